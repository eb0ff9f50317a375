using System.Globalization;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Retention;

namespace OutlookCrm.Insights.Retention;

/// <summary>How long customers under contract stay, in the periods of the file (months where it has days).</summary>
/// <param name="Provenance">How it was counted, on how many customers.</param>
/// <param name="LeftOut">Customers who were not observed for any time.</param>
/// <param name="Left">Customers who left.</param>
/// <param name="Median">Periods until half have left; null where more than half are still there at the end.</param>
/// <param name="Longest">Longest time observed, in periods, beyond which nothing was counted.</param>
/// <param name="Lifetime">Mean time that a customer stays, of it what falls within the time observed; null where nobody was observed for any time.</param>
/// <param name="Counted">Share still there after each period, counted without assuming any form; at most <see cref="ExpectedRetention.MostPeriods"/>.</param>
/// <param name="Expected">What the model expects; null where it cannot be fitted.</param>
/// <param name="Words">The finding as sentences.</param>
public sealed record RetentionReport(Provenance Provenance, int LeftOut, int Left, double? Median, double Longest, RestrictedMean? Lifetime, IReadOnlyList<SurvivalStep> Counted, ExpectedRetention? Expected, string Words)
{
    /// <summary>The report on customers.</summary>
    internal static RetentionReport Of(IReadOnlyList<Contract> customers)
    {
        var observed = customers.Select(customer => customer.Tenure).Where(tenure => tenure.Time > 0).ToList();
        var (from, to) = (customers.Min(customer => customer.Start), customers.Max(customer => customer.AsOf));
        if (observed.Count == 0)
        {
            return new(new(SurvivalCurve.ModelName, 0, "customers", from, to), customers.Count, 0, null, 0, null, [], null, "Nobody was observed for any time: every customer began on the last day.");
        }

        var curve = SurvivalCurve.Of(observed);
        var provenance = new Provenance("Kaplan-Meier (1958), Greenwood's interval on the log scale", observed.Count, "customers", from, to);
        var counted = Enumerable.Range(1, Math.Min(ExpectedRetention.MostPeriods, (int)curve.Longest)).Select(period => curve.At(period)! with { Time = period }).ToList();
        var (expected, missing) = ExpectedRetention.Of(observed, curve, provenance);
        return new(provenance, customers.Count - observed.Count, curve.Departures, curve.Median, curve.Longest, curve.Mean, counted, expected, WordsOf(curve, counted, expected?.Words ?? missing) + Later(customers.Count(customer => customer.EndsLater)));
    }

    private static string Later(int planned) =>
        planned == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {planned:N0} {(planned == 1 ? "end is" : "ends are")} yet to come and {(planned == 1 ? "counts" : "count")} as still there.");

    private static string WordsOf(SurvivalCurve curve, List<SurvivalStep> counted, string expected)
    {
        var half = curve.Median is { } median
            ? string.Create(CultureInfo.InvariantCulture, $"Half have left after {median:0.#} periods.")
            : "More than half are still there at the end, so that nothing is said of when half have left.";
        var last = counted.Count == 0
            ? "Nobody was observed for a whole period."
            : string.Create(CultureInfo.InvariantCulture, $"Of {curve.Customers:N0} customers {curve.Departures:N0} left; after {counted[^1].Time:0} periods {counted[^1].Survival:P1} are still there ({counted[^1].Lower:P1} to {counted[^1].Upper:P1}).");
        var mean = string.Create(CultureInfo.InvariantCulture, $"Of the first {curve.Mean.Within:0.#} periods a customer stays {curve.Mean.Mean:0.#} on average ({curve.Mean.Interval.Lower:0.#} to {curve.Mean.Interval.Upper:0.#}).");
        return $"{last} {half} {mean} {expected}";
    }
}
