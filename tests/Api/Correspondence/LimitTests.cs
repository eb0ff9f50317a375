using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Limits come after their conditions, or say that there is more.</summary>
public sealed class LimitTests(Company company)
{
    /// <summary>A robot gives all its mails one Message-ID: the mail that is open is found behind many others.</summary>
    [Theory]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(45)]
    public async Task A_mail_is_known_as_logged_behind_many_of_its_Message_ID(int others)
    {
        var robot = company.NewAddress("daily");
        await company.AddPersonAsync(robot, "Daily Stock");
        var id = $"<{Guid.NewGuid():N}@daily.example>";
        for (var day = 0; day <= others; day++)
        {
            var at = new DateTimeOffset(2026, 9, 1, 7, 0, 0, TimeSpan.Zero).AddDays(day);
            var dropped = await company.Host.DropAsync(
                $"From: {robot}\r\nTo: maria@contoso.example\r\nSubject: Day {day}\r\nDate: {at:R}\r\n"
                    + $"Message-ID: {id}\r\n\r\nx\r\n", "maria");
            using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", new LogRequest(dropped.EwsId, id, null));
            await logged.ReadAsync(201);
        }

        for (var day = 0; day <= others; day++)
        {
            using var card = await company.Maria.PostAsJsonAsync("/api/card",
                new { addresses = new[] { robot }, internetMessageId = id, from = robot, subject = $"Day {day}" });
            Assert.NotEqual(JsonValueKind.Null, (await card.ReadAsync(200)).GetProperty("mail").ValueKind);
        }
    }

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    [InlineData(130, 30)]
    public async Task A_mail_with_too_many_customers_says_how_many_it_is_not_filed_under(int customers, int leftOut)
    {
        var domain = company.NewDomain();
        var addresses = Enumerable.Range(0, customers).Select(i => $"p{i}@{domain}").ToList();
        foreach (var address in addresses)
        {
            await company.AddPersonAsync(address, $"Person {address}");
        }

        var mail = await company.ReceiveAsync("maria@contoso.example", string.Join(",\r\n ", addresses), folder: "sentitems");
        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
        var answer = await logged.ReadAsync(201);

        Assert.Equal((customers - leftOut, leftOut),
            (answer.GetProperty("entries").GetArrayLength(), answer.GetProperty("leftOut").GetInt32()));
    }

    [Theory]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(700)]
    [InlineData(998)]
    public async Task A_customer_is_found_behind_hundreds_of_strangers(int before)
    {
        var domain = company.NewDomain();
        var customer = $"dora@{company.NewDomain()}";
        await company.AddPersonAsync(customer, "Dora Kent");
        var to = string.Join(",\r\n ", Enumerable.Range(0, before).Select(i => $"s{i}@{domain}").Append(customer));
        var mail = await company.ReceiveAsync("maria@contoso.example", to, folder: "sentitems");

        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
        Assert.Equal(1, (await logged.ReadAsync(201)).GetProperty("entries").GetArrayLength());
    }

    /// <summary>Whoever of a company's people names the company, and however many they are.</summary>
    [Theory]
    [InlineData(3, 2)]
    [InlineData(100, 99)]
    [InlineData(101, 0)]
    [InlineData(130, 129)]
    public async Task A_company_is_counted_and_named_by_all_its_people(int people, int naming)
    {
        var domain = company.NewDomain();
        for (var i = 0; i < people; i++)
        {
            using var added = await company.Maria.PostAsJsonAsync("/api/customers", new
            {
                kind = "person",
                name = $"Person {i}",
                addresses = new[] { $"p{i:D3}@{domain}" },
                company = i == naming ? "Dunabor" : null,
            });
            await added.ReadAsync(201);
        }

        var organisation = (await company.CardAsync($"new@{domain}")).GetProperty("people")[0].GetProperty("organisation");
        Assert.Equal((people, "Dunabor"),
            (organisation.GetProperty("knownPeople").GetInt32(), organisation.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(2_000)]
    public void A_telling_header_is_read_behind_any_number_of_others(int before)
    {
        var headers = Enumerable.Range(0, before).Select(i => new GraphHeader($"X-Filler-{i}", "x"))
            .Append(new GraphHeader("List-Unsubscribe", "<https://x.example/u>"));
        var mail = MessageMapping.ToMail(new GraphMessage { Id = "1", InternetMessageHeaders = [.. headers] })!;

        Assert.Equal("List-Unsubscribe", Assert.Single(mail.Headers).Name);
    }
}
