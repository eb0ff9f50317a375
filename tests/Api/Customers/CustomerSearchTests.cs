using Microsoft.Extensions.Logging.Abstractions;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>
/// Everybody is found, by whatever begins one of their words or either end of a telephone number; and where not all are shown, the answer
/// says so.
/// </summary>
public sealed class CustomerSearchTests : IAsyncLifetime
{
    private static readonly string[] Given =
        ["Anna", "Zsófia", "Ελένη", "علی", "王", "X", "Anna-Maria", "O'Brien", "Søren",
            "Şerban", "ΓΙΏΡΓΟΣ", "Öz", "3", "Łucja", "😀 Smile", "Jean Luc", "J."];

    private static readonly string[] Family =
        ["Kis", "Papadaki", "Παπαδάκη", "رضایی", "伟", "M", "Smith-Jones", "D'Arc", "Ó Briain", "Țiriac", "van der Berg", "Kis"];

    private readonly TemporaryFolder _folder = new();
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());
    private static readonly Guid s_user = Guid.NewGuid();

    private SqliteRowStore _rows = null!;
    private RecentCustomers _recent = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _rows = new SqliteRowStore(_folder.File("crm.db"));
        _recent = new RecentCustomers(_rows, TimeProvider.System, NullLogger<RecentCustomers>.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _recent.Dispose();
        await _rows.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Everybody_is_found_by_every_beginning_of_every_word()
    {
        var random = new Random(20261129);
        var people = Enumerable.Range(0, 120).Select(number => Somebody(random, number)).ToList();
        var ids = await AddAsync(people);

        foreach (var (id, person) in ids.Zip(people))
        {
            var words = new[] { person.Name, person.Company ?? "" }.SelectMany(SearchText.TokensOf)
                .Concat(person.Addresses).Concat(person.Domains)
                .Concat(person.Addresses.Select(address => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..]));
            foreach (var word in words.Distinct())
            {
                foreach (var typed in Beginnings(word))
                {
                    await IsFoundAsync(id, typed);
                }
            }
        }
    }

    [Fact]
    public async Task Everybody_is_found_by_two_words_in_either_order()
    {
        var random = new Random(20261130);
        var people = Enumerable.Range(0, 150).Select(number => Somebody(random, number)).ToList();
        var ids = await AddAsync(people);

        foreach (var (id, person) in ids.Zip(people))
        {
            // The number makes the name the only one of its kind, so that the customer must be among the few who are shown.
            var words = SearchText.TokensOf($"{person.Name} {person.Company}");
            var own = words.First(word => word.StartsWith("n0", StringComparison.Ordinal));
            foreach (var other in words.Append(person.Addresses[0]).Append(SearchText.TokensOf(person.City!)[0]).Where(word => word != own))
            {
                foreach (var typed in new[] { $"{own} {other}", $"{other} {own}",
                    $"{own} {Beginnings(other).First()}", $"{Beginnings(other).First()} {own}" })
                {
                    var found = await SearchAsync(typed);
                    Assert.True(found.Customers.Any(line => line.Id == id),
                        $"'{person.Name}' of '{person.Company}' is not found by '{typed}'.");
                }
            }
        }
    }

    [Fact]
    public async Task Each_of_two_thousand_people_of_one_company_is_found()
    {
        var people = Enumerable.Range(0, 2_000).Select(number => new Profile
        {
            Kind = CustomerKind.Person,
            Name = $"Person{number:D4} Common",
            Company = "Megacorp International Ltd",
            Addresses = [$"p{number}@megacorp.example"],
        }).ToList();
        var ids = await AddAsync(people);

        foreach (var number in Enumerable.Range(0, 2_000).Where(number => number % 37 == 0))
        {
            foreach (var typed in new[] { $"megacorp person{number:D4}", $"person{number:D4} mega",
                $"international common person{number:D4}", $"p{number}@megacorp.example ltd" })
            {
                Assert.Contains(ids[number], (await SearchAsync(typed)).Customers.Select(line => line.Id));
            }
        }

        var many = await SearchAsync("common megacorp");
        Assert.Equal((50, true), (many.Customers.Count, many.HasMore));
    }

    /// <summary>A word that only one city or role says is looked for among all who have the other word; what is left out is told.</summary>
    [Theory]
    [InlineData(450, "megacorp 449", 1, false)]
    [InlineData(450, "449 megacorpint", 1, false)]
    [InlineData(450, "megacorpint krems", 1, false)]
    [InlineData(450, "krems megacorpint", 1, false)]
    [InlineData(450, "megacorpint nowhere", 0, false)]
    [InlineData(450, "nowhere nobody", 0, false)]
    [InlineData(450, "megacorpint janitor", 50, true)]
    [InlineData(600, "megacorpint nowhere", 0, true)]
    public async Task A_word_of_one_of_many_colleagues_finds_this_one(int people, string typed, int found, bool hasMore)
    {
        await AddAsync([.. Enumerable.Range(0, people).Select(number => new Profile
        {
            Kind = CustomerKind.Person,
            Name = $"Zed{number:D3} Megacorpint",
            Role = number % 2 == 0 ? "Janitor" : null,
            City = number == people - 1 ? "Krems" : null,
            Addresses = [$"z{number}@megacorpint.example"],
        })]);

        var answer = await SearchAsync(typed);
        Assert.Equal((found, hasMore), (answer.Customers.Count, answer.HasMore));
    }

    [Theory]
    [InlineData(1, "papadaki athens")]
    [InlineData(1, "athens papadaki")]
    [InlineData(1, "athens papad")]
    [InlineData(150, "papadaki athens")]
    [InlineData(150, "athens papadaki")]
    public async Task A_city_is_found_beside_a_company_of_its_name(int people, string typed)
    {
        var ids = await AddAsync([.. Enumerable.Range(0, people).Select(number => new Profile
        {
            Kind = CustomerKind.Person,
            Name = $"Eleni{number} Papadaki",
            City = number == people - 1 ? "Athens" : "Volos",
        })]);
        await AddAsync([new Profile { Kind = CustomerKind.Organisation, Name = "Athens Foods" }]);

        Assert.Equal([ids[^1]], (await SearchAsync(typed)).Customers.Select(line => line.Id));
    }

    [Theory]
    [InlineData("X", "X")]
    [InlineData("3 M", "3 M")]
    [InlineData("王 伟", "王 伟")]
    [InlineData("王 伟", "伟")]
    [InlineData("王伟", "王")]
    [InlineData("A B Volvo", "b")]
    public async Task Words_of_one_character_are_found(string name, string typed)
    {
        var id = (await AddAsync([new Profile { Kind = CustomerKind.Organisation, Name = name }]))[0];

        Assert.Equal([id], (await SearchAsync(typed)).Customers.Select(line => line.Id));
    }

    [Fact]
    public async Task Each_of_twenty_telephone_numbers_is_found_from_three_digits_on_and_from_both_ends()
    {
        var phones = Enumerable.Range(0, 20).Select(number => $"+36 1 {100 + (number * 7)} {1000 + (number * 411)}").ToList();
        var id = (await AddAsync([new Profile { Kind = CustomerKind.Organisation, Name = "Exchange", Phones = phones }]))[0];

        foreach (var digits in phones.Select(phone => string.Concat(phone.Where(char.IsAsciiDigit))))
        {
            for (var length = 3; length <= digits.Length; length++)
            {
                await IsFoundAsync(id, digits[..length]);
                await IsFoundAsync(id, digits[^length..]);
            }
        }
    }

    [Fact]
    public async Task Last_digits_keep_their_zeros()
    {
        var ids = await AddAsync([.. new[] { "+36 1 555 2000", "+36 1 555 0142", "+36 1 555 9142" }
            .Select((phone, number) => new Profile { Kind = CustomerKind.Person, Name = $"Anna {number}", Phones = [phone] })]);

        Assert.Equal([ids[0]], (await SearchAsync("000")).Customers.Select(line => line.Id));
        Assert.Contains(ids[1], (await SearchAsync("0142")).Customers.Select(line => line.Id));
    }

    [Fact]
    public async Task Names_that_begin_with_the_text_come_first_then_later_words_then_everything_else()
    {
        await AddAsync(
        [
            new Profile { Kind = CustomerKind.Person, Name = "Zoe Miller", Company = "Anna Bakery" },
            new Profile { Kind = CustomerKind.Person, Name = "Kis Anna" },
            new Profile { Kind = CustomerKind.Person, Name = "Annabel Young" },
            new Profile { Kind = CustomerKind.Person, Name = "Anna Young" },
        ]);

        Assert.Equal(["Anna Young", "Annabel Young", "Kis Anna", "Zoe Miller"],
            (await SearchAsync("anna")).Customers.Select(line => line.Name));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public async Task More_than_are_shown_is_said(int customers, bool hasMore)
    {
        await AddAsync([.. Enumerable.Range(0, customers)
            .Select(number =>
                new Profile { Kind = CustomerKind.Person, Name = $"Anna {number}", Company = "Dunabor", Phones = ["+36 1 555 0142"] })]);

        foreach (var typed in new[] { "a", "anna", "dunabor", "anna dun", "0142" })
        {
            var found = await SearchAsync(typed, 10);
            Assert.Equal((10, hasMore), (found.Customers.Count, found.HasMore));
        }
    }

    [Theory]
    [InlineData("!!! ()")]
    [InlineData("nobody")]
    [InlineData("anna nobody")]
    [InlineData("555 1111")]
    public async Task Nobody_is_found_by_what_nobody_has(string typed)
    {
        await AddAsync([new Profile { Kind = CustomerKind.Person, Name = "Anna Kis", Phones = ["+36 1 555 0142"] }]);

        Assert.Empty((await SearchAsync(typed)).Customers);
    }

    private static Profile Somebody(Random random, int number)
    {
        var domain = $"firm{number % 40}.example";
        var name = $"{Given[random.Next(Given.Length)]} {Family[random.Next(Family.Length)]} N0{number:D4}";
        return random.Next(5) == 0
            ? new()
            {
                Kind = CustomerKind.Organisation,
                Name = name,
                Domains = [$"org{number}.example"],
                Addresses = [$"info@org{number}.example"],
                City = "Αθήνα",
            }
            : new()
            {
                Kind = CustomerKind.Person,
                Name = name,
                Company = random.Next(2) == 0 ? "Duna-Bor & Társai Kft." : "Aegean Foods SA",
                Addresses = [$"person.{number}@{domain}", $"p{number}@gmail.com"],
                City = "Budapest",
            };
    }

    private static IEnumerable<string> Beginnings(string word)
    {
        var elements = new System.Globalization.StringInfo(word);
        return Enumerable.Range(1, elements.LengthInTextElements).Select(length => elements.SubstringByTextElements(0, length));
    }

    private async Task IsFoundAsync(Guid id, string typed)
    {
        var found = await SearchAsync(typed);
        Assert.True(found.HasMore ? found.Customers.Count == 50 : found.Customers.Any(line => line.Id == id), $"Not found by '{typed}'.");
    }

    private Task<SearchResult> SearchAsync(string typed, int limit = 50) => new CustomerSearch(_rows, _recent)
        .FindAsync(new(_tenant, s_user, "Maria", new HashSet<string>()), typed, limit, Ct);

    private async Task<List<Guid>> AddAsync(IReadOnlyList<Profile> profiles)
    {
        var ids = profiles.Select(_ => Guid.CreateVersion7()).ToList();
        await Parallel.ForEachAsync(ids.Zip(profiles), Ct, async (customer, ct) =>
        {
            var (id, profile) = customer;
            var content = CustomerRows.Content(profile);
            var rows = new SearchRows().Wants(new(_tenant, id, content)).Upserts();
            await _rows.CommitAsync([[new RowBatch(RowKeys.Customer(_tenant, id)).Insert(RowKeys.Profile, content), .. rows]], ct);
        });
        return ids;
    }
}
