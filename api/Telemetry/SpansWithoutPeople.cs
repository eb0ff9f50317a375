using System.Diagnostics;
using OpenTelemetry;

namespace OutlookCrm.Telemetry;

/// <summary>
/// Keeps of every span what is known to hold nobody's data, and nothing else: the addresses of requests to Graph and to Azure tables hold mail addresses and message
/// ids, so a list of what to leave out would be one new tag away from a leak.
/// </summary>
internal sealed class SpansWithoutPeople : BaseProcessor<Activity>
{
    private static readonly HashSet<string> s_kept =
    [
        "http.request.method", "http.route", "http.response.status_code", "server.address", "server.port", "network.protocol.version", "error.type",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var (tag, _) in data.TagObjects.Where(tag => !s_kept.Contains(tag.Key)).ToList())
        {
            data.SetTag(tag, null);
        }

        // What a caller sends along in its headers is the caller's.
        data.TraceStateString = null;
    }
}
