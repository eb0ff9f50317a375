using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>What a customer is expected to bring within a horizon, and how sure that is.</summary>
/// <remarks>
/// The range is that of the predicted money, purchases counted. Where buying nothing is likelier than the tail below, the range begins at
/// nothing and only the tail above is cut: 80 % then hold 83 % on CDNOW's 39 later weeks, the rest being customers whose chance of
/// nothing alone is above 80 %.
/// </remarks>
/// <param name="ModelName">Purchase and spend model.</param>
/// <param name="Customers">Customers that the purchase model was fitted to.</param>
/// <param name="DataWeeks">Longest history among them, in weeks.</param>
/// <param name="Value">Expected discounted margin; money.</param>
/// <param name="Range">Where the customer's own discounted margin will lie with the stated confidence, parameters taken as known.</param>
/// <param name="StandardError">Of <paramref name="Value"/>, from the uncertainty of the parameters (delta method).</param>
/// <param name="ProbabilityOfNothing">That no purchase comes within the horizon.</param>
/// <param name="Terms">Horizon, discount, margin.</param>
public sealed record LifetimeValue(
    string ModelName,
    long Customers,
    double DataWeeks,
    double Value,
    Interval Range,
    double StandardError,
    double ProbabilityOfNothing,
    ValueTerms Terms)
{
    private const int MostPurchases = 4096;
    private const double Negligible = 1e-7;

    /// <summary>Values a customer.</summary>
    /// <param name="purchases">The fitted purchase model.</param>
    /// <param name="spend">The fitted spend model.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="terms">Horizon, discount, margin.</param>
    /// <param name="confidence">Of the range, strictly between 0 and 1.</param>
    /// <returns>Null when a model is missing or spend has no finite mean: there is no value to state.</returns>
    /// <exception cref="ArgumentException">The summary is impossible, or the confidence is none.</exception>
    public static LifetimeValue? Of(
        FittedPurchases purchases, FittedSpend spend, in PurchaseSummary customer, ValueTerms terms, double confidence = Interval.Usual)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        ArgumentNullException.ThrowIfNull(spend);
        ArgumentNullException.ThrowIfNull(terms);
        customer.Checked();
        Numerics.Require.Share(confidence);
        if (purchases.Model is not { } model || spend.Used is not { } money
            || money.ExpectedSpend(customer.Repeats, customer.MeanSpend) is not { } each)
        {
            return null;
        }

        var discounted = model.DiscountedPurchases(customer, terms.Weeks, terms.WeeklyRate);
        var expected = model.ExpectedPurchases(customer, terms.Weeks);
        Span<double> atLeast = stackalloc double[(int)Math.Clamp((expected * 3) + 64, 64, MostPurchases)];
        model.ProbabilitiesOfAtLeast(customer, terms.Weeks, atLeast);

        // Discounting shrinks every purchase by the factor it has on average.
        var unit = terms.Margin * (expected > 0 ? discounted / expected : 1);

        // Where coming back to buy nothing is likely, the range begins at nothing and all that it leaves out lies above: cutting off a tail
        // below, too, would
        // leave out less than it says.
        var tail = (1 - confidence) / 2;
        if (1 - atLeast[0] >= tail)
        {
            tail = 0;
        }

        return new(
            $"{purchases.ModelName} and {money.Name}",
            purchases.Customers,
            purchases.Weeks,
            discounted * each * terms.Margin,
            new(Quantile(atLeast, money, customer, tail) * unit, Quantile(atLeast, money, customer, tail + confidence) * unit, confidence),
            Error(purchases, spend, customer, terms),
            1 - atLeast[0],
            terms);
    }

    /// <summary>The money that the customer's purchases stay at or below with a probability.</summary>
    private static double Quantile(ReadOnlySpan<double> atLeast, ISpendModel money, in PurchaseSummary customer, double probability)
    {
        if (1 - atLeast[0] >= probability)
        {
            return 0;
        }

        double low = 0, high = money.Scale + customer.MeanSpend;
        while (AtMost(atLeast, money, customer, high) < probability && high < 1e15 * (money.Scale + customer.MeanSpend))
        {
            (low, high) = (high, high * 2);
        }

        for (var i = 0; i < 50 && high - low > 1e-6 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(atLeast, money, customer, middle) < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double AtMost(ReadOnlySpan<double> atLeast, ISpendModel money, in PurchaseSummary customer, double sum)
    {
        var probability = 1 - atLeast[0];
        for (var n = 1; n <= atLeast.Length; n++)
        {
            var exactly = atLeast[n - 1] - (n < atLeast.Length ? atLeast[n] : 0);
            if (exactly > Negligible)
            {
                probability += exactly * money.ProbabilityOfAtMost(customer.Repeats, customer.MeanSpend, n, sum);
            }
        }

        return probability;
    }

    private static double Error(FittedPurchases purchases, FittedSpend spend, PurchaseSummary customer, ValueTerms terms)
    {
        var each = spend.Used!.ExpectedSpend(customer.Repeats, customer.MeanSpend)!.Value;
        var count = purchases.Model!.DiscountedPurchases(customer, terms.Weeks, terms.WeeklyRate);
        var ofCount = Variance(purchases.Maximum, p => purchases.With(p).DiscountedPurchases(customer, terms.Weeks, terms.WeeklyRate));
        var ofSpend = spend.UsedMaximum is not { } maximum ? 0
            : Variance(maximum, p => new SpendModel(p[0], p[1], p[2]).ExpectedSpend(customer.Repeats, customer.MeanSpend) ?? each);

        // The two models are fitted apart: their errors are taken as independent.
        return terms.Margin * Math.Sqrt((each * each * ofCount) + (count * count * ofSpend));
    }

    private static double Variance(Numerics.MaximumOfLikelihood maximum, Func<double[], double> of)
    {
        var gradient = new double[maximum.Parameters.Count];
        for (var i = 0; i < gradient.Length; i++)
        {
            double[] up = [.. maximum.Parameters], down = [.. maximum.Parameters];
            var step = 1e-4 * up[i];
            up[i] += step;
            down[i] -= step;
            gradient[i] = (of(up) - of(down)) / (2 * step);
        }

        var variance = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++)
            {
                variance += gradient[i] * gradient[j] * maximum.Covariance![i, j];
            }
        }

        return Math.Max(0, variance);
    }
}
