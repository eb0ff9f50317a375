using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Http;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_request_in_flight_is_finished_while_readiness_already_says_no()
    {
        var (rows, held, release) = (new WatchedRows(), new TaskCompletionSource(), new TaskCompletionSource());
        rows.Before = batch =>
        {
            if (batch.Partition.Table != Tables.Customers)
            {
                return Task.CompletedTask;
            }

            held.TrySetResult();
            return release.Task;
        };
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions
        {
            ApiSettings = new Dictionary<string, string?> { ["Shutdown:Drain"] = "00:00:03" },
            ConfigureApi = rows.Watch,
        });
        using var maria = host.ClientFor("maria");
        using var proxy = host.ClientFor(null);
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(proxy));

        var adding = maria.PostAsJsonAsync("/api/customers", new { kind = "person", name = "Anna Kis", addresses = new[] { "anna@held.example" } });
        await held.Task;
        var stopping = host.ApiServices.GetRequiredService<IHost>().StopAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(proxy));
        Assert.NotSame(stopping, await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(4))));
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadyAsync(proxy));
        release.SetResult();
        using var added = await adding;
        await added.ReadAsync(201);
        await stopping;
    }

    // A connection each time, as a proxy that has just been told.
    private static async Task<HttpStatusCode> ReadyAsync(HttpClient proxy)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { ConnectionClose = true } };
        using var answer = await proxy.SendAsync(request);
        return answer.StatusCode;
    }
}
