using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport;

/// <summary>One record of a file. Amounts are decimal texts, as the file says them: a credit note keeps its sign. Null is what the file
/// does
/// not say.</summary>
/// <param name="Kind">What it is: <c>invoice</c>, for credit notes too.</param>
/// <param name="Line">Where it begins in the file, counted from 1.</param>
/// <param name="Number">Of the document.</param>
/// <param name="IssueDate">The day that the document bears.</param>
/// <param name="DueDate">The last day on which all of it is due.</param>
/// <param name="Buyer">Whose document it is; its members are null where nothing is known.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Payable">What is to be paid, with VAT.</param>
/// <param name="Vat">In <paramref name="Currency"/>.</param>
/// <param name="LineCount">How many lines it has.</param>
/// <param name="Lines">The first of them, at most 100.</param>
/// <param name="Warnings">What is missing or does not add up, as codes.</param>
/// <param name="Invoice">What only invoices and credit notes have.</param>
public sealed record ImportRecord(
    string Kind, int Line, string? Number, DateOnly? IssueDate, DateOnly? DueDate, Party? Buyer, string? Currency, string? Payable,
    string? Vat, int LineCount, IReadOnlyList<ImportRecord.SoldLineBody> Lines, IReadOnlyList<string> Warnings,
    ImportRecord.InvoiceBody? Invoice)
{
    private const int MostLines = 100;

    /// <summary>What only invoices and credit notes have.</summary>
    /// <param name="Type">As the syntax writes it.</param>
    /// <param name="CountsAs">What it means for the customer's books.</param>
    /// <param name="Owed">What it adds to what the buyer owes, with its sign; null where a person has to say whether it replaces
    /// another.</param>
    /// <param name="Seller">Who wrote it.</param>
    /// <param name="WithoutVat">The total without VAT.</param>
    /// <param name="WithVat">The total with VAT.</param>
    /// <param name="Paid">What was paid before it was written.</param>
    /// <param name="Rounding">What is added to make the sum a round one.</param>
    /// <param name="Withheld">Tax that the buyer keeps back.</param>
    /// <param name="AccountedVat">VAT once more, in the currency of the seller's accounts.</param>
    /// <param name="AccountedVatCurrency">That currency.</param>
    /// <param name="Preceding">The invoices that it corrects, credits or follows.</param>
    /// <param name="Terms">When to pay, in the seller's words.</param>
    /// <param name="TaxMark">The number that the Greek tax office gave it.</param>
    /// <param name="Attachments">Files inside it, which are left out.</param>
    public sealed record InvoiceBody(
        string? Type, CountsAs CountsAs, string? Owed, Party Seller, string? WithoutVat, string? WithVat, string? Paid, string? Rounding,
        string? Withheld, string? AccountedVat, string? AccountedVatCurrency, IReadOnlyList<string> Preceding, string? Terms,
            string? TaxMark,
        IReadOnlyList<LeftAttachment> Attachments);

    /// <summary>One line.</summary>
    /// <param name="Name">Of the item.</param>
    /// <param name="ItemId">The seller's number of the item.</param>
    /// <param name="Quantity">May be below zero.</param>
    /// <param name="Unit">A code of UN/ECE 20, or the seller's word.</param>
    /// <param name="UnitPrice">For <paramref name="BaseQuantity"/> units.</param>
    /// <param name="BaseQuantity">The number of units for which the price is.</param>
    /// <param name="Amount">Of the line, without VAT where the document says so.</param>
    /// <param name="VatRate">In percent.</param>
    public sealed record SoldLineBody(
        string? Name, string? ItemId, string? Quantity, string? Unit, string? UnitPrice, string BaseQuantity, string? Amount,
            string? VatRate);

    internal static ImportRecord Of(InvoiceDocument document, int line) => new(
        "invoice", line, document.Number, document.IssueDate, document.DueDate, document.Buyer, document.Currency, Text(document.Payable),
        Text(document.Vat), document.Lines.Count, [.. document.Lines.Take(MostLines).Select(Of)], document.Warnings,
        new(document.Type, document.CountsAs, Text(document.Owed), document.Seller, Text(document.WithoutVat), Text(document.WithVat),
            Text(document.Paid), Text(document.Rounding), Text(document.Withheld), Text(document.AccountedVat?.Amount),
            document.AccountedVat?.Currency, document.Preceding, document.Terms, document.TaxMark, document.Attachments));

    private static SoldLineBody Of(SoldLine line) => new(line.Name, line.ItemId, Text(line.Quantity), line.Unit, Text(line.UnitPrice),
        Text(line.BaseQuantity)!, Text(line.Amount), Text(line.VatRate));

    private static string? Text(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture);
}
