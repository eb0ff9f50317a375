using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Deals;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Deals;

/// <summary>Lists, totals and chances over all customers. Each test has a pipeline of its own.</summary>
public sealed class BoardTests(Company company)
{
    private readonly Desk _desk = new(company);

    [Fact]
    public async Task The_board_and_the_list_hold_every_deal_once_page_by_page_and_no_token_opens_elsewhere()
    {
        var pipeline = await _desk.PipelineAsync("Paged");
        var (stages, path) = (pipeline.Stages, (await _desk.NewAsync("Paging Bar")).Path);
        for (var i = 0; i < 7; i++)
        {
            await _desk.AddAsync(path, new
            {
                title = $"P{i}",
                closesOn = i == 6 ? null : Desk.Day(i - 2),
                amount = i == 5 ? null : (decimal?)100,
                currency = i == 5 ? null : "EUR",
                chance = i == 4 ? (double?)1 : null,
            }, stage: stages[i % 2].Id);
        }

        var list = $"/api/deals?pipelineId={pipeline.Id}&limit=3";
        var (titles, next, first) = (new List<string>(), "", "");
        do
        {
            var page = await _desk.ReadAsync(list + next);
            titles.AddRange(page.GetProperty("deals").EnumerateArray()
                .Select(one => $"{one.Text("customer")} {one.GetProperty("deal").Text("title")}"));
            next = page.GetProperty("next").ValueKind == JsonValueKind.Null ? "" : $"&after={page.Text("next")}";
            first = first.Length == 0 ? next : first;
        }
        while (next.Length > 0);

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"Paging Bar P{i}"), titles);
        foreach (var (client, url) in new[]
        {
            (company.Mallory, $"/api/deals?limit=3{first}"), (company.Maria, $"/api/deals?limit=3{first}"),
            (company.Maria, $"{list}&after=nonsense"), (company.Maria, $"{list}&only=overdue{first}"), (company.Maria, $"{list}{first}x"),
        })
        {
            using var refused = await client.GetAsync(url);
            await refused.IsProblemAsync(400, "invalid-request");
        }

        Assert.Equal(2, (await _desk.ReadAsync($"{list}&only=overdue")).GetProperty("deals").GetArrayLength());
        Assert.Equal(0, (await _desk.ReadAsync($"{list}&only=rotting")).GetProperty("deals").GetArrayLength());
        Assert.Equal(3, (await _desk.ReadAsync($"{list}&stageId={stages[1].Id}")).GetProperty("deals").GetArrayLength());
        Assert.Equal(0, (await _desk.ReadAsync($"{list}&ownerId={Guid.NewGuid()}")).GetProperty("deals").GetArrayLength());
        var board = await _desk.ReadAsync($"/api/deals/board?pipelineId={pipeline.Id}&limit=2");
        var columns = board.GetProperty("columns").EnumerateArray().ToList();
        Assert.Equal(["First 4 4 0 400 True", "Second 3 2 1 200 True"], columns.Select(column =>
            $"{column.Text("stage")} {Total(column, "deals")} {Total(column, "counted")} {Total(column, "withoutAmount")} "
                + $"{Total(column, "sum")} {column.GetProperty("hasMore")}"));

        // 300 at 20 %, with 4 as the expectation's weight, and 100 that somebody is sure of.
        Assert.Equal((160m, "tooFew"), (Total(columns[0], "weighted"), columns[0].GetProperty("chance").Text("source")));
        Assert.True(Total(columns[0], "low") is > 100 and < 160 && Total(columns[0], "high") is > 160 and < 400);

        static decimal Total(JsonElement column, string member) => column.GetProperty("total").GetProperty(member).GetDecimal();
    }

    [Fact]
    public async Task The_chance_of_a_stage_is_learned_from_the_deals_that_reached_it()
    {
        var pipeline = await _desk.PipelineAsync("Learned");
        var path = (await _desk.NewAsync()).Path;
        for (var i = 0; i < 12; i++)
        {
            var (id, version) = await _desk.AddAsync(path, new { title = $"L{i}" }, stage: pipeline.Stages[0].Id);
            if (i % 2 == 0)
            {
                version = (await _desk.ActAsync($"{path}/{id}/move", new { stageId = pipeline.Stages[1].Id }, version)).Text("version")!;
            }

            _ = i < 6 ? await _desk.ActAsync($"{path}/{id}/win", null, version) : i < 10
                ? await _desk.ActAsync($"{path}/{id}/lose", new { reason = "Other" }, version) : default;
        }

        // All within a day: the open ones were open as the others ended. First: 6/12 and 2/12 × 0.2, then (4 × 0.2 + 10 × 0.5333) / 14;
        // second: 3/6 and 1/6 × 0.6, then (4 × 0.6 + 5 × 0.6) / 9.
        var columns = (await _desk.ReadAsync($"/api/deals/board?pipelineId={pipeline.Id}")).GetProperty("columns");
        Assert.Equal(["learned 6 4 2 0.4381", "tooFew 3 2 1 0.6"], columns.EnumerateArray().Select(column => column.GetProperty("chance"))
            .Select(chance => $"{chance.Text("source")} {chance.GetProperty("won")} {chance.GetProperty("lost")} "
                + $"{chance.GetProperty("open")} {chance.GetProperty("value")}"));
        Assert.Equal(6, (await _desk.ReadAsync("/api/deals?state=won&limit=100")).GetProperty("deals").EnumerateArray()
            .Count(one => one.GetProperty("deal").Text("pipelineId") == $"{pipeline.Id}"));
    }

    [Fact]
    public async Task A_stage_in_which_deals_stand_stays_until_they_are_moved()
    {
        var pipeline = await _desk.PipelineAsync("Shrinking");
        var path = (await _desk.NewAsync()).Path;
        var (id, version) = await _desk.AddAsync(path, new { title = "Stays" }, stage: pipeline.Stages[1].Id);
        var (settings, seen) = await _desk.SettingsAsync();
        var smaller = settings with
        {
            Pipelines = [.. settings.Pipelines.Select(one => one.Id != pipeline.Id ? one : one with { Stages = [one.Stages[0]] })],
        };
        using (var ana = company.Host.ClientFor("ana"))
        {
            using var refused = await ana.PutAsync("/api/admin/deals/pipelines", smaller, seen);
            Assert.StartsWith("1 open deal stands in Second.", (await refused.IsProblemAsync(409, "stage-in-use")).Text("detail"));
            version = (await _desk.ActAsync($"{path}/{id}/move", new { stageId = pipeline.Stages[0].Id }, version)).Text("version")!;
            using var done = await ana.PutAsync("/api/admin/deals/pipelines", smaller, seen);
            await done.ReadAsync(200);
            using var stale = await ana.PutAsync("/api/admin/deals/pipelines", smaller, seen);
            await stale.IsProblemAsync(412, "stale");
        }

        using var manager = await company.Ilona.PutAsync("/api/admin/deals/pipelines", smaller, seen);
        await manager.IsProblemAsync(403, "not-allowed");
        using var nowhere = await company.Maria.ActAsync($"{path}/{id}/move", new { stageId = pipeline.Stages[1].Id }, version);
        await nowhere.IsProblemAsync(400, "invalid-request");
        Assert.Equal("Second", (await _desk.ReadAsync($"{path}/{id}")).GetProperty("moves")[0].Text("from"));
    }

    [Fact]
    public async Task Changes_side_by_side_leave_a_board_that_says_what_is_stored_also_after_a_crash()
    {
        var pipeline = await _desk.PipelineAsync("Busy");
        var (path, services) = ((await _desk.NewAsync()).Path, company.Host.ApiServices);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            var (id, version) = await _desk.AddAsync(
                path, new { title = $"B{i}", amount = 10, currency = "EUR" }, stage: pipeline.Stages[0].Id);
            await _desk.ActAsync($"{path}/{id}/move", new { stageId = pipeline.Stages[i % 3 == 0 ? 1 : 0].Id }, version);
        }));
        Assert.Equal([8, 4], await CountsAsync());

        // As if the process had died between the deal and the board.
        var (tenant, customer) = (TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), Guid.Parse(path.Split('/')[3]));
        var rows = services.GetRequiredService<IRowStore>();
        var row = (await rows.ReadAsync(RowKeys.Customer(tenant, customer), DealsKeys.All, 1, default))[0];
        var deal = DealsMember.Read(row);
        await services.GetRequiredService<CustomerEvents>().WriteAsync(tenant, customer, change =>
        {
            change.Batch.Replace(row, DealsMember.Content(deal.Closed(DealState.Won, null, null, deal.OpenedAt)));
            change.Audit(Actor.OfJob(tenant, "crash").Did("won a deal", deal.OpenedAt));
            return Task.FromResult<CustomerChange?>(change);
        }, default);
        var (intent, _) = IntentLog.Prepare(
            tenant, "deals", JsonSerializer.Serialize(new DealIntent(customer, deal.Id), DealsJson.Rows.DealIntent));
        var replay = services.GetServices<IReplay>().Single(one => one.Kind == intent.Kind);
        Assert.True(replay.TellsOf(intent, customer));
        await replay.ReplayAsync(intent, default);
        await replay.ReplayAsync(intent, default);

        Assert.Equal(11, (await CountsAsync()).Sum());

        async Task<IEnumerable<int>> CountsAsync() => (await _desk.ReadAsync($"/api/deals/board?pipelineId={pipeline.Id}"))
            .GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("total").GetProperty("deals").GetInt32());
    }

    [Fact]
    public async Task Who_is_erased_leaves_the_deals_of_others_and_the_board()
    {
        var pipeline = await _desk.PipelineAsync("Erased");
        var (bela, path) = (await _desk.NewAsync("Béla Gone"), (await _desk.NewAsync("Stays Bar")).Path);
        var belaId = Guid.Parse(bela.Path.Split('/')[3]);
        var (kept, _) = await _desk.AddAsync(path, new { title = "Kept", people = new[] { belaId } }, stage: pipeline.Stages[0].Id);
        var (removed, version) = await _desk.AddAsync(
            path, new { title = "Removed", people = new[] { belaId } }, stage: pipeline.Stages[0].Id);
        using (var gone = await company.Maria.DeleteAsync($"{path}/{removed}", version))
        {
            await gone.ReadAsync(204);
        }

        await _desk.AddAsync(bela.Path, new { title = "Of Béla" }, stage: pipeline.Stages[0].Id);
        var customer = await _desk.ReadAsync($"/api/customers/{belaId}");
        using (var erased = await company.Ilona.DeleteAsync($"/api/customers/{belaId}", customer.Text("version")))
        {
            await erased.ReadAsync(204);
        }

        Assert.Equal(0, (await _desk.ReadAsync($"{path}/{kept}")).GetProperty("deal").GetProperty("people").GetArrayLength());
        using var restored = await company.Maria.PostAsync(new Uri($"{path}/{removed}/restore", UriKind.Relative), null);
        Assert.Equal(0, (await restored.ReadAsync(200)).GetProperty("people").GetArrayLength());
        var column = (await _desk.ReadAsync($"/api/deals/board?pipelineId={pipeline.Id}")).GetProperty("columns")[0];
        Assert.Equal((2, 2), (column.GetProperty("total").GetProperty("deals").GetInt32(), column.GetProperty("deals").GetArrayLength()));
    }
}
