using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OutlookCrm.Http;
using OutlookCrm.Simulator;
using OutlookCrm.Tests.Identity;
using Xunit;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.Tests.Http;

/// <summary>
/// A caller who stops sending in the middle of a body is the caller's matter: a bad request where an answer still goes out, and no alarm.
/// </summary>
public sealed class HalfClosedBodyTests(HalfClosedBodyTests.World world) : IClassFixture<HalfClosedBodyTests.World>
{
    private const string Form = "multipart/form-data; boundary=xx";
    private const string Part = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nName;Em";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/api/customers", "application/json", "{\"te", "{\"text\":\"a\"}")]
    [InlineData("POST", "/api/customers/search", "application/json", "{\"te", "{\"text\":\"a\"}")]
    [InlineData("POST", "/api/card", "application/json", "{\"addresses\":[\"a@", "{}")]
    [InlineData("POST", "/api/correspondence", "application/json; charset=utf-8", "{\"itemId\":", "{}")]
    [InlineData("PUT", "/api/customers/6a0b3a40-8c4e-4a2e-9d0e-0c5b1c1f7a11/feedback/6a0b3a40-8c4e-4a2e-9d0e-0c5b1c1f7a12",
        "application/json", "{\"metric\":\"n", "{}")]
    [InlineData("POST", "/api/insights/satisfaction", "text/csv", "score", "score,date,kind\n1,")]
    [InlineData("POST", "/api/insights/portfolio", "text/csv", "\uFEFFcustomer", "customer,date,amount\n1,")]
    [InlineData("POST", "/api/imports/preview", Form, "--x", Part)]
    [InlineData("POST", "/api/imports", Form, "--xx\r\nContent-Disp", Part)]
    [InlineData("POST", "/api/webhooks/shopify/none", "application/json", "{\"id\":", "{}")]
    public async Task Half_a_body_is_no_alarm(string method, string path, string type, string half, string more)
    {
        world.Log.All.Clear();
        foreach (var (framing, sent) in
            from framing in new[] { "Transfer-Encoding: chunked", "Content-Length: 1000", "Content-Length: 600000" }
            from sent in new[] { "", half, more }
            select (framing, sent))
        {
            foreach (var isReset in new[] { false, true })
            {
                var line = await SendHalfAsync(method, path, type, framing, sent, isReset);

                // A report's turn goes on until the server has noticed that its file will not come.
                Assert.True(line is "" || line.StartsWith("HTTP/1.1 4", StringComparison.Ordinal)
                    || (path.Contains("insights", StringComparison.Ordinal) && line == "HTTP/1.1 503 Service Unavailable"),
                    $"{path} {framing} '{sent}': {line}");
            }
        }

        // What the requests left behind was logged before this one is answered.
        using var maria = world.Simulator.ClientFor("maria");
        using var me = await maria.GetAsync("/api/me", Ct);
        await me.ReadAsync(200);
        Assert.True(world.Log.All.IsEmpty, string.Join(Environment.NewLine, world.Log.All.Distinct()));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Who_leaves_while_a_problem_is_written_causes_none(int status)
    {
        var gone = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        gone.Response.StatusCode = status;

        await new ProblemWriter(Options.Create(new JsonOptions()))
            .WriteAsync(new() { HttpContext = gone, ProblemDetails = { Status = status } });

        Assert.Equal(status, gone.Response.StatusCode);
    }

    // The first line of the answer, empty where there is none.
    private async Task<string> SendHalfAsync(
        string method, string path, string type, string framing, string sent, bool isReset)
    {
        var api = world.Simulator.ApiAddress;
        using var connection = new TcpClient();
        await connection.ConnectAsync(api.Host, api.Port, Ct);
        await using var stream = connection.GetStream();
        var bytes = Encoding.UTF8.GetByteCount(sent);
        var body = framing.EndsWith("chunked", StringComparison.Ordinal) && bytes > 0 ? $"{bytes:x}\r\n{sent}\r\n" : sent;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {api.Authority}\r\nAuthorization: Bearer {world.Simulator.TokenFor("ilona")}"
                + $"\r\nIf-Match: \"x\"\r\nContent-Type: {type}\r\n{framing}\r\n\r\n{body}"), Ct);
        if (isReset)
        {
            connection.LingerState = new LingerOption(true, 0);
            return "";
        }

        connection.Client.Shutdown(SocketShutdown.Send);
        using var answer = new StreamReader(stream);
        try
        {
            return await answer.ReadLineAsync(Ct) ?? "";
        }
        catch (IOException)
        {
            // The server has closed the connection without an answer.
            return "";
        }
    }

    /// <summary>The product, and what it logs as a warning or worse.</summary>
    public sealed class World : RunningApi
    {
        internal Alarms Log { get; } = new();

        protected override SimulatorOptions Options => new() { ConfigureApi = builder => builder.Logging.AddProvider(Log) };
    }

    internal sealed class Alarms : ILoggerProvider
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
