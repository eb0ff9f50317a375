using OutlookCrm.Insights.Numerics;

namespace OutlookCrm.Insights.Purchases;

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

    /// <summary>Fits by maximum likelihood to the customers with a repeat purchase and money in it.</summary>
    /// <exception cref="ArgumentException">A summary is impossible.</exception>
    public static FittedSpend To(IEnumerable<PurchaseSummary> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        (int Purchases, double Mean)[] spends = [.. customers.Select(c => c.Checked()).Where(c => c is { Repeats: > 0, MeanSpend: > 0 })
            .Select(c => (c.Repeats, c.MeanSpend))];
        if (spends.Length < FewestCustomers)
        {
            return new(null, new(FitStatus.NotEnoughData, [], null, null, [], 0, 0, 0), spends.Length, null);
        }

        // In units of the mean the search is the same for cents and for millions; γ and the densities are scaled back.
        var unit = spends.Average(s => s.Mean);
        var correlation = Correlate(spends);
        var scaled = MaximumLikelihood.Find(new SpendLikelihood(Array.ConvertAll(spends, s => (s.Purchases, s.Mean / unit))));
        double[] parameters = [scaled.Parameters[0], scaled.Parameters[1], scaled.Parameters[2] * unit];
        double[] units = [1, 1, unit];
        var covariance = (double[,]?)scaled.Covariance?.Clone();
        for (var i = 0; covariance is not null && i < units.Length; i++)
        {
            for (var j = 0; j < units.Length; j++)
            {
                covariance[i, j] *= units[i] * units[j];
            }
        }

        var maximum = new MaximumOfLikelihood(
            scaled.Status,
            parameters,
            scaled.LogLikelihood - (spends.Length * Math.Log(unit)),
            covariance,
            scaled.Names,
            scaled.Steps,
            scaled.Starts,
            scaled.Agreeing);
        return new(
            maximum.Status == FitStatus.Converged ? new(parameters[0], parameters[1], parameters[2]) : null, maximum, spends.Length, correlation);
    }

    private static double? Correlate((int Purchases, double Mean)[] spends)
    {
        double x = spends.Average(s => (double)s.Purchases), z = spends.Average(s => s.Mean);
        double xx = spends.Sum(s => (s.Purchases - x) * (s.Purchases - x)), zz = spends.Sum(s => (s.Mean - z) * (s.Mean - z));
        return xx > 0 && zz > 1e-12 * z * z ? spends.Sum(s => (s.Purchases - x) * (s.Mean - z)) / Math.Sqrt(xx * zz) : null;
    }
}
