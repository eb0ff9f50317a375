using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>The scripts' endpoints, as the README of the simulator describes them.</summary>
public sealed class ScriptsTests(Company simulator) : IDisposable
{
    private readonly HttpClient _page = new() { BaseAddress = simulator.Host.PageAddress };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task A_token_for_the_API_opens_it()
    {
        var token = await _page.GetStringAsync(new Uri("/simulator/token?user=ilona", UriKind.Relative), Ct);
        using var api = simulator.Host.ClientFor(null);
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var me = await api.GetFromJsonAsync<JsonObject>("/api/me", Ct);
        Assert.Equal("ilona@contoso.example", me!["userName"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/simulator/token?user=nobody", HttpStatusCode.NotFound)]
    [InlineData("/simulator/token?user=maria&variant=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/simulator/token", HttpStatusCode.BadRequest)]
    [InlineData("/simulator/mailbox?user=ilona&mailbox=sales@contoso.example", HttpStatusCode.NotFound)]
    [InlineData("/simulator/mailbox?user=maria&folder=moon", HttpStatusCode.NotFound)]
    [InlineData("/simulator/message?user=maria&id=nothing", HttpStatusCode.NotFound)]
    public async Task Wrong_questions_get_a_plain_error(string path, HttpStatusCode status)
    {
        using var response = await _page.GetAsync(new Uri(path, UriKind.Relative), Ct);
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("Host", "crm.example.com")]
    [InlineData("Origin", "https://evil.example")]
    public async Task Other_hosts_and_origins_are_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/simulator/token?user=maria");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await _page.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_dropped_mail_is_listed_read_sent_on_and_told()
    {
        using var stream = await _page.GetStreamAsync(new Uri("/simulator/events?user=ana", UriKind.Relative), Ct);
        await using var events = SseParser.Create(stream, (_, data) => data.IsEmpty ? null : JsonNode.Parse(data)).EnumerateAsync(Ct)
            .GetAsyncEnumerator(Ct);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("ready", events.Current.EventType);
        using var eml = new StringContent(Eml.Write("Zoë <zoe@customer.example>", "ana@contoso.example", "Told"));
        using var dropped = await _page.PostAsync(new Uri("/simulator/mail?user=ana", UriKind.Relative), eml, Ct);
        Assert.Equal(HttpStatusCode.Created, dropped.StatusCode);
        var ids = (await dropped.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
        var id = ids["id"]!.GetValue<string>();

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("mail", events.Current.EventType);
        Assert.Equal("created", events.Current.Data!["kind"]!.GetValue<string>());
        Assert.Equal(id, events.Current.Data!["id"]!.GetValue<string>());

        var list = await _page.GetFromJsonAsync<JsonObject>("/simulator/mailbox?user=ana", Ct);
        Assert.Equal("Told", list!["messages"]![0]!["subject"]!.GetValue<string>());
        foreach (var key in new[] { "id", "immutableId", "ewsId" })
        {
            var view = await _page.GetFromJsonAsync<JsonObject>(
                $"/simulator/message?user=ana&id={Uri.EscapeDataString(ids[key]!.GetValue<string>())}", Ct);
            Assert.Equal("zoe@customer.example", view!["from"]!["address"]!.GetValue<string>());
            Assert.EndsWith("Z", view["dateTimeCreated"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        var answer = new
        {
            to = new[] { new { name = "Reza", address = "reza@contoso.example" } },
            subject = "Fw: Told",
            text = "For you.",
            replyTo = id
        };
        using var sent = await _page.PostAsJsonAsync("/simulator/send?user=ana", answer, Ct);
        Assert.Equal("sentitems", (await sent.Content.ReadFromJsonAsync<JsonObject>(Ct))!["folder"]!.GetValue<string>());
        var received = await _page.GetFromJsonAsync<JsonObject>("/simulator/mailbox?user=reza", Ct);
        Assert.Contains(received!["messages"]!.AsArray(), message => message!["subject"]!.GetValue<string>() == "Fw: Told");
    }
}
