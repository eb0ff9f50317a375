using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects one invoice of a document of NAV.</summary>
/// <param name="draft">With the number and the day of the document.</param>
/// <param name="depth">Characters of a path before what belongs to the invoice.</param>
internal sealed class NavBody(InvoiceDraft draft, int depth)
{
    private const string Forint = "HUF";
    private const int Decimals = 2;
    private readonly NavParty _seller = new("invoiceHead/supplierInfo/", "supplier");
    private readonly NavParty _buyer = new("invoiceHead/customerInfo/", "customer");
    private readonly NavLine _line = new();
    private decimal? _vat;
    private decimal? _vatInForint;
    private decimal? _content;
    private decimal? _contentVat;
    private bool _isModification;

    public void Take(XmlPass pass, XmlStep step)
    {
        var path = pass.Path[depth..];
        if (path == "invoiceLines/line" && step == XmlStep.End)
        {
            draft.Add(_line.Finish());
        }
        else if (step == XmlStep.End && path == "invoiceSummary/summarySimplified")
        {
            _content = null;
        }
        else if (step == XmlStep.Leaf && !_seller.Take(path, pass) && !_buyer.Take(path, pass))
        {
            if (path.StartsWith("invoiceLines/line/", StringComparison.Ordinal))
            {
                _line.Take(path["invoiceLines/line/".Length..], pass, draft);
            }
            else
            {
                TakeHead(path, pass);
            }
        }
    }

    public InvoiceRead Finish()
    {
        (draft.Seller, draft.Buyer) = (_seller.Finish(), _buyer.Finish());
        if (_contentVat is { } content && draft.WithVat is { } gross)
        {
            draft.Vat(content, null);
            draft.WithoutVat ??= gross - content;
            draft.Warn("vat-computed");
        }

        draft.Vat(_vat, null);
        draft.WithVat ??= draft.WithoutVat + _vat;
        draft.Payable = draft.WithVat;
        if (draft.Currency is not (null or Forint))
        {
            draft.Vat(_vatInForint, Forint);
        }

        draft.CountsAs = _isModification ? CountsAs.Difference : draft.WithVat < 0 ? CountsAs.Credit : CountsAs.Sale;
        return draft.Finish();
    }

    private void TakeHead(string path, XmlPass pass)
    {
        switch (path)
        {
            case "invoiceReference/originalInvoiceNumber":
                _isModification = true;
                draft.Precedes(pass.Text);
                break;
            case "invoiceHead/invoiceDetail/invoiceCategory":
                draft.Type ??= XmlText.Line(pass.Text);
                break;
            case "invoiceHead/invoiceDetail/currencyCode":
                draft.Currency ??= XmlText.Currency(pass.Text);
                break;
            case "invoiceHead/invoiceDetail/paymentDate":
                draft.Due(draft.Day(pass));
                break;
            case "invoiceSummary/summaryNormal/invoiceNetAmount":
                draft.WithoutVat ??= draft.Amount(pass);
                break;
            case "invoiceSummary/summaryNormal/invoiceVatAmount":
                _vat ??= draft.Amount(pass);
                break;
            case "invoiceSummary/summaryNormal/invoiceVatAmountHUF":
                _vatInForint ??= draft.Amount(pass);
                break;
            case "invoiceSummary/summarySimplified/vatRate/vatContent":
                _content = draft.Amount(pass);
                break;
            case "invoiceSummary/summarySimplified/vatContentGrossAmount":
                draft.Calculate(() => _contentVat = (_contentVat ?? 0)
                    + Math.Round((draft.Amount(pass) ?? 0) * (_content ?? 0), Decimals, MidpointRounding.AwayFromZero));
                break;
            case "invoiceSummary/summaryGrossData/invoiceGrossAmount":
                draft.WithVat ??= draft.Amount(pass);
                break;
            default:
                break;
        }
    }
}
