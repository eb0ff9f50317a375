using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Correspondence;
using OutlookCrm.Tests.Storage;
using Xunit;
using static OutlookCrm.Tests.Integrations.ShopCalls;

namespace OutlookCrm.Tests.Integrations;

/// <summary>
/// The product is killed between the answers to a shop and the work: what it acknowledged is entered after the next start, once.
/// </summary>
public sealed class ShopKillTests
{
    private const int Kills = 2;
    private const int Callers = 16;
    private const int Buyers = 5;

    [Fact]
    public async Task Killed_between_answer_and_work_no_order_is_lost_or_doubled()
    {
        using var folder = new TemporaryFolder();
        var (acknowledged, waited, shop) = (new ConcurrentDictionary<string, string>(), 0, default(JsonElement));
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var product = await ProductProcess.StartAsync(folder.Path))
            {
                shop = kill > 0 ? shop : await ConnectAsync(await AdminAsync(product), "shopify");
                await SendUntilKilledAsync(product, shop, kill, 60 + (40 * kill), acknowledged);
            }

            await using var store = new SqliteRowStore(Directory.GetFiles(folder.Path, "outlookcrm.db").Single());
            waited += await store.ScanAsync(Tables.Settings, KeyRange.Everything, default)
                .CountAsync(one => one.Row.Key.StartsWith("wait|", StringComparison.Ordinal));
        }

        Assert.True(waited > 0, "Nothing waited when the product was killed: the test tested little.");
        using var last = await ProductProcess.StartAsync(folder.Path);
        for (var buyer = 0; buyer < Buyers; buyer++)
        {
            var own = acknowledged.Where(one => one.Value == Address(buyer)).Select(one => $"#{one.Key}").Order().ToList();
            await WaitAsync(async () => $"{own.Except(await NumbersAsync(last.Maria, buyer)).Count()} are missing", "0 are missing");
            var stored = await NumbersAsync(last.Maria, buyer);
            Assert.Equal(stored.Distinct(), stored);
        }

        Assert.Empty(await LeftOutAsync(await AdminAsync(last), shop));
    }

    private static async Task SendUntilKilledAsync(
        ProductProcess product, JsonElement shop, int round, int answers, ConcurrentDictionary<string, string> acknowledged)
    {
        var left = answers;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            try
            {
                for (var i = 0; Volatile.Read(ref left) > 0; i++)
                {
                    var (number, address) = ($"{round}{caller:00}{i:000}", Address(i % Buyers));
                    await SendAsync(product.Maria, shop, Order("shopify", number, address, "10.00", 1));
                    acknowledged[number] = address;
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

    private static async Task<List<string>> NumbersAsync(HttpClient maria, int buyer) =>
        [.. (await DocumentsAsync(maria, Address(buyer)) ?? []).Select(sale => sale.GetProperty("number").GetString()!)];

    private static async Task<HttpClient> AdminAsync(ProductProcess product)
    {
        using var scripts = new HttpClient { BaseAddress = product.Page };
        var ana = new HttpClient { BaseAddress = product.Maria.BaseAddress };
        ana.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await scripts.GetStringAsync("/simulator/token?user=ana"));
        return ana;
    }

    private static string Address(int buyer) => $"buyer{buyer}@firm.example";
}
