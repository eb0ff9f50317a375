using System.Net.Http.Json;
using System.Text;
using OutlookCrm.Tests.Customers;
using Xunit;

namespace OutlookCrm.Tests.Telemetry;

public sealed class LogPrivacyTests
{
    /// <summary>Whatever is anybody's says "qanary"; the colleagues are known by their host.</summary>
    [Fact]
    public async Task A_whole_working_day_at_debug_leaves_no_address_name_or_subject_in_any_line()
    {
        await using var world = await Erasure.StartAsync(frameworkLevel: "Debug");
        var zsofia = await world.AddZsofiaAsync();
        var mail = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", "maria@contoso.example", "Qanary subject", "Qanary text.");
        await world.CardAsync(Erasure.Zsofia, mail.Maria.InternetMessageId, Erasure.Zsofia);
        var logged = (await Erasure.LogAsync(world.Maria, mail.Maria)).GetProperty("entries")[0];
        await PostAsync(world.Maria, "/api/customers/search", new { text = "qanary" }, 200);
        await PostAsync(
            world.Maria,
            "/api/customers/suggestion",
            new { mail.Maria.ItemId, mail.Maria.InternetMessageId, address = Erasure.Zsofia },
            200);
        await PostAsync(
            world.Maria, $"/api/customers/{zsofia.Id}/feedback", new { metric = "csat", score = 4, words = "Qanary words" }, 201);
        await PostAsync(
            world.Maria,
            "/api/correspondence/undo",
            new { customerId = zsofia.Id, entryId = logged.GetProperty("entryId").GetString() },
            200);
        await PostAsync(world.Maria, "/api/correspondence/conversation", mail.Maria, 200);

        // What is refused is not logged either.
        await PostAsync(world.Maria, "/api/correspondence/undo", new { customerId = zsofia.Id, entryId = "qanary" }, 400);
        await PostAsync(
            world.Maria, "/api/customers", new { kind = "person", name = "Qanary again", addresses = new[] { Erasure.Zsofia } }, 409);
        using (var file = new StringContent("date,customer,amount,order\n2026-01-01,Qanary,12,1\nqanary,Qanary,x,2\n", Encoding.UTF8,
            "text/csv"))
        using (await world.Ilona.PostAsync("/api/insights/portfolio", file))
        {
            // A fault names its line to the caller, and to nobody else.
        }

        using (var read = await world.Maria.GetAsync($"/api/customers/{zsofia.Id}"))
        {
            var version = (await read.ReadAsync(200)).GetProperty("version").GetString()!;
            await world.EraseAsync(zsofia.Id, version);
        }

        Assert.True(world.Log.Count > 100, $"Only {world.Log.Count} lines were written.");
        Assert.DoesNotContain(
            world.Log,
            line => line.Contains(Erasure.Canary, StringComparison.OrdinalIgnoreCase) || line.Contains(
                "@contoso.example", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task PostAsync(HttpClient client, string path, object body, int status)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        await answer.ReadAsync(status);
    }
}
