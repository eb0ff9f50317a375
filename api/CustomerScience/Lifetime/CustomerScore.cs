namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>The models' figures for one customer. Money in the tenant's currency.</summary>
/// <param name="ProbabilityAlive">That the customer has not left for good; in [0, 1].</param>
/// <param name="ExpectedPurchases">Within the horizon; zero or more.</param>
/// <param name="ExpectedSpend">Money per purchase; zero when there is no spend model or it has no finite mean.</param>
/// <param name="Value">Discounted margin expected within the horizon; zero without <paramref name="ExpectedSpend"/>.</param>
public readonly record struct CustomerScore(double ProbabilityAlive, double ExpectedPurchases, double ExpectedSpend, double Value);
