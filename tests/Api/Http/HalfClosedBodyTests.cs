using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using OutlookCrm.Simulator;
using Xunit;

namespace OutlookCrm.Tests.Http;

/// <summary>
/// A caller who stops sending in the middle of a body is the caller's matter: a bad request where an answer still goes out, and no alarm.
/// </summary>
public sealed class HalfClosedBodyTests
{
    [Fact]
    public async Task Half_a_body_is_no_alarm()
    {
        var log = new Alarms();
        await using var host = await SimulatorHost.StartAsync(
            new SimulatorOptions { ConfigureApi = builder => builder.Logging.AddProvider(log) });
        string[] routes = ["/api/customers", "/api/customers/search", "/api/card", "/api/insights/satisfaction"];
        foreach (var (path, isChunked, sent) in
            from path in routes
            from isChunked in new[] { false, true }
            from sent in new[] { "", "{\"te", "{\"text\":\"a\"}" }
            select (path, isChunked, sent))
        {
            foreach (var isReset in new[] { false, true })
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(host.ApiAddress.Host, host.ApiAddress.Port);
                await using var stream = connection.GetStream();
                var length = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: 100";
                var body = isChunked && sent.Length > 0 ? $"{sent.Length:x}\r\n{sent}\r\n" : sent;
                var type = path.Contains("insights", StringComparison.Ordinal) ? "text/csv" : "application/json";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(
                    $"POST {path} HTTP/1.1\r\nHost: {host.ApiAddress.Authority}\r\nAuthorization: Bearer {host.TokenFor("ilona")}"
                        + $"\r\nContent-Type: {type}\r\n{length}\r\n\r\n{body}"));
                if (isReset)
                {
                    connection.LingerState = new LingerOption(true, 0);
                    continue;
                }

                connection.Client.Shutdown(SocketShutdown.Send);
                using var answer = new StreamReader(stream);
                var line = await answer.ReadLineAsync();
                Assert.True(line is null or "" or "HTTP/1.1 400 Bad Request", $"{path} {length} '{sent}': {line}");
            }
        }

        // What the requests left behind was logged before this one is answered.
        using var maria = host.ClientFor("maria");
        using var me = await maria.GetAsync("/api/me");
        await me.ReadAsync(200);
        Assert.True(log.All.IsEmpty, string.Join(Environment.NewLine, log.All.Distinct()));
    }

    private sealed class Alarms : ILoggerProvider
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Category(All, categoryName);

        public void Dispose()
        {
        }

        private sealed class Category(ConcurrentQueue<string> all, string name) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (logLevel >= LogLevel.Warning)
                {
                    all.Enqueue($"{name}: {formatter(state, exception)} {exception}");
                }
            }
        }
    }
}
