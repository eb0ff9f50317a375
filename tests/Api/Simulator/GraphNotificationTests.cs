using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Subscriptions ring when something changes, after the handshake that Microsoft makes.</summary>
public sealed class GraphNotificationTests : IAsyncLifetime
{
    private readonly Channel<JsonObject> _received = Channel.CreateUnbounded<JsonObject>();
    private SimulatorHost _host = null!;
    private WebApplication _listener = null!;
    private string _url = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await SimulatorHost.StartAsync(ct: Ct);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        _listener = builder.Build();
        _listener.MapPost("/good", async (HttpContext http) =>
        {
            if (http.Request.Query["validationToken"] is { Count: > 0 } token)
            {
                return Results.Text(token);
            }

            await _received.Writer.WriteAsync((await http.Request.ReadFromJsonAsync<JsonObject>())!);
            return Results.StatusCode(202);
        });
        _listener.MapPost("/bad", () => Results.Ok("not the token"));
        await _listener.StartAsync(Ct);
        _url = _listener.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _listener.DisposeAsync();
    }

    [Fact]
    public async Task A_new_mail_rings_with_client_state_and_the_id_asked_for()
    {
        using var graph = new GraphCalls(_host, "maria");
        var created = await SubscribeAsync(
            graph, "/good", "me/mailFolders('Inbox')/messages", headers: ("Prefer", "IdType=\"ImmutableId\""));
        Assert.Equal(HttpStatusCode.Created, created.Status);

        var dropped = await _host.DropAsync(Eml.Write("a@customer.example", "maria@contoso.example"), "maria", ct: Ct);
        var notification = (await _received.Reader.ReadAsync(Ct))["value"]![0]!;

        Assert.Equal(created["id"], notification["subscriptionId"]!.GetValue<string>());
        Assert.Equal("our secret", notification["clientState"]!.GetValue<string>());
        Assert.Equal("created", notification["changeType"]!.GetValue<string>());
        Assert.Equal(dropped.ImmutableId, notification["resourceData"]!["id"]!.GetValue<string>());
        Assert.Equal("11111111-aaaa-4bbb-8ccc-000000000001", notification["tenantId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_the_handshake_beyond_seven_days_and_for_somebody_elses_mailbox_there_is_none()
    {
        using var graph = new GraphCalls(_host, "maria");
        Assert.Equal("ValidationError", (await SubscribeAsync(graph, "/bad", "me/messages")).ErrorCode);
        Assert.Equal("ErrorAccessDenied", (await SubscribeAsync(graph, "/good", $"users/{MailboxOwner.SharedAddress}/messages")).ErrorCode);
        Assert.Equal("InvalidRequest", (await SubscribeAsync(graph, "/good", "me/messages", days: 8)).ErrorCode);
    }

    [Fact]
    public async Task Renewed_and_deleted_by_its_owner_only()
    {
        using var graph = new GraphCalls(_host, "maria");
        using var nikos = new GraphCalls(_host, "nikos");
        var path = $"/subscriptions/{(await SubscribeAsync(graph, "/good", "me/messages"))["id"]}";
        var renewal = new { expirationDateTime = DateTimeOffset.UtcNow.AddDays(2) };

        Assert.Equal(HttpStatusCode.NotFound, (await nikos.SendAsync(HttpMethod.Patch, path, renewal)).Status);
        Assert.Equal(HttpStatusCode.OK, (await graph.SendAsync(HttpMethod.Patch, path, renewal)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await graph.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await graph.GetAsync(path)).Status);
    }

    private Task<GraphAnswer> SubscribeAsync(
        GraphCalls graph, string listener, string resource, int days = 1, params (string, string)[] headers)
    {
        var (notificationUrl, expirationDateTime) = (_url + listener, DateTimeOffset.UtcNow.AddDays(days));
        var request = new { changeType = "created,updated", notificationUrl, resource, expirationDateTime, clientState = "our secret" };
        return graph.SendAsync(HttpMethod.Post, "/subscriptions", request, headers);
    }
}
