using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Who is who within one file, as far as it has been read: rows that share an address are one customer, and somebody of the same name and
/// company as somebody else in the file is not added silently. The store answers for whoever is there already.
/// </summary>
internal sealed class RecordsAlike
{
    private readonly Dictionary<string, Guid> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _names = new(StringComparer.Ordinal);

    /// <summary>The record, whose customer is the one whom an earlier row with one of its addresses means.</summary>
    public OwnedRecord SameOf(OwnedRecord record)
    {
        if (record is not { Code: null, Item.Record: ImportedCustomer { Emails: { Count: > 0 } emails } })
        {
            return record;
        }

        if (!record.IsStored && emails.FirstOrDefault(_addresses.ContainsKey) is { } shared)
        {
            record = record with { Customer = _addresses[shared], KnownBy = "file" };
        }

        foreach (var email in emails)
        {
            _addresses.TryAdd(email, record.Customer);
        }

        return record;
    }

    /// <summary>Whether an earlier row that is to be added has the same name and company and is another customer.</summary>
    public bool IsTwin(Guid customer, Profile profile) =>
        NamedAlike.KeyOf(profile) is { } key && !_names.TryAdd(key, customer) && _names[key] != customer;
}
