using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OutlookCrm.Telemetry;

/// <summary>
/// What the product counts about itself: the meter <c>OutlookCrm</c>. Tags are fixed words of this program, never personal data. The cost
/// is close to zero without a listener.
/// </summary>
public sealed class Measures
{
    public const string Meter = "OutlookCrm";

    // A card is read in a few milliseconds; the framework's own bounds begin where the interesting part ends.
    private static readonly double[] s_cardBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    private readonly Histogram<double> _card;
    private readonly Counter<long> _logged;
    private readonly Counter<long> _meetings;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _storage;

    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _card = meter.CreateHistogram(
            "outlookcrm.card.duration",
            "s",
            "Reading a card from storage",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = s_cardBounds });
        _logged = meter.CreateCounter<long>("outlookcrm.mails.logged", "{mail}", "Mails logged for the first time");
        _meetings = meter.CreateCounter<long>("outlookcrm.meetings.logged", "{meeting}", "Meetings logged for the first time");
        _throttled = meter.CreateCounter<long>("outlookcrm.graph.throttles", "{answer}", "Answers by which Microsoft Graph asked to wait");
        _storage = meter.CreateCounter<long>("outlookcrm.storage.requests", "{request}", "Requests to the row store");
    }

    /// <summary>A card was read, beginning at <paramref name="begun"/> (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public void CardRead(long begun) => _card.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);

    /// <summary>A mail is logged for the first time.</summary>
    public void MailLogged() => _logged.Add(1);

    /// <summary>A meeting is logged for the first time.</summary>
    public void MeetingLogged() => _meetings.Add(1);

    /// <summary>Graph answered with <paramref name="status"/> that we should wait.</summary>
    public void GraphThrottled(int status) => _throttled.Add(1, new KeyValuePair<string, object?>("http.response.status_code", status));

    /// <summary>
    /// The store was asked: <paramref name="operation"/> is find, read, commit or scan, <paramref name="engine"/> sqlite or tables.
    /// </summary>
    public void StorageAsked(string operation, string engine) =>
        _storage.Add(1, new KeyValuePair<string, object?>("operation", operation), new KeyValuePair<string, object?>("engine", engine));
}
