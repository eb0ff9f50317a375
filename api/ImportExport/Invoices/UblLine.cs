using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects a line of UBL.</summary>
/// <param name="root">The path of the line, with the slash behind.</param>
internal sealed class UblLine(string root)
{
    private string? _name;
    private string? _description;
    private string? _sellersId;
    private string? _standardId;
    private string? _unit;
    private decimal? _quantity;
    private decimal? _price;
    private decimal? _base;
    private decimal? _amount;
    private decimal? _rate;

    public void Take(XmlPass pass, XmlStep step, InvoiceDraft draft)
    {
        if (step != XmlStep.Leaf)
        {
            return;
        }

        switch (pass.Path[root.Length..])
        {
            case "InvoicedQuantity" or "CreditedQuantity":
                (_quantity, _unit) = (draft.Amount(pass), XmlText.Line(pass.Attribute("unitCode")));
                break;
            case "LineExtensionAmount":
                _amount = draft.Amount(pass);
                break;
            case "Item/Name":
                _name ??= XmlText.Line(pass.Text);
                break;
            case "Item/Description":
                _description ??= XmlText.Line(pass.Text);
                break;
            case "Item/SellersItemIdentification/ID":
                _sellersId ??= XmlText.Line(pass.Text);
                break;
            case "Item/StandardItemIdentification/ID":
                _standardId ??= XmlText.Line(pass.Text);
                break;
            case "Item/ClassifiedTaxCategory/Percent":
                _rate ??= draft.Amount(pass);
                break;
            case "Price/PriceAmount":
                _price ??= draft.Amount(pass);
                break;
            case "Price/BaseQuantity":
                _base ??= draft.Amount(pass);
                break;
            default:
                break;
        }
    }

    /// <summary>The line; what follows is another.</summary>
    public SoldLine Finish()
    {
        var line = new SoldLine(_name ?? _description, _sellersId ?? _standardId, _quantity, _unit, _price, _base is > 0 ? _base.Value : 1,
            _amount, _rate);
        (_name, _description, _sellersId, _standardId, _unit) = (null, null, null, null, null);
        (_quantity, _price, _base, _amount, _rate) = (null, null, null, null, null);
        return line;
    }
}
