using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Demo;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Simulator.Scripts;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Meetings over the scripts' endpoints, as the README describes them, and those of the demo company.</summary>
public sealed class MeetingScriptsTests(Company simulator)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_meeting_is_made_changed_and_called_off_for_everybody_on_it()
    {
        using var client = new HttpClient { BaseAddress = simulator.Host.PageAddress };
        var made = await PostAsync(client, "meetings?user=maria", new
        {
            subject = "Contract",
            start = "2026-09-01T08:00:00Z",
            required = new[] { new { name = "Zoë", address = "zoe@customer.example", response = "accepted" },
                new { name = "Nikos", address = "nikos@contoso.example", response = "notResponded" } },
        });
        Assert.Equal("2026-09-01T09:00:00Z", made["end"]!.GetValue<string>());
        var (mine, his) = (Copy(made, "maria"), Copy(made, "nikos"));
        Assert.Equal(ItemIds.ToRest(mine["ewsId"]!.GetValue<string>()), mine["id"]!.GetValue<string>());

        var changed = await PostAsync(client, $"meeting/change?user=maria&id={Id(mine)}", new
        {
            start = "2026-09-01T10:00:00Z",
            optional = new[] { new { name = "Ilona", address = "ilona@contoso.example" } },
        });
        Assert.Equal(made["iCalUId"]!.GetValue<string>(), changed["iCalUId"]!.GetValue<string>());
        var seen = await client.GetFromJsonAsync<JsonObject>($"/simulator/meeting?user=ilona&id={Id(Copy(changed, "ilona"))}", Ct);
        Assert.Equal("2026-09-01T11:00:00Z", seen!["end"]!.GetValue<string>());
        Assert.Equal("accepted", seen["required"]![0]!["response"]!.GetValue<string>());

        await PostAsync(client, $"meeting/cancel?user=maria&id={Id(mine)}", new { });
        var cancelled = await client.GetFromJsonAsync<JsonObject>($"/simulator/meeting?user=nikos&id={Id(his)}", Ct);
        Assert.True(cancelled!["isCancelled"]!.GetValue<bool>());
        Assert.Equal("Canceled: Contract", cancelled["subject"]!.GetValue<string>());
        using var gone = await client.GetAsync($"/simulator/meeting?user=maria&id={Id(mine)}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        using var deleted = await client.PostAsync($"/simulator/meeting/delete?user=nikos&id={Id(his)}", null, Ct);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var left = await client.GetFromJsonAsync<JsonObject>("/simulator/meetings?user=nikos&from=2026-09-01T09:30:00Z&to=2026-09-02", Ct);
        Assert.DoesNotContain(left!["meetings"]!.AsArray(), one => Id(one!) == Id(his));
    }

    [Fact]
    public async Task What_an_add_in_keeps_is_kept_for_one_copy()
    {
        using var client = new HttpClient { BaseAddress = simulator.Host.PageAddress };
        var planned = simulator.Host.Meet("maria", new MeetingRequest { Required = [new("Nikos", "nikos@contoso.example")] });
        using var saved = await client.PostAsJsonAsync(
            $"/simulator/meeting/properties?user=maria&id={planned.Of("maria").Id}",
            new { logged = "2026-09-01", by = new { name = "Maria" } }, Ct);
        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);

        var mine = await client.GetFromJsonAsync<JsonObject>(
            $"/simulator/meeting/properties?user=maria&id={planned.Of("maria").ImmutableId}", Ct);
        var his = await client.GetFromJsonAsync<JsonObject>($"/simulator/meeting/properties?user=nikos&id={planned.Of("nikos").Id}", Ct);

        Assert.Equal("Maria", mine!["properties"]!["by"]!["name"]!.GetValue<string>());
        Assert.Empty(his!["properties"]!.AsObject());
        using var large = await client.PostAsJsonAsync(
            $"/simulator/meeting/properties?user=maria&id={planned.Of("maria").Id}", new { text = new string('x', 2500) }, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
    }

    [Theory]
    [InlineData("meetings?user=nobody", """{}""", HttpStatusCode.NotFound)]
    [InlineData("meetings?user=maria&shared=ilona@contoso.example", """{}""", HttpStatusCode.NotFound)]
    [InlineData("meetings?user=maria", """{"start":"2026-09-01T10:00:00Z","end":"2026-09-01T09:00:00Z"}""", HttpStatusCode.BadRequest)]
    [InlineData("meetings?user=maria", """{"required":[{"name":"Zoë","response":"maybe"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("meetings?user=maria", """{"required":[{"name":"","address":""}]}""", HttpStatusCode.BadRequest)]
    [InlineData("meeting/change?user=maria&id=AAMkunknown", """{}""", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_is_refused_with_a_sentence(string path, string body, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = simulator.Host.PageAddress };
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync($"/simulator/{path}", content, Ct);
        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["error"]!.GetValue<string>());
    }

    [Fact]
    public void The_demo_company_has_every_kind_of_meeting_around_its_today()
    {
        var company = DemoCompany.Make(Now);
        var meetings = new DemoMeetings(Now, company.People).Make();
        var again = new DemoMeetings(Now, company.People).Make();
        var customers = company.People.Select(person => person.Profile.Addresses[0]).ToHashSet();
        bool IsOurs(string address) => address.EndsWith("@contoso.example", StringComparison.Ordinal);

        Assert.Equal(meetings.Select(one => (one.Id, one.Meeting.Start)), again.Select(one => (one.Id, one.Meeting.Start)));
        Assert.All(meetings, one => Assert.InRange(one.Meeting.Start, Now.AddDays(-8), Now.AddDays(8)));
        Assert.Contains(meetings, one => customers.Contains(one.Meeting.Organizer.Address));
        Assert.Contains(meetings, one => one.Meeting.Organizer.Address == "maria@contoso.example"
            && one.Meeting.Attendees.Any(person => customers.Contains(person.Address)));
        Assert.Contains(meetings, one => one.Meeting.Attendees.Count(person => customers.Contains(person.Address)) > 2);
        Assert.Contains(meetings, one => IsOurs(one.Meeting.Organizer.Address) && one.Meeting.Attendees.Count > 0
            && one.Meeting.Attendees.All(person => IsOurs(person.Address)));
        Assert.Contains(meetings, one => one.Meeting.Attendees.Count == 0 && !one.Meeting.IsAllDay);
        Assert.Contains(meetings, one => one.Meeting.IsAllDay);
        Assert.Contains(meetings, one => one.Meeting.IsCancelled);
        Assert.Contains(meetings, one => one.IsOfSeries);
        Assert.Contains(meetings, one => one.Meeting.Subject.Any(letter => letter is >= '\u0600' and <= '\u06ff'));
    }

    [Fact]
    public async Task Meetings_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("outlookcrm-meetings-");
        try
        {
            string id;
            await using (var host = await SimulatorHost.StartAsync(new SimulatorOptions { DataFolder = folder.FullName }, Ct))
            {
                id = host.Meet("maria",
                    new MeetingRequest { Subject = "Kept", Required = [new("Zoë", "zoe@customer.example", "declined")] }).Of("maria").Id;
            }

            await using var again = await SimulatorHost.StartAsync(new SimulatorOptions { DataFolder = folder.FullName }, Ct);
            var kept = again.Mailboxes.Of(EntraDirectory.Find("maria")!).Meetings.Find(id);
            Assert.Equal(("Kept", "declined"), (kept!.Subject, kept.Attendees[0].Response));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/simulator/{path}", body, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
    }

    private static JsonNode Copy(JsonNode planned, string user) =>
        planned["copies"]!.AsArray().Single(copy => copy!["user"]?.GetValue<string>() == user)!;

    private static string Id(JsonNode copy) => copy["id"]!.GetValue<string>();
}
