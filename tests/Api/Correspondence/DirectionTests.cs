using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Whether a mail was sent by us, by the customer or by somebody else.</summary>
public sealed class DirectionTests(Company company)
{
    private const string Maria = "maria@contoso.example";

    /// <summary>Nobody of ours wrote what a stranger sent, whoever is on it.</summary>
    [Theory]
    [InlineData("undisclosed-recipients:;", "other")]
    [InlineData("list@lists.partner.example", "other")]
    [InlineData("sales@other-brand.example", "other")]
    [InlineData("maria@contoso.onmicrosoft.com", "other")]
    [InlineData("\"\" <everybody@lists.other.example>", "other")]
    [InlineData("Maria <maria@contoso.example>, sales@other-brand.example", "other")]
    public async Task A_strangers_mail_is_never_told_as_sent(string to, string direction)
    {
        var (customer, stranger) = (company.NewAddress("dora"), company.NewAddress("stranger"));
        await company.AddPersonAsync(customer, "Dora Kent");
        var mail = await company.ReceiveAsync(stranger, to, headers: $"Cc: {customer}\r\n");
        await LogAsync(mail, 201);

        Assert.Equal(direction, (await NewestAsync(customer)).GetProperty("mail").GetProperty("direction").GetString());
    }

    /// <summary>Only who works in a mailbox puts a mail into its Sent Items, whatever address the mail is from.</summary>
    [Theory]
    [InlineData("Maria <maria@second-brand.example>", "", "sent")]
    [InlineData("maria.papadaki@gmail.com", "", "sent")]
    [InlineData("Second Brand <info@second-brand.example>", "", "sent")]
    [InlineData("Maria <maria@xn--bcher-kva.example>", "", "sent")]
    [InlineData("Second Brand <info@second-brand.example>", "Reply-To: office@second-brand.example\r\n", "sent")]
    [InlineData("Second Brand <no-reply@second-brand.example>", "Reply-To: {0}\r\n", "sent")]
    [InlineData("Stranger <somebody@third.example>", "Sender: Maria <maria@contoso.example>\r\n", "sent", "inbox")]
    [InlineData("Stranger <somebody@third.example>", "Sender: list@contoso.example\r\n", "other", "inbox")]
    [InlineData("Maria <maria@second-brand.example>", "", "other", "inbox")]
    [InlineData("Maria <maria@second-brand.example>", "", "other", "archive")]
    [InlineData("Dora Kent <{0}>", "", "received")]
    public async Task A_mail_in_Sent_Items_is_ours_unless_a_customer_wrote_it(
        string from, string headers, string direction, string folder = "sentitems")
    {
        var customer = company.NewAddress("dora");
        await company.AddPersonAsync(customer, "Dora Kent");
        var mail = await company.ReceiveAsync(string.Format(null, from, customer), customer,
            headers: $"{string.Format(null, headers, customer)}Cc: list@contoso.example\r\n", folder: folder);
        await LogAsync(mail, 201);

        Assert.Equal(direction, (await NewestAsync(customer)).GetProperty("mail").GetProperty("direction").GetString());
        Assert.Equal(direction == "sent", (await PeopleAsync(mail)).GetProperty("isOurs").GetBoolean());
    }

    [Theory]
    [InlineData("nikos@sales.contoso.example")]
    [InlineData("Nikos <nikos@a.b.contoso.example>")]
    [InlineData("nikos@CONTOSO.example")]
    public async Task A_colleague_at_a_subdomain_writes_for_us_and_is_nobodys_customer(string colleague)
    {
        var customer = company.NewAddress("dora");
        await company.AddPersonAsync(customer, "Dora Kent");
        var mail = await company.ReceiveAsync(colleague, customer, headers: $"Cc: {Maria}\r\n");
        await LogAsync(mail, 201);

        Assert.Equal("sent", (await NewestAsync(customer)).GetProperty("mail").GetProperty("direction").GetString());
        var people = await PeopleAsync(mail);
        Assert.True(people.GetProperty("isOurs").GetBoolean());
        Assert.Equal(customer, Assert.Single(people.GetProperty("people").EnumerateArray()).GetProperty("address").GetString());
    }

    private async Task<JsonElement> LogAsync(LogRequest mail, int status)
    {
        using var response = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
        return await response.ReadAsync(status);
    }

    private async Task<JsonElement> PeopleAsync(LogRequest mail)
    {
        using var response = await company.Maria.PostAsJsonAsync("/api/correspondence/people", mail);
        return await response.ReadAsync(200);
    }

    private async Task<JsonElement> NewestAsync(string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
        .GetProperty("entries")[0];
}
