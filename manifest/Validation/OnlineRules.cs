using System.Net;

namespace OutlookCrm.Manifest.Validation;

/// <summary>Fetches the start page, the script of events and every icon as Outlook would, and looks at the headers that decide whether it shows them.</summary>
internal static class OnlineRules
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    public static async Task<IReadOnlyList<Finding>> CheckAsync(ManifestFacts facts, CancellationToken ct)
    {
        var findings = new Findings(facts.File);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = s_patience }) { Timeout = s_patience };
        if (facts.StartPage is { } page && await GetAsync(findings, client, page, ct) is { } answer)
        {
            Page(findings, page, answer);
            answer.Dispose();
        }

        if (facts.EventScript is { } script && await GetAsync(findings, client, script, ct) is { } code)
        {
            Script(findings, script, code);
            code.Dispose();
        }

        foreach (var icon in facts.Icons)
        {
            if (await GetAsync(findings, client, icon, ct) is { } image)
            {
                await IconAsync(findings, icon, image, ct);
                image.Dispose();
            }
        }

        return findings.Found;
    }

    private static async Task<HttpResponseMessage?> GetAsync(Findings findings, HttpClient client, Uri address, CancellationToken ct)
    {
        try
        {
            var answer = await client.GetAsync(address, ct);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return answer;
            }

            findings.Error(address.AbsoluteUri, $"It answers {(int)answer.StatusCode} instead of 200: Outlook shows an error, or a blank square.", answer.Headers.Location is { } to ? $"it redirects to {to}: name that address." : "start the API behind this host, and look at the reverse proxy.");
            answer.Dispose();
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            findings.Error(address.AbsoluteUri, $"It cannot be reached: {problem.Message}", "check name, certificate and firewall; Outlook reaches it from the user's own machine.");
        }

        return null;
    }

    private static void Page(Findings findings, Uri page, HttpResponseMessage answer)
    {
        var policy = Header(answer, "Content-Security-Policy");
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            findings.Error(page.AbsoluteUri, $"It is {answer.Content.Headers.ContentType?.MediaType ?? "of no type"} and no page.", "start the API with its pane built.");
        }

        if (Header(answer, "X-Frame-Options").Length > 0)
        {
            findings.Error(page.AbsoluteUri, "X-Frame-Options keeps Outlook on the web from showing the pane.", "take that header off in the reverse proxy; frame-ancestors says who may.");
        }

        if (!policy.Contains("frame-ancestors", StringComparison.Ordinal) || !policy.Contains("outlook", StringComparison.Ordinal))
        {
            findings.Error(page.AbsoluteUri, "Its Content-Security-Policy does not let Outlook's hosts frame it.", "let the reverse proxy pass the API's own headers, and leave Pane:FrameAncestors empty or name Outlook there.");
        }

        if (page.Scheme == "https" && !page.IsLoopback && Header(answer, "Strict-Transport-Security").Length == 0)
        {
            findings.Error(page.AbsoluteUri, "It comes without Strict-Transport-Security.", "let the reverse proxy pass the API's own headers and the Host header.");
        }
    }

    private static void Script(Findings findings, Uri script, HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not ("text/javascript" or "application/javascript"))
        {
            findings.Error(script.AbsoluteUri, $"It is {answer.Content.Headers.ContentType?.MediaType ?? "of no type"} and no script: nothing would be checked.", "start the API with its pane built.");
        }

        if (answer.Headers.CacheControl is not { NoCache: true } or { NoStore: true })
        {
            findings.Warning(script.AbsoluteUri, "It keeps its name and may be kept without asking again (Cache-Control): people would run an old one after an update.", "let the reverse proxy pass the API's own Cache-Control.");
        }
    }

    private static async Task IconAsync(Findings findings, Uri icon, HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Headers.CacheControl is { NoCache: true } or { NoStore: true })
        {
            findings.Error(icon.AbsoluteUri, "It may not be kept (Cache-Control): Office shows a default image instead.", "let the reverse proxy pass the API's own Cache-Control.");
        }

        if (Png.Read(await answer.Content.ReadAsByteArrayAsync(ct)) is null)
        {
            findings.Error(icon.AbsoluteUri, "It is no PNG.", "let the reverse proxy pass the API's own answer.");
        }
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
