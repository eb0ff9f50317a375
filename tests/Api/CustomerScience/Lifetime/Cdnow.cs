using System.Globalization;
using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

/// <summary>CDNOW, as Fader, Hardie and Lee (2005) use it: calibration ends 1997-09-30, purchases of one day are one, weeks are days /
/// 7.</summary>
internal static class Cdnow
{
    public static readonly DateOnly End = new(1997, 9, 30);

    private static readonly Lazy<List<(string Id, List<Purchase> Purchases)>> Log = new(() =>
        [.. SharedFile.Records("cdnow_elog.csv")
            .GroupBy(r => r["customer_id"])
            .Select(g => (g.Key, g.Select(r => new Purchase(DateOnly.Parse(r["date"], CultureInfo.InvariantCulture), r.Number("spent")))
                .ToList()))]);

    public static List<(string Id, List<Purchase> Purchases)> Customers => Log.Value;

    public static PurchaseSummary[] Summaries => [.. Customers.Select(c => PurchaseSummary.Of(c.Purchases, End)!.Value)];

    /// <summary>Purchase days of each customer in the weeks after the calibration.</summary>
    public static int[] After(int weeks) =>
        [.. Customers.Select(c => c.Purchases.Select(p => p.Day).Where(d => d > End && d <= End.AddDays(weeks * 7)).Distinct().Count())];
}
