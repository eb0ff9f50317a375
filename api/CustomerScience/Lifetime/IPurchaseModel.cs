namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>A model of when customers buy and when they leave, with known parameters. Times in weeks; thread-safe; no call
/// allocates.</summary>
public interface IPurchaseModel
{
    /// <summary>Its name in the literature.</summary>
    string Name { get; }

    /// <summary>Probability that the customer has not left for good by the end of observation; in [0, 1].</summary>
    /// <param name="customer">Times in weeks.</param>
    double ProbabilityAlive(in PurchaseSummary customer);

    /// <summary>Expected purchases within <paramref name="weeks"/> after the end of observation; zero or more, rising with the
    /// horizon.</summary>
    /// <param name="customer">Times in weeks.</param>
    /// <param name="weeks">Horizon, 0 or more and finite.</param>
    double ExpectedPurchases(in PurchaseSummary customer, double weeks);

    /// <summary>Both of the above, for whole portfolios: a model that needs the first for the second finds it once.</summary>
    /// <param name="customer">Times in weeks.</param>
    /// <param name="weeks">Horizon, 0 or more and finite.</param>
    (double Alive, double Expected) AliveAndExpected(in PurchaseSummary customer, double weeks) =>
        (ProbabilityAlive(customer), ExpectedPurchases(customer, weeks));

    /// <summary>
    /// Probabilities of at least one, two, ... purchases within <paramref name="weeks"/>, as many as <paramref name="atLeast"/> has room
    /// for.
    /// </summary>
    /// <param name="customer">Times in weeks.</param>
    /// <param name="weeks">Horizon, 0 or more and finite.</param>
    /// <param name="atLeast">Overwritten: probabilities in 0…1, not rising.</param>
    void ProbabilitiesOfAtLeast(in PurchaseSummary customer, double weeks, Span<double> atLeast);

    /// <summary>Expected purchases, each weighted by e^(−rate · weeks until it), within a horizon.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="weeks">Horizon; infinity when <paramref name="rate"/> is above zero.</param>
    /// <param name="rate">Continuously compounded discount rate per week; zero or more.</param>
    double DiscountedPurchases(in PurchaseSummary customer, double weeks, double rate);
}
