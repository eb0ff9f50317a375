using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects a line of NAV. The seller's own code of the item comes before the codes of the customs.</summary>
internal sealed class NavLine
{
    private string? _name;
    private string? _category;
    private string? _ownCode;
    private string? _code;
    private string? _unit;
    private decimal? _quantity;
    private decimal? _price;
    private decimal? _amount;
    private decimal? _rate;

    public void Take(string path, XmlPass pass, InvoiceDraft draft)
    {
        switch (path)
        {
            case "lineDescription":
                _name ??= XmlText.Line(pass.Text);
                break;
            case "productCodes/productCode/productCodeCategory":
                _category = pass.Text;
                break;
            case "productCodes/productCode/productCodeValue" or "productCodes/productCode/productCodeOwnValue":
                (_ownCode, _code) = _category == "OWN" ? (_ownCode ?? XmlText.Line(pass.Text), _code)
                    : (_ownCode, _code ?? XmlText.Line(pass.Text));
                break;
            case "quantity":
                _quantity ??= draft.Amount(pass);
                break;
            case "unitOfMeasure" when pass.Text != "OWN":
                _unit ??= XmlText.Line(pass.Text);
                break;
            case "unitOfMeasureOwn":
                _unit ??= XmlText.Line(pass.Text);
                break;
            case "unitPrice":
                _price ??= draft.Amount(pass);
                break;
            case "lineAmountsNormal/lineNetAmountData/lineNetAmount" or "lineAmountsSimplified/lineGrossAmountSimplified":
                _amount ??= draft.Amount(pass);
                break;
            case "lineAmountsNormal/lineVatRate/vatPercentage":
                _rate ??= draft.Amount(pass) * 100;
                break;
            case "lineAmountsSimplified/lineVatRate/vatContent" when draft.Amount(pass) is < 1 and var content:
                // 0.2126 of the gross amount is a rate of 27 percent.
                draft.Calculate(() => _rate ??= Math.Round(content / (1 - content) * 100, MidpointRounding.AwayFromZero));
                break;
            default:
                break;
        }
    }

    /// <summary>The line; what follows is another.</summary>
    public SoldLine Finish()
    {
        var line = new SoldLine(_name, _ownCode ?? _code, _quantity, _unit, _price, 1, _amount, _rate);
        (_name, _category, _ownCode, _code, _unit) = (null, null, null, null, null);
        (_quantity, _price, _amount, _rate) = (null, null, null, null);
        return line;
    }
}
