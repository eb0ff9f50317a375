using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>A store of an older version: search rows by word, with what they show, and people at their domains.</summary>
public sealed class SearchRebuildTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cut_off_after_any_write_the_rebuild_goes_on_and_everybody_is_found_again()
    {
        await using var world = await Erasure.StartAsync();
        var rebuild = world.Host.ApiServices.GetRequiredService<SearchRebuild>();
        var people = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 5))
        {
            people.Add((await world.AddAsync($"Anna Older{number}", [$"anna{number}@older.example"])).Id);
        }

        var (stored, _) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, Ct).FirstAsync(Ct);
        var tenant = TenantId.FromStoredRow(stored.Key.Split(RowKeys.Separator)[0]);
        await MakeOlderAsync(world, tenant, people);
        Assert.Empty(await FoundAsync(world, "anna"));

        var writes = 0;
        for (var left = true; left; writes++)
        {
            world.Rows.CutAfter(writes);
            try
            {
                await rebuild.RunAsync(Ct);
            }
            catch (StorageUnavailableException)
            {
                // It goes on below with one write more.
            }

            world.Rows.Mend();
            left = await world.Rows.ScanAsync(Tables.Names, SearchKeys.OlderForm(tenant), Ct).AnyAsync(Ct);
        }

        Assert.True(writes > 5, $"Only {writes} places to be cut off at.");
        Assert.Equal(people.Order(), (await FoundAsync(world, "anna")).Order());
        Assert.Equal([people[3]], await FoundAsync(world, "older3"));
        var stranger = (await world.CardAsync("new@older.example")).GetProperty("people")[0].GetProperty("organisation");
        Assert.Equal(5, stranger.GetProperty("knownPeople").GetInt32());
        Assert.DoesNotContain(
            await world.Rows.ScanAsync(Tables.Addresses, RowKeys.OfTenant(tenant), Ct).ToListAsync(Ct),
            found => found.Row.Key.StartsWith('p'));
    }

    [Fact]
    public async Task Older_rows_of_a_customer_who_was_erased_are_only_deleted()
    {
        await using var world = await Erasure.StartAsync();
        var zsofia = await world.AddZsofiaAsync();
        var (stored, _) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, Ct).FirstAsync(Ct);
        var tenant = TenantId.FromStoredRow(stored.Key.Split(RowKeys.Separator)[0]);
        await MakeOlderAsync(world, tenant, [zsofia.Id]);
        await world.EraseAsync(zsofia.Id, zsofia.Version);

        await world.Host.ApiServices.GetRequiredService<SearchRebuild>().RunAsync(Ct);

        Assert.Empty(await world.LeftAsync());
        Assert.Empty(await world.LeftAsync(SearchKeys.ShortId(zsofia.Id)));
    }

    [Fact]
    public async Task Cut_off_after_any_write_rows_of_other_texts_are_renewed_once_and_search_never_goes_blind()
    {
        await using var world = await Erasure.StartAsync();
        var rebuild = world.Host.ApiServices.GetRequiredService<SearchRebuild>();
        var people = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 5))
        {
            people.Add((await world.AddAsync($"Anna Müller S.R.L. n{number}", [$"a.person{number}@older.example"])).Id);
        }

        var (stored, _) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, Ct).FirstAsync(Ct);
        var tenant = TenantId.FromStoredRow(stored.Key.Split(RowKeys.Separator)[0]);
        await MakeFewerAsync(world, tenant, people);
        var settings = RowKeys.Settings(tenant);
        var mark = await world.Rows.FindAsync(settings, SearchKeys.TextsMark, Ct);
        await world.Rows.CommitLateAsync(new RowBatch(settings).Delete(mark!));
        Assert.Empty(await FoundAsync(world, "mueller"));
        Assert.Equal(5, (await FoundAsync(world, "anna")).Count);
        Assert.Equal(5, (await FoundAsync(world, "gone")).Count);

        var writes = 0;
        for (var left = true; left; writes++)
        {
            world.Rows.CutAfter(writes);
            try
            {
                await rebuild.RunAsync(Ct);
            }
            catch (StorageUnavailableException)
            {
                // It begins again below with one write more.
            }

            world.Rows.Mend();
            Assert.Equal(5, (await FoundAsync(world, "anna")).Count);
            left = await world.Rows.FindAsync(RowKeys.Settings(tenant), SearchKeys.TextsMark, Ct) is null;
        }

        Assert.True(writes > 5, $"Only {writes} places to be cut off at.");
        Assert.Equal(people.Order(), (await FoundAsync(world, "mueller")).Order());
        Assert.Equal([people[3]], await FoundAsync(world, "person3"));
        Assert.Empty(await FoundAsync(world, "gone"));

        // Once is enough: what goes missing later is no older version's.
        await MakeFewerAsync(world, tenant, people);
        await rebuild.RunAsync(Ct);
        Assert.Empty(await FoundAsync(world, "mueller"));
    }

    /// <summary>Addresses that an older version kept in another form are found by today's, and nothing is left under the old.</summary>
    [Fact]
    public async Task Addresses_of_an_older_form_are_found_by_todays()
    {
        (string Older, string Today)[] forms =
        [
            ("ａｎｎａ@older.example", "anna@older.example"), ("oﬃce@older.example", "office@older.example"),
            ("kap\u2800pa@older.example", "kappa@older.example"), ("jose\u0301@older.example", "jos\u00e9@older.example"),
            ("bela\ufe0f@older.example", "bela@older.example"), ("cili\u115f@older.example", "cili@older.example"),
        ];
        await using var world = await Erasure.StartAsync();
        var people = new List<Guid>();
        foreach (var (number, _) in forms.Index())
        {
            people.Add((await world.AddAsync($"Person {number}", [$"p{number}@older.example"])).Id);
        }

        var (stored, _) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, Ct).FirstAsync(Ct);
        var tenant = TenantId.FromStoredRow(stored.Key.Split(RowKeys.Separator)[0]);
        foreach (var (number, (older, _)) in forms.Index())
        {
            var (customer, claim) = (RowKeys.Customer(tenant, people[number]), RowKeys.Address(tenant, $"p{number}@older.example"));
            var profile = await world.Rows.FindAsync(customer, RowKeys.Profile, Ct);
            var owner = await world.Rows.FindAsync(claim, RowKeys.Owner, Ct);
            var text = System.Text.Encoding.UTF8.GetString(profile!.Content.Span)
                .Replace($"p{number}@older.example", older, StringComparison.Ordinal);
            await world.Rows.CommitLateAsync(
                new RowBatch(customer).Upsert(RowKeys.Profile, System.Text.Encoding.UTF8.GetBytes(text)));
            await world.Rows.CommitLateAsync(new RowBatch(RowKeys.Address(tenant, older)).Upsert(RowKeys.Owner, owner!.Content));
            await world.Rows.CommitLateAsync(new RowBatch(claim).Delete(owner));
        }

        var mark = await world.Rows.FindAsync(RowKeys.Settings(tenant), SearchKeys.TextsMark, Ct);
        await world.Rows.CommitLateAsync(new RowBatch(RowKeys.Settings(tenant)).Upsert(SearchKeys.TextsMark, "3"u8.ToArray()));
        Assert.NotNull(mark);
        await world.Host.ApiServices.GetRequiredService<SearchRebuild>().RunAsync(Ct);

        foreach (var (number, (older, today)) in forms.Index())
        {
            var person = (await world.CardAsync(today)).GetProperty("people")[0].GetProperty("customer");
            Assert.Equal(people[number], person.GetProperty("id").GetGuid());
            Assert.Null(await world.Rows.FindAsync(RowKeys.Address(tenant, older), RowKeys.Owner, Ct));
        }
    }

    [Fact]
    public async Task Rows_of_a_tenant_that_began_with_this_version_are_not_written_again()
    {
        await using var world = await Erasure.StartAsync();
        var person = (await world.AddAsync("Anna Müller", ["a.person@older.example"])).Id;
        var (stored, _) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, Ct).FirstAsync(Ct);
        await MakeFewerAsync(world, TenantId.FromStoredRow(stored.Key.Split(RowKeys.Separator)[0]), [person]);

        await world.Host.ApiServices.GetRequiredService<SearchRebuild>().RunAsync(Ct);

        Assert.Empty(await FoundAsync(world, "mueller"));
        Assert.Equal([person], await FoundAsync(world, "gone"));
    }

    // Without rows of today's further texts, and with one of a text by which nobody is found today.
    private static async Task MakeFewerAsync(Erasure world, TenantId tenant, List<Guid> customers)
    {
        await foreach (var (partition, row) in world.Rows.ScanAsync(Tables.Names, RowKeys.OfTenant(tenant), Ct))
        {
            if (row.Key.StartsWith("bmueller", StringComparison.Ordinal) || row.Key.StartsWith("cperson", StringComparison.Ordinal))
            {
                await world.Rows.CommitLateAsync(new RowBatch(partition).Delete(row));
            }
        }

        foreach (var id in customers)
        {
            await world.Rows.CommitLateAsync(new RowBatch(SearchKeys.Words(tenant, "gone"))
                .Upsert(SearchKeys.Word(SearchKeys.Elsewhere, "gone", id), default));
        }
    }

    private static async Task<List<Guid>> FoundAsync(Erasure world, string text)
    {
        using var search = await world.Maria.PostAsJsonAsync("/api/customers/search", new { text }, Ct);
        return [.. (await search.ReadAsync(200)).GetProperty("results").EnumerateArray().Select(line => line.GetProperty("id").GetGuid())];
    }

    // The rows as the older version wrote them, in place of those of today.
    private static async Task MakeOlderAsync(Erasure world, TenantId tenant, List<Guid> customers)
    {
        await foreach (var (partition, row) in world.Rows.ScanAsync(Tables.Names, RowKeys.OfTenant(tenant), Ct))
        {
            await world.Rows.CommitLateAsync(new RowBatch(partition).Delete(row));
        }

        foreach (var id in customers)
        {
            foreach (var word in new[] { "anna", "qanary", "older.example", "zqanary@gmail.com",
                "anna@older.example", "zsofia.qanary@qanarytrade.example" })
            {
                await world.Rows.CommitLateAsync(new RowBatch(RowKeys.Names(tenant, word[..2]))
                    .Upsert($"{word}|{id:N}", "{\"name\":\"Qanary\"}"u8.ToArray()));
            }

            foreach (var domain in new[] { "older.example", "qanarytrade.example" })
            {
                await world.Rows.CommitLateAsync(new RowBatch(RowKeys.Domain(tenant, domain))
                    .Upsert(RowKeys.KnownPersonOfOlderForm(id), "{\"name\":\"Qanary\"}"u8.ToArray()));
            }
        }
    }
}
