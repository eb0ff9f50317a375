using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects a party of UBL.</summary>
/// <param name="root">The path of the party, with the slash behind.</param>
internal sealed class UblParty(string root)
{
    private string? _legalName;
    private string? _tradingName;
    private string? _vatId;
    private string? _otherTaxId;
    private string? _legalId;
    private string? _country;
    private string? _address;
    private string? _email;
    private string? _phone;
    private string? _taxId;
    private string? _givenName;
    private string? _familyName;
    private string? _contact;
    private string? _scheme;

    public void Take(XmlPass pass, XmlStep step)
    {
        switch (pass.Path[root.Length..])
        {
            case "PartyTaxScheme" when step == XmlStep.Begin:
                (_taxId, _scheme) = (null, null);
                break;
            case "PartyTaxScheme" when step == XmlStep.End:
                TakeTaxId();
                break;
            case var name when step == XmlStep.Leaf:
                TakeLeaf(name, pass);
                break;
            default:
                break;
        }
    }

    public Party Finish()
    {
        // Romania: who pays no VAT has its number in the register alone.
        var vatId = _vatId ?? _otherTaxId;
        return new(_legalName ?? _tradingName ?? Person(), _tradingName, vatId, _legalId, _country ?? TaxNumber.CountryOf(vatId),
            _address, _email ?? Party.MailOf(_address), _phone);
    }

    // A buyer who is no company may stand as a person, or as somebody to write to.
    private string? Person() => _givenName is null && _familyName is null ? _contact : $"{_givenName} {_familyName}".Trim();

    private void TakeTaxId()
    {
        if (_scheme is null or "VAT" or "VA")
        {
            _vatId ??= _taxId;
        }
        else
        {
            _otherTaxId ??= _taxId;
        }
    }

    private void TakeLeaf(string name, XmlPass pass)
    {
        switch (name)
        {
            case "PartyLegalEntity/RegistrationName":
                _legalName ??= XmlText.Line(pass.Text);
                break;
            case "PartyLegalEntity/CompanyID":
                _legalId ??= TaxNumber.Plain(pass.Text);
                break;
            case "PartyName/Name":
                _tradingName ??= XmlText.Line(pass.Text);
                break;
            case "PartyTaxScheme/CompanyID":
                _taxId = TaxNumber.Plain(pass.Text);
                break;
            case "PartyTaxScheme/TaxScheme/ID":
                _scheme = XmlText.Line(pass.Text)?.ToUpperInvariant();
                break;
            case "PostalAddress/Country/IdentificationCode":
                _country ??= XmlText.Country(pass.Text);
                break;
            case "EndpointID" when XmlText.Line(pass.Text) is { } address:
                _address ??= pass.Attribute("schemeID") is { Length: > 0 } scheme ? $"{scheme}:{address}" : address;
                break;
            case "Person/FirstName":
                _givenName ??= XmlText.Line(pass.Text);
                break;
            case "Person/FamilyName":
                _familyName ??= XmlText.Line(pass.Text);
                break;
            case "Contact/Name":
                _contact ??= XmlText.Line(pass.Text);
                break;
            case "Contact/ElectronicMail":
                _email ??= XmlText.Line(pass.Text);
                break;
            case "Contact/Telephone":
                _phone ??= XmlText.Line(pass.Text);
                break;
            default:
                break;
        }
    }
}
