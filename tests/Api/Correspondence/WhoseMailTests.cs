using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Hosting;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Who wrote a mail, to whom it belongs, and which mail it is: as real mails tell it, not as they should.</summary>
public sealed class WhoseMailTests(Company company)
{
    private const string Maria = "maria@contoso.example";

    /// <summary>Web forms, no-reply senders, lists and shops name the customer in Reply-To.</summary>
    [Theory]
    [InlineData("Website Contoso <no-reply@contoso.example>")]
    [InlineData("Website <wordpress@www.contoso.example>")]
    [InlineData("Contact form <noreply@forms{0}>")]
    [InlineData("\"'Jonas Feld' via Sales\" <sales@contoso.example>")]
    [InlineData("Jonas Feld via Marketplace <relay-77@market{0}>")]
    [InlineData("Shop <orders@shop{0}>")]
    [InlineData("Notifications <notifications@app{0}>")]
    [InlineData("Jonas Feld <wordpress@shop{0}>")]
    [InlineData("Contoso Lamps <store+4711@t.shop{0}>")]
    [InlineData("Form <form-submission@builder{0}>")]
    [InlineData("formresponses@host{0}")]
    [InlineData("Formspree <submissions@formspree{0}>")]
    [InlineData("service@pay{0}")]
    [InlineData("\"Jonas Feld (via Marketplace)\" <x7k2@market{0}>")]
    [InlineData("Jonas Feld prin Formular <x7k2@forms{0}>")]
    [InlineData("Jonas Feld tramite Modulo <x7k2@forms{0}>")]
    [InlineData("Kontaktformular <anfrage@firma{0}>")]
    [InlineData("Φόρμα επικοινωνίας <x7k2@forms{0}>")]
    [InlineData("Kapcsolatfelvétel űrlap <x7k2@forms{0}>")]
    [InlineData("keine-antwort@shop{0}")]
    [InlineData("no-responder@tienda{0}")]
    [InlineData("nepasrepondre@boutique{0}")]
    [InlineData("hit-reply@network{0}")]
    [InlineData("Partner list <list@lists.partner{0}>")]
    public async Task A_mail_sent_for_somebody_is_logged_under_whom_Reply_To_names(string from)
    {
        var domain = company.NewDomain();
        var customer = $"jonas.feld@{domain}";
        var id = await company.AddPersonAsync(customer, "Jonas Feld");
        var sender = string.Format(null, from, domain);
        var mail = await company.ReceiveAsync(sender, headers: $"Reply-To: \"Jonas Feld\" <{customer}>\r\n");

        var logged = await LogAsync(mail, 201);

        Assert.Equal(id, Assert.Single(logged.GetProperty("entries").EnumerateArray()).GetProperty("customerId").GetGuid());
        Assert.Equal("received", (await NewestAsync(customer)).GetProperty("mail").GetProperty("direction").GetString());
        var people = await PeopleAsync(mail);
        Assert.Equal(customer, people.GetProperty("author").GetProperty("address").GetString());
        Assert.Equal("Jonas Feld", people.GetProperty("people")[0].GetProperty("name").GetString());
    }

    /// <summary>An address that a program made for the answers to one mail is nobody, whoever sent the mail.</summary>
    [Theory]
    [InlineData("Support <support@desk{0}>", "Support <support+id4711@desk{0}>")]
    [InlineData("Notifications <notifications@app{0}>", "reply+ab12cd34ef56@reply.app{0}")]
    [InlineData("Notifications <notifications@app{0}>", "reply+abc@reply.app{0}")]
    [InlineData("Notifications <notifications@app{0}>", "Reply <reply-to+uvw@app{0}>")]
    [InlineData("Anna Kis <anna@firm{0}>", "ticket-4711@desk.firm{0}")]
    [InlineData("Anna Kis <anna@firm{0}>", "noreply@firm{0}")]
    [InlineData("Lea Braun via LinkedIn <messages-noreply@linkedin{0}>", "hit-reply@linkedin{0}")]
    [InlineData("Lea Braun via Etsy <transaction@etsy{0}>", "convo+12h3j@etsy{0}")]
    [InlineData("Shop <orders@shop{0}>", "0123456789abcdef01234567@inbound.shop{0}")]
    public async Task An_address_for_answers_is_no_author(string from, string replyTo)
    {
        var domain = company.NewDomain();
        var sender = string.Format(null, from, domain);
        var address = sender.Split('<')[1].TrimEnd('>');
        var id = await company.AddPersonAsync(address);
        var mail = await company.ReceiveAsync(sender, headers: $"Reply-To: {string.Format(null, replyTo, domain)}\r\n");

        Assert.Equal(id, Assert.Single((await LogAsync(mail, 201)).GetProperty("entries").EnumerateArray()).GetProperty("customerId")
            .GetGuid());
        var people = (await PeopleAsync(mail)).GetProperty("people");
        Assert.Equal(address, Assert.Single(people.EnumerateArray()).GetProperty("address").GetString());
    }

    [Fact]
    public async Task A_shops_address_that_belongs_to_one_buyer_does_not_get_the_mail_of_another()
    {
        var domain = company.NewDomain();
        var (shop, other) = ($"orders@{domain}", company.NewAddress("second"));
        await company.AddPersonAsync(shop, "First Buyer");
        var mail = await company.ReceiveAsync($"Shop <{shop}>", headers: $"Reply-To: Second Buyer <{other}>\r\n");
        using (var unknown = await company.Maria.PostAsJsonAsync("/api/correspondence", mail))
        {
            await unknown.IsProblemAsync(422, "nobody-known");
        }

        var id = await company.AddPersonAsync(other, "Second Buyer");
        Assert.Equal(id, Assert.Single((await LogAsync(mail, 201)).GetProperty("entries").EnumerateArray()).GetProperty("customerId")
            .GetGuid());
    }

    /// <summary>A customer's own mailbox keeps the mail, whether the person in Reply-To is a customer or not.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customers_mailbox_that_sends_for_a_person_there_stays_on_the_mail(bool isKnown)
    {
        var domain = company.NewDomain();
        var (hotel, jane) = ($"info@{domain}", $"jane.doe@{domain}");
        var id = await company.AddPersonAsync(hotel, "Hotel Reception");
        Guid[] expected = isKnown ? [await company.AddPersonAsync(jane, "Jane Doe"), id] : [id];
        var mail = await company.ReceiveAsync($"Hotel Reception <{hotel}>", headers: $"Reply-To: Jane Doe <{jane}>\r\n");

        Assert.Equal(expected, (await LogAsync(mail, 201)).GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("customerId").GetGuid()));
        Assert.Equal(isKnown ? "other" : "received", (await NewestAsync(hotel)).GetProperty("mail").GetProperty("direction").GetString());
        Assert.Equal([jane, hotel], (await PeopleAsync(mail)).GetProperty("people").EnumerateArray()
            .Select(person => person.GetProperty("address").GetString()));
    }

    /// <summary>Guard: a person who wants answers elsewhere is still who wrote.</summary>
    [Fact]
    public async Task A_person_with_a_second_address_in_Reply_To_stays_the_author()
    {
        var (anna, home) = (company.NewAddress("anna"), company.NewAddress("anna.home"));
        var id = await company.AddPersonAsync(anna);
        var mail = await company.ReceiveAsync($"Anna Kis <{anna}>", headers: $"Reply-To: {home}\r\n");

        Assert.Equal(id, Assert.Single((await LogAsync(mail, 201)).GetProperty("entries").EnumerateArray()).GetProperty("customerId")
            .GetGuid());
        Assert.Equal(anna, (await PeopleAsync(mail)).GetProperty("author").GetProperty("address").GetString());
    }

    [Fact]
    public async Task Two_mails_with_one_Message_ID_and_one_author_are_two_and_undo_means_the_one_that_is_open()
    {
        var robot = company.NewAddress("daily");
        await company.AddPersonAsync(robot, "Daily Stock");
        var first = await DropAsync(robot, "Daily Stock 16 November", "Mon, 16 Nov 2026 07:00:00 +0000", "<same@daily.example>");
        var second = await DropAsync(robot, "Daily Stock 17 November", "Tue, 17 Nov 2026 07:00:00 +0000", "<same@daily.example>");
        var logged = await LogAsync(first, 201);

        Assert.NotEqual(JsonValueKind.Null, await TruthAsync(robot, first, "Daily Stock 16 November"));
        Assert.Equal(JsonValueKind.Null, await TruthAsync(robot, second, "Daily Stock 17 November"));
        using (var another = await company.Maria.PostAsJsonAsync("/api/correspondence/undo", Undo(logged, second)))
        {
            await another.IsProblemAsync(409, "another-message");
        }

        await LogAsync(second, 201);
        using var undone = await company.Maria.PostAsJsonAsync("/api/correspondence/undo", Undo(logged, first));
        await undone.ReadAsync(200);
        var left = (await company.CardAsync(robot)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(1, left.Logged("mails"));
        Assert.Equal("Daily Stock 17 November", (await NewestAsync(robot)).GetProperty("mail").GetProperty("subject").GetString());
    }

    /// <summary>The same subject every day: only when each copy came tells them apart, to colleagues too.</summary>
    [Fact]
    public async Task Two_mails_of_one_subject_too_are_told_apart_by_when_they_came()
    {
        var robot = company.NewAddress("daily");
        await company.AddPersonAsync(robot, "Daily Stock");
        var first = await DropAsync(robot, "Daily Stock", "Mon, 16 Nov 2026 07:00:00 +0000", "<always@daily.example>");
        await LogAsync(first, 201);
        var came = await CameAsync(first);

        Assert.NotEqual(JsonValueKind.Null, await TruthAsync(robot, first, "Daily Stock", came));
        Assert.Equal(JsonValueKind.Null, await TruthAsync(robot, first, "Daily Stock", came.AddDays(1)));
        Assert.NotEqual(JsonValueKind.Null, await TruthAsync(robot, first, "Daily Stock", came.AddMinutes(5), company.Nikos));
        Assert.Equal(JsonValueKind.Null, await TruthAsync(robot, first, "Daily Stock", came.AddDays(1), company.Nikos));
        Assert.NotEqual(JsonValueKind.Null, await TruthAsync(robot, first, null));
    }

    [Fact]
    public async Task A_history_line_says_who_wrote_to_whom_and_what()
    {
        var customer = company.NewAddress("dora");
        await company.AddPersonAsync(customer, "Dora Kent");
        await LogAsync(await company.ReceiveAsync($"Dora Kent <{customer}>", $"Maria <{Maria}>",
            text: "Dear Maria,\n\nwe take both. Thank you."), 201);
        var mail = (await NewestAsync(customer)).GetProperty("mail");

        Assert.Equal("Dora Kent", mail.GetProperty("from").GetProperty("name").GetString());
        Assert.Equal("Maria", mail.GetProperty("to")[0].GetProperty("name").GetString());
        Assert.Equal("we take both.", mail.GetProperty("said").GetString());
    }

    /// <summary>The reports that Graph answers word for word, from ../shared/bug-reports.</summary>
    [Theory]
    [InlineData("05-quoted.json", "myron.d05@gmail.com")]
    [InlineData("06-sent-later-than-received.json", "tim@time-d06.example")]
    [InlineData("17-invisible-filler.json", "news@news-d17.example")]
    public async Task A_reported_message_is_kept_as_a_person_reads_it(string file, string address)
    {
        var body = Report(file);
        await using var world = await Company.StartAsync(new());
        var id = await world.AddPersonAsync(address, "Reported");
        var message = JsonDocument.Parse(body).RootElement;
        world.Host.Faults.Set(new Fault("graph", "/messages/", "GET", 200, Times: 3, Body: body));
        using var logged = await world.Maria.PostAsJsonAsync("/api/correspondence",
            new LogRequest(message.GetProperty("id").GetString()!, message.GetProperty("internetMessageId").GetString()!, null));
        await logged.ReadAsync(201);

        var customer = (await world.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
        var entry = customer.GetProperty("timeline").GetProperty("entries")[0];
        var mail = entry.GetProperty("mail");
        using var whole = await world.Maria.GetAsync($"/api/customers/{id}/timeline/{entry.GetProperty("id").GetString()}");
        var detail = (await whole.ReadAsync(200)).GetProperty("detail");
        Assert.DoesNotContain("17.50", mail.GetRawText() + detail.GetRawText(), StringComparison.Ordinal);
        switch (file[..2])
        {
            case "05":
                Assert.Equal("Agreed, go ahead on Thursday.", detail.GetProperty("text").GetString());
                break;
            case "06":
                Assert.Equal("2026-11-20T10:00:02Z", $"{entry.GetProperty("at").GetDateTimeOffset():yyyy-MM-ddTHH:mm:ssZ}");
                Assert.Equal(2091, detail.GetProperty("sentAt").GetDateTimeOffset().Year);
                break;
            default:
                Assert.Contains("4711", mail.GetProperty("preview").GetString(), StringComparison.Ordinal);
                Assert.Equal("your order 4711 is late: we ship on Friday.", mail.GetProperty("said").GetString()!.Split("Maria, ")[^1]);
                break;
        }
    }

    private static string Report(string name)
    {
        var file = SourceTree.Of("..", "shared", "bug-reports", name);
        Assert.SkipUnless(File.Exists(file), $"The report ../shared/bug-reports/{name} is not beside this repository.");
        return File.ReadAllText(file);
    }

    private static object Undo(JsonElement logged, LogRequest open) => new
    {
        customerId = logged.GetProperty("entries")[0].GetProperty("customerId").GetGuid(),
        entryId = logged.GetProperty("entries")[0].GetProperty("entryId").GetString(),
        open.ItemId,
        open.InternetMessageId,
    };

    private async Task<LogRequest> DropAsync(string from, string subject, string date, string id)
    {
        var dropped = await company.Host.DropAsync(
            $"From: {from}\r\nTo: {Maria}\r\nSubject: {subject}\r\nDate: {date}\r\nMessage-ID: {id}\r\n\r\nFigures.\r\n", "maria");
        return new(dropped.EwsId, dropped.InternetMessageId, null);
    }

    private async Task<DateTimeOffset> CameAsync(LogRequest mail)
    {
        var maria = EntraDirectory.Users.First(user => user.UserName == Maria);
        var user = new CurrentUser(
            new(TenantId.FromValidatedToken(maria.Tenant.Id), maria.ObjectId, maria.DisplayName, new HashSet<string>()), Maria,
            company.Host.TokenFor("maria"));
        var found = await company.Host.ApiServices.GetRequiredService<Mailboxes>()
            .FindAsync(user, new(mail.ItemId, mail.InternetMessageId, null), default);
        Assert.True(found.TryGet(out var message, out _));
        return message.CreatedAt!.Value;
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

    private async Task<JsonValueKind> TruthAsync(
        string from, LogRequest mail, string? subject, DateTimeOffset? createdAt = null, HttpClient? client = null)
    {
        using var response = await (client ?? company.Maria).PostAsJsonAsync("/api/card",
            new { addresses = new[] { from }, mail.InternetMessageId, from, subject, createdAt });
        return (await response.ReadAsync(200)).GetProperty("mail").ValueKind;
    }

    private async Task<JsonElement> NewestAsync(string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
        .GetProperty("entries")[0];
}
