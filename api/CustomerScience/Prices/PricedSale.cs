using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Prices;

/// <summary>A purchase line by its unit, as the price models need it.</summary>
/// <param name="Day">The day of the sale.</param>
/// <param name="UnitPrice">What one unit cost the customer, above 0, in the tenant's currency.</param>
/// <param name="Quantity">How many units, above 0.</param>
/// <param name="UnitCost">What one unit cost the tenant; null where unknown.</param>
public readonly record struct PricedSale(DateOnly Day, double UnitPrice, double Quantity, double? UnitCost = null)
{
    /// <summary>What the line says of its unit; null for a return, a gift, or a line without a quantity.</summary>
    /// <param name="line">The line.</param>
    public static PricedSale? Of(in PurchaseLine line) => line is { UnitPrice: > 0 and var price, Quantity: { } quantity }
        ? new(line.Day, (double)price, (double)quantity, (double?)line.UnitCost)
        : null;
}
