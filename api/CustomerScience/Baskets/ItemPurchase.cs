namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>An item bought by somebody on a day.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Day">When.</param>
/// <param name="Item">What, by name.</param>
/// <param name="Group">The item's group; null where unknown.</param>
/// <param name="UnitPrice">Paid for one unit, above 0; null where unknown.</param>
public readonly record struct ItemPurchase(string Customer, DateOnly Day, string Item, string? Group, double? UnitPrice);
