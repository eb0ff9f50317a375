using System.Collections.Concurrent;
using System.Net.Http.Json;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>The product is killed again and again while it logs mail and adds customers: what it acknowledged is there, once, and nothing is half.</summary>
public sealed class KillTests
{
    private const int Kills = 50;
    private const int Mails = 150;
    private const int Callers = 8;

    [Fact]
    public async Task Killed_fifty_times_while_logging_nothing_acknowledged_is_lost_and_nothing_doubled()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20261110);
        var mails = new List<LogRequest>();
        using (var product = await ProductProcess.StartAsync(folder.Path))
        {
            foreach (var person in new[] { "anna", "bela", "carol" })
            {
                using var added = await product.Maria.PostAsJsonAsync("/api/customers", new { kind = "person", name = person, addresses = new[] { $"{person}@firm.example" } });
                await added.ReadAsync(201);
            }

            using var scripts = new HttpClient { BaseAddress = product.Page };
            for (var i = 0; i < Mails; i++)
            {
                using var dropped = await scripts.PostAsync("/simulator/mail?user=maria", new StringContent(Eml(i)));
                var ids = await dropped.ReadAsync(201);
                mails.Add(new(ids.GetProperty("ewsId").GetString()!, ids.GetProperty("internetMessageId").GetString()!, null));
            }
        }

        var logged = new ConcurrentDictionary<string, bool>();
        var addresses = new ConcurrentDictionary<string, Guid>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var product = await ProductProcess.StartAsync(folder.Path);
            await UseUntilKilledAsync(product, mails, logged, addresses, kill, random.Next(1, 25), random.Next());
        }

        Assert.True(logged.Count > Kills, $"Only {logged.Count} mails were acknowledged: the test tested little.");
        using (var product = await ProductProcess.StartAsync(folder.Path))
        {
            await CheckMailsAsync(product.Maria, mails, logged);
            await CheckCustomersAsync(product.Maria, addresses);
        }

        await using var store = new SqliteRowStore(Directory.GetFiles(folder.Path, "outlookcrm.db").Single());
        Assert.Empty(await store.ScanAsync(Tables.Work, KeyRange.Everything, default).ToListAsync());
    }

    // Callers log and add until the given number of answers has come; then the product is killed with the other requests in flight.
    private static async Task UseUntilKilledAsync(
        ProductProcess product, List<LogRequest> mails, ConcurrentDictionary<string, bool> logged, ConcurrentDictionary<string, Guid> added, int round, int answers, int seed)
    {
        var left = answers;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            var random = new Random(seed + caller);
            try
            {
                for (var i = 0; ; i++)
                {
                    if (caller == 0)
                    {
                        var address = $"new{round}.{i}@other.example";
                        using var response = await product.Maria.PostAsJsonAsync("/api/customers", new { kind = "person", name = $"New {round} {i}", addresses = new[] { address } });
                        added[address] = (await response.ReadAsync(201)).GetProperty("id").GetGuid();
                    }
                    else
                    {
                        var mail = mails[random.Next(mails.Count)];
                        using var response = await product.Maria.PostAsJsonAsync("/api/correspondence", mail);
                        Assert.True((int)response.StatusCode is 200 or 201, await response.Content.ReadAsStringAsync());
                        logged[mail.InternetMessageId] = true;
                    }

                    if (Interlocked.Decrement(ref left) == 0)
                    {
                        product.Kill();
                    }
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The process is gone, as intended.
            }
        }));
    }

    private static async Task CheckMailsAsync(HttpClient maria, List<LogRequest> mails, ConcurrentDictionary<string, bool> logged)
    {
        var times = new Dictionary<string, int>();
        foreach (var person in new[] { "anna", "bela", "carol" })
        {
            using var response = await maria.PostAsJsonAsync("/api/card", new { addresses = new[] { $"{person}@firm.example" } });
            var customer = (await response.ReadAsync(200)).GetProperty("people")[0].GetProperty("customer");
            var entries = await TimelineAsync(maria, customer.GetProperty("id").GetGuid());

            Assert.Equal(customer.GetProperty("summary").GetProperty("mails").GetInt32(), entries.Count);
            Assert.Equal(entries.Count, entries.Distinct().Count());
            foreach (var id in entries)
            {
                times[id] = times.GetValueOrDefault(id) + 1;
            }
        }

        for (var i = 0; i < mails.Count; i++)
        {
            var found = times.GetValueOrDefault(mails[i].InternetMessageId);
            var whole = i % 2 == 0 ? 1 : 3;
            Assert.True(found == whole || (found == 0 && !logged.ContainsKey(mails[i].InternetMessageId)), $"Mail {i} stands under {found} of {whole} customers.");
        }
    }

    private static async Task CheckCustomersAsync(HttpClient maria, ConcurrentDictionary<string, Guid> added)
    {
        Assert.NotEmpty(added);
        foreach (var (address, id) in added)
        {
            using var card = await maria.PostAsJsonAsync("/api/card", new { addresses = new[] { address } });
            Assert.Equal(id, (await card.ReadAsync(200)).GetProperty("people")[0].GetProperty("customer").GetProperty("id").GetGuid());
            using var search = await maria.PostAsJsonAsync("/api/customers/search", new { text = address });
            Assert.Contains((await search.ReadAsync(200)).GetProperty("results").EnumerateArray(), line => line.GetProperty("id").GetGuid() == id);
        }
    }

    private static async Task<List<string>> TimelineAsync(HttpClient maria, Guid id)
    {
        var entries = new List<string>();
        string? after = null;
        do
        {
            using var response = await maria.GetAsync($"/api/customers/{id}/timeline?limit=100{(after is null ? "" : $"&after={after}")}");
            var page = await response.ReadAsync(200);
            entries.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("mail").GetProperty("internetMessageId").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return entries;
    }

    // Every other mail concerns three customers.
    private static string Eml(int i) =>
        $"From: anna@firm.example\r\nTo: maria@contoso.example{(i % 2 == 0 ? "" : ", bela@firm.example, carol@firm.example")}\r\nSubject: Mail {i}\r\n" +
        $"Date: Tue, 10 Nov 2026 10:{i % 60:00}:00 +0200\r\nMessage-ID: <{i}@firm.example>\r\n\r\nText {i}\r\n";
}
