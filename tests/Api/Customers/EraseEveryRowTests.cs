using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Tests.ImportExport;
using OutlookCrm.Tests.Reminders;
using OutlookCrm.Tests.Slices.Visits;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>
/// Erases a customer who has a row of every prefix that a registered slice owns. Whoever adds a prefix adds a row here.
/// </summary>
public sealed class EraseEveryRowTests
{
    private const string Office = "office@qanaryholding.example";

    [Fact]
    public async Task A_customer_with_a_row_of_every_prefix_that_a_slice_owns_is_erased_from_every_table()
    {
        await using var world = await Erasure.StartAsync(change: builder => builder.AddSlice(new VisitsSlice()));
        var tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);
        var (id, added) = await world.AddAsync("Qanary Trading", [Office], notes: "Qanary notes", kind: "organisation");
        var person = await world.AddAsync("Béla Kis", [Erasure.Bela], id);
        using var renamed = await world.Maria.PutAsync(
            $"/api/customers/{id}", new { kind = "organisation", name = "Qanary Holding", addresses = new[] { Office } }, added);
        var version = (await renamed.ReadAsync(200)).GetProperty("version").GetString()!;
        using (var feedback = await world.Maria.PostAsJsonAsync(
            $"/api/customers/{id}/feedback", new { metric = "csat", score = 4, words = "Qanary words" }))
        {
            await feedback.ReadAsync(201);
        }

        foreach (var (list, body) in new (string, object)[]
        {
            ("notes", new { text = "Qanary note" }),
            ("tasks", new { text = "Call Qanary", dueOn = "2026-12-01" }),
            ("deals", new { deal = new { title = "Qanary deal", people = new[] { person.Id } } }),
            ("talks", new { kind = "call", at = "2026-11-02T10:00:00Z", outcome = "reached", note = "Qanary call" }),
        })
        {
            await world.Maria.AddAsync($"/api/customers/{id}/{list}", body);
        }

        var longText = string.Join("\n", Enumerable.Range(0, 4000).Select(i => $"Line {i} of the long qanary mail."));
        var mail = await world.ReceiveAsync($"Qanary Holding <{Office}>", "maria@contoso.example", "Qanary offer", longText);
        await Erasure.LogAsync(world.Maria, mail.Maria);
        var visits = world.Host.ApiServices.GetRequiredService<VisitStore>();
        var actor = Actor.OfJob(tenant, "visit planner");
        await visits.PlanAsync(actor, id, 2, default);
        Assert.True(await visits.NoteAsync(actor, id, Guid.NewGuid(), DateTimeOffset.UnixEpoch, "Qanary report", default));
        await SellAsync(world, id);
        var import = await Imports.ImportAsync(world.Maria, $"Company;Email;City\nQanary Holding;{Office};Qanary town\n");
        Assert.Equal("1", Imports.Count(import, "customersChanged"));
        using (var now = await world.Maria.GetAsync($"/api/customers/{id}"))
        {
            version = (await now.ReadAsync(200)).GetProperty("version").GetString()!;
        }

        var keys = (await world.Rows.ReadAsync(RowKeys.Customer(tenant, id), RowKeys.OfCustomer, 1000, default)).Select(row => row.Key)
            .ToList();
        var owned = world.Host.ApiServices.GetServices<ICustomerRows>()
            .SelectMany(owner => owner.Prefixes.Select(prefix => (owner.Name, Prefix: prefix))).ToList();
        Assert.True(owned.Count >= 11, $"Only {owned.Count} prefixes were looked at.");
        Assert.DoesNotContain(owned, owner => !keys.Exists(key => key.StartsWith(owner.Prefix, StringComparison.Ordinal)));

        await world.EraseAsync(id, version);

        await world.NothingIsLeftAsync();
        Assert.All(await world.LeftAsync(id.ToString("N")), row => Assert.StartsWith("audit ", row, StringComparison.Ordinal));
        using var read = await world.Maria.GetAsync($"/api/customers/{person.Id}");
        await read.ReadAsync(200);
    }

    private static async Task SellAsync(Erasure world, Guid id)
    {
        var lines = Enumerable.Range(0, 60).Select(i => new { description = $"Qanary part {i}", quantity = 1, unitPrice = 2.5m }).ToList();
        using (var invoice = await world.Maria.PostAsJsonAsync($"/api/customers/{id}/sales", new
        {
            kind = "invoice",
            number = "2026-1",
            day = "2026-11-01",
            dueOn = "2026-11-20",
            currency = "EUR",
            note = "Qanary note",
            lines,
        }))
        {
            await invoice.ReadAsync(201);
        }

        using (var order = await world.Maria.PostAsJsonAsync($"/api/customers/{id}/sales", new
        {
            kind = "order",
            number = "2026-2",
            day = "2026-11-02",
            currency = "EUR",
            total = 10,
        }))
        {
            await order.ReadAsync(201);
        }

        using (var payment = await world.Maria.PostAsJsonAsync($"/api/customers/{id}/payments", new
        {
            day = "2026-11-03",
            amount = 20,
            currency = "EUR",
            reference = "Qanary Holding",
        }))
        {
            await payment.ReadAsync(201);
        }

        using var limit = await world.Ilona.PutAsync(
            $"/api/customers/{id}/payments/limit", new { currency = "EUR", amount = 1000 }, null);
        await limit.ReadAsync(204);
    }
}
