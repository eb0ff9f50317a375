using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// Who has a telephone number, with or without the country's code and the zeros before it. The number says less than an address: several
/// people may share it.
/// </summary>
public sealed class PhoneOwners(IRowStore rows)
{
    /// <summary>Fewer digits than these tell nobody apart.</summary>
    public const int FewestDigits = 8;

    private const int Most = 50;

    /// <summary>
    /// The customers that have the number. Nobody where so many numbers end like this one that not all were read.
    /// </summary>
    /// <param name="tenant">Whose customers.</param>
    /// <param name="phone">As written.</param>
    /// <param name="country">Of a number without the country's code: ISO 3166, two letters; null where it is not known.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<(Guid Id, Profile Profile)>> FindAsync(
        TenantId tenant, string phone, string? country, CancellationToken ct)
    {
        var digits = SearchText.DigitsOf(phone);
        if (digits.Length < FewestDigits)
        {
            return [];
        }

        var (backwards, end) = (SearchText.Backwards(digits), SearchText.Backwards(digits[^FewestDigits..]));
        var alike = await rows.ReadAsync(
            SearchKeys.PhonesFromLast(tenant, backwards), KeyRange.StartingWith(end), Most + 1, ct);
        return alike.Count > Most ? []
            : [.. (await rows.ProfilesAsync(tenant, alike.Select(row => SearchKeys.CustomerOf(row.Key)).Distinct(), ct))
                .Where(one => one.Profile.Phones.Any(other => SamePhone.Is(other, one.Profile.Country, phone, country)))];
    }
}
