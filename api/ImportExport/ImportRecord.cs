using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport;

/// <summary>One record of a file. Amounts are decimal texts, as the file says them: a credit note keeps its sign. Null is what the file
/// does
/// not say.</summary>
/// <param name="Kind">What it is: <c>invoice</c>, for credit notes too; <c>order</c>, <c>payment</c>, <c>person</c>, <c>organisation</c>,
/// <c>address</c>, <c>deal</c> or <c>product</c>. The member of that name has what only this kind has; people, companies and their
/// addresses
/// are in <paramref name="Customer"/>.</param>
/// <param name="Line">Where it begins in the file, counted from 1.</param>
/// <param name="Number">Of the document; of other records the other program's id.</param>
/// <param name="IssueDate">The day that the document bears; of a payment the day on which it came.</param>
/// <param name="DueDate">The last day on which all of it is due.</param>
/// <param name="Buyer">Whose document it is; its members are null where nothing is known.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Payable">What is to be paid, with VAT; of a payment what was paid.</param>
/// <param name="Vat">In <paramref name="Currency"/>.</param>
/// <param name="LineCount">How many lines it has.</param>
/// <param name="Lines">The first of them, at most 100.</param>
/// <param name="Warnings">What is missing or does not add up, as codes.</param>
/// <param name="Invoice">What only invoices and credit notes have.</param>
/// <param name="Order">What only orders have.</param>
/// <param name="Payment">What only payments have.</param>
/// <param name="Customer">A person, a company or an address.</param>
/// <param name="Deal">What only deals have.</param>
/// <param name="Product">What only products have.</param>
public sealed record ImportRecord(
    string Kind, int Line, string? Number, DateOnly? IssueDate, DateOnly? DueDate, Party? Buyer, string? Currency, string? Payable,
    string? Vat, int LineCount, IReadOnlyList<SoldLinePart> Lines, IReadOnlyList<string> Warnings, ImportedInvoicePart? Invoice = null,
    ImportedOrderPart? Order = null, ImportedPaymentPart? Payment = null, ImportedCustomer? Customer = null, ImportedDealPart? Deal = null,
    ImportedProductPart? Product = null)
{
    private const int MostLines = 100;

    internal static ImportRecord Of(TableItem item) => item.Record switch
    {
        InvoiceDocument document => Of(document, item.Line) with { Warnings = item.Warnings },
        ImportedOrder order => new("order", item.Line, order.Number, order.Date, null, order.Buyer, order.Currency, Text(order.Total),
            Text(order.Tax), order.Lines.Count, Of(order.Lines), item.Warnings, Order: new(order.Status, Text(order.Subtotal),
                Text(order.Shipping), Text(order.Discount), Text(order.Refunded), Text(order.Open), order.IsTaxIncluded, order.ExternalId,
                order.Notes)),
        ImportedPayment payment => new("payment", item.Line, payment.ExternalId, payment.Date, null, payment.Payer, payment.Currency,
            Text(payment.Amount), null, 0, [], item.Warnings, Payment: new(Text(payment.Amount)!, Text(payment.Refunded), payment.Status,
                payment.InvoiceNumber, payment.Method, payment.Description)),
        ImportedDeal deal => new("deal", item.Line, deal.ExternalId, null, null, null, deal.Currency, null, null, 0, [], item.Warnings,
            Deal: new(deal.Title, Text(deal.Amount), deal.Stage, deal.Pipeline, deal.Status, deal.CloseDate, deal.Owner, deal.Companies,
                deal.People, deal.Email, deal.Phone)),
        ImportedProduct product => new("product", item.Line, product.Code, null, null, null, product.Currency, null, null, 0, [],
            item.Warnings, Product: new(product.Code, product.Name, Text(product.Price), Text(product.Cost), product.Category,
                product.Unit, product.IsActive)),
        ImportedCustomer customer => new(customer.Kind, item.Line, customer.ExternalId, null, null, null, null, null, null, 0, [],
            item.Warnings, Customer: customer),
        _ => throw new InvalidOperationException($"A table has no {item.Record.GetType().Name}."),
    };

    internal static ImportRecord Of(InvoiceDocument document, int line) => new(
        "invoice", line, document.Number, document.IssueDate, document.DueDate, document.Buyer, document.Currency, Text(document.Payable),
        Text(document.Vat), document.Lines.Count, Of(document.Lines), document.Warnings,
        new(document.Type, document.CountsAs, Text(document.Owed), document.Seller, Text(document.WithoutVat), Text(document.WithVat),
            Text(document.Paid), Text(document.Rounding), Text(document.Withheld), Text(document.AccountedVat?.Value),
            document.AccountedVat?.Currency, document.Preceding, document.Terms, document.TaxMark, document.Attachments));

    private static List<SoldLinePart> Of(IReadOnlyList<SoldLine> lines) => [.. lines.Take(MostLines).Select(line => new SoldLinePart(
        line.Name, line.ItemId, Text(line.Quantity), line.Unit, Text(line.UnitPrice), Text(line.BaseQuantity)!, Text(line.Amount),
        Text(line.VatRate)))];

    private static string? Text(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture);
}
