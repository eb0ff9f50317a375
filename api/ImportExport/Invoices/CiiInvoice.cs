namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Reads a CrossIndustryInvoice of UN/CEFACT D16B: Factur-X, ZUGFeRD 2, XRechnung; also their profiles without lines.</summary>
internal static class CiiInvoice
{
    /// <summary>What the namespaces of its elements hold.</summary>
    public const string Family = "urn:un:unece:uncefact:";

    private const string Trade = "SupplyChainTradeTransaction/";
    private const string Buyer = Trade + "ApplicableHeaderTradeAgreement/BuyerTradeParty/";
    private const string Seller = Trade + "ApplicableHeaderTradeAgreement/SellerTradeParty/";
    private const string Line = Trade + "IncludedSupplyChainTradeLineItem";
    private const string Settlement = Trade + "ApplicableHeaderTradeSettlement/";
    private const string Totals = "SpecifiedTradeSettlementHeaderMonetarySummation/";

    /// <summary>Reads the document at which the pass stands.</summary>
    public static InvoiceRead Read(XmlPass pass)
    {
        var draft = new InvoiceDraft(pass.Line);
        var (buyer, seller, sold) = (new CiiParty(Buyer), new CiiParty(Seller), new CiiLine(Line + "/"));
        pass.Enter(Family);
        while (pass.Read() is { } step)
        {
            var path = pass.Path;
            if (path == Line && step == XmlStep.End)
            {
                if (sold.Finish() is { } line)
                {
                    draft.Add(line);
                }
            }
            else if (step != XmlStep.Leaf)
            {
                continue;
            }
            else if (path.StartsWith(Buyer, StringComparison.Ordinal))
            {
                buyer.Take(pass);
            }
            else if (path.StartsWith(Seller, StringComparison.Ordinal))
            {
                seller.Take(pass);
            }
            else if (path.StartsWith(Line + "/", StringComparison.Ordinal))
            {
                sold.Take(pass, draft);
            }
            else if (path.StartsWith(Settlement, StringComparison.Ordinal))
            {
                TakeSettlement(path[Settlement.Length..], pass, draft);
            }
            else
            {
                Take(pass, draft);
            }
        }

        (draft.Buyer, draft.Seller) = (buyer.Finish(), seller.Finish());
        draft.CountsAs = TypeCodes.Of(draft.Type, false, draft.WithVat ?? draft.Payable);
        return draft.Finish();
    }

    private static void Take(XmlPass pass, InvoiceDraft draft)
    {
        switch (pass.Path)
        {
            case "ExchangedDocument/ID":
                draft.Number ??= XmlText.Number(pass.Text);
                break;
            case "ExchangedDocument/TypeCode":
                draft.Type ??= draft.TypeCode(pass);
                break;
            case "ExchangedDocument/IssueDateTime/DateTimeString" or "ExchangedDocument/IssueDateTime/DateTime":
                draft.IssueDate ??= draft.Day(pass);
                break;
            case Trade + "ApplicableHeaderTradeAgreement/AdditionalReferencedDocument/AttachmentBinaryObject":
                draft.Attach(pass.Attribute("filename"), pass.Attribute("mimeCode"));
                break;
            default:
                break;
        }
    }

    private static void TakeSettlement(string path, XmlPass pass, InvoiceDraft draft)
    {
        switch (path)
        {
            case "InvoiceCurrencyCode":
                draft.Currency ??= XmlText.Currency(pass.Text);
                break;
            case "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString" or "SpecifiedTradePaymentTerms/DueDateDateTime/DateTime":
                draft.Due(draft.Day(pass));
                break;
            case "SpecifiedTradePaymentTerms/Description":
                draft.Term(pass.Text);
                break;
            case "ApplicableTradeTax/CalculatedAmount":
                draft.VatOfRates = (draft.VatOfRates ?? 0) + draft.Amount(pass);
                break;
            case "InvoiceReferencedDocument/IssuerAssignedID":
                draft.Precedes(pass.Text);
                break;
            default:
                if (path.StartsWith(Totals, StringComparison.Ordinal))
                {
                    TakeTotal(path[Totals.Length..], pass, draft);
                }

                break;
        }
    }

    private static void TakeTotal(string path, XmlPass pass, InvoiceDraft draft)
    {
        switch (path)
        {
            case "LineTotalAmount":
                draft.LinesTotal ??= draft.Amount(pass);
                break;
            case "AllowanceTotalAmount":
                draft.Allowances = draft.Amount(pass) ?? 0;
                break;
            case "ChargeTotalAmount":
                draft.Charges = draft.Amount(pass) ?? 0;
                break;
            case "TaxBasisTotalAmount":
                draft.WithoutVat ??= draft.Amount(pass);
                break;
            case "TaxTotalAmount":
                draft.Vat(draft.Amount(pass), pass.Attribute("currencyID"));
                break;
            case "GrandTotalAmount":
                draft.WithVat ??= draft.Amount(pass);
                break;
            case "TotalPrepaidAmount":
                draft.Paid ??= draft.Amount(pass);
                break;
            case "RoundingAmount":
                draft.Rounding ??= draft.Amount(pass);
                break;
            case "DuePayableAmount":
                draft.Payable ??= draft.Amount(pass);
                break;
            default:
                break;
        }
    }
}
