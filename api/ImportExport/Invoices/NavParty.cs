using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects a party of NAV. Of a private person the law leaves everything out.</summary>
/// <param name="root">The path of the party, with the slash behind.</param>
/// <param name="word">With which the names of its elements begin.</param>
internal sealed class NavParty(string root, string word)
{
    private readonly string _taxNumber = word == "supplier" ? "supplierTaxNumber/" : "customerVatData/customerTaxNumber/";
    private readonly SortedDictionary<int, string> _parts = [];
    private string? _name;
    private string? _community;
    private string? _thirdState;
    private string? _country;

    /// <summary>Takes a leaf; false where it belongs to something else.</summary>
    public bool Take(string path, XmlPass pass)
    {
        if (!path.StartsWith(root, StringComparison.Ordinal))
        {
            return false;
        }

        var name = path[root.Length..];
        if (name.StartsWith(_taxNumber, StringComparison.Ordinal))
        {
            var place = name[_taxNumber.Length..] switch { "taxpayerId" => 0, "vatCode" => 1, "countyCode" => 2, _ => -1 };
            if (place >= 0 && TaxNumber.Plain(pass.Text) is { } part)
            {
                _parts.TryAdd(place, part);
            }
        }
        else if (name == $"{word}Name")
        {
            _name ??= XmlText.Line(pass.Text);
        }
        else if (name.StartsWith($"{word}Address/", StringComparison.Ordinal) && name.EndsWith("/countryCode", StringComparison.Ordinal))
        {
            _country ??= XmlText.Country(pass.Text);
        }
        else if (name is "communityVatNumber" or "customerVatData/communityVatNumber")
        {
            _community ??= TaxNumber.Plain(pass.Text);
        }
        else if (name is "customerVatData/thirdStateTaxId")
        {
            _thirdState ??= TaxNumber.Plain(pass.Text);
        }

        return true;
    }

    public Party Finish()
    {
        var hungarian = _parts.Count > 0 ? string.Join('-', _parts.Values) : null;
        var vatId = hungarian ?? _community ?? _thirdState;
        return new(_name, null, vatId, null, _country ?? (hungarian is null ? TaxNumber.CountryOf(vatId) : "HU"));
    }
}
