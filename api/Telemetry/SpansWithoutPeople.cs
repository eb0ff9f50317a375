using System.Diagnostics;
using OpenTelemetry;

namespace OutlookCrm.Telemetry;

/// <summary>
/// Keeps only the tags of a span that are known to hold no personal data. The addresses of requests to Graph and to Azure tables hold mail
/// addresses and message ids, so a list of tags to leave out would be one new tag away from a leak.
/// </summary>
internal sealed class SpansWithoutPeople : BaseProcessor<Activity>
{
    private static readonly HashSet<string> s_kept =
    [
        "http.request.method", "http.route", "http.response.status_code", "network.protocol.version", "error.type",
    ];

    // Of requests that the product sends. In those that it receives, the address is what the caller wrote into the Host header.
    private static readonly HashSet<string> s_keptOfSent = [.. s_kept, "server.address", "server.port"];

    public override void OnEnd(Activity data)
    {
        var kept = data.Kind == ActivityKind.Client ? s_keptOfSent : s_kept;
        foreach (var (tag, _) in data.TagObjects.Where(tag => !kept.Contains(tag.Key)).ToList())
        {
            data.SetTag(tag, null);
        }

        // An exception's words may hold an address.
        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }

        // What a caller sends along in its headers is the caller's.
        data.TraceStateString = null;
    }
}
