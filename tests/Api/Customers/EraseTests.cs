using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Identity;
using Xunit;

namespace OutlookCrm.Tests.Customers;

public sealed class EraseTests(Company company)
{
    [Fact]
    public async Task Nothing_of_an_erased_customer_is_left_and_the_others_keep_their_timelines_whole()
    {
        await using var world = await Erasure.StartAsync();
        var firm = await world.AddAsync("Big Trade", [], kind: "organisation");
        var bela = await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var zsofia = await world.AddZsofiaAsync(firm.Id);
        var path = $"/api/customers/{zsofia.Id}";
        using (var feedback =
            await world.Maria.PostAsJsonAsync($"{path}/feedback", new { metric = "csat", score = 4, words = "Qanary words" }))
        {
            await feedback.ReadAsync(201);
        }

        var longText = string.Join("\n", Enumerable.Range(0, 4000).Select(i => $"Line {i} of the long qanary mail."));
        foreach (var i in Enumerable.Range(0, 120))
        {
            var own = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", "maria@contoso.example", $"Qanary subject {i}", i < 3
                ? longText : "Short qanary text.");
            await Erasure.LogAsync(world.Maria, own.Maria);
        }

        var hers = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", $"maria@contoso.example, Béla Kis <{Erasure.Bela}>",
            "Qanary offer", longText);
        var his = await world.ReceiveAsync(
            $"Béla Kis <{Erasure.Bela}>", "maria@contoso.example", "Pallets", $"Ask {Erasure.Zsofia}, not joe{Erasure.Zsofia[6..]}x.",
            $"Zsófia Qanary <{Erasure.ZsofiaHome}>, \"Zsofia Qanary\" <unknown@nowhere.example>");
        await Erasure.LogAsync(world.Maria, hers.Maria);
        await Erasure.LogAsync(world.Nikos, hers.Nikos, 200);
        await Erasure.LogAsync(world.Maria, his.Maria);
        Assert.NotEmpty(await world.LeftAsync());

        await world.EraseAsync(zsofia.Id, zsofia.Version);

        // The sentence names another address that only begins like hers does not: it is somebody else's, and stays.
        Assert.All(await world.LeftAsync(), row => Assert.Contains("joe.qanary@qanarytrade.examplex", row, StringComparison.Ordinal));
        foreach (var gone in new[] { "", "/timeline", "/people", "/feedback" })
        {
            using var answer = await world.Maria.GetAsync(path + gone);
            await answer.IsProblemAsync(404, "no-such-customer");
        }

        Assert.Equal(JsonValueKind.Null,
            (await world.CardAsync(Erasure.Zsofia)).GetProperty("people")[0].GetProperty("customer").ValueKind);
        var card = await world.CardAsync(Erasure.Bela, hers.Maria.InternetMessageId, Erasure.Zsofia);
        var customer = card.GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(2, customer.Logged("mails"));
        var entries = customer.GetProperty("timeline").GetProperty("entries").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("mail").GetProperty("subject").GetString()!);
        var (offer, pallets) = (entries["[erased]"].GetProperty("mail"), entries["Pallets"].GetProperty("mail"));
        Assert.Equal(("[erased]", "", "other"),
            (offer.GetProperty("from").GetProperty("name").GetString(), offer.GetProperty("preview").GetString(),
                offer.GetProperty("direction").GetString()));
        Assert.Equal([bela.Id], offer.GetProperty("customers").EnumerateArray().Select(id => id.GetGuid()));
        Assert.StartsWith("Ask [erased], not joe.qanary@", pallets.GetProperty("preview").GetString(), StringComparison.Ordinal);
        Assert.Equal(Erasure.Bela, pallets.GetProperty("from").GetProperty("address").GetString());

        // Who logged it is still known, also to whoever asks with the erased author's address; and it is still the same mail.
        Assert.Equal(2, card.GetProperty("mail").GetProperty("loggedBy").GetArrayLength());
        Assert.Equal(JsonValueKind.Null,
            (await world.CardAsync(Erasure.Bela, hers.Maria.InternetMessageId, "forger@nowhere.example")).GetProperty("mail").ValueKind);
        using var ilona = await world.Ilona.PostAsJsonAsync("/api/correspondence/undo",
            new { customerId = bela.Id, entryId = entries["Pallets"].GetProperty("id").GetString() });
        await ilona.ReadAsync(200);
        await Erasure.LogAsync(world.Nikos, hers.Nikos, 200);
        await world.NothingIsLeftAsync();

        var row = Assert.Single(await world.LeftAsync("\"verb\":\"erased\""));
        Assert.StartsWith("audit ", row, StringComparison.Ordinal);
        Assert.Contains("\"userName\":\"Ilona Kovács\"", row, StringComparison.Ordinal);
        Assert.Contains($"\"customerId\":\"{zsofia.Id}\"", row, StringComparison.Ordinal);

        // Taking the name off everywhere still finds the guard, though the Message-ID is gone.
        foreach (var (client, left) in new[] { (world.Maria, 1), (world.Nikos, 0) })
        {
            using var undone = await client.PostAsJsonAsync("/api/correspondence/undo",
                new { customerId = bela.Id, entryId = entries["[erased]"].GetProperty("id").GetString() });
            Assert.Equal(left, (await undone.ReadAsync(200)).GetProperty("loggedBy").GetArrayLength());
        }

        Assert.Equal(0, (await world.CardAsync(Erasure.Bela)).GetProperty("people")[0].GetProperty("customer").Logged("mails"));
    }

    [Fact]
    public async Task An_erased_person_can_be_added_again_under_any_id_and_be_erased_again()
    {
        await using var world = await Erasure.StartAsync();
        var first = await world.AddZsofiaAsync();
        await world.EraseAsync(first.Id, first.Version);
        using (var twice = await world.Ilona.DeleteAsync($"/api/customers/{first.Id}", first.Version))
        {
            await twice.IsProblemAsync(404, "no-such-customer");
        }

        using var added = await world.Maria.PostAsJsonAsync("/api/customers",
            new { id = first.Id, kind = "person", name = "Zsófia Qanary", addresses = new[] { Erasure.Zsofia }, newConsent = true });
        var again = await added.ReadAsync(201);
        var mail = await world.ReceiveAsync(Erasure.Zsofia, "maria@contoso.example", "Back again", "Hello.");
        await Erasure.LogAsync(world.Maria, mail.Maria);
        var customer = (await world.CardAsync(Erasure.Zsofia)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal((first.Id, 1), (customer.GetProperty("id").GetGuid(), customer.Logged("mails")));
        Assert.Single(customer.GetProperty("timeline").GetProperty("entries").EnumerateArray());

        await world.EraseAsync(first.Id, again.GetProperty("version").GetString()!);

        await world.NothingIsLeftAsync();
        Assert.Equal(2, (await world.LeftAsync("\"verb\":\"erased\"")).Count);
    }

    [Fact]
    public async Task Erasing_an_organisation_unlinks_its_people()
    {
        await using var world = await Erasure.StartAsync();
        var firm = await world.AddAsync("Qanary Holding", ["info@qanaryholding.example"], kind: "organisation");
        var people = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => world.AddAsync($"Person {i}", [$"p{i}@other.example"], firm.Id)));

        await world.EraseAsync(firm.Id, firm.Version);

        await world.NothingIsLeftAsync();
        foreach (var (id, _) in people)
        {
            using var read = await world.Maria.GetAsync($"/api/customers/{id}");
            var profile = (await read.ReadAsync(200)).GetProperty("profile");
            Assert.Equal(JsonValueKind.Null, profile.GetProperty("organisationId").ValueKind);
        }

        Assert.DoesNotContain(await world.LeftAsync(firm.Id.ToString("N")), row => !row.StartsWith("audit ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_manager_erases_and_only_what_they_saw()
    {
        var id = await company.AddPersonAsync(company.NewAddress());
        using var read = await company.Ilona.GetAsync($"/api/customers/{id}");
        var version = (await read.ReadAsync(200)).GetProperty("version").GetString()!;
        foreach (var client in new[] { company.Maria, company.Reza, company.Mallory })
        {
            using var refused = await client.DeleteAsync($"/api/customers/{id}", version);
            await refused.IsProblemAsync(403, "not-allowed");
        }

        using (var blind = await company.Ilona.DeleteAsync($"/api/customers/{id}", null))
        {
            await blind.IsProblemAsync(428, "version-required");
        }

        using (var stale = await company.Ilona.DeleteAsync($"/api/customers/{id}", "another"))
        {
            Assert.Equal(version, (await stale.IsProblemAsync(412, "stale")).GetProperty("current").GetProperty("version").GetString());
        }

        using var foreign = company.Host.ClientFor(null);
        foreign.DefaultRequestHeaders.Authorization =
            new("Bearer", company.Host.TokenFor("mallory", draft => draft.Claims["roles"] = new JsonArray(Policies.ManagerRole)));
        using (var notTheirs = await foreign.DeleteAsync($"/api/customers/{id}", version))
        using (var nobody = await foreign.DeleteAsync($"/api/customers/{Guid.Empty}", version))
        {
            var body = await notTheirs.IsProblemAsync(404, "no-such-customer");
            Assert.Equal((await nobody.IsProblemAsync(404, "no-such-customer")).GetRawText(), body.GetRawText()
                .Replace(id.ToString(), Guid.Empty.ToString(), StringComparison.Ordinal));
        }

        using var erased = await company.Ilona.DeleteAsync($"/api/customers/{id}", version);
        await erased.ReadAsync(204);
    }
}
