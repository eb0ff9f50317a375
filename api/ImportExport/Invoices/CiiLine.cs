using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects a line of CII.</summary>
/// <param name="root">The path of the line, with the slash behind.</param>
internal sealed class CiiLine(string root)
{
    private string? _name;
    private string? _sellersId;
    private string? _globalId;
    private string? _unit;
    private decimal? _quantity;
    private decimal? _netPrice;
    private decimal? _grossPrice;
    private decimal? _base;
    private decimal? _amount;
    private decimal? _rate;
    private bool _isNone;

    public void Take(XmlPass pass, InvoiceDraft draft)
    {
        switch (pass.Path[root.Length..])
        {
            case "AssociatedDocumentLineDocument/LineStatusReasonCode":
                _isNone = pass.Text is "GROUP" or "INFORMATION";
                break;
            case "SpecifiedTradeProduct/Name":
                _name ??= XmlText.Line(pass.Text);
                break;
            case "SpecifiedTradeProduct/SellerAssignedID":
                _sellersId ??= XmlText.Line(pass.Text);
                break;
            case "SpecifiedTradeProduct/GlobalID":
                _globalId ??= XmlText.Line(pass.Text);
                break;
            case "SpecifiedLineTradeDelivery/BilledQuantity":
                (_quantity, _unit) = (draft.Amount(pass), XmlText.Line(pass.Attribute("unitCode")));
                break;
            case "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount":
                _netPrice ??= draft.Amount(pass);
                break;
            case "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity":
                _base ??= draft.Amount(pass);
                break;
            case "SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/ChargeAmount":
                _grossPrice ??= draft.Amount(pass);
                break;
            case "SpecifiedLineTradeSettlement/ApplicableTradeTax/RateApplicablePercent":
                _rate ??= draft.Amount(pass);
                break;
            case "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount":
                _amount ??= draft.Amount(pass);
                break;
            default:
                break;
        }
    }

    /// <summary>The line; what follows is another. Null for one that sums up others or only says something, as Factur-X Extended has
    /// them.</summary>
    public SoldLine? Finish()
    {
        var line = _isNone ? null : new SoldLine(_name, _sellersId ?? _globalId, _quantity, _unit, _netPrice ?? _grossPrice,
            _base is > 0 ? _base.Value : 1, _amount, _rate);
        (_name, _sellersId, _globalId, _unit, _isNone) = (null, null, null, null, false);
        (_quantity, _netPrice, _grossPrice, _base, _amount, _rate) = (null, null, null, null, null, null);
        return line;
    }
}
