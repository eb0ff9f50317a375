using System.Buffers;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>
/// A Table service in this process, on real Kestrel and a free port, that keeps Azure's documented limits where the emulator does not,
/// counts requests and fails when a script says so (<see cref="Faults"/>). Rows live in memory. A client that proves itself wrongly gets
/// 403.
/// </summary>
public sealed class TableServer : IAsyncDisposable
{
    private const string Account = "strictaccount";
    private const string Key = "c3RyaWN0IGFuZCBub3RoaW5nIGJ1dCBzdHJpY3QsIGZvciB0ZXN0cyBvZiB0aGUgdGFibGVz";

    private readonly WebApplication _app;
    private readonly TableAccount _account;
    private readonly TableRequests _requests;
    private readonly Authorization _authorization;
    private readonly CancellationTokenSource _stopping = new();
    private long _number;

    private TableServer(TimeProvider clock)
    {
        _account = new(clock);
        _requests = new(_account, $"/{Account}/");
        _authorization = new(Account, Convert.FromBase64String(Key), clock, token => AcceptsToken?.Invoke(token) == true);

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel =>
        {
            // Two keys of 512 characters, each of up to nine bytes when escaped; bodies are measured here.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The account's address.</summary>
    public Uri Endpoint { get; private set; } = null!;

    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={Endpoint}";

    /// <summary>What a client signs with.</summary>
    public TableSharedKeyCredential Credential { get; } = new(Account, Key);

    /// <summary>The account's name and key, for signing by hand.</summary>
    public static (string Name, string Key) AccountKey => (Account, Key);

    /// <summary>Which bearer tokens are good; none unless this says so.</summary>
    public Func<string, bool>? AcceptsToken { get; set; }

    public FaultScript Faults { get; } = new();

    public RequestCounts Requests { get; } = new();

    /// <summary>How long a deleted table's name stays taken: 0 here, at least 30 seconds at Azure.</summary>
    public TimeSpan DeletionTime
    {
        get => _account.DeletionTime;
        set => _account.DeletionTime = value;
    }

    /// <param name="clock">What the server takes for now; the machine's clock unless a test turns it.</param>
    public static async Task<TableServer> StartAsync(TimeProvider? clock = null)
    {
        var server = new TableServer(clock ?? TimeProvider.System);
        await server._app.StartAsync();
        var address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Endpoint = new($"{address}/{Account}");
        return server;
    }

    /// <summary>How many rows a table has, read past the protocol.</summary>
    public int CountRows(string table) => _account.Count(table);

    /// <summary>A client without retries, for tests that count requests or look at the first answer.</summary>
    public TableServiceClient Client(int retries = 0)
    {
        var (delay, longest) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2));
        var options = new TableClientOptions { Retry = { MaxRetries = retries, Delay = delay, MaxDelay = longest } };
        return new(ConnectionString, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var body = await ReadAsync(context.Request);
            var (request, address) = Read(context);
            Requests.Add(request.Kind);
            await AnswerAsync(context, request, address, body);
        }
        catch (ServiceError error)
        {
            await SendAsync(context, Reply.Error(error));
        }
        catch (OperationCanceledException)
        {
            // The client went away, or the server stops.
        }
    }

    private async Task AnswerAsync(HttpContext context, TableRequest request, Address address, byte[]? body)
    {
        var fault = Faults.For(request);
        switch (fault?.Kind)
        {
            case FaultKind.Refused:
                await SendAsync(context, Refusal(fault));
                return;
            case FaultKind.Page:
                await ShowPageAsync(context.Response, fault);
                return;
            case FaultKind.Dropped:
                context.Abort();
                return;
            case FaultKind.Silent:
                await UntilGoneAsync(context);
                return;
            case FaultKind.Slow:
                await Task.Delay(fault.Delay, _stopping.Token);
                break;
        }

        var reply = Do(context, request, address, body, fault?.Kind == FaultKind.ShortPage ? fault.Rows : null);
        switch (fault?.Kind)
        {
            case FaultKind.RefusedAfter:
                await SendAsync(context, Refusal(fault));
                break;
            case FaultKind.DroppedAfter:
                context.Abort();
                break;
            case FaultKind.SilentAfter:
                await UntilGoneAsync(context);
                break;
            case FaultKind.Truncated:
                await SendAsync(context, reply, reply.Body.Length / 2);
                context.Abort();
                break;
            default:
                await SendAsync(context, reply);
                break;
        }
    }

    private Reply Do(HttpContext context, TableRequest request, Address address, byte[]? body, int? shortPage)
    {
        try
        {
            _authorization.Check(context.Request, RawPath(context));
            return _requests.Do(request.Kind, address, context.Request, body ?? throw ServiceError.TooLarge(), shortPage);
        }
        catch (ServiceError error)
        {
            return Reply.Error(error);
        }
    }

    private (TableRequest Request, Address Address) Read(HttpContext context)
    {
        var path = RawPath(context);
        var address = path.StartsWith($"/{Account}/", StringComparison.Ordinal)
            ? Address.Parse(path[(Account.Length + 2)..])
            : throw new ServiceError(400, "InvalidUri", "Another account.");
        var kind = TableRequests.KindOf(context.Request.Method, context.Request.Headers["X-HTTP-Method"], address.Kind);
        return (
            new(
                Interlocked.Increment(ref _number),
                kind,
                address.Table,
                address.PartitionKey,
                address.RowKey,
                context.Request.Query["$filter"]),
            address);
    }

    private static string RawPath(HttpContext context) => context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];

    /// <summary>The body, or null if it is larger than the service takes.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        var reader = request.BodyReader;
        var result = await reader.ReadAsync();
        while (!result.IsCompleted && result.Buffer.Length <= RowRules.BytesPerRequest)
        {
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            result = await reader.ReadAsync();
        }

        if (result.Buffer.Length <= RowRules.BytesPerRequest)
        {
            var body = result.Buffer.ToArray();
            reader.AdvanceTo(result.Buffer.End);
            return body;
        }

        reader.AdvanceTo(result.Buffer.End);
        while (!result.IsCompleted)
        {
            result = await reader.ReadAsync();
            reader.AdvanceTo(result.Buffer.End);
        }

        return null;
    }

    private async Task UntilGoneAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        await Task.Delay(Timeout.Infinite, gone.Token);
    }

    private static Task ShowPageAsync(HttpResponse response, Fault fault)
    {
        response.StatusCode = fault.Status;
        response.ContentType = fault.ContentType;
        if (fault.Status is >= 300 and < 400)
        {
            response.Headers.Location = "https://portal.example/sign-in";
        }

        return fault.Body.Length == 0 ? Task.CompletedTask : response.WriteAsync(fault.Body);
    }

    private static Reply Refusal(Fault fault)
    {
        var reply = Reply.Error(new(fault.Status, fault.Code, "A test said so."));
        return reply.With("Retry-After", fault.RetryAfter?.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task SendAsync(HttpContext context, Reply reply, int? only = null)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["x-ms-version"] = context.Request.Headers["x-ms-version"];
        response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (reply.ContentType is not null)
        {
            response.ContentType = reply.ContentType;
            response.ContentLength = reply.Body.Length;
            await response.Body.WriteAsync(reply.Body.AsMemory(0, only ?? reply.Body.Length));
            await response.Body.FlushAsync();
        }
    }
}
