using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// The rows by which a profile is found. They hold no more than their keys: what an answer shows comes from the profile, so that an edit
/// writes only the rows of words that changed. A text that begins another text of the same customer needs no row of its own. Pure.
/// </summary>
internal sealed class SearchRows : IProjector
{
    public IEnumerable<ProjectedRow> Wants(CustomerState state)
    {
        var (tenant, customer, profile) = (state.Tenant, state.Id, CustomerRows.Profile(state.Profile.Span));
        var names = Names(profile);
        var known = KnownAt(profile);
        var domains = known.ConvertAll(place => place.Domain);
        return names.Select(name => Word(tenant, customer, name.Place, name.Text))
            .Concat(Others(profile, names, domains).Select(text => Word(tenant, customer, SearchKeys.Elsewhere, text)))
            .Concat(known.Select(place => Known(tenant, customer, place, profile)))
            .Concat(Looks(tenant, customer, profile, domains))
            .Concat(Phones(tenant, customer, profile));
    }

    /// <summary>
    /// The rows by which the projector of another slice lets a customer be found: the number of a case, a name on an invoice.
    /// </summary>
    public static IEnumerable<ProjectedRow> OfWords(TenantId tenant, Guid customer, string text) =>
        SearchText.TokensOf(text).Select(SearchKeys.Encode).Distinct().Select(word => Word(tenant, customer, SearchKeys.Elsewhere, word));

    // The name from its first word on, then from each later word on with the words before it at the end: two words are found in either
    // order by one read.
    private static List<(char Place, string Text)> Names(Profile profile)
    {
        var words = SearchText.TokensOf(profile.Name);
        var names = new List<(char Place, string Text)>();
        for (var first = 0; first < words.Count; first++)
        {
            var text = SearchKeys.Encode(string.Join(' ', words.Skip(first).Concat(words.Take(first))));
            names.Add((first == 0 ? SearchKeys.WholeName : SearchKeys.LaterInName, text));
        }

        var others = words.SelectMany(SearchText.PartsOf).Concat(SearchForms.Of(profile.Name)).Select(SearchKeys.Encode).ToList();
        foreach (var part in others.OrderByDescending(part => part.Length))
        {
            if (!names.Exists(name => name.Text.StartsWith(part, StringComparison.Ordinal)))
            {
                names.Add((SearchKeys.LaterInName, part));
            }
        }

        return names;
    }

    private static IEnumerable<string> Others(Profile profile, List<(char Place, string Text)> names, List<string> domains)
    {
        var company = SearchText.TokensOf(profile.Company ?? "");
        var known = domains.ConvertAll(SearchKeys.Encode);
        var texts = company.Concat(company.SelectMany(SearchText.PartsOf)).Concat(SearchForms.Of(profile.Company ?? ""))
            .Concat(Addresses(profile).SelectMany(address =>
                SearchForms.OfAddress(address).Append(SearchText.Fold(address.Value)).Append(address.Domain)))
            .Concat(profile.Domains.SelectMany(domain => SearchForms.OfDomain(domain).Append(domain)))
            .Select(SearchKeys.Encode)
            .Distinct()
            .Except(known)
            .Except(names.Select(name => name.Text))
            .ToList();
        var all = texts.Concat(known).Concat(names.Select(name => name.Text)).ToList();
        return texts.Where(text => !all.Exists(other => other.Length > text.Length && other.StartsWith(text, StringComparison.Ordinal)));
    }

    // The company domains at which a person has an address, and those above them; the nearest address tells.
    private static List<(string Domain, string? At)> KnownAt(Profile profile) => profile.Kind == CustomerKind.Person
        ? [.. Addresses(profile).Select(address => address.Domain).Where(domain => !FreeMail.IsFree(domain))
            .SelectMany(domain => CompanyDomains.WithParents(domain).Select(one => (Domain: one, At: one == domain ? null : domain)))
            .OrderBy(place => place.At?.Length ?? 0).DistinctBy(place => place.Domain)]
        : [];

    // A stranger's domain that looks like one of the profile's is told. A name that is written as it looks is found by the domain's own
    // row.
    private static IEnumerable<ProjectedRow> Looks(TenantId tenant, Guid customer, Profile profile, List<string> known)
    {
        var domains = Addresses(profile).Select(address => address.Domain).Concat(profile.Domains).ToList();
        return domains.Where(domain => !FreeMail.IsFree(domain)).Select(DomainLook.Of).OfType<DomainLook>()
            .Where(look => !look.IsPlain || !known.Concat(domains).Contains(look.Registered)).DistinctBy(look => look.Registered)
            .Select(look => new ProjectedRow(SearchKeys.Looks(tenant, look), SearchKeys.Alike(look, customer), default, false));
    }

    private static IEnumerable<EmailAddress> Addresses(Profile profile) =>
        profile.Addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>();

    private static ProjectedRow Word(TenantId tenant, Guid customer, char place, string encoded) =>
        new(SearchKeys.Words(tenant, encoded), SearchKeys.Word(place, encoded, customer), default, false);

    // The company is what a stranger of the same domain is suggested.
    private static ProjectedRow Known(TenantId tenant, Guid customer, (string Domain, string? At) place, Profile profile) =>
        new(SearchKeys.Words(tenant, SearchKeys.Encode(place.Domain)), SearchKeys.KnownPerson(place.Domain, customer),
            new KnownPerson(profile.Company, profile.OrganisationId, place.At).Content, false);

    private static IEnumerable<ProjectedRow> Phones(TenantId tenant, Guid customer, Profile profile)
    {
        var phones = profile.Phones.Select(SearchText.DigitsOf).Where(IsLong).Distinct().ToList();
        foreach (var digits in phones)
        {
            var backwards = SearchText.Backwards(digits);
            yield return new(SearchKeys.PhonesFromFirst(tenant, digits), SearchKeys.Phone(digits, customer), default, false);
            yield return new(SearchKeys.PhonesFromLast(tenant, backwards), SearchKeys.Phone(backwards, customer), default, false);
        }

        // Who types a number of the own country begins without the country's code.
        var atHome = profile.Phones.SelectMany(phone => SamePhone.AtHome(phone, profile.Country)).Where(IsLong);
        foreach (var digits in atHome.Distinct().Except(phones))
        {
            yield return new(SearchKeys.PhonesFromFirst(tenant, digits), SearchKeys.Phone(digits, customer), default, false);
        }

        static bool IsLong(string digits) => digits.Length >= SearchKeys.FewestDigits;
    }
}
