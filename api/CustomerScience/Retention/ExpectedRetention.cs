using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Retention;

/// <summary>What the shifted-beta-geometric model expects of customers under contract.</summary>
/// <param name="Provenance">Model, customers and period.</param>
/// <param name="Model">Its name.</param>
/// <param name="Parameters">With their standard errors.</param>
/// <param name="Periods">From the first period to twelve beyond the longest observed, at most 120 and 12.</param>
/// <param name="Lifetime">Mean time that a customer stays, of it what falls within these periods; the interval is that of the
/// parameters.</param>
/// <param name="Backtest">How it did on the last third of the periods, fitted to the others; null where that cannot be had.</param>
public sealed record ExpectedRetention(Provenance Provenance, string Model, IReadOnlyList<FittedParameter> Parameters,
    IReadOnlyList<RetentionPeriod> Periods, RestrictedMean Lifetime, RetentionBacktest? Backtest)
{
    /// <summary>Periods that are told at most, beside the twelve beyond the longest observed.</summary>
    public const int MostPeriods = 120;

    private const string ModelName = "shifted-beta-geometric (Fader and Hardie 2007)";
    private const string EverybodyAlike = "geometric, everybody leaves alike (shifted-beta-geometric with beta held large)";
    private const int Ahead = 12;

    /// <summary>What is expected, and how far to trust it.</summary>
    public IReadOnlyList<Finding> Findings =>
    [
        RetentionFindings.Expected.With(Model, Lifetime.Mean, Lifetime.Within, Lifetime.Interval.Lower, Lifetime.Interval.Upper),
        .. Backtest?.Findings ?? [WhyNoBacktest(RetentionBacktest.FittedPeriods(Periods.Count - Ahead))],
        .. Model == EverybodyAlike ? (Finding[])[RetentionFindings.Alike.With()] : [],
        RetentionFindings.EvenModel.With(),
    ];

    /// <summary>What is expected, or else why nothing is.</summary>
    /// <param name="customers">How long each was observed, above 0, and whether the customer left.</param>
    /// <param name="curve">The same, counted.</param>
    /// <param name="counted">On what the count rests.</param>
    public static (ExpectedRetention? Expected, IReadOnlyList<Finding> Missing) Of(IReadOnlyList<Tenure> customers, SurvivalCurve curve,
        Provenance counted)
    {
        var (model, maximum) = Fit(customers);
        if (model is null)
        {
            return (null, maximum.Status == FitStatus.NotEnoughData
                ? [RetentionFindings.FewDepartures.With()]
                : [RetentionFindings.NoModel.With(), maximum.Finding]);
        }

        var name = maximum.Held is null ? ModelName : EverybodyAlike;
        var last = Math.Min(MostPeriods, (int)curve.Longest) + Ahead;
        var periods = Enumerable.Range(1, last).Select(period => new RetentionPeriod(
            period,
            model.Survival(period),
            Share(model, maximum, of => of.Survival(period)),
            model.Retention(period - 1),
            Share(model, maximum, of => of.Retention(period - 1)))).ToList();
        double Stay(RetentionModel of) => Enumerable.Range(0, last).Sum(of.Survival);
        var within = Share(model, maximum, of => Stay(of) / last);
        var lifetime = new RestrictedMean(last, Stay(model), within with { Lower = within.Lower * last, Upper = within.Upper * last });
        return (new(counted with { Model = name }, name, [.. FittedParameter.Of(name, maximum)], periods, lifetime,
            RetentionBacktest.Of(customers, curve)), []);
    }

    internal static (RetentionModel? Model, MaximumOfLikelihood Maximum) Fit(IEnumerable<Tenure> customers)
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
    private static Interval Share(RetentionModel model, MaximumOfLikelihood maximum, Func<RetentionModel, double> of)
    {
        var covariance = maximum.Covariance!;
        var centre = Logit(of(model));
        var (da, db) = (model.Alpha * 1e-4, model.Beta * 1e-4);
        var a = (Logit(of(new(model.Alpha + da, model.Beta))) - centre) / da;
        var b = (Logit(of(new(model.Alpha, model.Beta + db))) - centre) / db;
        var half = Interval.Z(Interval.Usual)
            * Math.Sqrt(Math.Max(0, a * a * covariance[0, 0] + 2 * a * b * covariance[0, 1] + b * b * covariance[1, 1]));
        return new(1 / (1 + Math.Exp(half - centre)), 1 / (1 + Math.Exp(-half - centre)), Interval.Usual);
    }

    private static Finding WhyNoBacktest(int through) =>
        through < RetentionBacktest.Fewest ? RetentionFindings.FewPeriods.With() : RetentionFindings.LittleHappened.With(through);

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
/// <param name="RetentionInterval">95 % of that chance, from the uncertainty of the model's parameters.</param>
public sealed record RetentionPeriod(int Period, double Survival, Interval Interval, double Retention, Interval RetentionInterval);

/// <summary>The model fitted to the first two thirds of the periods, against what then was counted.</summary>
/// <param name="FittedThrough">The last period that it was fitted to.</param>
/// <param name="Period">The last period counted.</param>
/// <param name="Expected">Share still there that the model expected.</param>
/// <param name="Counted">What was counted, with its interval.</param>
public sealed record RetentionBacktest(int FittedThrough, int Period, double Expected, SurvivalStep Counted)
{
    internal const int Fewest = 3;

    /// <summary>The comparison.</summary>
    public IReadOnlyList<Finding> Findings =>
    [
        RetentionFindings.Backtest.With(FittedThrough, Expected, Period, Counted.Survival, Counted.Lower, Counted.Upper),
        .. Expected < Counted.Lower || Expected > Counted.Upper ? (Finding[])[RetentionFindings.BacktestFailed.With()] : [],
    ];

    /// <summary>The periods that the model is fitted to where this many are counted.</summary>
    internal static int FittedPeriods(double longest) => (int)(longest * 2 / 3);

    internal static RetentionBacktest? Of(IReadOnlyList<Tenure> customers, SurvivalCurve curve)
    {
        var (through, last) = (FittedPeriods(curve.Longest), (int)curve.Longest);
        return through >= Fewest && last > through
            && ExpectedRetention.Fit(
                customers.Select(customer => customer.Time > through ? new Tenure(through, false) : customer)).Model is { } model
            && curve.At(last) is { } counted
            ? new(through, last, model.Survival(last), counted)
            : null;
    }
}
