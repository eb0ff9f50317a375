using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>A spend model fitted to the repeat purchases of a tenant's customers.</summary>
/// <param name="Model">Null unless a maximum was found.</param>
/// <param name="Maximum">Parameters, standard errors, and how the search ended; money in the tenant's currency.</param>
/// <param name="Customers">Customers with repeat purchases and money in them.</param>
/// <param name="Correlation">
/// Pearson's r of repeats and mean spend, which the model takes for zero; near ±1 it does not fit. Null when one of them does not vary.
/// </param>
public sealed record FittedSpend(SpendModel? Model, MaximumOfLikelihood Maximum, int Customers, double? Correlation)
{
    /// <summary>Name in the literature.</summary>
    public const string ModelName = "Gamma-Gamma";

    /// <summary>Fewer customers than this and nothing is tried.</summary>
    public const int FewestCustomers = 20;

    /// <summary>Repeat purchases that it rests on. First purchases are left out, as Fader, Hardie and Lee (2005) have it: they differ from
    /// those that follow.</summary>
    public long Purchases { get; private init; }

    /// <summary>What is used: the model; where it cannot be fitted, the one price that all purchases have, or the model at its edge; null
    /// where there is neither.</summary>
    public ISpendModel? Used => Model ?? Instead;

    /// <summary>The parameters of what is used; null for one price, which has none.</summary>
    public MaximumOfLikelihood? UsedMaximum => Model is not null ? Maximum : InsteadMaximum;

    /// <summary>What is used and on what it rests, or why there is nothing.</summary>
    public IReadOnlyList<Finding> Findings => (Used, Maximum.Status) switch
    {
        (SamePrice, _) => [LifetimeFindings.SamePrice.With(Customers, ModelName)],
        (not null, FitStatus.Converged) => [LifetimeFindings.SpendModelUsed.With(ModelName, Purchases, Customers)],
        (not null, _) => [(InsteadMaximum!.Held == "p" ? LifetimeFindings.SpendConstant : LifetimeFindings.SpendersAlike)
            .With(ModelName, Purchases, Customers, InsteadMaximum.Held!)],
        (_, FitStatus.NotEnoughData) => [LifetimeFindings.FewSpenders.With(Customers, FewestCustomers)],
        _ => [LifetimeFindings.NoSpendModel.With(), Maximum.Finding],
    };

    private ISpendModel? Instead { get; init; }

    private MaximumOfLikelihood? InsteadMaximum { get; init; }

    /// <summary>Fits by maximum likelihood to the customers with a repeat purchase and money in it.</summary>
    /// <param name="customers">Mean spend in the tenant's currency; those without a repeat or without money in it are passed over.</param>
    /// <exception cref="ArgumentException">A summary is impossible.</exception>
    public static FittedSpend To(IEnumerable<PurchaseSummary> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        (int Purchases, double Mean)[] spends = [.. customers.Select(c => c.Checked()).Where(c => c is { Repeats: > 0, MeanSpend: > 0 })
            .Select(c => (c.Repeats, c.MeanSpend))];
        var purchases = spends.Sum(s => (long)s.Purchases);
        if (spends.Length < FewestCustomers)
        {
            return new(null, new(FitStatus.NotEnoughData, [], null, null, [], 0, 0, 0), spends.Length, null) { Purchases = purchases };
        }

        // In units of the mean the search is the same for cents and for millions; γ and the densities are scaled back.
        var unit = spends.Average(s => s.Mean);
        var correlation = Correlate(spends);
        var likelihood = new SpendLikelihood(Array.ConvertAll(spends, s => (s.Purchases, s.Mean / unit)));
        var maximum = Scaled(MaximumLikelihood.Find(likelihood), spends.Length, unit);
        var fit = new FittedSpend(ModelOf(maximum), maximum, spends.Length, correlation) { Purchases = purchases };
        return maximum.Status == FitStatus.Converged ? fit
            : Array.TrueForAll(spends, s => Math.Abs(s.Mean - unit) < 1e-6 * unit) ? fit with { Instead = new SamePrice(unit) }
            : Held(fit, likelihood, unit);
    }

    // Without bound p means that each customer has a price of their own, q that customers are alike in what they spend: either leaves the
    // rest worth having.
    private static FittedSpend Held(FittedSpend fit, SpendLikelihood likelihood, double unit)
    {
        var held = new[] { new HeldLikelihood(likelihood, 0, 2, goesUp: false), new HeldLikelihood(likelihood, 1, 2) }
            .Select(edge => Scaled(edge.Find(), fit.Customers, unit)).Where(maximum => maximum.Status == FitStatus.Converged)
            .MaxBy(maximum => maximum.LogLikelihood);
        return held is null ? fit : fit with { Instead = ModelOf(held), InsteadMaximum = held };
    }

    private static SpendModel? ModelOf(MaximumOfLikelihood maximum) =>
        maximum.Status == FitStatus.Converged ? new(maximum.Parameters[0], maximum.Parameters[1], maximum.Parameters[2]) : null;

    private static MaximumOfLikelihood Scaled(MaximumOfLikelihood found, int customers, double unit)
    {
        double[] units = [1, 1, unit];
        var covariance = (double[,]?)found.Covariance?.Clone();
        for (var i = 0; covariance is not null && i < units.Length; i++)
        {
            for (var j = 0; j < units.Length; j++)
            {
                covariance[i, j] *= units[i] * units[j];
            }
        }

        return found with
        {
            Parameters = [found.Parameters[0], found.Parameters[1], found.Parameters[2] * unit],
            LogLikelihood = found.LogLikelihood - (customers * Math.Log(unit)),
            Covariance = covariance,
        };
    }

    private static double? Correlate((int Purchases, double Mean)[] spends)
    {
        double x = spends.Average(s => (double)s.Purchases), z = spends.Average(s => s.Mean);
        double xx = spends.Sum(s => (s.Purchases - x) * (s.Purchases - x)), zz = spends.Sum(s => (s.Mean - z) * (s.Mean - z));
        return xx > 0 && zz > 1e-12 * z * z ? spends.Sum(s => (s.Purchases - x) * (s.Mean - z)) / Math.Sqrt(xx * zz) : null;
    }
}
