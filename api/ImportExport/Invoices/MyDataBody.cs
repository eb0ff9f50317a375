using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects one invoice of myDATA.</summary>
/// <param name="draft">Empty.</param>
/// <param name="depth">Characters of a path before what belongs to the invoice.</param>
internal sealed class MyDataBody(InvoiceDraft draft, int depth)
{
    private const string Euro = "EUR";
    private const string NoSeries = "0";
    // In percent, by the category of VAT.
    private static readonly Dictionary<string, decimal> s_rates = "1 24|2 13|3 6|4 17|5 9|6 4|7 0|9 3|10 4".Split('|')
        .Select(pair => pair.Split(' '))
        .ToDictionary(pair => pair[0], pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private readonly MyDataParty _issuer = new("issuer/");
    private readonly MyDataParty _counterpart = new("counterpart/");
    private SoldLine _line = Empty;
    private string? _series;
    private string? _serial;
    private bool _isCancelled;
    private decimal _keptBack;

    private static SoldLine Empty { get; } = new(null, null, null, null, null, 1, null, null);

    public void Take(XmlPass pass, XmlStep step)
    {
        var path = pass.Path[depth..];
        if (path == "invoiceDetails" && step == XmlStep.End)
        {
            draft.Add(_line);
            _line = Empty;
        }
        else if (step == XmlStep.Leaf && !_issuer.Take(path, pass) && !_counterpart.Take(path, pass))
        {
            if (path.StartsWith("invoiceDetails/", StringComparison.Ordinal))
            {
                TakeLine(path["invoiceDetails/".Length..], pass);
            }
            else if (path.StartsWith("invoiceSummary/", StringComparison.Ordinal))
            {
                TakeTotal(path["invoiceSummary/".Length..], pass);
            }
            else
            {
                TakeHead(path, pass);
            }
        }
    }

    public InvoiceRead Finish()
    {
        (draft.Seller, draft.Buyer) = (_issuer.Finish(), _counterpart.Finish());
        draft.Number = _series is null or NoSeries ? _serial : $"{_series} {_serial}".Trim();
        draft.Currency ??= Euro;
        draft.WithVat = draft.Payable + _keptBack;
        draft.Withheld = _keptBack == 0 ? draft.Withheld : _keptBack;
        draft.CountsAs = _isCancelled ? CountsAs.Nothing : MyDataTypes.Meaning(draft.Type, draft.Payable);
        if (_isCancelled)
        {
            draft.Warn("cancelled");
        }

        return draft.Finish();
    }

    private void TakeHead(string path, XmlPass pass)
    {
        switch (path)
        {
            case "mark":
                draft.TaxMark ??= XmlText.Line(pass.Text);
                break;
            case "cancelledByMark":
                _isCancelled |= pass.Text.Length > 0;
                break;
            case "invoiceHeader/series":
                _series ??= XmlText.Line(pass.Text);
                break;
            case "invoiceHeader/aa":
                _serial ??= XmlText.Line(pass.Text);
                break;
            case "invoiceHeader/issueDate":
                draft.IssueDate ??= draft.Day(pass);
                break;
            case "invoiceHeader/invoiceType":
                draft.Type ??= XmlText.Line(pass.Text);
                break;
            case "invoiceHeader/currency":
                draft.Currency ??= XmlText.Currency(pass.Text);
                break;
            case "invoiceHeader/correlatedInvoices":
                draft.Precedes(pass.Text);
                break;
            default:
                break;
        }
    }

    private void TakeLine(string path, XmlPass pass) => _line = path switch
    {
        "itemDescr" => _line with { Name = XmlText.Line(pass.Text) },
        "itemCode" => _line with { ItemId = XmlText.Line(pass.Text) },
        "quantity" => _line with { Quantity = draft.Amount(pass) },
        "measurementUnit" => _line with { Unit = XmlText.Line(pass.Text) },
        "netValue" => _line with { Amount = draft.Amount(pass) },
        "vatCategory" => _line with { VatRate = s_rates.TryGetValue(pass.Text, out var rate) ? rate : null },
        _ => _line,
    };

    private void TakeTotal(string path, XmlPass pass)
    {
        switch (path)
        {
            case "totalNetValue":
                draft.WithoutVat ??= draft.Amount(pass);
                break;
            case "totalVatAmount":
                draft.Vat(draft.Amount(pass), null);
                break;
            case "totalWithheldAmount" or "totalDeductionsAmount":
                _keptBack += draft.Amount(pass) ?? 0;
                break;
            case "totalFeesAmount" or "totalStampDutyAmount" or "totalOtherTaxesAmount":
                draft.OtherTaxes += draft.Amount(pass) ?? 0;
                break;
            case "totalGrossValue":
                draft.Payable ??= draft.Amount(pass);
                break;
            default:
                break;
        }
    }
}
