namespace OutlookCrm.ImportExport.Records;

/// <summary>One line of an invoice or an order. Null is what the document does not say.</summary>
/// <param name="Name">Of the item.</param>
/// <param name="ItemId">The seller's own number of the item, else another.</param>
/// <param name="Quantity">May be below zero.</param>
/// <param name="Unit">A code of UN/ECE 20, or the seller's word.</param>
/// <param name="UnitPrice">For <paramref name="BaseQuantity"/> units.</param>
/// <param name="BaseQuantity">The number of units for which the price is; 1 where the document says nothing.</param>
/// <param name="Amount">Of the line without VAT, after its allowances; with VAT where the document has only that.</param>
/// <param name="VatRate">In percent.</param>
public sealed record SoldLine(
    string? Name, string? ItemId, decimal? Quantity, string? Unit, decimal? UnitPrice, decimal BaseQuantity, decimal? Amount,
    decimal? VatRate)
{
    /// <summary>Taken off the line, as an amount not below zero; 0 where the document says none.</summary>
    [JsonIgnore]
    public decimal Discount { get; init; }

    /// <summary>Whether the item is a gift card.</summary>
    [JsonIgnore]
    public bool IsGiftCard { get; init; }

    /// <summary>The line with the discount in its price where the goods came back: a discount is taken off what is sold only.</summary>
    public SoldLine Discounted() => Discount == 0 || Quantity is not < 0 ? this
        : this with { Discount = 0, UnitPrice = Amount / Quantity * BaseQuantity };

    /// <summary>The line of the goods that come back.</summary>
    public SoldLine Negated() => (this with { Quantity = -(Quantity ?? 1), Amount = -Amount }).Discounted();
}
