namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>One purchase of one customer, or money given back.</summary>
/// <param name="Day">When.</param>
/// <param name="Amount">Money in the tenant's currency, finite; below zero for a return, which takes money off and is no purchase.</param>
public readonly record struct Purchase(DateOnly Day, double Amount)
{
    /// <summary>Whether it is money given back.</summary>
    public bool IsReturn => Amount < 0;
}
