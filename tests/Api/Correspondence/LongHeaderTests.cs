using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Whatever a sender writes into the headers of a mail, up to what Exchange takes, its card comes and it can be logged.</summary>
public sealed class LongHeaderTests(Company company)
{
    /// <summary>Headers that are long together, none of them alone: a Message-ID, many long addresses, a subject in letters of two or three
    /// bytes, or in letters that JSON escapes.</summary>
    [Theory]
    [InlineData(30_000, 99, 120, "a", 10)]
    [InlineData(2_000, 99, 120, "ж", 10)]
    [InlineData(40_000, 1, 10, "ü", 15_000)]
    [InlineData(60_000, 1, 10, "漢", 32_000)]
    [InlineData(100_000, 50, 200, "\\\"", 20_000)]
    [InlineData(250_000, 1, 10, "a", 10)]
    public async Task A_card_comes_however_long_the_headers_are_together(int id, int others, int local, string letter, int subject)
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var part = letter[0] == '\\' ? "a" : letter;
        string[] addresses = [address, .. Enumerable.Range(0, others)
            .Select(i => $"{i}{string.Concat(Enumerable.Repeat(part, local))}@x.example")];

        using var response = await company.Maria.PostAsJsonAsync("/api/card", new
        {
            addresses,
            internetMessageId = $"<{new string('a', id)}@x.example>",
            subject = string.Concat(Enumerable.Repeat(letter, subject)),
        });

        var people = (await response.ReadAsync(200)).GetProperty("people");
        Assert.Equal(addresses.Length, people.GetArrayLength());
        Assert.NotEqual(JsonValueKind.Null, people[0].GetProperty("customer").ValueKind);
    }

    [Theory]
    [InlineData(1_500)]
    [InlineData(4_097)]
    [InlineData(40_000)]
    [InlineData(CardQuestion.LongestMessageId - 20)]
    public async Task A_mail_with_a_Message_ID_of_any_length_is_logged_told_and_taken_back(int length)
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var id = $"<{new string('a', length)}@x.example>";
        var dropped = await company.Host.DropAsync(
            $"From: {address}\r\nTo: maria@contoso.example\r\nSubject: Long\r\nMessage-ID: {id}\r\n\r\nHello.\r\n", "maria");
        Assert.Equal(id, dropped.InternetMessageId);

        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", new LogRequest(dropped.EwsId, id, null));
        var entry = (await logged.ReadAsync(201)).GetProperty("entries")[0];
        Assert.NotEqual(JsonValueKind.Null, (await company.CardAsync(address, id)).GetProperty("mail").ValueKind);

        using var undone = await company.Maria.PostAsJsonAsync("/api/correspondence/undo", new
        {
            customerId = entry.GetProperty("customerId").GetGuid(),
            entryId = entry.GetProperty("entryId").GetString(),
            itemId = dropped.EwsId,
            internetMessageId = id,
        });
        await undone.ReadAsync(200);
        Assert.Equal(JsonValueKind.Null, (await company.CardAsync(address, id)).GetProperty("mail").ValueKind);
    }
}
