using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Senders that are never logged, robots, own people, and taking a conversation back.</summary>
public sealed class MailRulesTests(Company company)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sender_or_a_domain_is_never_logged_until_it_is_taken_back(bool isDomain)
    {
        var address = company.NewAddress("news");
        await company.AddPersonAsync(address, "News");
        var mail = await company.ReceiveAsync(address);
        var stored = isDomain ? address.Split('@')[1] : address;
        var sender = stored.ToUpperInvariant();
        await PostAsync("/api/correspondence/never", new { sender }, 204);
        await PostAsync("/api/correspondence/never", new { sender }, 204);

        using (var refused = await company.Maria.PostAsJsonAsync("/api/correspondence", mail))
        {
            await refused.IsProblemAsync(422, "never-logged");
        }

        using (var conversation = await company.Maria.PostAsJsonAsync("/api/correspondence/conversation", mail))
        {
            Assert.Equal(1, (await conversation.ReadAsync(200)).GetProperty("skipped").GetInt32());
        }

        Assert.Contains(stored, await NeverAsync(company.Maria));
        Assert.DoesNotContain(stored, await NeverAsync(company.Nikos));
        await PostAsync("/api/correspondence/never/undo", new { sender }, 204);
        await PostAsync("/api/correspondence", mail, 201);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_meeting_that_such_a_sender_called_is_not_logged_either(bool isDomain)
    {
        var address = company.NewAddress("webinars");
        await company.AddPersonAsync(address, "Webinars");
        var start = new DateTimeOffset(2026, 11, 10, 8, 0, 0, TimeSpan.Zero);
        var meeting = company.Host.Meet("maria", new()
        {
            Subject = "Webinar",
            Start = start,
            Organizer = new Person("Webinars", address),
            Required = [new("Maria", "maria@contoso.example")],
        });
        var sender = isDomain ? address.Split('@')[1] : address;
        await PostAsync("/api/correspondence/never", new { sender }, 204);

        using (var refused = await MeetingCalls.PostAsync(company.Maria, meeting, "maria"))
        {
            await refused.IsProblemAsync(422, "never-logged");
        }

        await PostAsync("/api/correspondence/never/undo", new { sender }, 204);
        await MeetingCalls.LogAsync(company.Maria, meeting, "maria", 201);
    }

    [Fact]
    public async Task Only_a_manager_decides_for_everybody()
    {
        var address = company.NewAddress("news");
        using (var refused = await company.Maria.PostAsJsonAsync("/api/correspondence/never",
            new { sender = address, forEverybody = true }))
        {
            await refused.IsProblemAsync(403, "not-allowed");
        }

        using var set = await company.Ilona.PostAsJsonAsync("/api/correspondence/never", new { sender = address, forEverybody = true });
        await set.ReadAsync(204);
        Assert.Contains(address, await NeverAsync(company.Nikos));
        using var undone = await company.Ilona.PostAsJsonAsync("/api/correspondence/never/undo",
            new { sender = address, forEverybody = true });
        await undone.ReadAsync(204);
        Assert.DoesNotContain(address, await NeverAsync(company.Nikos));
    }

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("com")]
    [InlineData("nobody")]
    [InlineData("a b@x.example")]
    [InlineData("contoso.example")]
    [InlineData("sales.contoso.example")]
    [InlineData("maria@contoso.example")]
    [InlineData("Maria@contoso.onmicrosoft.com")]
    [InlineData("co.za")]
    [InlineData("github.io")]
    public async Task What_would_silence_too_much_is_refused(string sender)
    {
        using var refused = await company.Maria.PostAsJsonAsync("/api/correspondence/never", new { sender });
        await refused.IsProblemAsync(400, "invalid-request");
    }

    [Fact]
    public async Task What_a_run_has_logged_of_a_conversation_is_taken_back_and_what_was_logged_before_stays()
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var first = await company.ReceiveAsync(address, subject: "Pallets");
        var reply = await company.ReceiveAsync(address, subject: "Re: Pallets", headers: $"In-Reply-To: {first.InternetMessageId}\r\n");
        await company.ReceiveAsync(address, subject: "Re: Pallets", headers: $"In-Reply-To: {first.InternetMessageId}\r\n");
        await PostAsync("/api/correspondence", first, 201);
        var run = await PostAsync("/api/correspondence/conversation", reply, 200);

        var entries = run.GetProperty("entries").EnumerateArray().Select(entry => new
        {
            customerId = entry.GetProperty("customerId").GetGuid(),
            entryId = entry.GetProperty("entryId").GetString(),
        }).ToList();
        var undone = await PostAsync("/api/correspondence/conversation/undo", new { entries }, 200);

        Assert.Equal((2, 0), (undone.GetProperty("undone").GetInt32(), undone.GetProperty("gone").GetInt32()));
        var again = await PostAsync("/api/correspondence/conversation/undo", new { entries }, 200);
        Assert.Equal((0, 2), (again.GetProperty("undone").GetInt32(), again.GetProperty("gone").GetInt32()));
        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(1, customer.Logged("mails"));
    }

    [Theory]
    [InlineData("news@{0}", "", "newsletter")]
    [InlineData("newsletter-42@{0}", "", "newsletter")]
    [InlineData("noreply@{0}", "", "noReply")]
    [InlineData("do-not-reply@{0}", "", "noReply")]
    [InlineData("mailer-daemon@{0}", "", "undeliverable")]
    [InlineData("anna@{0}", "List-Unsubscribe: <https://x.example/u>\r\n", "newsletter")]
    [InlineData("anna@{0}", "Auto-Submitted: auto-replied\r\n", "program")]
    [InlineData("anna@{0}", "Precedence: bulk\r\n", "newsletter")]
    [InlineData("anna@{0}", "X-Autorespond: yes\r\n", "program")]
    [InlineData("anna@{0}", "X-Autoresponder: 1\r\n", "program")]
    [InlineData("anna@{0}", "X-Auto-Reply: yes\r\n", "program")]
    [InlineData("anna@{0}", "X-Mail-Autoreply: yes\r\n", "program")]
    [InlineData("anna@{0}", "X-AutoReply-From: anna@x.example\r\n", "program")]
    [InlineData("anna@{0}", "X-Autogenerated: reply\r\n", "program")]
    [InlineData("anna@{0}", "X-POST-MessageClass: 9; Autoresponder\r\n", "program")]
    [InlineData("anna@{0}", "X-FC-MachineGenerated: true\r\n", "program")]
    [InlineData("anna@{0}", "X-Autorespond: no\r\n", null)]
    [InlineData("anna@{0}", "Precedence: auto_reply\r\n", "program")]
    [InlineData("anna@{0}", "List-Id: <wood.lists.example>\r\n", null)]
    [InlineData("anna@{0}", "List-Id: <wood.lists.example>\r\nPrecedence: list\r\n", null)]
    [InlineData("anna@{0}", "List-Id: <wood.example>\r\nList-Post: <mailto:wood@lists.example>\r\nPrecedence: list\r\n"
        + "List-Unsubscribe: <https://lists.example/wood>\r\n", null)]
    [InlineData("anna@{0}", "List-Id: <wood.example>\r\nList-Post: NO\r\nList-Unsubscribe: <https://x.example/u>\r\n", "newsletter")]
    [InlineData("anna@{0}", "List-Id: <wood.lists.example>\r\nList-Unsubscribe: <https://x.example/u>\r\n", "newsletter")]
    [InlineData("anna@{0}", "List-Id: <wood.lists.example>\r\nPrecedence: bulk\r\n", "newsletter")]
    [InlineData("news@{0}", "List-Id: <wood.example>\r\nList-Post: <mailto:wood@lists.example>\r\n", "newsletter")]
    [InlineData("mi-apantate@{0}", "", "noReply")]
    [InlineData("ne-otvechat@{0}", "", "noReply")]
    [InlineData("min-apantate@{0}", "", "noReply")]
    [InlineData("mhn-apanthsete@{0}", "", "noReply")]
    [InlineData("ne_otvechayte@{0}", "", "noReply")]
    [InlineData("ne.otvechaite@{0}", "", "noReply")]
    [InlineData("nu-raspundeti@{0}", "", "noReply")]
    [InlineData("ne-valaszoljon@{0}", "", "noReply")]
    [InlineData("moenie-antwoord@{0}", "", "noReply")]
    [InlineData("hi@newsletter.{0}", "", "newsletter")]
    [InlineData("hi@news.{0}", "", "newsletter")]
    [InlineData("hi@mailing.{0}", "", "newsletter")]
    [InlineData("hi@marketing.{0}", "", "newsletter")]
    [InlineData("hi@email.{0}", "", null)]
    [InlineData("anna@news-agency.{0}", "", null)]
    [InlineData("anna@news.com.au", "", null)]
    [InlineData("anna@{0}", "Auto-Submitted: no\r\n", null)]
    [InlineData("anna@{0}", "", null)]
    [InlineData("newman@{0}", "", null)]
    public async Task The_suggestion_says_whether_a_person_wrote(string sender, string headers, string? automatic)
    {
        var address = string.Format(null, sender, company.NewDomain());
        var mail = await company.ReceiveAsync(address, headers: headers);
        var suggestion = await PostAsync("/api/customers/suggestion", new { mail.ItemId, mail.InternetMessageId, address }, 200);

        Assert.Equal(automatic, suggestion.GetProperty("automatic").GetString());
    }

    /// <summary>With the badge on, a mail is logged whatever Graph says to the category.</summary>
    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(422)]
    [InlineData(423)]
    [InlineData(451)]
    [InlineData(507)]
    public async Task A_refused_badge_fails_no_log(int status)
    {
        await using var world = await Company.StartAsync(new());
        var address = world.NewAddress();
        await world.AddPersonAsync(address);
        var mail = await world.ReceiveAsync(address);
        world.Host.Faults.Set(new Fault("graph", "/messages/", "PATCH", status));

        using var logged = await world.Maria.PostAsJsonAsync("/api/correspondence", mail);
        Assert.Equal("failed", (await logged.ReadAsync(201)).GetProperty("badge").GetString());
        using var conversation = await world.Maria.PostAsJsonAsync("/api/correspondence/conversation", mail);
        Assert.Equal(1, (await conversation.ReadAsync(200)).GetProperty("already").GetInt32());
    }

    /// <summary>An undo names the mail that is open. Where that cannot be read, nothing is taken back.</summary>
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(451)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Undo_takes_nothing_back_while_the_open_mail_cannot_be_read(int status)
    {
        await using var world = await Company.StartAsync(new());
        var address = world.NewAddress();
        await world.AddPersonAsync(address);
        var mail = await world.ReceiveAsync(address);
        using var logged = await world.Maria.PostAsJsonAsync("/api/correspondence", mail);
        var entry = (await logged.ReadAsync(201)).GetProperty("entries")[0];
        world.Host.Faults.Set(new Fault("graph", "/messages", "GET", status));

        using var undone = await world.Maria.PostAsJsonAsync("/api/correspondence/undo", new
        {
            customerId = entry.GetProperty("customerId").GetGuid(),
            entryId = entry.GetProperty("entryId").GetString(),
            mail.ItemId,
            mail.InternetMessageId,
        });

        Assert.False(undone.IsSuccessStatusCode);
        var customer = (await world.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(1, customer.Logged("mails"));
    }

    [Theory]
    [InlineData("anna@contoso.example", true)]
    [InlineData("anna@sales.contoso.example", true)]
    [InlineData("anna@CONTOSO.onmicrosoft.com", true)]
    [InlineData("kim@contoso.mail.onmicrosoft.com", true)]
    [InlineData("kim@other.mail.onmicrosoft.com", false)]
    [InlineData("kim@mail.onmicrosoft.com", false)]
    [InlineData("partner@gmail.com", true)]
    [InlineData("other@gmail.com", false)]
    [InlineData("anna@contoso.example.evil.example", false)]
    [InlineData("anna@notcontoso.example", false)]
    public void Own_people_are_known_by_domains_below_them_and_addresses(string address, bool isOwn) => Assert.Equal(
        isOwn,
        OwnPeople.Of(["contoso.onmicrosoft.com", "gmail.com"], ["maria@contoso.example", "partner@gmail.com", null, "no address"])
            .Has(EmailAddress.TryParse(address)));

    [Fact]
    public async Task A_customers_subdomain_finds_its_organisation()
    {
        var domain = company.NewDomain();
        using (var added = await company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "organisation", name = "Firm", addresses = Array.Empty<string>(), domains = new[] { domain } }))
        {
            await added.ReadAsync(201);
        }

        var person = (await company.CardAsync($"anna@mail.sales.{domain}")).GetProperty("people")[0];
        Assert.Equal("Firm", person.GetProperty("organisation").GetProperty("name").GetString());
    }

    /// <summary>A sender's Message-ID, however long, takes no card away.</summary>
    [Theory]
    [InlineData(4_097)]
    [InlineData(60_000)]
    public async Task The_card_comes_whatever_the_Message_ID(int length)
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var card = await company.CardAsync(address, $"<{new string('a', length)}@x.example>");
        Assert.NotEqual(JsonValueKind.Null, card.GetProperty("people")[0].GetProperty("customer").ValueKind);
    }

    private async Task<JsonElement> PostAsync(string path, object body, int status)
    {
        using var response = await company.Maria.PostAsJsonAsync(path, body);
        return await response.ReadAsync(status);
    }

    private static async Task<IReadOnlyList<string>> NeverAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/correspondence/rules");
        return [.. (await response.ReadAsync(200)).GetProperty("never").EnumerateArray()
            .Select(rule => rule.GetProperty("sender").GetString()!)];
    }
}
