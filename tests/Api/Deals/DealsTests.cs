using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Deals;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Deals;

public sealed class DealsTests(Company company)
{
    private readonly Desk _desk = new(company);

    private static readonly Stage[] s_stages = [.. DealsSettings.Usual.Pipelines[0].Stages];

    [Fact]
    public async Task A_deal_goes_through_its_stages_is_lost_and_reopened_and_every_move_is_kept()
    {
        var (address, path) = await _desk.NewAsync();
        var (id, version) = await _desk.AddAsync(
            path, new { title = "  Two\u202e grinders ", amount = 4200, currency = "EUR" }, "<offer@mail>");
        version = (await _desk.ActAsync($"{path}/{id}/move", new { stageId = s_stages[2].Id }, version)).Text("version")!;
        version = (await _desk.ActAsync($"{path}/{id}/move", new { stageId = s_stages[1].Id }, version)).Text("version")!;
        var lost = await _desk.ActAsync($"{path}/{id}/lose", new { reason = "Price", note = "Too dear" }, version);
        Assert.Equal(("lost", "Price", "Too dear", JsonValueKind.Null),
            (lost.Text("state"), lost.Text("lostReason"), lost.Text("lostNote"), lost.GetProperty("chance").ValueKind));
        using (var again = await company.Maria.ActAsync($"{path}/{id}/win", new { }, lost.Text("version")))
        {
            await again.IsProblemAsync(409, "deal-closed");
        }

        var open = await _desk.ActAsync($"{path}/{id}/reopen", new { stageId = s_stages[3].Id }, lost.Text("version"));
        using (var again = await company.Maria.ActAsync($"{path}/{id}/reopen", new { stageId = (Guid?)null }, open.Text("version")))
        {
            await again.IsProblemAsync(409, "deal-open");
        }

        var won = await _desk.ActAsync($"{path}/{id}/win", null, open.Text("version"));
        Assert.Equal(("won", "Negotiation", "Two grinders", "<offer@mail>", "Maria Papadaki"), (won.Text("state"), won.Text("stage"),
            won.Text("title"), won.Text("internetMessageId"), won.GetProperty("owner").Text("name")));

        var read = await _desk.ReadAsync($"{path}/{id}");
        Assert.Equal(
            [
                "won -> Negotiation", "reopened -> Negotiation", "lost -> Qualified Price", "moved Proposal -> Qualified",
                "moved New -> Proposal", "opened -> New",
            ],
            read.GetProperty("moves").EnumerateArray().Select(move => string.Join(' ', new[]
            {
                move.Text("kind"), move.Text("kind") == "moved" ? move.Text("from") : null, "->", move.Text("to"), move.Text("reason"),
            }.Where(word => !string.IsNullOrEmpty(word)))));
        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
        var entry = Assert.Single(customer.GetProperty("timeline").GetProperty("entries").EnumerateArray());
        Assert.Equal(("deal", "won", won.Text("closedAt")),
            (entry.Text("kind"), entry.GetProperty("deal").Text("state"), entry.Text("at")));
        Assert.Equal((0, 1, 4200m), (customer.GetProperty("summary").GetProperty("deals").GetProperty("open").GetInt32(),
            customer.GetProperty("summary").GetProperty("deals").GetProperty("won").GetInt32(),
            customer.GetProperty("summary").GetProperty("deals").GetProperty("wonAmounts")[0].GetProperty("value").GetDecimal()));
    }

    [Fact]
    public async Task A_card_shows_open_deals_with_chance_lateness_and_the_next_action()
    {
        var (address, path) = await _desk.NewAsync();
        await _desk.AddAsync(path, new { title = "Late", closesOn = Desk.Day(-3), chance = 0.6 });
        await _desk.AddAsync(
            path, new { title = "Step", closesOn = Desk.Day(20), nextStep = "Send the quotation", nextStepOn = Desk.Day(0) });
        await _desk.AddAsync(path, new { title = "Calm", amount = 100, currency = "ZAR" });

        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(["Late", "Step", "Calm"], customer.GetProperty("openItems").EnumerateArray().Select(item => item.Text("title")));
        var figures = customer.GetProperty("figures").GetProperty("deals");
        Assert.Equal(["Late 3 False", "Step  True", "Calm  False"], figures.GetProperty("deals").EnumerateArray().Select(deal =>
            $"{deal.Text("title")} {deal.GetProperty("daysOverdue")} {deal.GetProperty("isNextStepDue")}"));
        Assert.Equal("set", figures.GetProperty("deals")[0].GetProperty("chance").Text("source"));
        Assert.Equal(["deal-next-step Step 0", "deal-overdue Late 3"], figures.GetProperty("actions").EnumerateArray().Select(action =>
            $"{action.Text("code")} {action.Text("number")} {action.GetProperty("days")}"));
    }

    [Fact]
    public async Task Only_the_version_that_was_seen_is_changed_and_only_by_who_may()
    {
        var (_, path) = await _desk.NewAsync();
        var (id, version) = await _desk.AddAsync(path, new { title = "Beans" });
        using (var edited = await company.Nikos.PutAsync($"{path}/{id}", new { title = "More beans", closesOn = "2026-12-24" }, version))
        {
            Assert.Equal(("More beans", JsonValueKind.Null),
                ((await edited.ReadAsync(200)).Text("title"), (await edited.ReadAsync(200)).GetProperty("owner").ValueKind));
        }

        foreach (var (verb, body) in new (string, object)[]
        {
            ("move", new { stageId = s_stages[1].Id }), ("win", new { }), ("lose", new { reason = "Price" }),
            ("reopen", new { stageId = (Guid?)null }),
        })
        {
            using var stale = await company.Maria.ActAsync($"{path}/{id}/{verb}", body, version);
            Assert.Equal("More beans", (await stale.IsProblemAsync(412, "stale")).GetProperty("current").Text("title"));
            using var silent = await company.Maria.ActAsync($"{path}/{id}/{verb}", body, null);
            await silent.IsProblemAsync(428, "version-required");
            using var reader = await company.Reza.ActAsync($"{path}/{id}/{verb}", body, version);
            await reader.IsProblemAsync(403, "not-allowed");
            using var other = await company.Mallory.ActAsync($"{path}/{id}/{verb}", body, version);
            await other.IsProblemAsync(404, "no-such-customer");
        }

        using var gone = await company.Mallory.GetAsync($"{path}/{id}");
        await gone.IsProblemAsync(404, "no-such-customer");
        using var read = await company.Reza.GetAsync(path);
        Assert.Equal(1, (await read.ReadAsync(200)).GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("title", """{"deal":{"title":"\u200b"}}""", "deal.title")]
    [InlineData("stage", """{"deal":{"title":"x"},"stageId":"11111111-1111-1111-1111-111111111111"}""", "stageId")]
    [InlineData("person", """{"deal":{"title":"x","people":["11111111-1111-1111-1111-111111111111"]}}""", "deal.people")]
    [InlineData("amount", """{"deal":{"title":"x","amount":1.5,"currency":"JPY"}}""", "deal.amount")]
    [InlineData("chance", """{"deal":{"title":"x","chance":2}}""", "deal.chance")]
    public async Task What_is_wrong_is_said_by_its_field(string what, string json, string field)
    {
        var (_, path) = await _desk.NewAsync();
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var refused = await company.Maria.PostAsync(new Uri(path, UriKind.Relative), body);
        Assert.True((await refused.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _), what);
    }

    [Fact]
    public async Task A_deal_is_opened_once_removed_and_put_back_as_it_was()
    {
        var (address, path) = await _desk.NewAsync();
        var (id, deal) = (Guid.NewGuid(), new { title = "Machine", amount = 9, currency = "HUF" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => company.Maria.PostAsJsonAsync(path, new { id, deal })));
        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        Assert.Equal(4, answers.Count(answer => (int)answer.StatusCode == 200));
        using (var other = await company.Maria.PostAsJsonAsync(path, new { id, deal = new { title = "Another" } }))
        {
            await other.IsProblemAsync(409, "id-taken");
        }

        var before = await _desk.ReadAsync($"{path}/{id}");
        using (var removed = await company.Maria.DeleteAsync($"{path}/{id}", before.GetProperty("deal").Text("version")))
        {
            await removed.ReadAsync(204);
        }

        using (var gone = await company.Maria.GetAsync($"{path}/{id}"))
        {
            await gone.IsProblemAsync(404, "no-such-deal");
        }

        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal((0, 0, false), (customer.GetProperty("openItems").GetArrayLength(),
            customer.GetProperty("timeline").GetProperty("entries").GetArrayLength(),
            customer.GetProperty("summary").TryGetProperty("deals", out _)));
        using var restored = await company.Maria.PostAsync(new Uri($"{path}/{id}/restore", UriKind.Relative), null);
        await restored.ReadAsync(200);
        var after = (await _desk.ReadAsync($"{path}/{id}")).GetProperty("deal");
        foreach (var member in before.GetProperty("deal").EnumerateObject().Where(one => one.Name is not ("version" or "changedBy")))
        {
            Assert.Equal(member.Value.ToString(), after.GetProperty(member.Name).ToString());
        }
    }
}
