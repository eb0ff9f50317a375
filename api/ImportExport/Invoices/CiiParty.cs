using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects a party of CII.</summary>
/// <param name="root">The path of the party, with the slash behind.</param>
internal sealed class CiiParty(string root)
{
    private string? _name;
    private string? _tradingName;
    private string? _vatId;
    private string? _otherTaxId;
    private string? _legalId;
    private string? _country;
    private string? _address;
    private string? _email;
    private string? _phone;
    private string? _contact;

    public void Take(XmlPass pass)
    {
        switch (pass.Path[root.Length..])
        {
            case "Name":
                _name ??= XmlText.Line(pass.Text);
                break;
            case "SpecifiedLegalOrganization/TradingBusinessName":
                _tradingName ??= XmlText.Line(pass.Text);
                break;
            case "SpecifiedLegalOrganization/ID":
                _legalId ??= TaxNumber.Plain(pass.Text);
                break;
            case "SpecifiedTaxRegistration/ID" when pass.Attribute("schemeID") is null or "VA" or "VAT":
                _vatId ??= TaxNumber.Plain(pass.Text);
                break;
            case "SpecifiedTaxRegistration/ID":
                _otherTaxId ??= TaxNumber.Plain(pass.Text);
                break;
            case "PostalTradeAddress/CountryID":
                _country ??= XmlText.Country(pass.Text);
                break;
            case "URIUniversalCommunication/URIID" when XmlText.Line(pass.Text) is { } address:
                TakeAddress(address, pass.Attribute("schemeID"));
                break;
            case "DefinedTradeContact/EmailURIUniversalCommunication/URIID":
                _email ??= XmlText.Line(pass.Text);
                break;
            case "DefinedTradeContact/PersonName":
                _contact ??= XmlText.Line(pass.Text);
                break;
            case "DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber":
                _phone ??= XmlText.Line(pass.Text);
                break;
            default:
                break;
        }
    }

    public Party Finish()
    {
        var vatId = _vatId ?? _otherTaxId;
        return new(_name ?? _tradingName ?? _contact, _tradingName, vatId, _legalId, _country ?? TaxNumber.CountryOf(_vatId),
            _address, _email ?? Party.MailOf(_address), _phone);
    }

    // The scheme EM is a mail address.
    private void TakeAddress(string address, string? scheme)
    {
        _address ??= scheme is { Length: > 0 } ? $"{scheme}:{address}" : address;
        _email ??= scheme == "EM" ? address : null;
    }
}
