using System.Text.RegularExpressions;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Who ordered. Pure.</summary>
internal static partial class ShopBuyer
{
    /// <summary>The buyer; nobody where the shop has made the order anonymous.</summary>
    /// <param name="company">On whose bill the order stands.</param>
    /// <param name="person">Who ordered.</param>
    /// <param name="country">ISO 3166, two letters.</param>
    /// <param name="email">As the shop has it.</param>
    /// <param name="phone">As the shop has it.</param>
    public static Party Of(string? company, string? person, string? country, string? email, string? phone)
    {
        // Whoever asked a shop to be forgotten is an address of a domain that cannot exist, and words in brackets.
        if (email?.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Party.Nobody;
        }

        return new(Known(company) ?? Known(person), TradingName: Known(company), Country: Known(country),
            Email: Known(email)?.ToLowerInvariant(), Phone: PhoneOf(phone));
    }

    /// <summary>
    /// A buyer of whom the CRM knows nothing yet. Whoever has no address is told from others of the same name by the telephone number, and
    /// from others with the number by the name.
    /// </summary>
    public static NewCustomer Newcomer(Party buyer, UserReference owner)
    {
        var profile = CustomerMapping.Of(buyer with { Name = buyer.Name ?? buyer.Email ?? buyer.Phone }, owner);
        var id = buyer is { Email: null, Phone: { } phone }
            ? Guid.ParseExact(
                RowKeys.Hash(16, "shop", "phone", SamePhone.KeyOf(phone, buyer.Country), HeaderName.Plain(buyer.Name ?? "")), "N")
            : CustomerMapping.IdOf(buyer, null);
        return new(id, profile with { Kind = KindOf(buyer, profile) });
    }

    // Who orders without an address and without a company is a person.
    private static CustomerKind KindOf(Party buyer, Profile profile) =>
        buyer is { Email: null, TradingName: null } ? CustomerKind.Person : profile.Kind;

    // Shops store what was typed: words, and numbers too short to call.
    private static string? PhoneOf(string? phone) =>
        Known(phone) is { } text && CalledBuyers.IsCallable(text) ? text : null;

    /// <summary>A first and a last name as one; null for neither.</summary>
    public static string? Joined(ShopJson? person) =>
        string.Join(' ', new[] { person?.Text("first_name"), person?.Text("last_name") }.OfType<string>()) is { Length: > 0 } name
            ? name : null;

    private static string? Known(string? text) => text is null || Forgotten().IsMatch(text) ? null : text;

    [GeneratedRegex(@"^(\[[^\]]*\]\s*)+$|^redacted$", RegexOptions.IgnoreCase)]
    private static partial Regex Forgotten();
}
