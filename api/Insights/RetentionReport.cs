using System.Globalization;
using OutlookCrm.Insights.Churn;
using OutlookCrm.Insights.Files;
using OutlookCrm.Insights.Purchases;

namespace OutlookCrm.Insights;

/// <summary>How long customers under contract stay, in the periods of the file (months where it has days).</summary>
/// <param name="Basis">How it was counted, on how many customers.</param>
/// <param name="LeftOut">Customers who were not observed for any time.</param>
/// <param name="Left">Customers who left.</param>
/// <param name="Median">Periods until half have left; null where more than half are still there at the end.</param>
/// <param name="Counted">Share still there after each period, counted without assuming any form; at most <see cref="MostPeriods"/>.</param>
/// <param name="Expected">What the model expects; null where it cannot be fitted.</param>
/// <param name="Words">The finding as sentences.</param>
public sealed record RetentionReport(Basis Basis, int LeftOut, int Left, double? Median, IReadOnlyList<SurvivalStep> Counted, ExpectedRetention? Expected, string Words)
{
    /// <summary>Periods that a report tells.</summary>
    public const int MostPeriods = 120;

    /// <summary>The report on customers.</summary>
    internal static RetentionReport Of(IReadOnlyList<Contract> customers)
    {
        var observed = customers.Select(customer => customer.Tenure).Where(tenure => tenure.Time > 0).ToList();
        var (from, to) = (customers.Min(customer => customer.Start), customers.Max(customer => customer.AsOf));
        if (observed.Count == 0)
        {
            return new(new(SurvivalCurve.ModelName, 0, "customers", from, to), customers.Count, 0, null, [], null, "Nobody was observed for any time: every customer began on the last day.");
        }

        var curve = SurvivalCurve.Of(observed);
        var basis = new Basis("Kaplan-Meier (1958), Greenwood's interval on the log scale", observed.Count, "customers", from, to);
        var counted = Enumerable.Range(1, Math.Min(MostPeriods, (int)curve.Longest)).Select(period => curve.At(period)! with { Time = period }).ToList();
        var expected = ExpectedRetention.Of(observed, curve);
        return new(basis, customers.Count - observed.Count, curve.Departures, curve.Median, counted, expected, WordsOf(curve, counted, expected) + Later(customers.Count(customer => customer.EndsLater)));
    }

    private static string Later(int planned) =>
        planned == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {planned:N0} {(planned == 1 ? "end is" : "ends are")} yet to come and {(planned == 1 ? "counts" : "count")} as still there.");

    private static string WordsOf(SurvivalCurve curve, List<SurvivalStep> counted, ExpectedRetention? expected)
    {
        var half = curve.Median is { } median
            ? string.Create(CultureInfo.InvariantCulture, $"Half have left after {median:0.#} periods.")
            : "More than half are still there at the end, so that nothing is said of when half have left.";
        var last = counted.Count == 0
            ? "Nobody was observed for a whole period."
            : string.Create(CultureInfo.InvariantCulture, $"Of {curve.Customers:N0} customers {curve.Departures:N0} left; after {counted[^1].Time:0} periods {counted[^1].Survival:P1} are still there ({counted[^1].Lower:P1} to {counted[^1].Upper:P1}).");
        return $"{last} {half} {expected?.Words ?? "No model is fitted: it takes ten customers who left, in more than one period, and others who stayed."}";
    }
}

/// <summary>What the shifted-beta-geometric model expects of customers under contract.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Parameters">With their standard errors.</param>
/// <param name="Periods">From the first period to twelve beyond the longest observed, at most 120 and 12.</param>
/// <param name="Backtest">How it did on the last third of the periods, fitted to the others; null where that cannot be had.</param>
public sealed record ExpectedRetention(string Model, IReadOnlyList<FittedParameter> Parameters, IReadOnlyList<RetentionPeriod> Periods, RetentionBacktest? Backtest)
{
    private const string ModelName = "shifted-beta-geometric (Fader and Hardie 2007)";
    private const int Ahead = 12;

    /// <summary>How far to trust it, as sentences.</summary>
    public string Words => Backtest?.Words ?? (RetentionBacktest.FittedPeriods(Periods.Count - Ahead) is var through && through < RetentionBacktest.Fewest
        ? "The periods are too few to try the model on some that were held back."
        : $"Too little happened in the first {through} periods to fit the model to them alone and to try it on the others.");

    internal static ExpectedRetention? Of(IReadOnlyList<Tenure> customers, SurvivalCurve curve)
    {
        var (model, maximum) = Fit(customers);
        if (model is null)
        {
            return null;
        }

        var covariance = maximum.Covariance!;
        var periods = Enumerable.Range(1, Math.Min(RetentionReport.MostPeriods, (int)curve.Longest) + Ahead)
            .Select(period => new RetentionPeriod(period, model.Survival(period), SurvivalInterval(model, covariance, period), model.Retention(period - 1))).ToList();
        return new(ModelName, [.. maximum.Names.Select((name, i) => new FittedParameter(ModelName, name, maximum.Parameters[i], maximum.StandardErrors![i]))], periods, RetentionBacktest.Of(customers, curve));
    }

    internal static (RetentionModel? Model, Numerics.MaximumOfLikelihood Maximum) Fit(IEnumerable<Tenure> customers)
    {
        var (left, there) = (new List<long>(), new List<long>());
        foreach (var (time, hasLeft) in customers)
        {
            // Who leaves within a period leaves at its end; who is last seen within one has renewed only for those before it.
            var (counts, at) = hasLeft ? (left, (int)Math.Ceiling(time) - 1) : (there, (int)time);
            while (counts.Count <= at)
            {
                counts.Add(0);
            }

            counts[at]++;
        }

        return RetentionModel.Fit(left, there);
    }

    // By the delta method on the logit, so that it stays between 0 and 1; of the parameters' uncertainty alone.
    private static Interval SurvivalInterval(RetentionModel model, double[,] covariance, int period)
    {
        var centre = Logit(model.Survival(period));
        var (da, db) = (model.Alpha * 1e-4, model.Beta * 1e-4);
        var a = (Logit(new RetentionModel(model.Alpha + da, model.Beta).Survival(period)) - centre) / da;
        var b = (Logit(new RetentionModel(model.Alpha, model.Beta + db).Survival(period)) - centre) / db;
        var half = Interval.Z(Interval.Usual) * Math.Sqrt(Math.Max(0, a * a * covariance[0, 0] + 2 * a * b * covariance[0, 1] + b * b * covariance[1, 1]));
        return new(1 / (1 + Math.Exp(half - centre)), 1 / (1 + Math.Exp(-half - centre)), Interval.Usual);
    }

    private static double Logit(double share)
    {
        var within = Math.Clamp(share, 1e-12, 1 - 1e-12);
        return Math.Log(within / (1 - within));
    }
}

/// <summary>One period of a contract.</summary>
/// <param name="Period">Counted from 1.</param>
/// <param name="Survival">Share of a cohort still there after it.</param>
/// <param name="Interval">95 %, from the uncertainty of the model's parameters.</param>
/// <param name="Retention">Chance of staying through it for somebody who was there before it.</param>
public sealed record RetentionPeriod(int Period, double Survival, Interval Interval, double Retention);

/// <summary>The model fitted to the first two thirds of the periods, against what then was counted.</summary>
/// <param name="FittedThrough">The last period that it was fitted to.</param>
/// <param name="Period">The last period counted.</param>
/// <param name="Expected">Share still there that the model expected.</param>
/// <param name="Counted">What was counted, with its interval.</param>
public sealed record RetentionBacktest(int FittedThrough, int Period, double Expected, SurvivalStep Counted)
{
    internal const int Fewest = 3;

    /// <summary>The comparison as a sentence.</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"Fitted to the first {FittedThrough} periods alone, the model expected {Expected:P1} to be there after {Period}; counted are {Counted.Survival:P1} ({Counted.Lower:P1} to {Counted.Upper:P1}){(Expected < Counted.Lower || Expected > Counted.Upper ? ": do not rely on what it says of later periods" : "")}.");

    /// <summary>The periods that the model is fitted to where this many are counted.</summary>
    internal static int FittedPeriods(double longest) => (int)(longest * 2 / 3);

    internal static RetentionBacktest? Of(IReadOnlyList<Tenure> customers, SurvivalCurve curve)
    {
        var (through, last) = (FittedPeriods(curve.Longest), (int)curve.Longest);
        return through >= Fewest && last > through
            && ExpectedRetention.Fit(customers.Select(customer => customer.Time > through ? new Tenure(through, false) : customer)).Model is { } model
            && curve.At(last) is { } counted
            ? new(through, last, model.Survival(last), counted)
            : null;
    }
}
