using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>A history that is asked for one kind of entries reaches back as far as the whole history.</summary>
public sealed class HistoryOfOneKindTests(Company company)
{
    [Theory]
    [InlineData("", 6)]
    [InlineData("&kind=mail", 4)]
    [InlineData("&kind=feedback", 2)]
    [InlineData("&kind=meeting", 0)]
    public async Task The_pages_of_a_kind_hold_every_entry_of_the_kind_once(string kind, int count)
    {
        var domain = company.NewDomain();
        var firm = await AddAsync(new { kind = "organisation", name = $"Firm {domain}" });
        var anna = await AddAsync(new { kind = "person", name = "Anna", addresses = new[] { $"anna@{domain}" }, organisationId = firm });
        await ScoreAsync(anna, 2);
        foreach (var number in Enumerable.Range(0, 4))
        {
            await LogAsync($"anna@{domain}", $"Mail {number}");
        }

        await ScoreAsync(anna, 5);
        foreach (var path in new[] { $"/api/customers/{anna}/timeline", $"/api/customers/{firm}/people/timeline" })
        {
            Assert.Equal(count, (await IdsAsync($"{path}?limit=1{kind}")).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("people/timeline")]
    public async Task What_is_no_kind_is_refused(string path)
    {
        using var answer = await company.Reza.GetAsync($"/api/customers/{Guid.NewGuid()}/{path}?kind=gossip");
        await answer.IsProblemAsync(400, "invalid-request");
    }

    [Theory]
    [InlineData(5, 10, 2_000, new[] { 0, 3 }, false)]
    [InlineData(1_500, 1, 2_000, new[] { 2, 1_400 }, true)]
    [InlineData(1_500, 5, 2_000, new[] { 1_499 }, false)]
    [InlineData(1_500, 5, 300, new[] { 1_499 }, true)]
    [InlineData(300, 5, 300, new[] { 299 }, true)]
    [InlineData(0, 5, 300, new int[0], false)]
    public async Task A_rare_kind_is_found_or_it_is_said_that_there_is_more(int entries, int limit, int mostRead, int[] rare, bool more)
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteRowStore(folder.File("rows.db"));
        var partition = RowKeys.Customer(TenantId.FromValidatedToken(Guid.NewGuid()), Guid.NewGuid());
        foreach (var part in Enumerable.Range(0, entries).Chunk(90))
        {
            var batch = new RowBatch(partition);
            foreach (var number in part)
            {
                batch.Insert(RowKeys.TimelineEntry(Id(number)), Entry(number, rare.Contains(number) ? "feedback" : "mail"));
            }

            Assert.True((await store.CommitAsync(batch, CancellationToken.None)).IsCommitted);
        }

        var (seen, after) = (new List<string>(), (string?)null);
        var first = true;
        do
        {
            var (rows, end) = await ReadHistory.ReadAsync(store, partition, after, "feedback", limit, mostRead, CancellationToken.None);
            Assert.Equal(first ? more : end is not null, end is not null);
            seen.AddRange(rows.Take(limit).Select(row => row.Key));
            after = rows.Count > limit ? rows[limit - 1].Key[1..] : end?[1..];
            first = false;
        }
        while (after is not null);

        Assert.Equal(rare.Select(number => RowKeys.TimelineEntry(Id(number))), seen);
    }

    private static string Id(int number) => $"{number:0000000000000000000}-{number:x32}";

    private static byte[] Entry(int number, string kind) => JsonSerializer.SerializeToUtf8Bytes(new { id = Id(number), kind });

    private async Task<List<string>> IdsAsync(string path)
    {
        var (ids, after) = (new List<string>(), "");
        while (true)
        {
            using var answer = await company.Reza.GetAsync(path + after);
            var page = await answer.ReadAsync(200);
            ids.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry =>
                (entry.TryGetProperty("entry", out var joined) ? joined : entry).GetProperty("id").GetString()!));
            if (page.GetProperty("next").GetString() is not { } next)
            {
                return ids;
            }

            after = $"&after={next}";
        }
    }

    private async Task<Guid> AddAsync(object customer)
    {
        using var added = await company.Maria.PostAsJsonAsync("/api/customers", customer);
        return (await added.ReadAsync(201)).GetProperty("id").GetGuid();
    }

    private async Task LogAsync(string from, string subject)
    {
        var mail = await company.ReceiveAsync(from, "maria@contoso.example", subject: subject);
        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
        Assert.True(logged.IsSuccessStatusCode, await logged.Content.ReadAsStringAsync());
    }

    private async Task ScoreAsync(Guid customer, int score)
    {
        using var scored = await company.Maria.PostAsJsonAsync($"/api/customers/{customer}/feedback", new { metric = "csat", score });
        await scored.ReadAsync(201);
    }
}
