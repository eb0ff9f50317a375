namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>
/// Somebody bought something, or gave something back: the one input of every model of purchases. Files fill it today, sales that live in
/// the product will.
/// Whatever a model needs beside it (orders, histories, prices of a unit) is derived from it.
/// </summary>
/// <param name="Customer">Who; never null, empty where the source does not say.</param>
/// <param name="Day">When; the first day of all where the source does not say.</param>
/// <param name="Amount">What the line came to, in one currency for all lines; negative for a return.</param>
/// <param name="Order">The order's number, so that its lines count as one purchase; null where a customer's lines of one day are one
/// purchase.</param>
/// <param name="Product">What was bought; null where the source does not say.</param>
/// <param name="Quantity">How many, in the product's unit; null where the source does not say.</param>
/// <param name="Cost">What the line cost us, in the same currency; null where the source does not say.</param>
/// <param name="Group">The product's group; null where the source does not say.</param>
/// <param name="Region">Where it was sold; null where the source does not say.</param>
public readonly record struct PurchaseLine(
    string Customer,
    DateOnly Day,
    decimal Amount,
    string? Order = null,
    string? Product = null,
    decimal? Quantity = null,
    decimal? Cost = null,
    string? Group = null,
    string? Region = null)
{
    // A report holds hundreds of thousands of lines: a nullable decimal would take eight bytes more than a decimal with its mark among the
    // others.
    private readonly decimal _quantity = Quantity ?? 0;
    private readonly decimal _cost = Cost ?? 0;
    private readonly bool _hasQuantity = Quantity is not null;
    private readonly bool _hasCost = Cost is not null;

    /// <summary>How many, in the product's unit; null where the source does not say.</summary>
    public decimal? Quantity => _hasQuantity ? _quantity : null;

    /// <summary>What the line cost us, in the currency of <see cref="Amount"/>; null where the source does not say.</summary>
    public decimal? Cost => _hasCost ? _cost : null;

    /// <summary>What one unit came to; null without a quantity above 0.</summary>
    public decimal? UnitPrice => Quantity is > 0 and { } quantity ? Amount / quantity : null;

    /// <summary>What one unit cost us; null without a cost and a quantity above 0.</summary>
    public decimal? UnitCost => Quantity is > 0 and { } quantity ? Cost / quantity : null;
}
