using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Collects a party of myDATA.</summary>
/// <param name="root">The path of the party, with the slash behind.</param>
internal sealed class MyDataParty(string root)
{
    private string? _name;
    private string? _vatId;
    private string? _country;

    /// <summary>Takes a leaf; false where it belongs to something else.</summary>
    public bool Take(string path, XmlPass pass)
    {
        if (!path.StartsWith(root, StringComparison.Ordinal))
        {
            return false;
        }

        switch (path[root.Length..])
        {
            case "vatNumber":
                _vatId ??= TaxNumber.Plain(pass.Text);
                break;
            case "country":
                _country ??= XmlText.Country(pass.Text);
                break;
            case "name":
                _name ??= XmlText.Line(pass.Text);
                break;
            default:
                break;
        }

        return true;
    }

    public Party Finish() => new(_name, null, _vatId, null, _country ?? TaxNumber.CountryOf(_vatId));
}
