using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
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

        var adding = maria.PostAsJsonAsync(
            "/api/customers", new { kind = "person", name = "Anna Kis", addresses = new[] { "anna@held.example" } });
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

    [Theory]
    [InlineData("/api/customers/search", "application/json", "{\"text\":\"Pieter\"}")]
    [InlineData("/api/insights/satisfaction", "text/csv", "date,kind,score\n2026-01-05,nps,9\n")]
    public async Task A_body_that_is_still_arriving_is_waited_for(string path, string type, string body)
    {
        var bodies = new WatchedBodies();
        await using var host = await SimulatorHost.StartAsync(
            new SimulatorOptions { ConfigureApi = builder => builder.Services.AddSingleton<IStartupFilter>(bodies) });
        using var connection = new TcpClient();
        await connection.ConnectAsync(host.ApiAddress.Host, host.ApiAddress.Port);
        await using var stream = connection.GetStream();
        var head =
            $"POST {path} HTTP/1.1\r\nHost: {host.ApiAddress.Authority}\r\nAuthorization: Bearer {host.TokenFor("ilona")}"
                + $"\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n";
        using var answer = new StreamReader(stream);

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body[..5]));
        await bodies.Waiting;
        var stopping = host.ApiServices.GetRequiredService<IHost>().StopAsync();
        using var proxy = host.ClientFor(null);
        while (await IsServingAsync(proxy))
        {
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[5..]));

        Assert.Equal("HTTP/1.1 200 OK", await answer.ReadLineAsync());
        await stopping;
    }

    private static async Task<bool> IsServingAsync(HttpClient proxy)
    {
        try
        {
            await ReadyAsync(proxy);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // A connection each time, as a proxy that has just been told.
    private static async Task<HttpStatusCode> ReadyAsync(HttpClient proxy)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { ConnectionClose = true } };
        using var answer = await proxy.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Tells that somebody waits for more of a body.</summary>
    private sealed class WatchedBodies : IStartupFilter
    {
        private readonly TaskCompletionSource _waiting = new();

        public Task Waiting => _waiting.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Features.Set<IRequestBodyPipeFeature>(new Body(new Reader(context.Request.BodyReader, _waiting)));
                return go(context);
            });
            next(app);
        };

        private sealed record Body(PipeReader Reader) : IRequestBodyPipeFeature;

        private sealed class Reader(PipeReader body, TaskCompletionSource waiting) : PipeReader
        {
            public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
            {
                var reading = body.ReadAsync(cancellationToken);
                if (!reading.IsCompleted)
                {
                    waiting.TrySetResult();
                }

                return await reading;
            }

            public override bool TryRead(out ReadResult result) => body.TryRead(out result);

            public override void CancelPendingRead() => body.CancelPendingRead();

            public override void AdvanceTo(SequencePosition consumed) => body.AdvanceTo(consumed);

            public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => body.AdvanceTo(consumed, examined);

            public override void Complete(Exception? exception = null) => body.Complete(exception);
        }
    }
}
