using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Customers.Addresses;
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
    public async Task A_customer_behind_the_thousandth_recipient_is_found()
    {
        var (anna, bela) = (company.NewAddress("anna"), company.NewAddress("bela"));
        await company.AddPersonAsync(anna, "Anna");
        await company.AddPersonAsync(bela, "Béla");
        var many = string.Join(",\r\n ", Enumerable.Range(0, 1_200).Select(i => $"p{i}@circular.example"));

        var mail = await company.ReceiveAsync(anna, $"maria@contoso.example,\r\n {many},\r\n {bela}");
        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);

        var names = (await logged.ReadAsync(201)).GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("customerName").GetString());
        Assert.Equal(["Anna", "Béla"], names);
    }

    /// <summary>Of a mail without an author nobody knows that it was ours, to whomever it went.</summary>
    [Theory]
    [InlineData("bela@firm.example", false)]
    [InlineData("maria@contoso.example", false)]
    [InlineData(null, false)]
    [InlineData("bela@firm.example", true)]
    public void A_mail_without_an_author_is_not_told_as_sent(string? to, bool isDraft)
    {
        var mail = MessageMapping.ToMail(new GraphMessage
        {
            Id = "1",
            IsDraft = isDraft,
            ToRecipients = to is null ? [] : [new GraphRecipient { EmailAddress = new GraphAddressee { Address = to } }],
        })!;

        Assert.Equal(isDraft, MailParties.Of(mail, OwnPeople.Of(["contoso.example"], [])).IsOurs);
    }

    /// <summary>A network answers for all its members at such an address, so nobody may become its owner.</summary>
    [Theory]
    [InlineData("hit-reply@linkedin.com", true)]
    [InlineData("inmail-hit-reply@linkedin.com", true)]
    [InlineData("reply@mail.xing.com", true)]
    [InlineData("convo+12h3j@etsy.com", true)]
    [InlineData("thread-4f8a@market.example", true)]
    [InlineData("message_77@market.example", true)]
    [InlineData("lea.braun@linkedin.com", false)]
    [InlineData("message@firm.example", false)]
    [InlineData("replyka@firm.example", false)]
    [InlineData("chat.noir@firm.example", false)]
    public void A_networks_address_for_answers_is_nobodys(string address, bool isForAnswers) =>
        Assert.Equal(isForAnswers, AutomaticMail.IsForAnswers(EmailAddress.TryParse(address)!));

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
