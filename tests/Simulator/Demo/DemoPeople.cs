using System.Globalization;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Simulator.Entra;

namespace OutlookCrm.Simulator.Demo;

/// <summary>Fills the demo company's books: sixty organisations, their people, and people on their own.</summary>
internal sealed class DemoPeople(Dice dice, DateTimeOffset today)
{
    private const int People = 240;
    private static readonly string[] FreeMail = ["gmail.com", "yahoo.com", "outlook.com"];
    private static readonly string[] Hobbies = ["a home bar", "coffee at weddings", "a food truck", "a small gallery", "a bookshop corner"];
    private static readonly string[] Habits =
    [
        "Decides alone up to 10 000 euro.", "Prefers deliveries before nine.",
        "Met at the trade fair; asked for a reference in the same town.",
        "On leave every August.", "Wants invoices by the 25th.",
    ];

    private readonly HashSet<string> _addresses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Organisations first: their people refer to them.</summary>
    public (IReadOnlyList<DemoOrganisation> Organisations, IReadOnlyList<(Guid Id, Profile Profile)> Companies,
        IReadOnlyList<DemoCustomer> People) Make()
    {
        var organisations = DemoOrganisation.All(dice);
        var companies = new List<(Guid, Profile)>();
        var people = new List<DemoCustomer>();
        foreach (var organisation in organisations)
        {
            var owner = Owner();
            var stage = dice.Pick([LifecycleStage.Customer, LifecycleStage.Loyal, LifecycleStage.Prospect]);
            companies.Add((organisation.Id,
                organisation.ToProfile(new(owner.ObjectId, owner.DisplayName), stage, Phone(organisation.Country))));
            for (var count = dice.Between(2, 4); count > 0; count--)
            {
                people.Add(Make(organisation, owner));
            }
        }

        while (people.Count < People)
        {
            people.Add(Make(dice.Pick(organisations) with { Id = Guid.Empty }, Owner()));
        }

        return (organisations, companies, people);
    }

    private DemoCustomer Make(DemoOrganisation organisation, EntraUser owner)
    {
        var isAlone = organisation.Id == Guid.Empty;
        var name = DemoNames.Make(dice, organisation.Culture);
        var role = isAlone ? null : dice.Pick(DemoData.Words("role." + organisation.Industry));
        var phone = Phone(organisation.Country);
        var (threads, from, until) = Activity();
        var profile = new Profile
        {
            Kind = CustomerKind.Person,
            Name = name.Full,
            Addresses = Addresses(name, organisation.Domain, isAlone),
            Phones = dice.Chance(0.3) ? [phone, Phone(organisation.Country)] : [phone],
            Birthday = Birthday(),
            Language = organisation.Language,
            Country = organisation.Country,
            Region = organisation.Region,
            City = organisation.City,
            Role = role,
            Company = isAlone ? null : organisation.Name,
            OrganisationId = isAlone ? null : organisation.Id,
            Stage = Stage(threads, until),
            Owner = new(owner.ObjectId, owner.DisplayName),
            Notes = dice.Chance(0.25) ? Note(isAlone) : null,
        };
        var language = organisation.Language is "el" or "ro" or "hu" && dice.Chance(0.2) ? "en" : organisation.Language;
        var signature = isAlone
            ? $"{name.Full}\n{phone}"
            : $"{name.Full}\n{role}\n{organisation.Name} · {organisation.City}\nT {phone} · "
                + $"{profile.Addresses[0]}\nwww.{organisation.Domain}";
        return new DemoCustomer(dice.Guid(), profile, name.Given, language, signature, owner, threads, from, until);
    }

    private List<string> Addresses(DemoName name, string domain, bool isAlone)
    {
        var local = dice.Pick([$"{name.LatinGiven}.{name.LatinFamily}", $"{name.LatinGiven[0]}.{name.LatinFamily}", $"{name.LatinFamily}"]);
        var first = isAlone
            ? dice.Chance(0.5) ? Free($"{local}.demo@{dice.Pick(FreeMail)}") : Free($"hello@{name.LatinGiven}-{name.LatinFamily}.example")
            : Free($"{local}@{domain}");
        return !isAlone && dice.Chance(0.1) ? [first, Free($"{name.LatinGiven}.{name.LatinFamily}.demo@gmail.com")] : [first];
    }

    // Two people of one name get a number, as at any company.
    private string Free(string address)
    {
        for (var number = 2; !_addresses.Add(address); number++)
        {
            var at = address.IndexOf('@', StringComparison.Ordinal);
            address =
                $"{address[..at].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')}"
                    + $"{number.ToString(CultureInfo.InvariantCulture)}{address[at..]}";
        }

        return address;
    }

    private (int Threads, int From, int Until) Activity() => dice.Fraction() switch
    {
        < 0.06 => (0, 30, 1),
        < 0.24 => (dice.Between(1, 2), dice.Between(20, 90), dice.Between(0, 10)),
        < 0.40 => (dice.Between(2, 5), dice.Between(500, 730), dice.Between(200, 400)),
        < 0.90 => (dice.Between(2, 7), dice.Between(300, 730), dice.Between(1, 40)),
        _ => (dice.Between(9, 18), 730, dice.Between(0, 12)),
    };

    private LifecycleStage Stage(int threads, int until) => (threads, until) switch
    {
        (0, _) => LifecycleStage.Lead,
        ( <= 2, _) => dice.Pick([LifecycleStage.Lead, LifecycleStage.Prospect, LifecycleStage.Prospect]),
        (_, > 150) => LifecycleStage.Lapsed,
        ( > 8, _) => LifecycleStage.Loyal,
        _ => dice.Chance(0.05) ? LifecycleStage.Partner : LifecycleStage.Customer,
    };

    // Some are born today or tomorrow: a demo wants to show it.
    private Birthday? Birthday()
    {
        if (!dice.Chance(0.6))
        {
            return null;
        }

        var day = dice.Chance(0.03) ? today.AddDays(dice.Between(0, 3)) : today.AddDays(dice.Between(0, 364));
        return new(day.Month, day.Month == 2 && day.Day == 29 ? 28 : day.Day, dice.Chance(0.7) ? dice.Between(1958, 2001) : null);
    }

    private string Note(bool isAlone) => isAlone
        ? $"Buys for {dice.Pick(Hobbies)}; calls rather than writes."
        : dice.Pick(Habits);

    private EntraUser Owner() => EntraDirectory.Find(dice.Chance(0.6) ? "maria" : "nikos")!;

    private string Phone(string country)
    {
        var area = country switch
        {
            "GR" => "+30 210",
            "CY" => "+357 25",
            "RO" => "+40 31",
            "HU" => "+36 1",
            "IR" => "+98 21",
            "ZA" => "+27 21",
            "DE" => "+49 351",
            "AT" => "+43 1",
            "IT" => "+39 071",
            _ => "+44 117",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{area} 555 {dice.Between(100, 9999):D4}");
    }
}
