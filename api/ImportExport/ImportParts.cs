using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport;

/// <summary>What only invoices and credit notes have. <c>owed</c> is what the document adds to what the buyer owes, with its sign; null
/// where a
/// person has to say whether it replaces another. <c>accountedVat</c> is VAT once more, in the currency of the seller's accounts.</summary>
public sealed record ImportedInvoicePart(
    string? Type, CountsAs CountsAs, string? Owed, Party Seller, string? WithoutVat, string? WithVat, string? Paid, string? Rounding,
    string? Withheld, string? AccountedVat, string? AccountedVatCurrency, IReadOnlyList<string> Preceding, string? Terms, string? TaxMark,
    IReadOnlyList<LeftAttachment> Attachments);

/// <summary>What only orders have. <c>isTaxIncluded</c> says whether the prices hold the tax; null where the amounts do not tell.</summary>
public sealed record ImportedOrderPart(
    string? Status, string? Subtotal, string? Shipping, string? Discount, string? Refunded, string? Open, bool? IsTaxIncluded,
    string? ExternalId, string? Notes);

/// <summary>What only payments have.</summary>
public sealed record ImportedPaymentPart(
    string Amount, string? Refunded, string? Status, string? InvoiceNumber, string? Method, string? Description);

/// <summary>What only deals have, with the companies and people of its row: names or ids of the other program.</summary>
public sealed record ImportedDealPart(
    string Title, string? Amount, string? Stage, string? Pipeline, string? Status, DateOnly? CloseDate, string? Owner,
    IReadOnlyList<string> Companies, IReadOnlyList<string> People, string? Email, string? Phone);

/// <summary>What only products have.</summary>
public sealed record ImportedProductPart(
    string? Code, string Name, string? Price, string? Cost, string? Category, string? Unit, bool? IsActive);

/// <summary>One line. <c>unitPrice</c> is for <c>baseQuantity</c> units, <c>vatRate</c> in percent.</summary>
public sealed record SoldLinePart(
    string? Name, string? ItemId, string? Quantity, string? Unit, string? UnitPrice, string BaseQuantity, string? Amount, string? VatRate);
