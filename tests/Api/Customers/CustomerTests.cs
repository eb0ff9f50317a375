using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Customers;

public sealed class CustomerTests(Company company)
{
    [Fact]
    public async Task A_customer_added_is_found_by_every_address_in_any_case()
    {
        var domain = company.NewDomain();
        using var added = await company.Maria.PostAsJsonAsync("/api/customers", new
        {
            kind = "person",
            name = "Ελένη Παπαδάκη",
            addresses = new[] { $"Eleni@{domain}", $"e.papadaki@{domain}" },
            phones = new[] { "+30 2310 555 123" },
            birthday = new { month = 2, day = 29 },
            country = "GR",
            city = "Θεσσαλονίκη",
            postalCode = "546 24",
            street = "Τσιμισκή 12",
            language = "el",
            role = "Head of purchasing",
            company = "Aegean Foods",
            stage = "loyal",
            notes = "Calls on Mondays.\nLikes feta.",
        });
        var body = await added.ReadAsync(201);

        Assert.Equal($"\"{body.GetProperty("version").GetString()}\"", added.Headers.ETag!.Tag);
        Assert.Equal("Maria Papadaki", body.GetProperty("profile").GetProperty("owner").GetProperty("name").GetString());
        foreach (var address in new[] { $"ELENI@{domain}", $"E.Papadaki@{domain.ToUpperInvariant()}" })
        {
            var person = (await company.CardAsync(address)).GetProperty("people")[0];
            var card = person.GetProperty("customer");
            Assert.Equal(body.GetProperty("id").GetGuid(), card.GetProperty("id").GetGuid());
            var profile = card.GetProperty("profile");
            Assert.Equal(("Τσιμισκή 12", "546 24", "Θεσσαλονίκη"), (profile.GetProperty("street").GetString(),
                profile.GetProperty("postalCode").GetString(), profile.GetProperty("city").GetString()));
            Assert.Equal(0, card.Logged("mails"));
        }
    }

    [Fact]
    public async Task Lists_that_an_edit_leaves_out_are_empty()
    {
        using var added = await company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = "Anna", phones = new[] { "+30 2310 555 123" } });
        var body = await added.ReadAsync(201);
        using var edited = await company.Maria.PutAsync($"/api/customers/{body.GetProperty("id").GetGuid()}",
            new { kind = "person", name = "Anna" }, body.GetProperty("version").GetString());
        var profile = (await edited.ReadAsync(200)).GetProperty("profile");

        Assert.All(new[] { "addresses", "phones", "domains" }, list => Assert.Equal(0, profile.GetProperty(list).GetArrayLength()));
    }

    [Fact]
    public async Task The_same_request_twice_adds_one_customer()
    {
        var request = new { id = Guid.NewGuid(), kind = "person", name = "Twice", addresses = new[] { company.NewAddress() } };
        using var first = await company.Maria.PostAsJsonAsync("/api/customers", request);
        using var second = await company.Maria.PostAsJsonAsync("/api/customers", request);
        using var other = await company.Maria.PostAsJsonAsync("/api/customers",
            new { request.id, kind = "person", name = "Other", addresses = new[] { company.NewAddress() } });

        Assert.Equal((await first.ReadAsync(201)).GetRawText(), (await second.ReadAsync(200)).GetRawText());
        await other.IsProblemAsync(409, "id-taken");
    }

    [Fact]
    public async Task Fifty_people_adding_the_same_address_at_once_make_one_customer()
    {
        var address = company.NewAddress();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            (i % 2 == 0 ? company.Maria : company.Nikos).PostAsJsonAsync("/api/customers",
                new { kind = "person", name = $"Anna {i}", addresses = new[] { address } })));

        var added = Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        var id = (await added.ReadAsync(201)).GetProperty("id").GetGuid();
        Assert.All(answers.Where(answer => answer != added), answer => Assert.Equal(409, (int)answer.StatusCode));
        Assert.Equal(id, (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_taken_address_names_who_has_it_and_changes_nothing()
    {
        var (taken, free) = (company.NewAddress(), company.NewAddress());
        var owner = await company.AddPersonAsync(taken, "First");
        using var refused = await company.Nikos.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = "Second", addresses = new[] { free, taken } });

        var problem = await refused.IsProblemAsync(409, "address-taken");
        Assert.Equal(owner, problem.GetProperty("customerId").GetGuid());
        Assert.Equal("First", problem.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, (await company.CardAsync(free)).GetProperty("people")[0].GetProperty("customer").ValueKind);
        await company.AddPersonAsync(free, "Third");
    }

    [Fact]
    public async Task An_edit_needs_the_current_version_and_moves_addresses_and_search()
    {
        var (before, after) = (company.NewAddress("before"), company.NewAddress("after"));
        var name = $"Zyx{Guid.NewGuid():N}";
        var id = await company.AddPersonAsync(before, name);
        var path = $"/api/customers/{id}";
        var card = (await company.CardAsync(before)).GetProperty("people")[0].GetProperty("customer");
        var version = card.GetProperty("version").GetString();
        var edited = new
        {
            kind = "person",
            name = $"Abc{name}",
            addresses = new[] { after },
            phones = Array.Empty<string>(),
            domains = Array.Empty<string>(),
            stage = "customer"
        };

        using (var none = await company.Maria.PutAsync(path, edited, null))
        {
            await none.IsProblemAsync(428, "version-required");
        }

        using (var saved = await company.Maria.PutAsync(path, edited, version))
        {
            Assert.Equal($"Abc{name}", (await saved.ReadAsync(200)).GetProperty("profile").GetProperty("name").GetString());
        }

        using (var stale = await company.Nikos.PutAsync(path, edited with { name = "Late" }, version))
        {
            var problem = await stale.IsProblemAsync(412, "stale");
            Assert.Equal($"Abc{name}", problem.GetProperty("current").GetProperty("profile").GetProperty("name").GetString());
        }

        Assert.Equal(JsonValueKind.Null, (await company.CardAsync(before)).GetProperty("people")[0].GetProperty("customer").ValueKind);
        Assert.Equal(id, (await company.CardAsync(after)).GetProperty("people")[0].GetProperty("customer").GetProperty("id").GetGuid());
        Assert.Equal([id], await SearchAsync($"abc{name}"));
        Assert.Empty(await SearchAsync(name));
    }

    [Fact]
    public async Task A_company_knows_its_people_and_is_suggested_to_strangers_of_its_domain()
    {
        var domain = company.NewDomain();
        using var added = await company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "organisation", name = "Dunabor Kft.", domains = new[] { domain }, addresses = new[] { $"info@{domain}" } });
        var organisation = (await added.ReadAsync(201)).GetProperty("id").GetGuid();
        using var person = await company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = "Kiss Zsófia", addresses = new[] { $"zsofia@{domain}" }, organisationId = organisation });
        var id = (await person.ReadAsync(201)).GetProperty("id").GetGuid();

        var stranger = (await company.CardAsync($"new@{domain}")).GetProperty("people")[0].GetProperty("organisation");
        Assert.Equal(organisation, stranger.GetProperty("id").GetGuid());
        Assert.Equal("Dunabor Kft.", stranger.GetProperty("name").GetString());
        Assert.Equal(1, stranger.GetProperty("knownPeople").GetInt32());
        using var people = await company.Reza.GetAsync($"/api/customers/{organisation}/people");
        Assert.Equal(id, (await people.ReadAsync(200)).GetProperty("people")[0].GetProperty("id").GetGuid());
        Assert.Equal(JsonValueKind.Null,
            (await company.CardAsync("somebody@gmail.com")).GetProperty("people")[0].GetProperty("organisation").ValueKind);
    }

    [Fact]
    public async Task A_look_alike_address_is_a_stranger_with_a_warning()
    {
        var domain = company.NewDomain();
        var id = await company.AddPersonAsync($"anna@a{domain}");

        var stranger = (await company.CardAsync($"anna@а{domain}")).GetProperty("people")[0];
        Assert.Equal(JsonValueKind.Null, stranger.GetProperty("customer").ValueKind);
        Assert.Equal(id, stranger.GetProperty("lookAlike").GetProperty("customerId").GetGuid());
    }

    [Theory]
    [InlineData("{\"kind\":\"person\",\"name\":\"A\",\"addresses\":[\"nobody\"]}", "addresses[0]")]
    [InlineData("{\"kind\":\"person\",\"name\":\"\"}", "name")]
    [InlineData("{\"kind\":\"person\",\"name\":\"A\",\"country\":\"Greece\"}", "country")]
    [InlineData("{\"kind\":\"person\",\"name\":\"A\",\"organisationId\":\"00000000-0000-4000-8000-000000000001\"}", "organisationId")]
    [InlineData("{\"kind\":\"organisation\",\"name\":\"A\",\"domains\":[\"gmail.com\"]}", "domains[0]")]
    public async Task A_wrong_field_is_named(string json, string field)
    {
        using var response = await company.Maria.PostAsync("/api/customers",
            new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

        Assert.True((await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Another_tenants_customer_is_one_that_never_existed()
    {
        var id = await company.AddPersonAsync(company.NewAddress());
        var never = Guid.NewGuid();
        foreach (var path in new[]
        {
            "", "/timeline", "/people", "/feedback", "/notes", "/tasks", "/tasks?done=true", "/talks", $"/notes/{never}",
            "/deals", $"/deals/{never}",
            $"/timeline/{new string('1', 19)}-{new string('a', 32)}",
        })
        {
            using var foreign = await company.Mallory.GetAsync($"/api/customers/{id}{path}");
            using var absent = await company.Mallory.GetAsync($"/api/customers/{never}{path}");

            Assert.Equal(404, (int)foreign.StatusCode);
            Assert.Equal(
                (await absent.Content.ReadAsStringAsync()).Replace(never.ToString(), "ID", StringComparison.Ordinal),
                (await foreign.Content.ReadAsStringAsync()).Replace(id.ToString(), "ID", StringComparison.Ordinal));
        }
    }

    /// <summary>As the profile shows it, as one dials it at home, its last digits, and as it is being typed.</summary>
    [Theory]
    [InlineData("+27 21 555 {0}")]
    [InlineData("021 555 {0}")]
    [InlineData("555-{0}")]
    [InlineData("+27 (21) 555{0}")]
    public async Task A_telephone_number_is_found_however_it_is_written(string typed)
    {
        var last = $"{Random.Shared.Next(100_000, 999_999)}";
        using var response = await company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = "Pieter Khumalo", addresses = Array.Empty<string>(), phones = new[] { $"+27 21 555 {last}" } });
        var id = (await response.ReadAsync(201)).GetProperty("id").GetGuid();

        Assert.Contains(id, await SearchAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, last)));
    }

    private async Task<Guid[]> SearchAsync(string text)
    {
        using var response = await company.Maria.PostAsJsonAsync("/api/customers/search", new { text });
        return [.. (await response.ReadAsync(200)).GetProperty("results").EnumerateArray()
            .Select(line => line.GetProperty("id").GetGuid())];
    }
}
