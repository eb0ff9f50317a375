using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>A program sends several mails in one second under one Message-ID: each is logged, and none is taken for another.</summary>
public sealed class OneSecondTests(Company company)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Order 4711", "Your order 4711 is late.", "Order 4712", "Your order 4711 is late.")]
    [InlineData("Order 4711", "Your order 4711 is late.", "Order 4711", "Your order 4712 is late.")]
    [InlineData("Order", "First.", "Order", "Second.")]
    [InlineData("Παραγγελία 1", "Καλημέρα, η παραγγελία 1 είναι έτοιμη.", "Παραγγελία 2", "Καλημέρα, η παραγγελία 2 είναι έτοιμη.")]
    [InlineData("سفارش", "سفارش ۱ آماده است", "سفارش", "سفارش ۲ آماده است")]
    [InlineData("Stock", "A 1\nB 2\nC 3", "Stock", "A 1\nB 3\nC 3")]
    [InlineData("[A] Stock", "Same.", "[A] Price", "Same.")]
    public async Task Another_subject_or_text_is_another_mail(string subject, string text, string otherSubject, string otherText)
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var id = $"<{Guid.NewGuid():N}@shop.example>";
        var one = await DropAsync(address, id, subject, text);
        var two = await DropAsync(address, id, otherSubject, otherText);

        var first = await LogAsync(company.Maria, one, 201);
        var second = await LogAsync(company.Maria, two, 201);

        Assert.NotEqual(EntryOf(first), EntryOf(second));
        await SaysAsync(address, (subject, text), (otherSubject, otherText));

        // Each again, by another person, adds a name to its own entry.
        await LogAsync(company.Nikos, await DropAsync(address, id, otherSubject, otherText, "nikos"), 200);
        var names = (await EntriesAsync(address)).ToDictionary(
            entry => entry.GetProperty("id").GetString()!, entry => entry.GetProperty("mail").GetProperty("loggedBy").GetArrayLength());
        Assert.Equal((1, 2), (names[EntryOf(first)], names[EntryOf(second)]));

        // Whichever entry the card showed, the mail that is open is taken back and no other.
        await UndoAsync(first, two);
        await SaysAsync(address, (subject, text), (otherSubject, otherText));
        await UndoAsync(second, one);
        await SaysAsync(address, (otherSubject, otherText));
    }

    [Fact]
    public async Task Three_with_two_customers_are_three_with_each_and_go_alone()
    {
        var (anna, bela) = (company.NewAddress(), company.NewAddress("bela"));
        await company.AddPersonAsync(anna);
        await company.AddPersonAsync(bela, "Béla Nagy");
        var id = $"<{Guid.NewGuid():N}@shop.example>";
        var mails = new List<LogRequest>();
        foreach (var number in new[] { 1, 2, 3 })
        {
            mails.Add(await DropAsync(anna, id, "Order", $"Order {number} is late.", to: $"maria@contoso.example, {bela}"));
        }

        var logged = new List<JsonElement>();
        foreach (var mail in mails)
        {
            logged.Add(await LogAsync(company.Maria, mail, 201));
            await LogAsync(company.Maria, mail, 200);
        }

        var (one, two, three) = (("Order", "Order 1 is late."), ("Order", "Order 2 is late."), ("Order", "Order 3 is late."));
        await SaysAsync(anna, one, two, three);
        await SaysAsync(bela, one, two, three);
        await UndoAsync(logged[1], mails[1]);
        await SaysAsync(anna, one, three);
        await SaysAsync(bela, one, three);
        await UndoAsync(logged[0], mails[0]);
        await LogAsync(company.Maria, mails[1], 201);
        await SaysAsync(bela, two, three);
    }

    [Fact]
    public async Task A_second_mail_that_brings_a_second_customer_is_one_entry_with_both()
    {
        var (anna, bela) = (company.NewAddress(), company.NewAddress("bela"));
        await company.AddPersonAsync(anna);
        await company.AddPersonAsync(bela, "Béla Nagy");
        var id = $"<{Guid.NewGuid():N}@shop.example>";
        await LogAsync(company.Maria, await DropAsync(anna, id, "Order", "To Anna."), 201);
        var both = await DropAsync(anna, id, "Order", "To both.", to: $"maria@contoso.example, {bela}");

        var logged = await LogAsync(company.Maria, both, 201);

        Assert.Single(logged.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("entryId").GetString()).Distinct());
        await UndoAsync(logged, both);
        await SaysAsync(anna, ("Order", "To Anna."));
        await SaysAsync(bela);
    }

    /// <summary>What mail systems, lists and other threads do to the copies of one mail.</summary>
    [Theory]
    [InlineData("Order", "Your order is late.", "Order", "Your order is late.")]
    [InlineData("Order", "Your order is late.", "[EXTERNAL] Order", "CAUTION: external sender.\n\nYour order is late.")]
    [InlineData("Order", "Your order is late.", "[wood-list] Order", "Your order is late.\n\n_____\nwood mailing list")]
    [InlineData("Order", "Your order is late.", "Order", "Your order is\nlate.")]
    [InlineData("Order", "See https://a.example/1 here.", "Order", "See https://safe.example/?url=2 here.")]
    [InlineData("Order", "", "Order", "Your order is late.")]
    [InlineData("Order  4711 ", "Yes.", "Order 4711", "Yes.")]
    [InlineData("Order", "Your order is late.", "Order", "Your order is late.\n\nOn Monday Anna asked:\n> Where is it?")]
    public void Copies_of_one_mail_are_one(string subject, string text, string otherSubject, string otherText)
    {
        Assert.True(MailPrint.MayBeSame((subject, text), (otherSubject, otherText)));
        Assert.True(MailPrint.MayBeSame((otherSubject, otherText), (subject, text)));
    }

    [Fact]
    public void Long_texts_of_one_word_take_no_time()
    {
        var (one, other) = (string.Concat(Enumerable.Repeat("a ", 150_000)), string.Concat(Enumerable.Repeat("a ", 149_999)) + "b");

        Assert.False(MailPrint.MayBeSame(("", one), ("", other)));
        Assert.NotEqual(MailPrint.Of(one, other), MailPrint.Of("[" + one, one));
    }

    private async Task<LogRequest> DropAsync(
        string from, string id, string subject, string text, string user = "maria", string to = "maria@contoso.example")
    {
        var eml = $"From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Tue, 10 Nov 2026 10:32:00 +0200\r\nMessage-ID: {id}\r\n"
            + $"Content-Type: text/plain; charset=utf-8\r\n\r\n{text.ReplaceLineEndings("\r\n")}\r\n";
        var dropped = await company.Host.DropAsync(eml, user, "inbox");
        return new(dropped.EwsId, dropped.InternetMessageId, null);
    }

    private static async Task<JsonElement> LogAsync(HttpClient client, LogRequest mail, int status)
    {
        using var response = await client.PostAsJsonAsync("/api/correspondence", mail, Ct);
        return await response.ReadAsync(status);
    }

    private async Task UndoAsync(JsonElement logged, LogRequest open)
    {
        var body = new
        {
            customerId = logged.GetProperty("entries")[0].GetProperty("customerId").GetGuid(),
            entryId = EntryOf(logged),
            open.ItemId,
            open.InternetMessageId,
        };
        using var response = await company.Maria.PostAsJsonAsync("/api/correspondence/undo", body, Ct);
        await response.ReadAsync(200);
    }

    private static string EntryOf(JsonElement logged) => logged.GetProperty("entries")[0].GetProperty("entryId").GetString()!;

    private async Task<List<JsonElement>> EntriesAsync(string address) =>
        [.. (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
            .GetProperty("entries").EnumerateArray()];

    private async Task SaysAsync(string address, params (string Subject, string Text)[] mails) => Assert.Equal(
        mails.Select(mail => (mail.Subject, mail.Text.ReplaceLineEndings(" "))).Order(),
        (await EntriesAsync(address)).Select(entry => entry.GetProperty("mail"))
            .Select(mail => (mail.GetProperty("subject").GetString()!, mail.GetProperty("preview").GetString()!)).Order());
}
