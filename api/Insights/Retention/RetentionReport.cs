using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Retention;
using OutlookCrm.Insights.Findings;

namespace OutlookCrm.Insights.Retention;

/// <summary>How long customers under contract stay, in the periods of the file (months where it has days).</summary>
/// <param name="Provenance">How it was counted, on how many customers.</param>
/// <param name="LeftOut">Customers who were not observed for any time.</param>
/// <param name="Left">Customers who left.</param>
/// <param name="Median">Periods until half have left; null where more than half are still there at the end.</param>
/// <param name="Longest">Longest time observed, in periods, beyond which nothing was counted.</param>
/// <param name="Lifetime">Mean time that a customer stays, of it what falls within the time observed; null where nobody was observed for
/// any time.</param>
/// <param name="Counted">Share still there after each period, counted without assuming any form; at most
/// <see cref="ExpectedRetention.MostPeriods"/>.</param>
/// <param name="Expected">What the model expects; null where it cannot be fitted.</param>
/// <param name="Findings">What was found.</param>
public sealed record RetentionReport(Provenance Provenance, int LeftOut, int Left, double? Median, double Longest, RestrictedMean? Lifetime,
    IReadOnlyList<SurvivalStep> Counted, ExpectedRetention? Expected, IReadOnlyList<Finding> Findings)
{
    /// <summary>The report on customers.</summary>
    internal static RetentionReport Of(IReadOnlyList<Contract> customers)
    {
        var observed = customers.Select(customer => customer.Tenure).Where(tenure => tenure.Time > 0).ToList();
        var (from, to) = (customers.Min(customer => customer.Start), customers.Max(customer => customer.AsOf));
        if (observed.Count == 0)
        {
            return new(new(SurvivalCurve.ModelName, 0, "customers", from, to), customers.Count, 0, null, 0, null, [], null,
                [ReportFindings.NobodyObserved.With()]);
        }

        var curve = SurvivalCurve.Of(observed);
        var provenance = new Provenance("Kaplan-Meier (1958), Greenwood's interval on the log scale", observed.Count, "customers",
            from, to);
        var counted = Enumerable.Range(1, Math.Min(ExpectedRetention.MostPeriods, (int)curve.Longest))
            .Select(period => curve.At(period)! with { Time = period }).ToList();
        var (expected, missing) = ExpectedRetention.Of(observed, curve, provenance);
        return new(provenance, customers.Count - observed.Count, curve.Departures, curve.Median, curve.Longest, curve.Mean, counted,
            expected, FindingsOf(curve, counted, expected?.Findings ?? missing, customers.Count(customer => customer.EndsLater)));
    }

    private static IReadOnlyList<Finding> FindingsOf(SurvivalCurve curve, List<SurvivalStep> counted, IReadOnlyList<Finding> expected,
        int planned) =>
    [
        counted.Count == 0
            ? ReportFindings.NoWholePeriod.With()
            : ReportFindings.Counted.With(
                curve.Customers, curve.Departures, counted[^1].Time, counted[^1].Survival, counted[^1].Lower, counted[^1].Upper),
        curve.Median is { } median ? ReportFindings.Median.With(median) : ReportFindings.MedianUnknown.With(),
        ReportFindings.Mean.With(curve.Mean.Within, curve.Mean.Mean, curve.Mean.Interval.Lower, curve.Mean.Interval.Upper),
        .. expected,
        .. planned > 0 ? (Finding[])[ReportFindings.EndsPlanned.With(planned)] : [],
    ];
}
