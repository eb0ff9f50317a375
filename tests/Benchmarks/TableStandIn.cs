using System.Diagnostics;
using Azure.Data.Tables;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// A table service that answers every request at once with what Azurite answered to one like it, in a process of its own: what a client can do when
/// the service is not what everybody waits for.
/// </summary>
internal sealed class TableStandIn : IAsyncDisposable
{
    /// <summary>The argument that makes this program the stand-in.</summary>
    public const string Argument = "table-stand-in";

    private const string RowFile = "row";
    private const string PageFile = "page";
    private const string TransactionFile = "transaction";
    private const string Multipart = "multipart/mixed; boundary=";

    private readonly Process _process;

    private TableStandIn(Process process, string address) => (_process, Endpoint) = (process, new($"{address.TrimEnd('/')}/{AzuriteProcess.Account}"));

    public Uri Endpoint { get; }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AzuriteProcess.Account};AccountKey={AzuriteProcess.Key};TableEndpoint={Endpoint}";

    /// <summary>Asks for the answers, and starts a process that gives them.</summary>
    public static async Task<TableStandIn> StartAsync(TableClient reads, string folder)
    {
        var row = await reads.GetEntityAsync<TableEntity>(TableRequests.PartitionKey(0), TableRequests.RowKey(0));
        await File.WriteAllBytesAsync(Path.Combine(folder, RowFile), row.GetRawResponse().Content.ToArray());
        await foreach (var page in reads.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TableRequests.PartitionKey(0)}")).AsPages())
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, PageFile), page.GetRawResponse().Content.ToArray());
        }

        var transaction = await reads.SubmitTransactionAsync(TableRequests.Inserts("more", TableRequests.Rows));
        await File.WriteAllBytesAsync(Path.Combine(folder, TransactionFile), transaction.GetRawResponse().Content.ToArray());
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OutlookCrm.Benchmarks.dll"), Argument, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The stand-in did not start."));
    }

    /// <summary>Answers until its standard input ends.</summary>
    public static async Task RunAsync(string folder)
    {
        var (row, page, transaction) = (Bytes(RowFile), Bytes(PageFile), Bytes(TransactionFile));

        // The body begins with its own boundary.
        var boundary = System.Text.Encoding.ASCII.GetString(transaction.AsSpan(2, transaction.AsSpan().IndexOf("\r\n"u8) - 2));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            var path = context.Request.Path.Value!;
            await (HttpMethods.IsGet(context.Request.Method) ? AnswerAsync(context.Response, "application/json;odata=minimalmetadata", path.EndsWith("()", StringComparison.Ordinal) ? page : row)
                : path.EndsWith("$batch", StringComparison.Ordinal) ? AnswerAsync(context.Response, Multipart + boundary, transaction, StatusCodes.Status202Accepted)
                : AnswerAsync(context.Response, null, [], StatusCodes.Status204NoContent));
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();

        byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(folder, name));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Task AnswerAsync(HttpResponse response, string? type, byte[] body, int status = StatusCodes.Status200OK)
    {
        response.StatusCode = status;
        response.Headers.ETag = "W/\"datetime'2026-11-10T10%3A32%3A00.0000000Z'\"";
        if (type is null)
        {
            return Task.CompletedTask;
        }

        response.ContentType = type;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask();
    }
}
