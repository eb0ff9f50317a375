using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
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

    /// <summary>Fifty names are kept with a mail. Who comes after them is told, and comes in when somebody takes a name off.</summary>
    [Theory]
    [InlineData(48, 200)]
    [InlineData(49, 200)]
    [InlineData(50, 409)]
    public async Task Who_is_one_too_many_to_log_a_mail_is_told(int others, int status)
    {
        var address = company.NewAddress();
        var customer = await company.AddPersonAsync(address);
        var mail = await company.ReceiveAsync(address);
        using (var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail))
        {
            await logged.ReadAsync(201);
        }

        await LogByOthersAsync(customer, others - 1);
        var eml = $"From: {address}\r\nTo: maria@contoso.example\r\nSubject: Delivery\r\nDate: Tue, 10 Nov 2026 10:32:00 +0200\r\n"
            + $"Message-ID: {mail.InternetMessageId}\r\n\r\nHello.\r\n";
        var dropped = await company.Host.DropAsync(eml, "nikos");
        var his = new LogRequest(dropped.EwsId, dropped.InternetMessageId, null);
        using (var second = await company.Nikos.PostAsJsonAsync("/api/correspondence", his))
        {
            var answer = await second.ReadAsync(status);
            Assert.Equal(status == 200 ? others + 1 : 0,
                answer.TryGetProperty("loggedBy", out var names) ? names.GetArrayLength() : 0);
            Assert.Equal(status == 200 ? null : "urn:outlookcrm:logged-by-many",
                answer.TryGetProperty("type", out var type) ? type.GetString() : null);
        }

        // Who has it logged logs it again without a word.
        using (var again = await company.Maria.PostAsJsonAsync("/api/correspondence", mail))
        {
            await again.ReadAsync(200);
        }

        var entry = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
            .GetProperty("entries")[0];
        using (var undone = await company.Maria.PostAsJsonAsync(
            "/api/correspondence/undo", new { customerId = customer, entryId = entry.GetProperty("id").GetString() }))
        {
            await undone.ReadAsync(200);
        }

        using var now = await company.Nikos.PostAsJsonAsync("/api/correspondence", his);
        Assert.Equal(others, (await now.ReadAsync(200)).GetProperty("loggedBy").GetArrayLength());
    }

    private async Task LogByOthersAsync(Guid customer, int others)
    {
        var rows = company.Host.ApiServices.GetRequiredService<IRowStore>();
        var partition = RowKeys.Customer(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), customer);
        var loggers = Enumerable.Range(0, others).Select(number =>
            new DoneBy(Guid.NewGuid(), $"Colleague {number}", DateTimeOffset.UtcNow.AddMinutes(-1))).ToList();
        foreach (var row in await rows.ReadAsync(partition, RowKeys.OfCustomer, 100, TestContext.Current.CancellationToken))
        {
            var content = row.Key[0] switch
            {
                'm' when MailLogStore.Read(row) is var log => MailLogStore.Content(log with { LoggedBy = [.. log.LoggedBy, .. loggers] }),
                'e' when CorrespondenceKinds.Read(row) is { } entry => JsonSerializer.SerializeToUtf8Bytes(
                    entry with { Mail = entry.Mail with { LoggedBy = [.. entry.Mail.LoggedBy, .. loggers] } },
                    CorrespondenceJson.Rows.CorrespondenceEntry),
                _ => null,
            };
            if (content is not null)
            {
                await rows.CommitAsync(new RowBatch(partition).Replace(row, content), TestContext.Current.CancellationToken);
            }
        }
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
