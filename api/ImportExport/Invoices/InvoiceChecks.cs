using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>
/// What a document says that does not fit together, by the rules of EN 16931 (BR-CO-13, 15, 16). Real programs break them: the document is
/// taken, and the person who imports it is told.
/// </summary>
internal static class InvoiceChecks
{
    private const decimal Cent = 0.01m;

    public static IEnumerable<string> Of(InvoiceDocument document, InvoiceDraft draft)
    {
        if (document.Currency is null)
        {
            yield return "no-currency";
        }

        if (document.DueDate is null && document.CountsAs is CountsAs.Sale or CountsAs.Prepayment)
        {
            yield return "no-due-date";
        }

        if (document.DueDate < document.IssueDate)
        {
            yield return "due-before-issue";
        }

        if (document.Buyer.Name is null)
        {
            yield return "no-buyer-name";
        }

        if (document.Attachments.Count > 0)
        {
            yield return "attachments-left-out";
        }

        if (Differs(draft.LinesTotal - draft.Allowances + draft.Charges, document.WithoutVat, Cent))
        {
            yield return "lines-differ-from-total";
        }

        if (Differs(document.WithoutVat + document.Vat + draft.OtherTaxes, document.WithVat, Cent))
        {
            yield return "totals-differ";
        }

        if (Differs(document.WithVat - (document.Paid ?? 0) + (document.Rounding ?? 0) - (document.Withheld ?? 0), document.Payable, Cent))
        {
            yield return "payable-differs";
        }

        if (document.Payable < 0 && document.WithVat > 0)
        {
            yield return "overpaid";
        }

        if (document.CountsAs is CountsAs.Credit && document.Payable < 0 && TypeCodes.IsCredit(document.Type))
        {
            yield return "negative-credit-note";
        }

        if (document.CountsAs is CountsAs.Correction)
        {
            yield return "replaces-or-corrects";
        }
    }

    private static bool Differs(decimal? one, decimal? other, decimal allowed) => Math.Abs(one - other ?? 0) > allowed;
}
