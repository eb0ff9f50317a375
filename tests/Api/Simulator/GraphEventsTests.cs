using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Graph.Models;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Simulator.Scripts;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Reading meetings from the simulated Graph, as the real one would tell them.</summary>
public sealed class GraphEventsTests(Company simulator)
{
    private const string Zoe = "zoe@customer.example";
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly string[] AnyId = ["x"];

    private PlannedMeeting Plan(string subject, MeetingRequest? more = null, string? shared = null) => simulator.Host.Meet(
        "maria",
        (more ?? new MeetingRequest { Required = [new("Zoë", Zoe, "accepted"), new("Nikos", "nikos@contoso.example")] }) with
        {
            Subject = subject,
            Text = "Bring <cups> & milk.",
            Location = "Their bar",
            Start = more?.Start ?? Start,
        },
        shared);

    private GraphCalls Graph(string user, params string[] scopes) =>
        new(simulator.Host, user, scopes.Length > 0 ? scopes : ["Calendars.Read", "Calendars.Read.Shared", "Mail.Read"]);

    [Fact]
    public async Task The_organiser_and_a_guest_have_the_same_meeting_under_their_own_ids()
    {
        var planned = Plan("Tasting");
        using var maria = Graph("maria");
        using var nikos = Graph("nikos");

        var own = await maria.GetAsync($"/me/events/{planned.Of("maria").Id}");
        var guest = await nikos.GetAsync($"/users/nikos@contoso.example/events/{planned.Of("nikos").ImmutableId}");

        Assert.Equal(planned.ICalUId, own["iCalUId"]);
        Assert.Equal(planned.ICalUId, guest["iCalUId"]);
        Assert.Equal(planned.Of("nikos").Id, guest["id"]);
        Assert.NotEqual(own["id"], guest["id"]);
        Assert.True(own.Json["isOrganizer"]!.GetValue<bool>());
        Assert.False(guest.Json["isOrganizer"]!.GetValue<bool>());
        Assert.Equal("organizer", own.Json["responseStatus"]!["response"]!.GetValue<string>());
        Assert.Equal("notResponded", guest.Json["responseStatus"]!["response"]!.GetValue<string>());
        Assert.Equal("maria@contoso.example", guest.Json["organizer"]!["emailAddress"]!["address"]!.GetValue<string>());
        Assert.Equal("2026-07-01T09:30:00.0000000", guest.Json["start"]!["dateTime"]!.GetValue<string>());
        Assert.Equal("UTC", guest.Json["start"]!["timeZone"]!.GetValue<string>());
        Assert.Equal("singleInstance", guest["type"]);
        var zoe = guest.Json["attendees"]!.AsArray().Single(one => one!["emailAddress"]!["address"]!.GetValue<string>() == Zoe)!;
        Assert.Equal("accepted", zoe["status"]!["response"]!.GetValue<string>());
        Assert.Equal("ErrorItemNotFound", (await nikos.GetAsync($"/me/events/{planned.Of("maria").Id}")).ErrorCode);
    }

    [Theory]
    [InlineData("Europe/Athens")]
    [InlineData("GTB Standard Time")]
    public async Task Preferences_and_select_are_honoured_and_told(string zone)
    {
        var planned = Plan("Preferences").Of("maria");
        using var graph = Graph("maria");
        var prefer = $"outlook.timezone=\"{zone}\", outlook.body-content-type=\"text\", IdType=\"ImmutableId\"";

        var answer = await graph.GetAsync($"/me/events/{planned.Id}?$select=subject,start,body", ("Prefer", prefer));

        Assert.Equal(planned.ImmutableId, answer["id"]);
        Assert.Equal("2026-07-01T12:30:00.0000000", answer.Json["start"]!["dateTime"]!.GetValue<string>());
        Assert.Equal(zone, answer.Json["start"]!["timeZone"]!.GetValue<string>());
        Assert.Equal("Bring <cups> & milk.", answer.Json["body"]!["content"]!.GetValue<string>());
        Assert.Null(answer["attendees"]);
        Assert.Equal(prefer, answer.Headers["Preference-Applied"]);
        var html = (await graph.GetAsync($"/me/events/{planned.Id}?$select=body")).Json["body"]!;
        Assert.Equal("html", html["contentType"]!.GetValue<string>());
        Assert.Contains("&lt;cups&gt; &amp; milk", html["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Graph_refuses_is_refused()
    {
        var planned = Plan("Refused").Of("maria");
        using var graph = Graph("maria");
        using var mail = Graph("maria", "Mail.ReadWrite", "Mail.Read.Shared");

        Assert.Equal("ErrorAccessDenied", (await mail.GetAsync($"/me/events/{planned.Id}")).ErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await mail.GetAsync("/me/calendarView?startDateTime=2026-07-01&endDateTime=2026-07-02")).Status);
        var missing = await graph.GetAsync($"/me/events/{ItemIds.Rest(Guid.NewGuid(), Guid.NewGuid(), 0)}");
        Assert.Equal((HttpStatusCode.NotFound, "ErrorItemNotFound"), (missing.Status, missing.ErrorCode));
        Assert.Equal("ErrorInvalidIdMalformed",
            (await graph.GetAsync($"/me/events/{Uri.EscapeDataString("AAMk+" + planned.Id[5..])}")).ErrorCode);
        Assert.Equal("RequestBroker--ParseUri", (await graph.GetAsync($"/me/events/{planned.Id}?$select=nonsense")).ErrorCode);
        Assert.Equal("TimeZoneNotSupportedException",
            (await graph.GetAsync($"/me/events/{planned.Id}", ("Prefer", "outlook.timezone=\"Atlantis\""))).ErrorCode);
        Assert.Equal("ErrorItemNotFound", (await graph.GetAsync($"/me/messages/{planned.Id}")).ErrorCode);
    }

    [Fact]
    public async Task A_shared_calendar_opens_for_its_readers_with_the_shared_permission_only()
    {
        var planned = Plan("Shared", shared: MailboxOwner.SharedAddress);
        var path = $"/users/{MailboxOwner.SharedAddress}/events/{planned.Copies.Single(copy => copy.User is null).Id}";
        using var maria = Graph("maria");
        using var own = Graph("maria", "Calendars.Read", "Mail.Read.Shared");
        using var ilona = Graph("ilona");

        Assert.Equal("Shared", (await maria.GetAsync(path))["subject"]);
        Assert.Equal("ErrorAccessDenied", (await own.GetAsync(path)).ErrorCode);
        Assert.Equal("ErrorAccessDenied", (await ilona.GetAsync(path)).ErrorCode);
        Assert.Equal("ErrorAccessDenied",
            (await maria.GetAsync($"/users/ilona@contoso.example/events/{planned.Of("nikos").Id}")).ErrorCode);
    }

    [Fact]
    public async Task A_calendar_view_pages_through_what_takes_place_and_leads_to_each()
    {
        var day = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);
        for (var number = 0; number < 3; number++)
        {
            Plan($"Paged {number}", new MeetingRequest { Start = day.AddHours(8 + number) });
        }

        Plan("Paged series", new MeetingRequest { Start = day.AddHours(12), IsOfSeries = true });
        using var graph = Graph("maria");
        var (subjects, next) =
            (new List<string>(),
                "/me/calendarView?startDateTime=2026-08-01&endDateTime=2026-08-02&$top=2&$select=subject,type,seriesMasterId");
        JsonObject? last = null;
        for (var page = 0; next is not null; page++)
        {
            Assert.True(page < 3);
            var answer = await graph.GetAsync(next);
            subjects.AddRange(answer.Value.Select(one => one["subject"]!.GetValue<string>()));
            (last, next) = (answer.Value[^1], answer["@odata.nextLink"]);
        }

        Assert.Equal(["Paged 0", "Paged 1", "Paged 2", "Paged series"], subjects);
        Assert.Equal("occurrence", last!["type"]!.GetValue<string>());
        var series = await graph.GetAsync($"/me/events/{last["seriesMasterId"]!.GetValue<string>()}");
        Assert.Equal("seriesMaster", series["type"]);
        Assert.NotEqual((await graph.GetAsync($"/me/events/{last["id"]!.GetValue<string>()}"))["iCalUId"], series["iCalUId"]);
    }

    [Fact]
    public async Task The_stand_up_of_every_working_day_is_found_by_its_id()
    {
        using var graph = Graph("maria");
        var today = DateTimeOffset.UtcNow.Date;
        var view = await graph.GetAsync(
            $"/me/calendarView?startDateTime={today:yyyy-MM-dd}&endDateTime={today.AddDays(7):yyyy-MM-dd}&$top=100");
        var standUps = view.Value.Where(one => one["subject"]!.GetValue<string>() == "Sales stand-up").ToList();
        Assert.Equal(5, standUps.Count);

        var read = await graph.GetAsync($"/me/events/{standUps[2]["id"]!.GetValue<string>()}");

        Assert.Equal(standUps[2]["iCalUId"]!.GetValue<string>(), read["iCalUId"]);
        Assert.Equal("seriesMaster", (await graph.GetAsync($"/me/events/{read["seriesMasterId"]}"))["type"]);
    }

    [Fact]
    public async Task Batches_faults_and_translated_ids_work_for_meetings_too()
    {
        var planned = Plan("Batch").Of("maria");
        using var graph = Graph("maria");
        var batch = await graph.SendAsync(
            HttpMethod.Post, "/$batch",
            new { requests = new[] { new { id = "1", method = "GET", url = $"/me/events/{planned.Id}?$select=subject" } } });
        Assert.Equal("Batch", batch.Json["responses"]![0]!["body"]!["subject"]!.GetValue<string>());

        var translated = await graph.SendAsync(
            HttpMethod.Post, "/me/translateExchangeIds",
            new { inputIds = AnyId.Append(planned.EwsId), sourceIdType = "ewsId", targetIdType = "restImmutableEntryId" });
        Assert.Equal(planned.ImmutableId, Assert.Single(translated.Value)["targetId"]!.GetValue<string>());

        await using var host = await OutlookCrm.Simulator.SimulatorHost.StartAsync(ct: TestContext.Current.CancellationToken);
        using var own = new GraphCalls(host, "maria", "Calendars.Read");
        var other = host.Meet("maria", new MeetingRequest { Subject = "Fault" }).Of("maria");
        host.Faults.Set(new("graph", "/events/", Status: 429, RetryAfter: "3", Times: 1));
        var struck = await own.GetAsync($"/me/events/{other.Id}");
        Assert.Equal((HttpStatusCode.TooManyRequests, "3"), (struck.Status, struck.Headers["Retry-After"]));
        Assert.Equal("Fault", (await own.GetAsync($"/me/events/{other.Id}"))["subject"]);
    }

    [Fact]
    public async Task An_event_is_one_that_the_SDK_reads_whole()
    {
        var planned = Plan("Wire",
            new MeetingRequest { IsOfSeries = true, IsAllDay = true, Optional = [new("Zoë", Zoe)], Categories = ["Blue"] }).Of("maria");
        using var graph = Graph("maria");

        var read = await GraphWireTests.ReadAsync(graph, $"/me/events/{planned.Id}", Event.CreateFromDiscriminatorValue);
        await GraphWireTests.ReadAsync(graph, $"/me/events/{read.SeriesMasterId}", Event.CreateFromDiscriminatorValue);

        Assert.Equal((EventType.Occurrence, true), (read.Type, read.IsAllDay));
        Assert.Equal(AttendeeType.Optional, Assert.Single(read.Attendees!).Type);
        Assert.Equal("2026-07-02T00:00:00.0000000", read.End!.DateTime);
        var onAnotherClock = await graph.GetAsync(
            $"/me/events/{planned.Id}?$select=end", ("Prefer", "outlook.timezone=\"Pacific Standard Time\""));
        Assert.Equal(read.End.DateTime, onAnotherClock.Json["end"]!["dateTime"]!.GetValue<string>());
    }
}
