using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Correspondence;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Simulator.Scripts;
using OutlookCrm.Storage;
using Xunit;
using static OutlookCrm.Tests.Correspondence.MeetingCalls;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Meetings are logged as mails are: once, under everybody, by whoever was there.</summary>
public sealed class MeetingTests(Company company)
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 10, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_logged_meeting_stands_in_the_history_with_its_times_its_place_and_its_people()
    {
        var (anna, bela) = (company.NewAddress("anna"), company.NewAddress("bela"));
        var id = await company.AddPersonAsync(anna, "Anna Kis");
        await company.AddPersonAsync(bela, "Béla");
        var meeting = Plan("maria", new()
        {
            Subject = "Autumn range",
            Text = "Bring the samples.\n\n________________________________________________________________________________\nMicrosoft Teams meeting\nJoin: https://teams.microsoft.com/meet/123?p=secret\nPasscode: x9",
            Location = "Stand 12",
            Start = s_start,
            End = s_start.AddMinutes(90),
            Required = [new("Anna Kis", anna), new("Nikos", "nikos@contoso.example")],
            Optional = [new("Béla", bela)],
        });

        var logged = await LogAsync(company.Maria, meeting, "maria", 201);

        Assert.Equal(2, logged.GetProperty("entries").GetArrayLength());
        Assert.Equal("off", logged.GetProperty("badge").GetString());
        var card = await company.CardAsync(anna, Key(s_start));
        Assert.Equal("Maria Papadaki", card.GetProperty("mail").GetProperty("loggedBy")[0].GetProperty("name").GetString());
        var customer = card.GetProperty("people")[0].GetProperty("customer");
        Assert.Equal((0, 1), (customer.Logged("mails"), customer.Logged("meetings")));
        Assert.Equal(s_start, customer.GetProperty("summary").GetProperty("correspondence").GetProperty("lastMeetingAt")
            .GetDateTimeOffset());
        var entry = Assert.Single(customer.GetProperty("timeline").GetProperty("entries").EnumerateArray());
        Assert.Equal(("meeting", s_start), (entry.GetProperty("kind").GetString(), entry.GetProperty("at").GetDateTimeOffset()));
        Assert.Equal((s_start.AddMinutes(90), "Stand 12"),
            (entry.GetProperty("meeting").GetProperty("endsAt").GetDateTimeOffset(), entry.GetProperty("meeting").GetProperty("place")
                .GetString()));
        Assert.Equal("Autumn range", entry.GetProperty("mail").GetProperty("subject").GetString());
        using var whole = await company.Reza.GetAsync($"/api/customers/{id}/timeline/{entry.GetProperty("id").GetString()}");
        var detail = (await whole.ReadAsync(200)).GetProperty("detail");
        Assert.Equal("Bring the samples.", detail.GetProperty("text").GetString());
        Assert.Equal([anna, "nikos@contoso.example"], detail.GetProperty("to").EnumerateArray()
            .Select(one => one.GetProperty("address").GetString()!));
        Assert.Equal([bela], detail.GetProperty("cc").EnumerateArray().Select(one => one.GetProperty("address").GetString()!));
    }

    [Fact]
    public async Task Whoever_was_there_logs_the_same_meeting_and_takes_back_only_their_own_name()
    {
        var anna = company.NewAddress();
        await company.AddPersonAsync(anna);
        var meeting = Plan("maria",
            new() { Start = s_start.AddDays(1), Required = [new("Anna", anna), new("Nikos", "nikos@contoso.example")] });

        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(i => i % 2 == 0 ? PostAsync(company.Maria, meeting, "maria") : PostAsync(company.Nikos, meeting, "nikos")));

        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        Assert.Equal(19, answers.Count(answer => (int)answer.StatusCode == 200));
        var truth = (await company.CardAsync(anna, Key(s_start.AddDays(1)))).GetProperty("mail");
        Assert.Equal(["Maria Papadaki", "Nikos Andreou"], truth.GetProperty("loggedBy").EnumerateArray()
            .Select(one => one.GetProperty("name").GetString()!).Order());

        Assert.Equal(1, await UndoAsync(company.Maria, truth));
        Assert.Equal(0, await UndoAsync(company.Nikos, truth));
        var customer = (await company.CardAsync(anna)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(0, customer.GetProperty("timeline").GetProperty("entries").GetArrayLength());
        Assert.False(customer.GetProperty("summary").TryGetProperty("correspondence", out _));
    }

    [Fact]
    public async Task Taking_back_the_newest_meeting_leaves_the_one_before_it_as_the_last()
    {
        var anna = company.NewAddress();
        await company.AddPersonAsync(anna);
        var older = Plan("maria", new() { Start = s_start.AddDays(-9), Required = [new("Anna", anna)] });
        var newer = Plan("maria", new() { Start = s_start.AddDays(-8), Required = [new("Anna", anna)] });
        using (var mail = await company.Maria.PostAsJsonAsync("/api/correspondence", await company.ReceiveAsync(anna)))
        {
            await mail.ReadAsync(201);
        }

        await LogAsync(company.Maria, older, "maria", 201);
        var logged = await LogAsync(company.Maria, newer, "maria", 201);

        Assert.Equal(0, await UndoAsync(company.Maria, logged));

        var customer = (await company.CardAsync(anna)).GetProperty("people")[0].GetProperty("customer");
        var summary = customer.GetProperty("summary").GetProperty("correspondence");
        Assert.Equal((1, 1), (customer.Logged("mails"), customer.Logged("meetings")));
        Assert.Equal(s_start.AddDays(-9), summary.GetProperty("lastMeetingAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Meetings_that_begin_at_the_same_time_are_told_apart_by_who_called_them_and_by_their_uid()
    {
        var anna = company.NewAddress();
        await company.AddPersonAsync(anna);
        var start = s_start.AddDays(2);
        var ours = Plan("maria", new() { Subject = "Ours", Start = start, Required = [new("Anna", anna)] });
        var theirs = Plan("maria",
            new()
            {
                Subject = "Theirs",
                Start = start,
                Organizer = new Person("Anna", anna),
                Required = [new("Maria", "maria@contoso.example")]
            });

        await LogAsync(company.Maria, ours, "maria", 201);
        Assert.Equal(JsonValueKind.Null, (await TruthAsync(anna, start)).ValueKind);
        await LogAsync(company.Maria, theirs, "maria", 201);
        await LogAsync(company.Maria, Plan("maria", new() { Subject = "Ours too", Start = start, Required = [new("Anna", anna)] }),
            "maria", 201);

        Assert.Equal(JsonValueKind.Object, (await TruthAsync(anna, start)).ValueKind);
        var customer = (await company.CardAsync(anna)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(3, customer.Logged("meetings"));
    }

    [Fact]
    public async Task What_has_not_begun_was_moved_or_is_gone_is_refused_in_words()
    {
        var anna = company.NewAddress();
        await company.AddPersonAsync(anna);
        var ahead = Plan("maria", new() { Start = DateTimeOffset.UtcNow.AddHours(2), Required = [new("Anna", anna)] });
        using (var refused = await PostAsync(company.Maria, ahead, "maria"))
        {
            await refused.IsProblemAsync(422, "meeting-ahead");
        }

        var meeting = Plan("maria", new() { Start = s_start.AddDays(3), Required = [new("Anna", anna)] });
        using (var moved = await company.Maria.PostAsJsonAsync("/api/correspondence/meetings",
            new { itemId = meeting.Of("maria").EwsId, start = s_start.AddDays(4) }))
        {
            await moved.IsProblemAsync(409, "another-meeting");
        }

        using (var gone = await company.Maria.PostAsJsonAsync("/api/correspondence/meetings",
            new { itemId = "AAMkAGnothing=", start = s_start }))
        {
            await gone.IsProblemAsync(404, "no-such-meeting");
        }

        using (var nobody = await PostAsync(company.Maria,
            Plan("maria", new() { Start = s_start, Required = [new("Stranger", company.NewAddress("stranger"))] }), "maria"))
        {
            await nobody.IsProblemAsync(422, "nobody-known");
        }

        using (var timeless = await company.Maria.PostAsJsonAsync("/api/correspondence/meetings", new { itemId = "AAMkAGnothing=" }))
        {
            await timeless.IsProblemAsync(400, "invalid-request");
        }

        using var reader = await PostAsync(company.Reza, meeting, "maria");
        await reader.IsProblemAsync(403, "not-allowed");
    }

    [Fact]
    public async Task A_mail_that_borrows_a_meeting_s_uid_moment_and_author_keeps_nothing_out()
    {
        var anna = company.NewAddress();
        await company.AddPersonAsync(anna);
        var start = s_start.AddDays(-1);
        var meeting = Plan("maria",
            new()
            {
                Subject = "Ours",
                Start = start,
                Organizer = new Person("Anna", anna),
                Required = [new("Maria", "maria@contoso.example")]
            });
        foreach (var (id, count) in new[] { (meeting.ICalUId, 1), ($"meeting {start.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", 2),
            ($"erased:{RowKeys.Hash(MailLog.HashBytes, Key(start))}", 3) })
        {
            var forged = await company.Host.DropAsync(
                $"From: {anna}\r\nTo: maria@contoso.example\r\nSubject: Forged\r\nDate: {start:r}\r\nMessage-ID: <{id}>\r\n\r\nHello.\r\n",
                "maria");
            using var mail = await company.Maria.PostAsJsonAsync("/api/correspondence",
                new LogRequest(forged.EwsId, forged.InternetMessageId, null));
            await mail.ReadAsync(201);
            Assert.Equal(JsonValueKind.Null, (await TruthAsync(anna, start)).ValueKind);
            Assert.Equal(count, (await company.CardAsync(anna)).GetProperty("people")[0].GetProperty("customer").Logged("mails"));
        }

        await LogAsync(company.Maria, meeting, "maria", 201);

        Assert.Equal(JsonValueKind.Object, (await TruthAsync(anna, start)).ValueKind);
    }

    [Fact]
    public async Task A_cancelled_meeting_is_not_logged()
    {
        var anna = company.NewAddress();
        await company.AddPersonAsync(anna);
        var cancelled = Plan("maria",
            new()
            {
                Start = s_start.AddDays(-2),
                Organizer = new Person("Anna", anna),
                Required = [new("Maria", "maria@contoso.example")]
            });
        using (var script = new HttpClient { BaseAddress = company.Host.PageAddress })
        using (var done = await script.PostAsync(
            $"/simulator/meeting/cancel?user=maria&id={Uri.EscapeDataString(cancelled.Of("maria").Id)}", null))
        {
            Assert.True(done.IsSuccessStatusCode);
        }

        using var refused = await PostAsync(company.Maria, cancelled, "maria");
        await refused.IsProblemAsync(422, "meeting-cancelled");
    }

    [Fact]
    public async Task A_whole_day_is_logged_whatever_zone_its_midnight_is_told_in()
    {
        var anna = company.NewAddress();
        await company.AddPersonAsync(anna);
        var day = new DateTimeOffset(2026, 11, 5, 0, 0, 0, TimeSpan.Zero);
        var fair = Plan("maria",
            new() { Subject = "Fair", Start = day, End = day.AddDays(1), IsAllDay = true, Required = [new("Anna", anna)] });

        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence/meetings",
            new { itemId = fair.Of("maria").EwsId, start = day.AddHours(-2) });

        await logged.ReadAsync(201);
        var customer = (await company.CardAsync(anna, Key(day))).GetProperty("people")[0].GetProperty("customer");
        var entry = customer.GetProperty("timeline").GetProperty("entries")[0];
        Assert.Equal(day.AddHours(12), customer.GetProperty("summary").GetProperty("correspondence").GetProperty("lastMeetingAt")
            .GetDateTimeOffset());
        Assert.True(entry.GetProperty("meeting").GetProperty("isAllDay").GetBoolean());
    }

    [Theory]
    [InlineData(-2, 24)]
    [InlineData(-2, 23)]
    [InlineData(5, 48)]
    public async Task From_midnight_to_midnight_the_day_counts_whether_or_not_it_is_a_whole_one(int midnight, int hours)
    {
        var anna = company.NewAddress();
        await company.AddPersonAsync(anna);
        var day = new DateTimeOffset(2026, 11, 5, 0, 0, 0, TimeSpan.Zero);
        var start = day.AddHours(midnight);
        var fair = Plan("maria", new() { Subject = "Fair", Start = start, End = start.AddHours(hours), Required = [new("Anna", anna)] });

        await LogAsync(company.Maria, fair, "maria", 201);

        Assert.Equal(JsonValueKind.Object, (await company.CardAsync(anna, Key(day))).GetProperty("mail").ValueKind);
    }

    [Fact]
    public async Task Without_the_calendar_s_consent_it_says_so()
    {
        await using var alone = await Company.StartAsync(new());
        alone.Host.Entra.Consent.Delegated.Remove("Calendars.Read");
        var anna = alone.NewAddress();
        await alone.AddPersonAsync(anna);
        var meeting = alone.Host.Meet("maria", new() { Start = s_start, Required = [new("Anna", anna)] });

        using var refused = await PostAsync(alone.Maria, meeting, "maria");

        await refused.IsProblemAsync(403, "consent-needed");
    }

    private PlannedMeeting Plan(string user, MeetingRequest meeting) => company.Host.Meet(user, meeting);

    private static async Task<int> UndoAsync(HttpClient client, JsonElement truth)
    {
        var entry = truth.GetProperty("entries")[0];
        using var undone = await client.PostAsJsonAsync("/api/correspondence/undo",
            new { customerId = entry.GetProperty("customerId").GetGuid(), entryId = entry.GetProperty("entryId").GetString() });
        return (await undone.ReadAsync(200)).GetProperty("loggedBy").GetArrayLength();
    }

    // As the pane asks beside a meeting that this person called.
    private async Task<JsonElement> TruthAsync(string organiser, DateTimeOffset start)
    {
        using var card = await company.Maria.PostAsJsonAsync("/api/card",
            new { addresses = new[] { organiser }, internetMessageId = Key(start), from = organiser });
        return (await card.ReadAsync(200)).GetProperty("mail");
    }
}
