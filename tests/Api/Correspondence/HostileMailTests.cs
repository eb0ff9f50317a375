using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>No sender can make a mail that cannot be logged, read again and undone, also under two customers.</summary>
public sealed class HostileMailTests(Company company)
{
    [Theory]
    [InlineData("recipients")]
    [InlineData("recipients with long names")]
    [InlineData("copies")]
    [InlineData("subject")]
    [InlineData("subject of quotes")]
    [InlineData("name")]
    [InlineData("Message-ID")]
    [InlineData("Message-ID of quotes")]
    [InlineData("references")]
    [InlineData("answers to many")]
    [InlineData("headers")]
    [InlineData("long header")]
    [InlineData("attachments")]
    [InlineData("control characters")]
    [InlineData("unknown charset")]
    [InlineData("nothing")]
    [InlineData("everything")]
    public async Task A_mail_is_logged_read_and_undone_whatever_its_sender_wrote(string kind)
    {
        var (anna, bela) = (company.NewAddress(), company.NewAddress("bela"));
        await company.AddPersonAsync(anna);
        await company.AddPersonAsync(bela, "Béla Nagy");
        var dropped = await company.Host.DropAsync(Written(kind, anna, bela), "maria");
        using var response = await company.Maria.PostAsJsonAsync("/api/correspondence",
            new LogRequest(dropped.EwsId, dropped.InternetMessageId, null));
        var logged = await response.ReadAsync(201);
        var entries = logged.GetProperty("entries").EnumerateArray().ToList();

        Assert.Equal(2, entries.Count);
        foreach (var entry in entries)
        {
            var (id, entryId) = (entry.GetProperty("customerId").GetGuid(), entry.GetProperty("entryId").GetString());
            using var whole = await company.Maria.GetAsync($"/api/customers/{id}/timeline/{entryId}");
            Assert.NotEqual(JsonValueKind.Null, (await whole.ReadAsync(200)).GetProperty("detail").ValueKind);
        }

        Assert.NotEqual(JsonValueKind.Null, (await company.CardAsync(anna, dropped.InternetMessageId)).GetProperty("mail").ValueKind);
        using var undone = await company.Maria.PostAsJsonAsync("/api/correspondence/undo",
            new { customerId = entries[0].GetProperty("customerId").GetGuid(), entryId = entries[0].GetProperty("entryId").GetString() });
        await undone.ReadAsync(200);
        Assert.Equal(JsonValueKind.Null, (await company.CardAsync(anna, dropped.InternetMessageId)).GetProperty("mail").ValueKind);
    }

    private static string Written(string kind, string anna, string bela)
    {
        var isAll = kind == "everything";
        bool Is(string one) => isAll || kind == one;
        var name = Is("name") ? $"\"{Repeat("Ωμέγα ", 60)}\" <{anna}>" : anna;
        var to = $"maria@contoso.example, {bela}";
        to += Is("recipients") ? People(1_500, "r", "") : "";
        to += Is("recipients with long names") ? People(900, "n", Repeat("\\\"Ωμέγα\\\\ ", 25)) : "";
        var id = Is("Message-ID") ? $"<{Guid.NewGuid():N}{Repeat("a", 60_000)}@x.example>"
            : Is("Message-ID of quotes") ? $"<{Guid.NewGuid():N}{Repeat("'\"", 700)}@x.example>" : $"<{Guid.NewGuid():N}@x.example>";
        var subject = Is("subject") ? Repeat("😀", 15_000) : Is("subject of quotes") ? Repeat("\"\\<", 10_000) : "Offer";
        var more = Is("copies") ? $"Cc: c0@copies.example{People(1_000, "c", "")}\r\n" : "";
        more += Is("references")
            ? $"References: {string.Join("\r\n ", Enumerable.Range(0, 3_000).Select(i => $"<ref{i}@x.example>"))}\r\n" : "";
        more += Is("answers to many") ? $"Reply-To: a0@answers.example{People(300, "a", "")}\r\n" : "";
        more += Is("headers") ? string.Concat(Enumerable.Range(0, 5_000).Select(i => $"X-Filler-{i}: {Repeat("x", 70)}\r\n")) : "";
        more += Is("long header") ? $"X-Long: {Repeat("abcdefgh ", 100_000)}\r\n" : "";
        more += kind == "unknown charset" ? "Content-Type: text/plain; charset=x-martian\r\n" : "";
        var text = kind == "nothing" ? "" : kind == "control characters" ? "a\u0000b\u0007\u001b[31m\u202eevil\u0085\u2028x" : "Hello.";
        if (Is("attachments"))
        {
            more += "Content-Type: multipart/mixed; boundary=b\r\n";
            text = $"--b\r\n\r\nHello.\r\n{string.Concat(Enumerable.Range(0, 300).Select(Attachment))}--b--";
        }

        return $"From: {name}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Tue, 10 Nov 2026 10:32:00 +0200\r\nMessage-ID: {id}\r\n"
            + $"MIME-Version: 1.0\r\n{more}\r\n{text}\r\n";
    }

    private static string People(int count, string local, string name) => string.Concat(Enumerable.Range(0, count)
        .Select(i => name.Length == 0 ? $",\r\n {local}{i}@many.example" : $",\r\n \"{name}{i}\" <{local}{i}@many.example>"));

    private static string Attachment(int i) =>
        $"--b\r\nContent-Type: application/{Repeat("x", 100)}\r\n"
        + $"Content-Disposition: attachment; filename=\"{Repeat("Ω", 100)}{i}.pdf\"\r\n"
        + "\r\nx\r\n";

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
