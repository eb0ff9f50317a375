using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Whom a user looks for stands first, and whom the user worked on last is there before anything is typed.</summary>
public sealed class SearchOrderTests(Company company)
{
    /// <summary>A company that is typed with its legal form is found without one, and a name in the other letters.</summary>
    [Theory]
    [InlineData("Bottega {0}", "Bottega {0} S.r.l.")]
    [InlineData("Bottega {0}", "bottega {0} srl")]
    [InlineData("Aegean {0}", "Aegean {0} GmbH & Co. KG")]
    [InlineData("Dunabor {0} Kft.", "Dunabor {0} Zrt")]
    [InlineData("Αιγαίο {0} Α.Ε.", "Aigaio {0}")]
    [InlineData("Volta {0}", "Βόλτα {0}")]
    [InlineData("Γεωργίου {0}", "Georgiou {0}")]
    public async Task A_company_is_found_in_another_legal_form_and_in_other_letters(string stored, string typed)
    {
        var own = $"q{Guid.NewGuid():N}"[..12];
        using var added = await company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "organisation", name = string.Format(null, stored, own) });
        var id = (await added.ReadAsync(201)).GetProperty("id").GetGuid();

        using var search = await company.Maria.PostAsJsonAsync("/api/customers/search", new { text = string.Format(null, typed, own) });
        var found = Assert.Single((await search.ReadAsync(200)).GetProperty("results").EnumerateArray());
        Assert.Equal(id, found.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_name_that_begins_with_the_text_comes_before_people_of_a_company_that_does()
    {
        var own = Own();
        await AddAsync(company.Maria, $"Anna Schäfer {own}", $"{own}mel Hotels");
        await AddAsync(company.Maria, $"Lena Weiß {own}", $"{own}mel Hotels");
        await AddAsync(company.Maria, $"{own}mel Hotels", null, "organisation");

        Assert.Equal([$"{own}mel Hotels", $"Lena Weiß {own}", $"Anna Schäfer {own}"], await SearchAsync(company.Maria, $"{own}mel"));
    }

    [Theory]
    [InlineData(12, 5)]
    [InlineData(300, 10)]
    [InlineData(300, 1)]
    public async Task Whom_the_user_worked_on_last_comes_first_among_equals_however_many_there_are(int customers, int limit)
    {
        await using var alone = await Company.StartAsync(new SimulatorOptions());
        await Parallel.ForEachAsync(Enumerable.Range(0, customers), async (number, _) =>
            await AddAsync(alone.Nikos, $"Mehmet {number:D3}", "Firm"));
        var last = await AddAsync(alone.Maria, "Mehmet Zz", "Firm");
        await AddAsync(alone.Maria, "Zoe", "Mehmet Brothers");

        var found = await SearchAsync(alone.Maria, "mehmet", limit);
        Assert.Equal("Mehmet Zz", found[0]);
        Assert.Equal(limit, found.Count);
        Assert.Equal("Mehmet Zz", (await SearchAsync(alone.Maria, "firm", limit))[0]);
        Assert.DoesNotContain("Mehmet Zz", await SearchAsync(alone.Ilona, "mehmet", limit));

        // Feedback, too, is work on a customer.
        var feedback = $"/api/customers/{last}/feedback";
        using var scored = await alone.Ilona.PostAsJsonAsync(feedback, new { metric = "csat", score = 4 });
        await scored.ReadAsync(201);
        Assert.Equal("Mehmet Zz", (await SearchAsync(alone.Ilona, "meh", limit))[0]);
    }

    /// <summary>Who types an address as far as its sign means the address that begins so.</summary>
    [Theory]
    [InlineData("f.doyle{0}@", "f.doyle{0}@b.example", "f.doyle{0}-old@a.example")]
    [InlineData("f.doyle{0}@b", "f.doyle{0}@b.example", "x@f.doyle{0}.example")]
    [InlineData("F.DOYLE{0}@", "f.doyle{0}@b.example", "f.doyle{0}s@a.example")]
    [InlineData("doyle{0}@", "doyle{0}@b.example", "f.doyle{0}@a.example")]
    [InlineData("f_doyle{0}@", "f_doyle{0}@b.example", "f_doyle{0}.jr@a.example")]
    [InlineData("f+doyle{0}@b.ex", "f+doyle{0}@b.example", "f+doyle{0}.b@a.example")]
    public async Task The_address_that_begins_with_the_text_comes_first(string typed, string meant, string other)
    {
        var own = Own();
        string Of(string text) => text.Replace("{0}", own, StringComparison.Ordinal);
        using (var added = await company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = $"Zoe {own}", addresses = new[] { Of(meant) } }))
        {
            await added.ReadAsync(201);
        }

        // Whom the user worked on last is the other one.
        using (var added = await company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = $"Aaron {own}", addresses = new[] { Of(other) } }))
        {
            await added.ReadAsync(201);
        }

        Assert.Equal($"Zoe {own}", (await SearchAsync(company.Maria, Of(typed)))[0]);
    }

    [Fact]
    public async Task Whom_the_user_owns_comes_before_whom_others_own()
    {
        var own = Own();
        await AddAsync(company.Nikos, $"{own} Anna", null);
        using (var added = await company.Nikos.PostAsJsonAsync("/api/customers", new
        {
            kind = "person",
            name = $"{own} Zoe",
            owner = new { userId = EntraDirectory.Users.First(user => user.Name == "reza").ObjectId, name = "Reza" },
        }))
        {
            await added.ReadAsync(201);
        }

        Assert.Equal([$"{own} Zoe", $"{own} Anna"], await SearchAsync(company.Reza, own));
        Assert.Equal([$"{own} Zoe", $"{own} Anna"], await SearchAsync(company.Nikos, own));
        Assert.Equal([$"{own} Anna", $"{own} Zoe"], await SearchAsync(company.Ilona, own));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Without_a_text_the_users_last_customers_are_answered(string text)
    {
        await using var alone = await Company.StartAsync(new SimulatorOptions());
        Assert.Empty(await SearchAsync(alone.Maria, text));
        var first = await AddAsync(alone.Maria, "First", null);
        await AddAsync(alone.Maria, "Second", null);
        await AddAsync(alone.Nikos, "Of Nikos", null);
        using (var scored = await alone.Maria.PostAsJsonAsync($"/api/customers/{first}/feedback", new { metric = "nps", score = 9 }))
        {
            await scored.ReadAsync(201);
        }

        Assert.Equal(["First", "Second"], await SearchAsync(alone.Maria, text));
        Assert.Equal(["First"], await SearchAsync(alone.Maria, text, 1));
        Assert.Equal(["Of Nikos"], await SearchAsync(alone.Nikos, text));
        Assert.Empty(await SearchAsync(alone.Reza, text));
    }

    [Fact]
    public async Task The_last_customers_survive_a_restart_and_an_erasure_takes_its_customer_out_of_every_list()
    {
        await using var alone = await Company.StartAsync(new SimulatorOptions());
        var ids = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 25))
        {
            ids.Add(await AddAsync(alone.Maria, $"Customer {number}", null));
        }

        var services = alone.Host.ApiServices;
        var (rows, tenant) = (services.GetRequiredService<IRowStore>(), TenantId.FromValidatedToken(EntraDirectory.Contoso.Id));
        await services.GetRequiredService<RecentCustomers>().WriteAsync(default);
        Assert.Equal(ids.AsEnumerable().Reverse().Take(20), await StoredAsync());

        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/customers/{ids[24]}");
        using (var read = await alone.Maria.GetAsync($"/api/customers/{ids[24]}"))
        {
            request.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag!.Tag);
        }

        using (var erased = await alone.Ilona.SendAsync(request))
        {
            await erased.ReadAsync(204);
        }

        Assert.Equal(ids.AsEnumerable().Reverse().Skip(1).Take(19), await StoredAsync());

        // As a replica that was just started knows them.
        async Task<IReadOnlyList<Guid>> StoredAsync()
        {
            using var other = ActivatorUtilities.CreateInstance<RecentCustomers>(services);
            var row = Assert.Single(await rows.ReadAsync(RowKeys.Settings(tenant), KeyRange.StartingWith("recent|"), 10, default));
            return await other.FindAsync(tenant, Guid.ParseExact(row.Key.Split('|')[1], "N"), default);
        }
    }

    private static string Own() => $"q{Guid.NewGuid():N}"[..12];

    private static async Task<Guid> AddAsync(HttpClient user, string name, string? firm, string kind = "person")
    {
        using var added = await user.PostAsJsonAsync("/api/customers", new { kind, name, company = firm });
        return (await added.ReadAsync(201)).GetProperty("id").GetGuid();
    }

    private static async Task<List<string>> SearchAsync(HttpClient user, string text, int limit = 10)
    {
        using var search = await user.PostAsJsonAsync("/api/customers/search", new { text, limit });
        return [.. (await search.ReadAsync(200)).GetProperty("results").EnumerateArray()
            .Select(line => line.GetProperty("name").GetString()!)];
    }
}
