using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Saving;
using OutlookCrm.Customers.Search;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Who is who within one file, as far as it has been read: rows that share an address are one customer, and somebody of the same name and
/// company as somebody else in the file is not added silently. The store answers for whoever is there already.
/// </summary>
internal sealed class RecordsAlike
{
    // Hashes of addresses and of names: sixteen bytes for each of some hundred thousand, instead of the texts.
    private readonly Dictionary<UInt128, Guid> _addresses = [];
    private readonly Dictionary<UInt128, Guid> _names = [];

    // What the first row said of whom only a name tells from others.
    private readonly Dictionary<Guid, UInt128> _said = [];

    // Buyers with a telephone number who are to be added, by the last digits of the number.
    private readonly Dictionary<string, List<(Guid Customer, Party Buyer)>> _called = [];

    /// <summary>
    /// The record, whose customer is the one whom an earlier row with one of its addresses means, or with the telephone number of a buyer
    /// without an address.
    /// </summary>
    /// <param name="record">Of a row of the file.</param>
    /// <param name="addsAnyway">Whether a customer of the same name and company is another one.</param>
    public OwnedRecord SameOf(OwnedRecord record, bool addsAnyway)
    {
        if (IsNamedOnly(record))
        {
            return NamedOf(record, addsAnyway);
        }

        if (record is { Code: null, IsStored: false } && RecordOwners.BuyerOf(record.Item) is { Phone: { } phone } buyer
            && CalledBuyers.IsCallable(phone))
        {
            return CalledOf(record, buyer, phone);
        }

        if (record is not { Code: null, Item.Record: ImportedCustomer { Emails: { Count: > 0 } emails } })
        {
            return record;
        }

        foreach (var email in record.IsStored ? [] : emails)
        {
            if (_addresses.TryGetValue(HashOf(email), out var shared))
            {
                record = record with { Customer = shared, KnownBy = "file" };
                break;
            }
        }

        foreach (var email in emails)
        {
            _addresses.TryAdd(HashOf(email), record.Customer);
        }

        return record;
    }

    /// <summary>Whether an earlier row that is to be added has the same name and company and is another customer.</summary>
    public bool IsTwin(Guid customer, Profile profile) =>
        NamedAlike.KeyOf(profile) is { } key && HashOf(key) is var name && !_names.TryAdd(name, customer) && _names[name] != customer;

    /// <summary>Notes a row that an earlier run of the import has written.</summary>
    public void Pass(Guid customer, ImportedCustomer row, Profile profile)
    {
        if (row is { ExternalId: null, Emails.Count: 0 })
        {
            _said.TryAdd(customer, HashOf(ImportedProfile.TextOf(profile)));
        }
    }

    private static bool IsNamedOnly(OwnedRecord record) => record is
    {
        Code: null, IsStored: false, Profile: not null, Item.Record: ImportedCustomer { ExternalId: null, Emails.Count: 0 },
    };

    // Two rows of one name that say the same may be one row twice. Those that do not are perhaps two people: nobody's values are mixed.
    private OwnedRecord NamedOf(OwnedRecord record, bool addsAnyway)
    {
        var said = HashOf(ImportedProfile.TextOf(record.Profile!));
        return _said.TryAdd(record.Customer, said) || _said[record.Customer] == said ? record
            : !addsAnyway ? record with { Code = "known-by-name" }
            : record with { Customer = CustomerMapping.OtherOf(record.Customer, record.Profile!) };
    }

    private OwnedRecord CalledOf(OwnedRecord record, Party buyer, string phone)
    {
        var end = SearchText.DigitsOf(phone)[^PhoneOwners.FewestDigits..];
        if (!_called.TryGetValue(end, out var before))
        {
            _called.Add(end, before = []);
        }

        if (buyer.Email is null && record.TaxKey is null)
        {
            var meant = CalledBuyers.Meant(buyer, [.. before
                .Where(one => SamePhone.Is(one.Buyer.Phone!, one.Buyer.Country, phone, buyer.Country))
                .Select(one => (one.Customer, one.Buyer.Name))]);
            record = meant.IsOfSeveral ? record with { Code = "phone-of-several" }
                : meant.Customer is { } customer ? record with { Customer = customer, KnownBy = "file" } : record;
        }

        if (record.Code is null && !before.Exists(one => one.Customer == record.Customer))
        {
            before.Add((record.Customer, buyer));
        }

        return record;
    }

    private static UInt128 HashOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
