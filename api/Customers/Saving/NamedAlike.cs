using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Saving;

/// <summary>
/// Who is in the CRM under a name already: whoever adds a customer is warned, and a person is linked to the organisation whose name the
/// company is. Names are compared as search compares words, in any order of the words, without legal forms and titles; whoever may be
/// meant is told also where the name is in Greek and was in Latin letters
/// (<see cref="NameWords"/>).
/// </summary>
public sealed class NamedAlike(IRowStore rows)
{
    private const int MostTold = 5;

    // Among so many organisations of one name the one that is written in the same way is found.
    private const int MostCompared = 64;

    /// <summary>
    /// The person with the organisation whose name the company is, where exactly one organisation has that name; organisations of the same
    /// words come before those that only lack a legal form or have one more.
    /// </summary>
    public async Task<Profile> LinkAsync(TenantId tenant, Profile profile, CancellationToken ct)
    {
        if (profile is not { Kind: CustomerKind.Person, OrganisationId: null, Company: { } company })
        {
            return profile;
        }

        var (name, words) = (NameWords.OfFirm(company), WordsOf(company));
        var alike = await FindAsync(tenant, SpellingsOf(CustomerKind.Organisation, company), MostCompared, other => Task.FromResult(
            other.Kind == CustomerKind.Organisation && name.MeansSameAs(NameWords.OfFirm(other.Name))), ct);
        var same = alike.FindAll(one => WordsOf(one.Profile.Name) == words);
        return (same.Count > 0 ? same : alike) is [var (organisation, _)] ? profile with { OrganisationId = organisation } : profile;
    }

    /// <summary>
    /// Up to five customers for whom <paramref name="profile"/> may be meant: organisations of the same name, or people of the same name at
    /// the same company. Not <paramref name="id"/> itself, and nobody who has one of the addresses or domains: the claim says that.
    /// </summary>
    /// <param name="tenant">Whose customers.</param>
    /// <param name="id">Under which the profile is to be stored.</param>
    /// <param name="profile">Who is to be added.</param>
    /// <param name="byContact">
    /// Whether people of the same name are told too who share a telephone number, or the domain of a company in their addresses: a file has
    /// too many of them to ask for each.
    /// </param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<CustomerLine>> FindTwinsAsync(
        TenantId tenant, Guid id, Profile profile, bool byContact, CancellationToken ct)
    {
        var companies = await CompaniesAsync(tenant, profile, ct);
        var domains = byContact ? OwnDomainsOf(profile) : [];
        var phones = byContact ? profile.Phones : [];
        if (profile.Kind == CustomerKind.Person && companies.Count == 0 && domains.Count == 0 && phones.Count == 0)
        {
            return [];
        }

        async Task<bool> IsTwinAsync(Profile other) => profile.Kind == CustomerKind.Organisation
            || phones.Any(phone => other.Phones.Any(known => SamePhone.Is(phone, profile.Country, known, other.Country)))
            || domains.Intersect(OwnDomainsOf(other)).Any()
            || AreSame(companies, await CompaniesAsync(tenant, other, ct));

        var name = NameWords.Of(profile.Kind, profile.Name);
        var twins = await FindAsync(tenant, EverySpellingOf(profile.Kind, profile.Name), MostTold + 1, async other =>
            other.Kind == profile.Kind
            && name.MayMean(NameWords.Of(other.Kind, other.Name))
            && !other.Addresses.Intersect(profile.Addresses).Any()
            && !other.Domains.Intersect(profile.Domains).Any()
            && await IsTwinAsync(other), ct);
        return [.. twins.Where(twin => twin.Id != id).Take(MostTold).Select(twin => CustomerLine.Of(twin.Id, twin.Profile))];
    }

    /// <summary>The only customer of a name, an organisation before people; null for nobody and for several.</summary>
    public async Task<(Guid Id, Profile Profile)?> OnlyAsync(TenantId tenant, string name, CancellationToken ct)
    {
        var words = WordsOf(name);
        var found = await FindAsync(tenant, [name], MostTold + 1, other => Task.FromResult(WordsOf(other.Name) == words), ct);
        var organisations = found.FindAll(one => one.Profile.Kind == CustomerKind.Organisation);
        return organisations is [var only] ? only : organisations.Count == 0 && found is [var person] ? person : null;
    }

    /// <summary>
    /// By what two profiles are of the same name: of an organisation its name, of a person the name and the company; null for a person
    /// without a company, whose name says too little.
    /// </summary>
    public static string? KeyOf(Profile profile) => profile.Kind == CustomerKind.Organisation ? WordsOf(profile.Name)
        : NameWords.OfFirm(profile.Company ?? "").Key is { Length: > 0 } company ? $"{NameWords.OfPerson(profile.Name).Key}|{company}"
        : null;

    // The company as the person gives it, and the name of the organisation that the person belongs to.
    private async Task<List<NameWords>> CompaniesAsync(TenantId tenant, Profile person, CancellationToken ct)
    {
        var organisation = person.OrganisationId is { } id
            && await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct) is { } row ? CustomerRows.Profile(row).Name : "";
        return [.. new[] { person.Company ?? "", organisation }.Select(NameWords.OfFirm).Where(name => name.Key.Length > 0)];
    }

    // The domains of a person's addresses that a company can have.
    private static List<string> OwnDomainsOf(Profile person) => [.. person.Addresses
        .Select(address => EmailAddress.TryParse(address)?.Domain).OfType<string>()
        .Where(domain => !FreeMail.IsFree(domain) && !PublicSuffix.Is(domain)).Distinct()];

    private static bool AreSame(List<NameWords> some, List<NameWords> others) =>
        some.Exists(one => others.Exists(other => one.Key == other.Key || one.SoundsLike(other)));

    // Reads everybody whose name begins with a spelling until enough are found, because the limit is one of those who are meant.
    private async Task<List<(Guid Id, Profile Profile)>> FindAsync(
        TenantId tenant, IReadOnlyList<string> spellings, int most, Func<Profile, Task<bool>> isMeant, CancellationToken ct)
    {
        var (found, seen) = (new List<(Guid Id, Profile Profile)>(), new HashSet<Guid>());
        var named = new WordRows(rows, [.. spellings.SelectMany(spelling => SearchQuery.Named(tenant, spelling))]);
        while (found.Count < most && !named.IsWhole)
        {
            await named.ReadOnAsync(ct);
            foreach (var (id, profile) in await rows.ProfilesAsync(tenant, named.Ranks.Keys.Where(seen.Add), ct))
            {
                if (await isMeant(profile))
                {
                    found.Add((id, profile));
                }
            }
        }

        return found;
    }

    // As typed, and with umlauts as two letters.
    private static IReadOnlyList<string> SpellingsOf(CustomerKind kind, string name) =>
        [.. new[] { name, SearchForms.WithoutUmlauts(name) ?? name }.SelectMany(text => NameWords.Of(kind, text).Spellings).Distinct()];

    // In Greek and in Latin letters.
    private static IReadOnlyList<string> EverySpellingOf(CustomerKind kind, string name)
    {
        var spellings = SpellingsOf(kind, name);
        return [.. spellings.Concat(spellings.Take(1).SelectMany(GreekInLatin.OtherSpellings)).Distinct()];
    }

    private static string WordsOf(string name) => string.Join(' ', SearchText.TokensOf(name).Order(StringComparer.Ordinal));
}
