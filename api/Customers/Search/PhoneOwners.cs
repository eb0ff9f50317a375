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
    public async Task<IReadOnlyList<Guid>> FindAsync(TenantId tenant, string phone, CancellationToken ct)
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
                .Where(one => one.Profile.Phones.Any(other => IsSame(SearchText.DigitsOf(other), digits))).Select(one => one.Id)];
    }

    // The shorter of two spellings is a whole number, too: the one without the country's code.
    private static bool IsSame(string one, string other) => one.Length >= FewestDigits
        && (one.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(one, StringComparison.Ordinal));
}
