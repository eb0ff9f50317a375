namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Reads an Invoice or a CreditNote of UBL 2.0 to 2.3: Peppol BIS 3, CIUS-RO, the Greek CIUS, XRechnung and any other
/// profile.</summary>
internal static class UblInvoice
{
    /// <summary>What the namespaces of its elements hold.</summary>
    public const string Family = "oasis:names:specification:ubl";

    private const string Customer = "AccountingCustomerParty/Party/";
    private const string Supplier = "AccountingSupplierParty/Party/";
    private const string Mark = "##M.AR.K##";

    /// <summary>Reads the document at which the pass stands.</summary>
    public static InvoiceRead Read(XmlPass pass)
    {
        var isCreditNote = pass.Name == "CreditNote";
        var line = isCreditNote ? "CreditNoteLine" : "InvoiceLine";
        var draft = new InvoiceDraft(pass.Line);
        var (buyer, seller, sold) = (new UblParty(Customer), new UblParty(Supplier), new UblLine($"{line}/"));
        var reference = "";
        pass.Enter(Family);
        while (pass.Read() is { } step)
        {
            var path = pass.Path;
            if (path.StartsWith(Customer, StringComparison.Ordinal))
            {
                buyer.Take(pass, step);
            }
            else if (path.StartsWith(Supplier, StringComparison.Ordinal))
            {
                seller.Take(pass, step);
            }
            else if (path.StartsWith(line, StringComparison.Ordinal))
            {
                if (path.Length > line.Length)
                {
                    sold.Take(pass, step, draft);
                }
                else if (step == XmlStep.End)
                {
                    draft.Add(sold.Finish());
                }
            }
            else if (step == XmlStep.Leaf)
            {
                if (path == "AdditionalDocumentReference/ID")
                {
                    reference = pass.Text;
                }
                else
                {
                    Take(pass, draft, reference);
                }
            }
        }

        (draft.Buyer, draft.Seller) = (buyer.Finish(), seller.Finish());
        draft.CountsAs = TypeCodes.Of(draft.Type, isCreditNote, draft.WithVat ?? draft.Payable);
        return draft.Finish();
    }

    private static void Take(XmlPass pass, InvoiceDraft draft, string reference)
    {
        switch (pass.Path)
        {
            case "ID":
                draft.Number ??= XmlText.Number(pass.Text);
                break;
            case "IssueDate":
                draft.IssueDate ??= draft.Day(pass);
                break;
            case "InvoiceTypeCode" or "CreditNoteTypeCode":
                draft.Type ??= draft.TypeCode(pass);
                break;
            case "DocumentCurrencyCode":
                draft.Currency ??= XmlText.Currency(pass.Text);
                break;
            case "DueDate" or "PaymentMeans/PaymentDueDate" or "PaymentTerms/PaymentDueDate" or "PaymentTerms/InstallmentDueDate":
                draft.Due(draft.Day(pass));
                break;
            case "PaymentTerms/Note":
                draft.Term(pass.Text);
                break;
            case "BillingReference/InvoiceDocumentReference/ID" or "BillingReference/CreditNoteDocumentReference/ID":
                draft.Precedes(pass.Text);
                break;
            case "AdditionalDocumentReference/DocumentDescription" when pass.Text == Mark:
                draft.TaxMark ??= XmlText.Line(reference);
                break;
            case "AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject":
                draft.Attach(pass.Attribute("filename") ?? reference, pass.Attribute("mimeCode"));
                break;
            case "TaxTotal/TaxAmount":
                draft.Vat(draft.Amount(pass), pass.Attribute("currencyID"));
                break;
            case "WithholdingTaxTotal/TaxAmount":
                draft.Withheld = (draft.Withheld ?? 0) + draft.Amount(pass);
                break;
            default:
                TakeTotal(pass, draft);
                break;
        }
    }

    private static void TakeTotal(XmlPass pass, InvoiceDraft draft)
    {
        switch (pass.Path)
        {
            case "LegalMonetaryTotal/LineExtensionAmount":
                draft.LinesTotal ??= draft.Amount(pass);
                break;
            case "LegalMonetaryTotal/AllowanceTotalAmount":
                draft.Allowances = draft.Amount(pass) ?? 0;
                break;
            case "LegalMonetaryTotal/ChargeTotalAmount":
                draft.Charges = draft.Amount(pass) ?? 0;
                break;
            case "LegalMonetaryTotal/TaxExclusiveAmount":
                draft.WithoutVat ??= draft.Amount(pass);
                break;
            case "LegalMonetaryTotal/TaxInclusiveAmount":
                draft.WithVat ??= draft.Amount(pass);
                break;
            case "LegalMonetaryTotal/PrepaidAmount":
                draft.Paid ??= draft.Amount(pass);
                break;
            case "LegalMonetaryTotal/PayableRoundingAmount":
                draft.Rounding ??= draft.Amount(pass);
                break;
            case "LegalMonetaryTotal/PayableAmount":
                draft.Currency ??= XmlText.Currency(pass.Attribute("currencyID") ?? "");
                draft.Payable ??= draft.Amount(pass);
                break;
            default:
                break;
        }
    }
}
