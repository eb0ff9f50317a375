using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

public sealed class LogTests(Company company)
{
    [Fact]
    public async Task A_logged_mail_tops_the_timeline_with_text_and_attachments()
    {
        var address = company.NewAddress();
        var id = await company.AddPersonAsync(address);
        var mail = await company.ReceiveAsync($"Anna Kis <{address}>", text: "We can take the second pallet.\n\nAnna");
        var logged = await LogAsync(company.Maria, mail, 201);

        Assert.Equal("Maria Papadaki", Assert.Single(logged.GetProperty("loggedBy").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("set", logged.GetProperty("badge").GetString());
        var card = await company.CardAsync(address, mail.InternetMessageId);
        var entry = card.GetProperty("people")[0].GetProperty("customer").GetProperty("timeline").GetProperty("entries")[0];
        Assert.Equal("Delivery", entry.GetProperty("mail").GetProperty("subject").GetString());
        Assert.Equal("received", entry.GetProperty("mail").GetProperty("direction").GetString());
        Assert.Equal("We can take the second pallet. Anna", entry.GetProperty("mail").GetProperty("preview").GetString());
        Assert.Equal(id, card.GetProperty("mail").GetProperty("entries")[0].GetProperty("customerId").GetGuid());
        using var whole = await company.Reza.GetAsync($"/api/customers/{id}/timeline/{entry.GetProperty("id").GetString()}");
        Assert.Equal("We can take the second pallet.\n\nAnna", (await whole.ReadAsync(200)).GetProperty("detail").GetProperty("text")
            .GetString()!.Trim());
    }

    [Fact]
    public async Task The_same_mail_logged_a_thousand_times_at_once_by_two_is_one_entry_naming_both()
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var forMaria = await company.ReceiveAsync(address, "maria@contoso.example, nikos@contoso.example", headers: "X-Copy: 1\r\n");
        var eml = $"From: {address}\r\nTo: maria@contoso.example, nikos@contoso.example\r\nSubject: Delivery\r\nDate: Tue, 10 Nov 2026 "
            + $"10:32:00 +0200\r\nMessage-ID: {forMaria.InternetMessageId}\r\n\r\nHello.\r\n";
        var dropped = await company.Host.DropAsync(eml, "nikos");
        var forNikos = new LogRequest(dropped.EwsId, dropped.InternetMessageId, null);

        using var gate = new SemaphoreSlim(64);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async i =>
        {
            await gate.WaitAsync();
            try
            {
                using var response = await (i % 2 == 0 ? company.Maria : company.Nikos).PostAsJsonAsync("/api/correspondence", i % 2 == 0
                    ? forMaria : forNikos);
                return (int)response.StatusCode;
            }
            finally
            {
                gate.Release();
            }
        }));

        Assert.Equal(1, statuses.Count(status => status == 201));
        Assert.All(statuses, status => Assert.True(status is 200 or 201 or 503, $"{status}"));
        var card = await company.CardAsync(address, forMaria.InternetMessageId);
        var customer = card.GetProperty("people")[0].GetProperty("customer");
        var entry = Assert.Single(customer.GetProperty("timeline").GetProperty("entries").EnumerateArray());
        Assert.Equal(1, customer.Logged("mails"));
        Assert.Equal(["Maria Papadaki", "Nikos Andreou"], entry.GetProperty("mail").GetProperty("loggedBy").EnumerateArray()
            .Select(by => by.GetProperty("name").GetString()!).Order());
        Assert.Equal(2, card.GetProperty("mail").GetProperty("loggedBy").GetArrayLength());
    }

    [Fact]
    public async Task Everybody_on_the_mail_gets_it_once_and_undo_takes_it_from_all()
    {
        var (anna, bela, carol) = (company.NewAddress("anna"), company.NewAddress("bela"), company.NewAddress("carol"));
        var ids = new[] { await company.AddPersonAsync(anna, "Anna"), await company.AddPersonAsync(bela, "Béla"),
            await company.AddPersonAsync(carol, "Carol") };
        var mail = await company.ReceiveAsync(anna, $"maria@contoso.example, {bela}", headers: $"Cc: {carol}, nobody@nowhere.example\r\n");
        var logged = await LogAsync(company.Maria, mail, 201);

        Assert.Equal(ids.Order(), logged.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("customerId").GetGuid())
            .Order());
        Assert.Equal("received", await DirectionAsync(anna));
        Assert.Equal("other", await DirectionAsync(bela));
        Assert.Equal("other", await DirectionAsync(carol));

        using (var notHers = await company.Nikos.PostAsJsonAsync("/api/correspondence/undo", Undo(logged)))
        {
            await notHers.IsProblemAsync(403, "logged-by-others");
        }

        using (var undone = await company.Maria.PostAsJsonAsync("/api/correspondence/undo", Undo(logged)))
        {
            Assert.Empty((await undone.ReadAsync(200)).GetProperty("loggedBy").EnumerateArray());
        }

        foreach (var address in new[] { anna, bela, carol })
        {
            var card = await company.CardAsync(address, mail.InternetMessageId);
            Assert.Equal(JsonValueKind.Null, card.GetProperty("mail").ValueKind);
            Assert.Empty(card.GetProperty("people")[0].GetProperty("customer").GetProperty("timeline").GetProperty("entries")
                .EnumerateArray());
            Assert.Equal(0, card.GetProperty("people")[0].GetProperty("customer").Logged("mails"));
        }

        await LogAsync(company.Maria, mail, 201);
    }

    [Fact]
    public async Task One_of_two_who_undoes_leaves_the_other_and_a_manager_takes_the_rest()
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var mail = await company.ReceiveAsync(address);
        var logged = await LogAsync(company.Maria, mail, 201);
        var eml = $"From: {address}\r\nTo: nikos@contoso.example\r\nSubject: Delivery\r\nDate: Tue, 10 Nov 2026 10:32:00 "
            + $"+0200\r\nMessage-ID: {mail.InternetMessageId}\r\n\r\nHello.\r\n";
        var dropped = await company.Host.DropAsync(eml, "nikos");
        await LogAsync(company.Nikos, new(dropped.EwsId, dropped.InternetMessageId, null), 200);

        using var mine = await company.Maria.PostAsJsonAsync("/api/correspondence/undo", Undo(logged));
        Assert.Equal("Nikos Andreou", Assert.Single((await mine.ReadAsync(200)).GetProperty("loggedBy").EnumerateArray())
            .GetProperty("name").GetString());
        using var rest = await company.Ilona.PostAsJsonAsync("/api/correspondence/undo", Undo(logged));
        Assert.Empty((await rest.ReadAsync(200)).GetProperty("loggedBy").EnumerateArray());
        using var gone = await company.Ilona.PostAsJsonAsync("/api/correspondence/undo", Undo(logged));
        await gone.IsProblemAsync(404, "no-such-entry");
    }

    [Fact]
    public async Task A_forged_message_id_does_not_suppress_the_real_mail()
    {
        var (anna, forger) = (company.NewAddress(), company.NewAddress("forger"));
        await company.AddPersonAsync(anna);
        await company.AddPersonAsync(forger, "Forger");
        var real = await company.ReceiveAsync(anna, $"maria@contoso.example, {forger}");
        var eml = $"From: {forger}\r\nTo: maria@contoso.example, {anna}\r\nSubject: Forged\r\nDate: Tue, 10 Nov 2026 10:32:00 "
            + $"+0200\r\nMessage-ID: {real.InternetMessageId}\r\n\r\nHa.\r\n";
        var forged = await company.Host.DropAsync(eml, "maria");
        await LogAsync(company.Maria, new(forged.EwsId, forged.InternetMessageId, null), 201);

        using var before = await company.Maria.PostAsJsonAsync("/api/card",
            new { addresses = new[] { anna }, internetMessageId = real.InternetMessageId, from = anna });
        Assert.Equal(JsonValueKind.Null, (await before.ReadAsync(200)).GetProperty("mail").ValueKind);
        await LogAsync(company.Maria, real, 201);
        using var after = await company.Maria.PostAsJsonAsync("/api/card",
            new { addresses = new[] { anna }, internetMessageId = real.InternetMessageId, from = anna });
        Assert.NotEqual(JsonValueKind.Null, (await after.ReadAsync(200)).GetProperty("mail").ValueKind);
    }

    [Fact]
    public async Task Nobody_known_stores_nothing_and_says_so()
    {
        var mail = await company.ReceiveAsync(company.NewAddress());
        using var response = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);

        await response.IsProblemAsync(422, "nobody-known");
    }

    [Fact]
    public async Task Another_message_under_the_id_is_refused()
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var mail = await company.ReceiveAsync(address);
        using var response = await company.Maria.PostAsJsonAsync("/api/correspondence",
            mail with { InternetMessageId = "<not-this-one@mail.example>" });

        await response.IsProblemAsync(409, "another-message");
    }

    [Fact]
    public async Task A_shared_mailbox_is_read_by_its_owner_and_only_by_whom_it_is_shared_with()
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var eml = $"From: {address}\r\nTo: sales@contoso.example\r\nSubject: Order\r\nDate: Tue, 10 Nov 2026 10:32:00 "
            + $"+0200\r\nMessage-ID: <{Guid.NewGuid():N}@mail.example>\r\n\r\nHello.\r\n";
        var dropped = await company.Host.DropAsync(eml, "maria", shared: "sales@contoso.example");
        var mail = new LogRequest(dropped.EwsId, dropped.InternetMessageId, "sales@contoso.example");

        using (var denied = await company.Ilona.PostAsJsonAsync("/api/correspondence", mail))
        {
            await denied.IsProblemAsync(403, "mailbox-denied");
        }

        await LogAsync(company.Nikos, mail, 201);
        var entry = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
            .GetProperty("entries")[0];
        Assert.Equal("sales@contoso.example", entry.GetProperty("mail").GetProperty("mailbox").GetString());
    }

    [Fact]
    public async Task The_whole_conversation_is_logged_page_by_page()
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var root = await company.ReceiveAsync(address, subject: "Pallets");
        var last = root;
        for (var i = 0; i < 24; i++)
        {
            last = await company.ReceiveAsync(address, subject: "Re: Pallets",
                headers: $"In-Reply-To: {root.InternetMessageId}\r\nReferences: {root.InternetMessageId}\r\n");
        }

        using (var size = await company.Maria.PostAsJsonAsync("/api/correspondence/conversation/size", last))
        {
            Assert.Equal(25, (await size.ReadAsync(200)).GetProperty("messages").GetInt32());
        }

        await LogAsync(company.Maria, root, 201);
        var (logged, already, pages) = (0, 0, 0);
        string? next = null;
        do
        {
            using var response = await company.Maria.PostAsJsonAsync("/api/correspondence/conversation",
                new { last.ItemId, last.InternetMessageId, next });
            var page = await response.ReadAsync(200);
            (logged, already, pages) =
                (logged + page.GetProperty("logged").GetInt32(), already + page.GetProperty("already").GetInt32(), pages + 1);
            next = page.GetProperty("next").GetString();
        }
        while (next is not null && pages < 10);

        Assert.Equal((24, 1), (logged, already));
        Assert.Equal(25, (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").Logged("mails"));
    }

    [Fact]
    public async Task The_timeline_pages_newest_first_without_gaps()
    {
        var address = company.NewAddress();
        var id = await company.AddPersonAsync(address);
        for (var i = 0; i < 25; i++)
        {
            await LogAsync(company.Maria, await company.ReceiveAsync(address, subject: $"Mail {i}"), 201);
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            using var response = await company.Maria.GetAsync(
                $"/api/customers/{id}/timeline?limit=7{(after is null ? "" : $"&after={after}")}");
            var page = await response.ReadAsync(200);
            seen.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("id").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task A_very_long_mail_is_kept_cut_and_says_so()
    {
        var address = company.NewAddress();
        var id = await company.AddPersonAsync(address);
        var text = string.Concat(Enumerable.Repeat("Γειά σου \"κόσμε\" \\o/ 😀\n", 15_000));
        await LogAsync(company.Maria, await company.ReceiveAsync(address, text: text, subject: new string('s', 900)), 201);
        var entryId = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
            .GetProperty("entries")[0].GetProperty("id").GetString();
        using var whole = await company.Maria.GetAsync($"/api/customers/{id}/timeline/{entryId}");
        var detail = (await whole.ReadAsync(200)).GetProperty("detail");

        Assert.True(detail.GetProperty("textTruncated").GetBoolean());
        Assert.StartsWith("Γειά σου \"κόσμε\" \\o/ 😀", detail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.InRange(detail.GetProperty("text").GetString()!.Length, 200_000, 262_144);
    }

    private static object Undo(JsonElement logged) => new
    {
        customerId = logged.GetProperty("entries")[0].GetProperty("customerId").GetGuid(),
        entryId = logged.GetProperty("entries")[0].GetProperty("entryId").GetString(),
    };

    private async Task<string?> DirectionAsync(string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer")
        .GetProperty("timeline").GetProperty("entries")[0].GetProperty("mail").GetProperty("direction").GetString();

    private static async Task<JsonElement> LogAsync(HttpClient client, LogRequest mail, int status)
    {
        using var response = await client.PostAsJsonAsync("/api/correspondence", mail);
        return await response.ReadAsync(status);
    }
}
