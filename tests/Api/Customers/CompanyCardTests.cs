using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>The card of an organisation is the sum of its people.</summary>
public sealed class CompanyCardTests(Company company)
{
    [Fact]
    public async Task Figures_history_and_people_of_everybody_stand_on_one_card()
    {
        var domain = company.NewDomain();
        var firm = await AddAsync(new { kind = "organisation", name = $"Firm {domain}", addresses = new[] { $"info@{domain}" } });
        var anna = await AddAsync(new { kind = "person", name = "Anna", addresses = new[] { $"anna@{domain}" }, organisationId = firm });
        var bela = await AddAsync(new { kind = "person", name = "Béla", addresses = new[] { $"bela@{domain}" }, organisationId = firm });
        var idle = await AddAsync(new { kind = "person", name = "Cili", organisationId = firm });
        await LogAsync($"anna@{domain}", "For Maria", "maria@contoso.example");
        await LogAsync($"anna@{domain}", "For both", $"maria@contoso.example, bela@{domain}");
        await LogAsync($"info@{domain}", "Of the firm", "maria@contoso.example");
        await ScoreAsync(bela, 2);
        await ScoreAsync(anna, 5);

        var card = (await ReadAsync($"/api/customers/{firm}")).GetProperty("company");

        Assert.Equal([anna, bela, idle], card.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("id").GetGuid()));
        Assert.False(card.GetProperty("morePeople").GetBoolean());
        var summary = card.GetProperty("summary");
        Assert.Equal(3, summary.GetProperty("correspondence").GetProperty("mails").GetInt32());
        var csat = summary.GetProperty("feedback").GetProperty("csat");
        Assert.Equal((2, 3.5, 5),
            (csat.GetProperty("count").GetInt32(), csat.GetProperty("average").GetDouble(), csat.GetProperty("latest").GetInt32()));
        var entries = card.GetProperty("timeline").GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(5, entries.Count);
        Assert.Equal(JsonValueKind.Null, card.GetProperty("timeline").GetProperty("next").ValueKind);
        var shared = Assert.Single(entries, entry => entry.GetProperty("customers").GetArrayLength() == 2);
        Assert.Equal("For both", shared.GetProperty("entry").GetProperty("mail").GetProperty("subject").GetString());
        Assert.Equal(["Anna", "Béla"],
            shared.GetProperty("customers").EnumerateArray().Select(one => one.GetProperty("name").GetString()).Order());
        Assert.Contains(entries, entry => entry.GetProperty("customers")[0].GetProperty("id").GetGuid() == firm);

        // The mail of the organisation itself opens the same card; a person has no such part, whatever the person is called.
        var person = (await company.CardAsync($"info@{domain}")).GetProperty("people")[0];
        Assert.Equal(card.GetRawText(), person.GetProperty("customer").GetProperty("company").GetRawText());
        Assert.Equal(JsonValueKind.Null, (await ReadAsync($"/api/customers/{anna}")).GetProperty("company").ValueKind);
        var posing = await AddAsync(
            new { kind = "person", name = "\"kind\":\"organisation\"", addresses = new[] { $"posing@{domain}" }, organisationId = firm });
        Assert.Equal(JsonValueKind.Null, (await ReadAsync($"/api/customers/{posing}")).GetProperty("company").ValueKind);
        person = (await company.CardAsync($"posing@{domain}")).GetProperty("people")[0];
        Assert.Equal(JsonValueKind.Null, person.GetProperty("customer").GetProperty("company").ValueKind);
    }

    /// <summary>The figure counts the mails that the history shows, whoever of the company is on them.</summary>
    [Theory]
    [InlineData("a;b", 2)]
    [InlineData("a,b;a,b", 2)]
    [InlineData("a,b;a;b;a,info", 4)]
    [InlineData("a,b,info;a,b,c;c", 3)]
    [InlineData("a,b;a;a;a;a;a;a;a;a;a;a;a;a,c", 13)]
    public async Task A_mail_to_several_people_of_a_company_counts_once(string mails, int count)
    {
        var domain = company.NewDomain();
        var firm = await AddAsync(new { kind = "organisation", name = $"Firm {domain}", addresses = new[] { $"info@{domain}" } });
        foreach (var name in new[] { "a", "b", "c" })
        {
            await AddAsync(new { kind = "person", name, addresses = new[] { $"{name}@{domain}" }, organisationId = firm });
        }

        foreach (var (number, mail) in mails.Split(';').Index())
        {
            var on = mail.Split(',').Select(name => $"{name}@{domain}").ToList();
            await LogAsync(on[0], $"Mail {number}", string.Join(", ", on.Skip(1).Append("maria@contoso.example")));
        }

        var summary = (await ReadAsync($"/api/customers/{firm}")).GetProperty("company").GetProperty("summary");
        var timeline = await ReadAsync($"/api/customers/{firm}/people/timeline?limit=100");
        Assert.Equal(count, timeline.GetProperty("entries").GetArrayLength());
        Assert.Equal(count, summary.GetProperty("correspondence").GetProperty("mails").GetInt32());
    }

    /// <summary>However a mail names an organisation.</summary>
    [Theory]
    [InlineData("info@{0}")]
    [InlineData("INFO@{0}")]
    [InlineData("sales@{0}")]
    [InlineData("sales@{0} info@{0}")]
    [InlineData("info@{0} pa@{0} nobody@{0}")]
    public async Task The_card_of_an_organisation_on_a_mail_is_the_sum_of_its_people(string written)
    {
        var domain = company.NewDomain();
        await AddAsync(new
        {
            kind = "organisation",
            name = $"Firm {domain}",
            addresses = new[] { $"info@{domain}", $"sales@{domain}" },
            domains = new[] { domain },
        });
        var person = await AddAsync(new { kind = "person", name = "Pa", addresses = new[] { $"pa@{domain}" } });
        await ScoreAsync(person, 3);

        using var answer = await company.Reza.PostAsJsonAsync(
            "/api/card", new { addresses = string.Format(null, written, domain).Split(' ') });
        var people = (await answer.ReadAsync(200)).GetProperty("people").EnumerateArray();

        var firms = people.Where(one => one.GetProperty("customer") is { ValueKind: JsonValueKind.Object } customer
            && customer.GetProperty("company").ValueKind == JsonValueKind.Object).ToList();
        Assert.Equal(written.Split(' ').Count(address => !address.StartsWith('p') && !address.StartsWith('n')), firms.Count);
        Assert.All(firms, one =>
        {
            var firm = one.GetProperty("customer").GetProperty("company");
            Assert.Equal(person, Assert.Single(firm.GetProperty("people").EnumerateArray()).GetProperty("id").GetGuid());
            Assert.Single(firm.GetProperty("timeline").GetProperty("entries").EnumerateArray());
            Assert.Equal(1, firm.GetProperty("summary").GetProperty("feedback").GetProperty("csat").GetProperty("count").GetInt32());
        });
    }

    /// <summary>Whom the card counts, the company's page lists, and their mails are in its history and its figures.</summary>
    [Theory]
    [InlineData("pa@{0}", true)]
    [InlineData("pa@mail.{0}", true)]
    [InlineData("pa@eu.sales.{0}", true)]
    [InlineData("pa@gmail.com pa@{0}", true)]
    [InlineData("pa@second.{0}", true)]
    [InlineData("pa@not{0}", false)]
    [InlineData("pa@{0}.evil.example", false)]
    [InlineData("pa@branch.{0}", false)]
    public async Task Who_was_added_without_a_company_belongs_to_the_organisation_of_the_domain(string written, bool belongs)
    {
        var domain = company.NewDomain();
        var addresses = string.Format(null, written, domain).Replace("pa@gmail", $"pa{Guid.NewGuid():N}@gmail", StringComparison.Ordinal)
            .Split(' ');
        var person = await AddAsync(new { kind = "person", name = "Pa Unlinked", addresses });
        var firm = await AddAsync(new { kind = "organisation", name = $"Firm {domain}", domains = new[] { domain } });
        await AddAsync(new { kind = "organisation", name = $"Branch {domain}", domains = new[] { $"branch.{domain}" } });
        await LogAsync(addresses[^1], "Of the domain", "maria@contoso.example");

        Assert.Equal(belongs ? [person] : [], await PeopleAsync(firm));
        var card = (await ReadAsync($"/api/customers/{firm}")).GetProperty("company");
        Assert.Equal(belongs ? [person] : [], card.GetProperty("people").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
        Assert.Equal(belongs ? 1 : 0, card.GetProperty("timeline").GetProperty("entries").GetArrayLength());
        Assert.Equal(belongs, card.GetProperty("summary").TryGetProperty("correspondence", out _));
        var timeline = await ReadAsync($"/api/customers/{firm}/people/timeline");
        Assert.Equal(belongs ? 1 : 0, timeline.GetProperty("entries").GetArrayLength());
        Assert.Equal(belongs ? 1 : 0, await KnownAsync(domain));
    }

    [Fact]
    public async Task Card_and_page_know_the_same_people_whoever_is_named_where()
    {
        var domain = company.NewDomain();
        var other = await AddAsync(new { kind = "organisation", name = $"Other {domain}" });
        var firm = await AddAsync(new { kind = "organisation", name = $"Firm {domain}", domains = new[] { domain } });
        var expected = new List<Guid>
        {
            await AddAsync(new { kind = "person", name = "Named", addresses = new[] { company.NewAddress() }, organisationId = firm }),
            await AddAsync(new { kind = "person", name = "Named There", addresses = new[] { $"there@{domain}" }, organisationId = firm }),
            await AddAsync(new { kind = "person", name = "There", addresses = new[] { $"two@{domain}" } }),
            await AddAsync(new { kind = "person", name = "Twice", addresses = new[] { $"a@{domain}", $"b@x.{domain}" } }),
        };
        await AddAsync(new { kind = "person", name = "Of Another", addresses = new[] { $"other@{domain}" }, organisationId = other });
        await AddAsync(new { kind = "person", name = "Elsewhere", addresses = new[] { company.NewAddress() } });

        Assert.Equal(expected.Order(), await PeopleAsync(firm));
        Assert.Equal(4, await KnownAsync(domain));

        // Who loses the other organisation is the domain's again.
        var read = await ReadAsync($"/api/customers/{other}");
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/customers/{other}");
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{read.GetProperty("version").GetString()}\"");
        using var erased = await company.Ilona.SendAsync(request);
        await erased.ReadAsync(204);
        Assert.Equal(5, (await PeopleAsync(firm)).Count);
        Assert.Equal(5, await KnownAsync(domain));
    }

    [Fact]
    public async Task Page_by_page_the_joined_history_holds_every_entry_once_and_newest_first()
    {
        var firm = await AddAsync(new { kind = "organisation", name = $"Firm {company.NewDomain()}" });
        var people = new List<Guid> { firm };
        foreach (var number in Enumerable.Range(0, 4))
        {
            people.Add(await AddAsync(new { kind = "person", name = $"Person {number}", organisationId = firm }));
        }

        foreach (var number in Enumerable.Range(0, 33))
        {
            await ScoreAsync(people[number * 7 % people.Count], (number % 5) + 1);
        }

        var (seen, after) = (new List<string>(), "");
        for (var pages = 0; pages < 20; pages++)
        {
            var page = await ReadAsync($"/api/customers/{firm}/people/timeline?limit=4{after}");
            seen.AddRange(IdsOf(page));
            if (page.GetProperty("next").GetString() is not { } next)
            {
                break;
            }

            after = $"&after={next}";
        }

        Assert.Equal(33, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal).Distinct(), seen);
        var first = (await ReadAsync($"/api/customers/{firm}")).GetProperty("company").GetProperty("timeline");
        Assert.Equal(seen.Take(10), IdsOf(first));
        Assert.Equal(seen[9], first.GetProperty("next").GetString());
    }

    [Fact]
    public async Task An_organisation_without_people_and_one_whose_people_are_erased_have_their_own_history_only()
    {
        var firm = await AddAsync(new { kind = "organisation", name = $"Firm {company.NewDomain()}" });
        await ScoreAsync(firm, 4);
        await IsAloneAsync();
        var person = await AddAsync(new { kind = "person", name = "Leaves", organisationId = firm });
        await ScoreAsync(person, 1);
        var read = await ReadAsync($"/api/customers/{person}");
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/customers/{person}");
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{read.GetProperty("version").GetString()}\"");
        using (var erased = await company.Ilona.SendAsync(request))
        {
            await erased.ReadAsync(204);
        }

        await IsAloneAsync();

        async Task IsAloneAsync()
        {
            var card = (await ReadAsync($"/api/customers/{firm}")).GetProperty("company");
            Assert.Empty(card.GetProperty("people").EnumerateArray());
            Assert.Single(card.GetProperty("timeline").GetProperty("entries").EnumerateArray());
            Assert.Equal(1, card.GetProperty("summary").GetProperty("feedback").GetProperty("csat").GetProperty("count").GetInt32());
        }
    }

    [Theory]
    [InlineData("?after=x", 400, "invalid-request")]
    [InlineData("?limit=0", 400, "invalid-request")]
    [InlineData("?limit=101", 400, "invalid-request")]
    [InlineData("", 404, "no-such-customer")]
    public async Task Bad_questions_for_a_joined_history_are_refused(string query, int status, string type)
    {
        using var answer = await company.Maria.GetAsync($"/api/customers/{Guid.NewGuid()}/people/timeline{query}");
        await answer.IsProblemAsync(status, type);
    }

    [Fact]
    public async Task An_organisation_with_more_people_than_are_joined_says_so()
    {
        var domain = company.NewDomain();
        var firm = await AddAsync(new { kind = "organisation", name = $"Firm {domain}" });
        await Parallel.ForEachAsync(Enumerable.Range(0, 201), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, ct) =>
            await AddAsync(new { kind = "person", name = $"Person {number}", organisationId = firm }));

        var card = (await ReadAsync($"/api/customers/{firm}")).GetProperty("company");
        Assert.Equal((200, true), (card.GetProperty("people").GetArrayLength(), card.GetProperty("morePeople").GetBoolean()));
        var people = await ReadAsync($"/api/customers/{firm}/people");
        Assert.Equal((200, true), (people.GetProperty("people").GetArrayLength(), people.GetProperty("hasMore").GetBoolean()));
    }

    private async Task<IReadOnlyList<Guid>> PeopleAsync(Guid firm) =>
        [.. (await ReadAsync($"/api/customers/{firm}/people")).GetProperty("people").EnumerateArray()
            .Select(person => person.GetProperty("id").GetGuid())];

    private async Task<int> KnownAsync(string domain) => (await company.CardAsync($"stranger@{domain}")).GetProperty("people")[0]
        .GetProperty("organisation").GetProperty("knownPeople").GetInt32();

    private static IEnumerable<string> IdsOf(JsonElement page) =>
        page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("entry").GetProperty("id").GetString()!);

    private async Task<Guid> AddAsync(object customer)
    {
        using var added = await company.Maria.PostAsJsonAsync("/api/customers", customer);
        return (await added.ReadAsync(201)).GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var read = await company.Reza.GetAsync(path);
        return await read.ReadAsync(200);
    }

    private async Task LogAsync(string from, string subject, string to)
    {
        var mail = await company.ReceiveAsync(from, to, subject: subject);
        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
        Assert.True(logged.IsSuccessStatusCode, await logged.Content.ReadAsStringAsync());
    }

    private async Task ScoreAsync(Guid customer, int score)
    {
        using var scored = await company.Maria.PostAsJsonAsync($"/api/customers/{customer}/feedback", new { metric = "csat", score });
        await scored.ReadAsync(201);
    }
}
