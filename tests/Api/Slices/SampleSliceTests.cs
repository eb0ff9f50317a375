using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Tests.Customers;
using OutlookCrm.Tests.Slices.Visits;
using Xunit;

namespace OutlookCrm.Tests.Slices;

/// <summary>A slice of one folder and one line shows wherever a customer is shown, and goes with the customer.</summary>
public sealed class SampleSliceTests
{
    [Fact]
    public async Task A_slice_of_one_folder_shows_on_card_timeline_summary_search_export_and_document_and_goes_with_the_customer()
    {
        await using var world = await Erasure.StartAsync(change: builder => builder.AddSlice(new VisitsSlice()));
        var (id, version) = await world.AddZsofiaAsync();
        using (var noted = await world.Maria.PostAsJsonAsync($"/api/customers/{id}/visits",
            new { report = "Qanary wants more pallets." }))
        {
            await noted.ReadAsync(204);
        }

        var card = await world.CardAsync(Erasure.Zsofia);
        var customer = card.GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(1, customer.GetProperty("summary").GetProperty("visits").GetProperty("count").GetInt32());
        Assert.Equal(1, card.GetProperty("visits").GetProperty("reports").GetInt32());
        var entry = customer.GetProperty("timeline").GetProperty("entries")[0];
        Assert.Equal(("visit", "Maria Papadaki"),
            (entry.GetProperty("kind").GetString(), entry.GetProperty("visit").GetProperty("by").GetString()));
        using (var read = await world.Maria.GetAsync($"/api/customers/{id}/timeline/{entry.GetProperty("id").GetString()}"))
        {
            Assert.Equal(JsonValueKind.Null, (await read.ReadAsync(200)).GetProperty("detail").ValueKind);
        }

        Assert.Equal([id], await FoundAsync(world, "tourqan"));
        using (var exported = await world.Ilona.GetAsync($"/api/customers/{id}/export"))
        {
            var file = await exported.ReadAsync(200);
            Assert.Equal("Qanary wants more pallets.", file.GetProperty("visitReports")[0].GetString());
            Assert.Equal("visit", file.GetProperty("timeline")[0].GetProperty("kind").GetString());
        }

        var document = JsonDocument.Parse(await world.Maria.GetStringAsync("/swagger/v1/swagger.json")).RootElement.GetProperty(
            "components").GetProperty("schemas");
        Assert.Equal(
            ["deal", "feedback", "mail", "meeting", "note", "payment", "sale", "talk", "task", "visit"],
            document.GetProperty("TimelineEntry").GetProperty("discriminator").GetProperty("mapping").EnumerateObject()
            .Select(kind => kind.Name).Order());
        Assert.True(document.GetProperty("CustomerSummary").GetProperty("properties").TryGetProperty("visits", out _));
        Assert.True(document.GetProperty("Card").GetProperty("properties").TryGetProperty("visits", out _));

        await world.EraseAsync(id, version);

        Assert.Empty(await FoundAsync(world, "tourqan"));
        await world.NothingIsLeftAsync();
        Assert.All(await world.LeftAsync(id.ToString("N")), row => Assert.StartsWith("audit ", row, StringComparison.Ordinal));
    }

    /// <summary>Open items come before the timeline in the partition, and take nothing from it.</summary>
    [Fact]
    public async Task A_card_with_fifty_open_items_and_twenty_mails_shows_ten_entries_and_the_way_to_the_rest()
    {
        await using var company = await StartAsync();
        var address = company.NewAddress();
        var id = await company.AddPersonAsync(address);
        await company.Host.ApiServices.GetRequiredService<VisitStore>().PlanAsync(Job, id, 52, default);
        foreach (var mail in await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.ReceiveAsync(address))))
        {
            using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
            await logged.ReadAsync(201);
        }

        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");

        Assert.Equal((50, true), (customer.GetProperty("openItems").GetArrayLength(), customer.GetProperty("moreOpenItems").GetBoolean()));
        Assert.Equal(10.5m, customer.GetProperty("openItems")[0].GetProperty("amount").GetProperty("value").GetDecimal());
        var timeline = customer.GetProperty("timeline");
        Assert.Equal((10, 20), (timeline.GetProperty("entries").GetArrayLength(), customer.Logged("mails")));
        using var rest = await company.Maria.GetAsync(
            $"/api/customers/{id}/timeline?after={timeline.GetProperty("next").GetString()}&limit=100");
        var others = (await rest.ReadAsync(200)).GetProperty("entries").EnumerateArray().Select(Id).ToList();
        Assert.Equal(20, timeline.GetProperty("entries").EnumerateArray().Select(Id).Concat(others).Distinct().Count());
    }

    [Fact]
    public async Task A_job_without_a_token_writes_an_entry_and_the_audit_row_names_the_job()
    {
        await using var company = await StartAsync();
        var address = company.NewAddress();
        var id = await company.AddPersonAsync(address);

        Assert.True(await company.Host.ApiServices.GetRequiredService<VisitStore>()
            .NoteAsync(Job, id, Guid.NewGuid(), DateTimeOffset.UnixEpoch, "By itself", default));

        var entry = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
            .GetProperty("entries")[0];
        Assert.Equal("visit planner", entry.GetProperty("visit").GetProperty("by").GetString());
        using var exported = await company.Ilona.GetAsync($"/api/customers/{id}/export");
        var audit = (await exported.ReadAsync(200)).GetProperty("audit").EnumerateArray()
            .Single(row => row.GetProperty("verb").GetString() == "noted a visit");
        Assert.Equal((Guid.Empty, "visit planner"), (audit.GetProperty("userId").GetGuid(), audit.GetProperty("userName").GetString()));
    }

    [Theory]
    [InlineData("v")]
    [InlineData("cvisit|first")]
    [InlineData("c")]
    public async Task Two_owners_of_the_same_rows_end_the_start(string prefix)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            StartAsync(builder => builder.Services.AddSingleton<ICustomerRows>(new PlainRows("second", prefix))));

        Assert.Contains("belong both to", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_nobody_owns_end_the_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(builder => builder.Services.Remove(
            builder.Services.Single(service => service.ImplementationInstance is PlainRows { Name: "visitReports" }))));

        Assert.Contains("which nobody owns", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_nobody_owns_is_not_written()
    {
        await using var company = await StartAsync();
        var id = await company.AddPersonAsync(company.NewAddress());
        var events = company.Host.ApiServices.GetRequiredService<CustomerEvents>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => events.WriteAsync(Job.Tenant, id, change =>
        {
            change.Batch.Insert("y", "{}"u8.ToArray());
            return Task.FromResult<CustomerChange?>(change);
        }, default));
    }

    private static Actor Job { get; } =
        Actor.OfJob(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), "visit planner");

    private static Task<Company> StartAsync(Action<WebApplicationBuilder>? change = null) => Company.StartAsync(new SimulatorOptions
    {
        ConfigureApi = builder =>
        {
            builder.AddSlice(new VisitsSlice());
            change?.Invoke(builder);
        },
    });

    private static async Task<IEnumerable<Guid>> FoundAsync(Erasure world, string text)
    {
        using var found = await world.Maria.PostAsJsonAsync("/api/customers/search", new { text });
        return (await found.ReadAsync(200)).GetProperty("results").EnumerateArray().Select(line => line.GetProperty("id").GetGuid());
    }

    private static string? Id(JsonElement entry) => entry.GetProperty("id").GetString();
}
