using System.Text.RegularExpressions;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Customers of a file as profiles. What a profile has no member for stands in its notes, so that no column is lost.
/// Pure.</summary>
internal static partial class CustomerMapping
{
    private const int LongestText = 200;
    private const int LongestPlace = 100;
    private const int LongestPostalCode = 20;
    private const int LongestNotes = 8000;
    private const int MostDomains = 20;

    private static readonly Dictionary<string, LifecycleStage> s_stages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lead"] = LifecycleStage.Lead,
        ["subscriber"] = LifecycleStage.Lead,
        ["marketingqualifiedlead"] = LifecycleStage.Lead,
        ["salesqualifiedlead"] = LifecycleStage.Prospect,
        ["opportunity"] = LifecycleStage.Prospect,
        ["prospect"] = LifecycleStage.Prospect,
        ["customer"] = LifecycleStage.Customer,
        ["loyal"] = LifecycleStage.Loyal,
        ["lapsed"] = LifecycleStage.Lapsed,
        ["evangelist"] = LifecycleStage.Loyal,
        ["partner"] = LifecycleStage.Partner,
        ["other"] = LifecycleStage.Other,
    };

    // Names of countries in English and in their own languages.
    private static readonly Lazy<Dictionary<string, string>> s_countries = new(() =>
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var region in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name))
            .Where(region => region.TwoLetterISORegionName.Length == 2))
        {
            names.TryAdd(region.EnglishName, region.TwoLetterISORegionName);
            names.TryAdd(region.NativeName, region.TwoLetterISORegionName);
            names.TryAdd(region.ThreeLetterISORegionName, region.TwoLetterISORegionName);
        }

        return names;
    });

    /// <summary>The id of a customer of a file: the customer's own in our own export, else by the other program's id, else by an address,
    /// else by names.</summary>
    public static Guid IdOf(ImportedCustomer customer, string format) =>
        format == CustomerPrograms.Own && Guid.TryParse(customer.ExternalId, out var id) ? id
        : customer.ExternalId is { } own ? Hash("row", format, own)
        : customer.Emails.Count > 0 ? Hash("email", customer.Emails[0])
        : Hash("name", HeaderName.Plain(customer.Name), HeaderName.Plain(customer.Companies.Count > 0 ? customer.Companies[0] : ""),
            customer.Phones.Count > 0 ? customer.Phones[0] : "");

    /// <summary>The id of another customer of the same name, told from the first by what the file says of them.</summary>
    public static Guid OtherOf(Guid first, Profile profile) => Hash("other", first.ToString("N"), ImportedProfile.TextOf(profile));

    /// <summary>The id of a buyer of whom the CRM knows nothing yet.</summary>
    public static Guid IdOf(Party buyer, string? taxKey) => taxKey is not null ? Hash("tax", taxKey)
        : buyer.Email is { } email ? Hash("email", email.ToLowerInvariant())
        : buyer.Name is { } name ? Hash("name", HeaderName.Plain(name), "", "")
        : Hash("phone", SamePhone.KeyOf(buyer.Phone!, buyer.Country));

    /// <summary>The profile of a customer of a file.</summary>
    public static Profile Of(ImportedCustomer customer, UserReference owner) => new()
    {
        Kind = customer.Kind == "organisation" ? CustomerKind.Organisation : CustomerKind.Person,
        Name = Cut(customer.Name, LongestText)!,
        Addresses = [.. customer.Emails.Take(ImportedCustomer.MostOfList)],
        Phones = [.. customer.Phones.Where(phone => phone.Length <= ImportedCustomer.LongestPhone).Take(ImportedCustomer.MostOfList)],
        Birthday = customer.Kind == "person" ? BirthdayOf(customer.Birthday) : null,
        Country = CountryOf(customer.Country),
        Region = Cut(customer.Region, LongestPlace),
        City = Cut(customer.City, LongestPlace),
        Language = IsLanguage(customer.Language) ? customer.Language : null,
        Domains = customer.Kind == "organisation" ? [.. customer.Domains.Where(IsOwnDomain).Take(MostDomains)] : [],
        Street = Cut(customer.Street, LongestText),
        PostalCode = customer.PostalCode is { Length: <= LongestPostalCode } postalCode ? postalCode : null,
        Role = Cut(customer.JobTitle, LongestText),
        Company = customer.Companies.Count > 0 ? Cut(customer.Companies[0], LongestText) : null,
        Stage = s_stages.GetValueOrDefault(customer.Stage?.Replace(" ", "", StringComparison.Ordinal) ?? "", LifecycleStage.Lead),
        Owner = owner,
        Notes = NotesOf(customer),
    };

    /// <summary>The profile of a buyer: a company where it has a tax number or a name without an address, else a person.</summary>
    public static Profile Of(Party buyer, UserReference owner) => new()
    {
        Kind = buyer.VatId is not null || buyer is { Email: null, Name: not null } ? CustomerKind.Organisation : CustomerKind.Person,
        Name = Cut(buyer.Name ?? buyer.VatId ?? buyer.Email ?? buyer.Phone, LongestText)!,
        Addresses = buyer.Email is { } email ? [email.ToLowerInvariant()] : [],
        Phones = buyer.Phone is { Length: <= ImportedCustomer.LongestPhone } phone ? [phone] : [],
        Country = CountryOf(buyer.Country),
        Stage = LifecycleStage.Customer,
        Owner = owner,
        Notes = buyer.VatId is { } vatId ? $"Tax number: {vatId}" : null,
    };

    private static Guid Hash(params ReadOnlySpan<string> parts) =>
        Guid.ParseExact(RowKeys.Hash(16, ["import", .. parts]), "N");

    private static string? CountryOf(string? text) => text is null ? null
        : text.Trim().ToUpperInvariant() is { Length: 2 } code && Countries.Has(code) ? code
        : s_countries.Value.GetValueOrDefault(text.Trim()) is { } named && Countries.Has(named) ? named : null;

    private static Birthday? BirthdayOf(string? text) =>
        text is ['-', '-', ..] && DateOnly.TryParseExact($"2000{text[1..]}", "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day) ? new(day.Month, day.Day)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            && born.Year is >= 1850 and <= 2200 ? new(born.Month, born.Day, born.Year) : null;

    private static string? NotesOf(ImportedCustomer customer)
    {
        (string Word, string? Text)[] others =
        [
            ("Tax number", customer.TaxId),
            ("Further addresses", Listed(customer.Emails.Skip(ImportedCustomer.MostOfList))),
            ("Further telephone numbers", Listed(customer.Phones.Where(phone => phone.Length > ImportedCustomer.LongestPhone)
                .Concat(customer.Phones.Where(phone => phone.Length <= ImportedCustomer.LongestPhone)
                    .Skip(ImportedCustomer.MostOfList)))),
            ("Postal code", customer.PostalCode is { Length: > LongestPostalCode } code ? code : null),
            ("Country", CountryOf(customer.Country) is null ? customer.Country : null),
            ("Language", IsLanguage(customer.Language) ? null : customer.Language),
            ("Email domains", Listed(customer.Kind != "organisation" ? customer.Domains
                : customer.Domains.Where(domain => !IsOwnDomain(domain)).Concat(customer.Domains.Where(IsOwnDomain).Skip(MostDomains)))),
            ("Website", customer.Website),
            ("Tags", customer.Tags.Count == 0 ? null : string.Join(", ", customer.Tags)),
            ("Companies", customer.Companies.Count < 2 ? null : string.Join(", ", customer.Companies)),
            ("Stage", customer.Stage is { } stage && !s_stages.ContainsKey(stage.Replace(" ", "", StringComparison.Ordinal)) ? stage
                : null),
            ("Owner", customer.Owner),
            ("Wants no mail", customer.OptedOut == true ? "yes" : null),
        ];
        var lines = others.Where(other => other.Text is not null).Select(other => $"{other.Word}: {other.Text}");
        var notes = string.Join('\n', new[] { customer.Notes }.Where(note => note is not null).Concat(lines));
        notes = string.Concat(notes.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
        return notes.Length == 0 ? null : Cut(notes, LongestNotes);
    }

    private static bool IsLanguage(string? text) => text is null || LanguageTag().IsMatch(text);

    private static bool IsOwnDomain(string text) =>
        EmailAddress.DomainOf(text) is { } domain && !FreeMail.IsFree(domain) && !PublicSuffix.Is(domain);

    private static string? Listed(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } list ? list : null;

    [GeneratedRegex("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,3}$")]
    private static partial Regex LanguageTag();

    private static string? Cut(string? text, int longest) => text is null || text.Length <= longest ? text : LongText.Cut(text, longest);
}
