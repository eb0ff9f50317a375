using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

public sealed class MailDropTests(Company simulator)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dropped_mail_is_read_through_Graph_by_its_owner_and_by_nobody_else()
    {
        var eml = Eml.Write("Zoë <zoe@customer.example>", "maria@contoso.example", "Γειά σου", "Καλημέρα");
        var dropped = await simulator.Host.DropAsync(eml, "maria", ct: Ct);
        using var graph = simulator.Host.CloudClient();

        var json = await ReadAsync(graph, "maria", dropped.Id);
        Assert.Equal("Γειά σου", json["subject"]!.GetValue<string>());
        Assert.Equal("zoe@customer.example", json["from"]!["emailAddress"]!["address"]!.GetValue<string>());
        Assert.Equal("Καλημέρα", json["body"]!["content"]!.GetValue<string>().Trim());
        Assert.Equal(dropped.InternetMessageId, json["internetMessageId"]!.GetValue<string>());

        Assert.Equal("ErrorItemNotFound", (await ReadAsync(graph, "nikos", dropped.Id))["error"]!["code"]!.GetValue<string>());
    }

    private async Task<JsonObject> ReadAsync(HttpClient graph, string user, string id)
    {
        var host = simulator.Host;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://graph.microsoft.com/v1.0/me/messages/{id}");
        request.Headers.Authorization =
            new("Bearer", host.Entra.Mint.ForGraph(OutlookCrm.Simulator.Entra.EntraDirectory.Find(user)!, ["Mail.Read"]).ToToken());
        using var response = await graph.SendAsync(request, Ct);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
    }
}
