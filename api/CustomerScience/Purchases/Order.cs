namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>The lines of one purchase added up, or money that was given back. Derived from <see cref="PurchaseLine"/> by
/// <see cref="StandingOrders"/>.</summary>
/// <typeparam name="TCustomer">The customer's id: a number, a GUID or a text.</typeparam>
/// <param name="Customer">Whose order; never null.</param>
/// <param name="Day">The day of the order.</param>
/// <param name="Amount">What was paid, in the tenant's currency; finite; below zero for a refund, which takes money off and is no
/// order.</param>
public readonly record struct Order<TCustomer>(TCustomer Customer, DateOnly Day, double Amount)
    where TCustomer : notnull;
