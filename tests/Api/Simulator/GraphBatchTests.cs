using System.Net;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>`$batch`: every part has its own fate.</summary>
public sealed class GraphBatchTests
{
    [Fact]
    public async Task Parts_succeed_fail_and_wait_for_each_other_on_their_own()
    {
        await using var host = await SimulatorHost.StartAsync(ct: TestContext.Current.CancellationToken);
        var mail = await host.DropAsync(
            Eml.Write("a@customer.example", "maria@contoso.example", "Mail"), "maria", ct: TestContext.Current.CancellationToken);
        using var graph = new GraphCalls(host, "maria");
        host.Faults.Set(new Fault("graph", "mailFolders/drafts", Status: 429, RetryAfter: "2.128"));

        var json = new Dictionary<string, string> { ["Content-Type"] = "application/json" };
        var answer = await graph.SendAsync(HttpMethod.Post, "/$batch", new
        {
            requests = new object[]
            {
                new { id = "1", method = "GET", url = $"/me/messages/{mail.Id}?$select=subject" },
                new { id = "2", method = "GET", url = $"/me/messages/{ItemIds.Rest(Guid.NewGuid(), Guid.NewGuid(), 0)}" },
                new { id = "3", method = "GET", url = "/me/mailFolders/drafts" },
                new { id = "4", method = "GET", url = "/me", dependsOn = new[] { "2" } },
                new { id = "5", method = "PATCH", url = $"/me/messages/{mail.Id}", body = new { isRead = true }, headers = json },
            },
        });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var parts = answer.Json["responses"]!.AsArray().ToDictionary(part => part!["id"]!.GetValue<string>(), part => part!);
        Assert.Equal([200, 404, 429, 424, 200], new[] { "1", "2", "3", "4", "5" }.Select(id => parts[id]["status"]!.GetValue<int>()));
        Assert.Equal("Mail", parts["1"]["body"]!["subject"]!.GetValue<string>());
        Assert.Equal("2.128", parts["3"]["headers"]!["Retry-After"]!.GetValue<string>());
        Assert.True(parts["5"]["body"]!["isRead"]!.GetValue<bool>());
    }

    [Fact]
    public async Task More_than_twenty_are_refused()
    {
        await using var host = await SimulatorHost.StartAsync(ct: TestContext.Current.CancellationToken);
        using var graph = new GraphCalls(host, "maria");
        var requests = Enumerable.Range(1, 21).Select(number => new { id = $"{number}", method = "GET", url = "/me" });
        Assert.Equal(HttpStatusCode.BadRequest, (await graph.SendAsync(HttpMethod.Post, "/$batch", new { requests })).Status);
    }
}
