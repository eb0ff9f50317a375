using System.Text.RegularExpressions;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// What the pane's page must be for Outlook to show it: ours, whole, and under policies that let Outlook's hosts frame it and Office.js
/// run.
/// </summary>
internal static partial class PageRules
{
    private const string Proxy = "let the reverse proxy pass the API's own answer and headers, and add none of its own.";

    /// <summary>Looks at what <paramref name="page"/> answered.</summary>
    public static async Task CheckAsync(OnlineFindings findings, Uri page, HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            findings.Error(page, $"It is {answer.Content.Headers.ContentType?.MediaType ?? "of no type"} and no page.",
                "start the API with its pane built.");
        }

        if (answer.Content.Headers.ContentDisposition?.DispositionType.Equals("attachment", StringComparison.OrdinalIgnoreCase) == true)
        {
            findings.Error(page, "Content-Disposition says attachment: browsers save the page instead of showing it.", Proxy);
        }

        if (Header(answer, "X-Frame-Options").Count > 0)
        {
            findings.Error(page, "X-Frame-Options keeps Outlook on the web from showing the pane.",
                "take that header off in the reverse proxy; frame-ancestors says who may.");
        }

        var policies = ContentPolicy.Parse(Header(answer, "Content-Security-Policy"));
        Frames(findings, page, policies);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (text.Trim().Length == 0)
        {
            findings.Error(page, "The page is empty: people would see a white pane.",
                "start the API with its pane built, and look at the reverse proxy.");
        }
        else if (!Mark().IsMatch(text))
        {
            findings.Error(page,
                $"The page is "
                    + $"another's{(Title().Match(text) is { Success: true } title ? $" ('{title.Groups[1].Value.Trim()}')" : "")} and "
                    + $"not the pane: it has no <meta "
                    + $"name=\"outlookcrm\">.", "point the reverse proxy at the API, and start the API with its pane built.");
        }
        else
        {
            Scripts(findings, page, policies, text);
        }

        if (page.Scheme == "https" && !page.IsLoopback && Header(answer, "Strict-Transport-Security").Count == 0)
        {
            findings.Error(page, "It comes without Strict-Transport-Security: a browser that was once led to http stays there.",
                "let the reverse proxy pass the API's own headers and the Host header.");
        }
    }

    private static void Frames(OnlineFindings findings, Uri page, IReadOnlyList<ContentPolicy> policies)
    {
        var framing = policies.Select(policy => policy.Sources("frame-ancestors")).OfType<string[]>().ToList();
        if (framing.Count == 0)
        {
            findings.Error(page, "No Content-Security-Policy says who may frame it (frame-ancestors): Outlook shows it, and so may "
                + "anyone's page, around buttons that people press.", Proxy);
            return;
        }

        var missing = OutlookHosts.All.Where(host => !framing.All(sources => ContentPolicy.Allows(sources, new Uri(host), page))).ToList();
        if (missing.Count > 0)
        {
            findings.Error(
                page,
                $"Its Content-Security-Policy does not let Outlook's hosts frame it: {string.Join(", ", missing)} "
                    + $"{(missing.Count == 1 ? "is" : "are")} missing, and there the pane stays empty. It says "
                    + $"{string.Join("; and again ", framing.Select(sources => $"frame-ancestors {string.Join(' ', sources)}"))}.",
                framing.Count > 1 ? "send one Content-Security-Policy: browsers obey every one, so a second only takes away."
                    : "let the reverse proxy pass the API's own headers, and leave Pane:FrameAncestors empty or name all of them there.");
        }

        var others = framing.Aggregate(
            (IEnumerable<string>)framing[0], (all, sources) => all.Intersect(sources, StringComparer.OrdinalIgnoreCase))
            .Where(source => !source.StartsWith('\'') && !OutlookHosts.All.Contains(source.TrimEnd('/'), StringComparer.OrdinalIgnoreCase))
                .ToList();
        if (others.FirstOrDefault(ContentPolicy.IsAnybody) is { } anybody)
        {
            findings.Warning(page,
                $"frame-ancestors {anybody} lets anyone's page frame it: Outlook shows it, and so may a page that leads people to press "
                + "its buttons unseen.", $"name Outlook's hosts: {string.Join(' ', OutlookHosts.All)}.");
        }
        else if (others.Count > 0)
        {
            findings.Warning(page,
                $"{string.Join(", ", others)} may frame it too and {(others.Count == 1 ? "is" : "are")} none of the Outlooks that the "
                + "API knows.", "leave out what is not an Outlook of yours.");
        }
    }

    private static void Scripts(OnlineFindings findings, Uri page, IReadOnlyList<ContentPolicy> policies, string text)
    {
        var scripts = Script().Matches(text)
            .Select(match => Uri.TryCreate(page, System.Net.WebUtility.HtmlDecode(match.Groups[1].Value), out var address) ? address : null)
            .OfType<Uri>().ToList();
        if (!scripts.Any(script => script.AbsolutePath.EndsWith("/office.js", StringComparison.Ordinal)))
        {
            findings.Error(page, "The page loads no Office.js: the pane would not learn which mail is open.",
                "build the pane again, and look at Pane:OfficeJs.");
        }

        foreach (var script in scripts.Where(script => !policies.All(policy => LetsRun(policy, script, page))))
        {
            findings.Error(page, $"A Content-Security-Policy keeps it from loading {script.GetLeftPart(UriPartial.Path)}: script-src "
                + $"does not name {script.GetLeftPart(UriPartial.Authority)}, and the pane stays empty.", Proxy);
        }

        if (!policies.All(policy => ContentPolicy.Allows(policy.Sources("connect-src", "default-src"), page, page)))
        {
            findings.Error(page, "A Content-Security-Policy keeps it from asking the API: connect-src does not name 'self', and no card "
                + "appears.", Proxy);
        }
    }

    // With strict-dynamic browsers take no notice of hosts.
    private static bool LetsRun(ContentPolicy policy, Uri script, Uri page) =>
        policy.Sources("script-src-elem", "script-src", "default-src") is var sources && sources?.Contains("'strict-dynamic'") != true
            && ContentPolicy.Allows(sources, script, page);

    private static List<string> Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? [.. values] : [];

    [GeneratedRegex("<meta\\s+name=[\"']?outlookcrm[\"'\\s]")]
    private static partial Regex Mark();

    [GeneratedRegex("<(?:title|h1)[^>]*>([^<]{1,60})<", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex("<script\\b[^>]*\\ssrc=[\"']?([^\"'\\s>]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Script();
}
