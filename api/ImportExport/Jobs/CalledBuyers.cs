using OutlookCrm.Customers.Search;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Primitives;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Finds the customer whom a buyer without an address means by the telephone number: one rule for files and for web shops. The number is
/// no proof, because an office or a family has one number: the names must agree, too, and with several customers nobody is meant.
/// </summary>
internal sealed class CalledBuyers(PhoneOwners phones)
{
    /// <summary>Whether a telephone number has enough digits to tell customers apart.</summary>
    public static bool IsCallable(string? phone) => phone is not null && SearchText.DigitsOf(phone).Length >= PhoneOwners.FewestDigits;

    /// <summary>The stored customer whom a buyer means; null for nobody.</summary>
    public async Task<CalledBuyer> FindAsync(TenantId tenant, Party buyer, CancellationToken ct) => buyer.Phone is not { } phone ? default
        : Meant(buyer, [.. (await phones.FindAsync(tenant, phone, buyer.Country, ct)).Select(one => (one.Id, one.Profile.Name))]);

    /// <summary>Who of those that have the number is meant. Pure.</summary>
    /// <param name="buyer">The buyer; without a name the number alone decides.</param>
    /// <param name="owners">Who has the number.</param>
    public static CalledBuyer Meant(Party buyer, IReadOnlyList<(Guid Id, string? Name)> owners)
    {
        foreach (var name in new[] { buyer.Name, buyer.TradingName }.OfType<string>().DefaultIfEmpty(null))
        {
            List<Guid> meant = [.. owners.Where(owner => SameBuyer.MayBe(name, owner.Name)).Select(owner => owner.Id).Distinct()];
            if (meant.Count > 0)
            {
                return meant.Count == 1 ? new(meant[0], false) : new(null, true);
            }
        }

        return default;
    }
}

/// <summary>Whom a telephone number means.</summary>
/// <param name="Customer">The customer; null for nobody.</param>
/// <param name="IsOfSeveral">Whether it may mean several.</param>
internal readonly record struct CalledBuyer(Guid? Customer, bool IsOfSeveral);
