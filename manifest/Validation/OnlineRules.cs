using System.Net;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// Fetches the start page, the script of events and every icon as Outlook would, and looks at the headers that decide whether it shows
/// them.
/// </summary>
internal static class OnlineRules
{
    private const int LargestAnswer = 4 * 1024 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>Checks what one manifest, or two of one installation, name; each address once.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(IReadOnlyList<ManifestFacts> facts, CancellationToken ct)
    {
        var found = new OnlineFindings();
        using var client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = s_patience })
        { Timeout = s_patience, MaxResponseContentBufferSize = LargestAnswer };
        foreach (var page in facts.Select(one => one.StartPage).OfType<Uri>().Distinct())
        {
            using var answer = await GetAsync(found, client, page, ct);
            if (answer is not null)
            {
                await PageRules.CheckAsync(found, page, answer, ct);
            }
        }

        foreach (var script in facts.Select(one => one.EventScript).OfType<Uri>().Distinct())
        {
            using var answer = await GetAsync(found, client, script, ct);
            if (answer is not null)
            {
                Script(found, script, answer);
            }
        }

        foreach (var icon in facts.SelectMany(one => one.Icons).Distinct())
        {
            using var answer = await GetAsync(found, client, icon.Address, ct);
            if (answer is not null)
            {
                await IconAsync(found, icon, answer, ct);
            }
        }

        var findings = new Findings(string.Join(" and ", facts.Select(one => one.File)));
        found.Tell(findings);
        return findings.Found;
    }

    private static async Task<HttpResponseMessage?> GetAsync(OnlineFindings findings, HttpClient client, Uri address, CancellationToken ct)
    {
        if (findings.Skips(address))
        {
            return null;
        }

        const string Fix = "check name, certificate and firewall; Outlook reaches it from the user's own machine.";
        try
        {
            var answer = await client.GetAsync(address, ct);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return answer;
            }

            findings.Error(address, $"It answers {(int)answer.StatusCode} instead of 200: Outlook shows an error, or a blank square.",
                answer.Headers.Location is { } to ? $"it redirects to {to}: name that address."
                : "start the API behind this host, and look at the reverse proxy.");
            answer.Dispose();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            findings.Unreachable(address, $"It cannot be reached: no answer within {s_patience.TotalSeconds:0} seconds.", Fix);
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            findings.Error(address, $"Its answer has more than {LargestAnswer / 1024 / 1024} MB, which nothing of the product has.",
                "let the reverse proxy pass the API's own answer.");
        }
        catch (HttpRequestException problem) when (
            problem.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError)
        {
            findings.Unreachable(address, $"It cannot be reached: {problem.GetBaseException().Message.TrimEnd('.')}.", Fix);
        }
        catch (HttpRequestException problem)
        {
            findings.Error(address, $"It gives no whole answer ({problem.HttpRequestError}): Outlook shows an error, or a blank square.",
                "look at the logs of the API and of the reverse proxy.");
        }

        return null;
    }

    private static void Script(OnlineFindings findings, Uri script, HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not ("text/javascript" or "application/javascript"))
        {
            findings.Error(script,
                $"It is {answer.Content.Headers.ContentType?.MediaType ?? "of no type"} and no script: nothing would be checked.",
                "start the API with its pane built.");
        }

        if (answer.Headers.CacheControl is not { NoCache: true } or { NoStore: true })
        {
            findings.Warning(script,
                "It keeps its name and may be kept without asking again (Cache-Control): people would run an old one after an update.",
                "let the reverse proxy pass the API's own Cache-Control.");
        }
    }

    private static async Task IconAsync(OnlineFindings findings, WantedIcon icon, HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Headers.CacheControl is { NoCache: true } or { NoStore: true })
        {
            findings.Error(icon.Address, "It may not be kept (Cache-Control): Office shows a default image instead.",
                "let the reverse proxy pass the API's own Cache-Control.");
        }

        if (answer.Headers.TryGetValues("Cross-Origin-Resource-Policy", out var policies) && !policies.Contains("cross-origin"))
        {
            findings.Error(icon.Address,
                $"Cross-Origin-Resource-Policy is {string.Join(", ", policies)}: Outlook on the web loads it from its own host and shows "
                + "a blank square.", "let the reverse proxy pass the API's own headers.");
        }

        if (answer.Content.Headers.ContentType?.MediaType != "image/png")
        {
            findings.Error(icon.Address,
                $"It is served as {answer.Content.Headers.ContentType?.MediaType ?? "nothing"} and not as image/png: Outlook shows a "
                + "blank square.", "let the reverse proxy pass the API's own answer and headers.");
        }

        if (Png.Read(await answer.Content.ReadAsByteArrayAsync(ct)) is not { } png)
        {
            findings.Error(icon.Address, "It is no PNG.", "let the reverse proxy pass the API's own answer.");
        }
        else if ((png.Width, png.Height) != (icon.Pixels, icon.Pixels))
        {
            findings.Error(icon.Address,
                $"What is served has {png.Width} × {png.Height} pixels where {icon.Pixels} × {icon.Pixels} belong: Outlook would blur it "
                + "or leave it out.", "let the reverse proxy pass the API's own answer.");
        }
    }
}
