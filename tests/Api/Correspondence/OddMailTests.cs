using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Mails that are not simply from one customer to one of us.</summary>
public sealed class OddMailTests(Company company)
{
    /// <summary>Guard: what nobody of ours wrote is not told as sent by us.</summary>
    [Fact]
    public async Task Each_timeline_tells_who_wrote_to_whom()
    {
        var (anna, bela, stranger) = (company.NewAddress("anna"), company.NewAddress("bela"), company.NewAddress("stranger"));
        await company.AddPersonAsync(anna, "Anna");
        await company.AddPersonAsync(bela, "Béla");
        var fromAnna = await company.ReceiveAsync(anna, $"maria@contoso.example, {bela}");
        var fromStranger = await company.ReceiveAsync(stranger, $"maria@contoso.example, {bela}");
        var fromMaria = await company.ReceiveAsync("maria@contoso.example", bela, folder: "sentitems");

        Assert.Equal(("received", "other"), (await WayAsync(fromAnna, anna), await WayAsync(fromAnna, bela)));
        Assert.Equal("other", await WayAsync(fromStranger, bela));
        Assert.Equal("sent", await WayAsync(fromMaria, bela));

        async Task<string?> WayAsync(LogRequest mail, string address)
        {
            using var response = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
            Assert.True(response.IsSuccessStatusCode);
            var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
            var entry = customer.GetProperty("timeline").GetProperty("entries").EnumerateArray()
                .Single(e => e.GetProperty("mail").GetProperty("internetMessageId").GetString() == mail.InternetMessageId);
            return entry.GetProperty("mail").GetProperty("direction").GetString();
        }
    }

    [Fact]
    public async Task A_mail_with_a_very_long_Message_ID_is_logged_like_any_other()
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var id = $"<{new string('a', 1500)}@mail.example>";
        var dropped = await company.Host.DropAsync(
            $"From: {address}\r\nTo: maria@contoso.example\r\nSubject: Long\r\nMessage-ID: {id}\r\n\r\nHello.\r\n", "maria");

        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence",
            new LogRequest(dropped.EwsId, dropped.InternetMessageId, null));
        await logged.ReadAsync(201);

        Assert.Equal(id, dropped.InternetMessageId);
        Assert.NotEqual(JsonValueKind.Null, (await company.CardAsync(address, id)).GetProperty("mail").ValueKind);
    }
}
