namespace OutlookCrm.Insights.Purchases;

/// <summary>One purchase of one customer.</summary>
/// <param name="Day">When.</param>
/// <param name="Amount">Money in the tenant's currency; returns are negative.</param>
public readonly record struct Purchase(DateOnly Day, double Amount);
