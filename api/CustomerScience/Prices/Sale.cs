namespace OutlookCrm.CustomerScience.Prices;

/// <summary>A line of an invoice for one product.</summary>
/// <param name="Day">The day of the sale.</param>
/// <param name="UnitPrice">What one unit cost the customer, above 0, in the tenant's currency.</param>
/// <param name="Quantity">How many units, above 0.</param>
/// <param name="UnitCost">What one unit cost the tenant; null where unknown.</param>
public readonly record struct Sale(DateOnly Day, double UnitPrice, double Quantity, double? UnitCost = null);
