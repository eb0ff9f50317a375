using OutlookCrm.Customers.Addresses;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Tells records that would make a customer of a colleague, or of the company itself. Pure.</summary>
internal static class OwnRecords
{
    /// <summary>An address of the record is a colleague's.</summary>
    public const string Colleague = "colleague";

    /// <summary>The website of the record is the company's own.</summary>
    public const string OwnDomain = "own-domain";

    /// <summary>
    /// Why the record is not entered; null where it is. An order, an invoice or a payment of a customer who is there is entered, whatever
    /// address it names.
    /// </summary>
    public static string? CodeOf(OwnedRecord record, OwnPeople own)
    {
        var customer = record.Item.Record as ImportedCustomer;
        return customer is null && record.IsStored ? null
            : record.Profile?.Addresses.Any(address => own.Has(EmailAddress.TryParse(address))) == true ? Colleague
            : customer?.Website is { } website && HostOf(website) is { } host && own.HasDomain(host) ? OwnDomain : null;
    }

    private static string? HostOf(string website) =>
        Uri.TryCreate(website.Contains("://", StringComparison.Ordinal) ? website : $"https://{website}", UriKind.Absolute, out var page)
        && page.Host is { Length: > 0 } host ? EmailAddress.DomainOf(host) : null;
}
