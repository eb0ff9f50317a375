using System.Buffers;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One account's endpoint and pipeline: makes the service's requests and sends them with the pipeline's retries, signatures and diagnostics.</summary>
internal sealed class ServiceConnection
{
    private const string Json = "application/json";
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";

    /// <summary>
    /// The statuses by which the service says that it did what was asked. Another success is somebody else's: a gateway that answers every address with a page of its own.
    /// </summary>
    public static readonly int[] Found = [200];
    public static readonly int[] FoundOrNot = [200, 404];
    public static readonly int[] Inserted = [201, 204];
    public static readonly int[] Written = [204];
    public static readonly int[] DeletedOrGone = [204, 404];
    public static readonly int[] Accepted = [202];
    private static readonly int[] TableIsThere = [201, 204, 409];

    private readonly HttpPipeline _pipeline;
    private readonly string _version;
    private readonly bool _cosmos;

    public ServiceConnection(Uri endpoint, TableClientOptions options, Func<bool, HttpPipelinePolicy> authentication)
    {
        Endpoint = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _cosmos = IsCosmos(endpoint);
        _version = options.VersionText;
        _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication(_cosmos) },
            ResponseClassifier = new ResponseClassifier(),
            RequestFailedDetailsParser = ServiceErrorParser.Instance,
        });
    }

    /// <summary>The account's address without a slash at its end.</summary>
    public string Endpoint { get; }

    /// <summary>The address of one row; keys are quoted, then escaped, so that any character arrives as itself.</summary>
    public string Row(string table, string partitionKey, string rowKey) =>
        $"{Endpoint}/{table}(PartitionKey='{EscapeKey(partitionKey)}',RowKey='{EscapeKey(rowKey)}')";

    public string Rows(string table) => $"{Endpoint}/{table}()";

    public string Tables => $"{Endpoint}/Tables";

    public string Batch => $"{Endpoint}/$batch";

    public HttpMessage Message(RequestMethod method, string address)
    {
        var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(address));
        request.Headers.SetValue("x-ms-version", _version);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("Accept", MinimalMetadata);
        return message;
    }

    public HttpMessage Message(RequestMethod method, string address, PooledContent body, string contentType = Json)
    {
        var message = Message(method, address);
        message.Request.Content = body;
        message.Request.Headers.SetValue("Content-Type", contentType);
        return message;
    }

    /// <summary>An insert, which asks for no echo of the row.</summary>
    public HttpMessage Insert(string address, PooledContent body)
    {
        var message = Message(RequestMethod.Post, address, body);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        return message;
    }

    /// <summary>A merge or replace; without a version it also inserts.</summary>
    public HttpMessage Update(TableUpdateMode mode, string address, PooledContent body, string? ifMatch)
    {
        var (method, merge) = Method(mode);
        var message = Message(method, address, body);
        if (merge)
        {
            message.Request.Headers.SetValue("X-HTTP-Method", "MERGE");
        }

        if (ifMatch is not null)
        {
            message.Request.Headers.SetValue("If-Match", ifMatch);
        }

        return message;
    }

    /// <summary>The same write as a part of a transaction: request line, headers, row.</summary>
    public void WritePart(PooledContent body, string table, TableTransactionAction action)
    {
        var entity = action.Entity;
        var (method, merge) = action.ActionType switch
        {
            TableTransactionActionType.Add => (RequestMethod.Post, false),
            TableTransactionActionType.Delete => (RequestMethod.Delete, false),
            TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => Method(TableUpdateMode.Replace),
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => Method(TableUpdateMode.Merge),
            _ => throw new InvalidOperationException("Unknown request type."),
        };
        Write(body, method.Method);
        body.Write(" "u8);
        if (action.ActionType == TableTransactionActionType.Add)
        {
            Write(body, Endpoint);
            body.Write("/"u8);
            Write(body, table);
        }
        else
        {
            Write(body, Row(table, entity.PartitionKey, entity.RowKey));
        }

        Write(body, $" HTTP/1.1\r\nAccept: {MinimalMetadata}\r\nDataServiceVersion: 3.0\r\n");
        if (merge)
        {
            Write(body, "X-HTTP-Method: MERGE\r\n");
        }

        // An update that names no version is sent without one, as an upsert: that is how the service's own client behaves.
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Write(body, $"If-Match: {(action.ETag == default ? ETag.All : action.ETag).ToString()}\r\n\r\n");
            return;
        }

        if (action.ETag != default
            && action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace)
        {
            Write(body, $"If-Match: {action.ETag.ToString()}\r\n");
        }

        Write(body, action.ActionType == TableTransactionActionType.Add
            ? "Prefer: return-no-content\r\nContent-Type: application/json\r\n\r\n"
            : "Content-Type: application/json\r\n\r\n");
        // A transaction is weighed in UTF-8 and may be as large as the service takes.
        EntityWriter.Write(body, entity, ascii: false);
    }

    /// <summary>Sends, and throws every answer whose status is none of the expected.</summary>
    /// <exception cref="RequestFailedException">The service's error, after the pipeline's retries, or the answer of something that is not the service.</exception>
    public async Task<Response> SendAsync(HttpMessage message, int[] expected, CancellationToken ct)
    {
        await _pipeline.SendAsync(message, ct).ConfigureAwait(false);
        var response = message.Response;
        return expected.Contains(response.Status) ? response : throw new RequestFailedException(response);
    }

    public async Task<Response<TableItem>> CreateTableAsync(string table, CancellationToken ct)
    {
        using var body = new PooledContent(256);
        EntityWriter.WriteTable(body, table);
        using var message = Insert(Tables, body);
        var response = await SendAsync(message, TableIsThere, ct).ConfigureAwait(false);
        if (response.Status == 409 && new RequestFailedException(response) is var problem && problem.ErrorCode == TableErrorCode.TableBeingDeleted)
        {
            throw problem;
        }

        return Response.FromValue(new TableItem(table), response);
    }

    public async Task<Response> DeleteTableAsync(string table, CancellationToken ct)
    {
        using var message = Message(RequestMethod.Delete, $"{Tables}('{EscapeKey(table)}')");
        return await SendAsync(message, DeletedOrGone, ct).ConfigureAwait(false);
    }

    internal static void Write(PooledContent body, string text) =>
        body.Advance(Encoding.UTF8.GetBytes(text, body.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    private static string EscapeKey(string key) => Uri.EscapeDataString(QueryFilter.Escape(key));

    /// <summary>Azure Cosmos DB knows no PATCH.</summary>
    private (RequestMethod Method, bool Merge) Method(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Replace => (RequestMethod.Put, false),
        TableUpdateMode.Merge when _cosmos => (RequestMethod.Post, true),
        TableUpdateMode.Merge => (RequestMethod.Patch, false),
        _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}"),
    };

    /// <summary>Cosmos DB's addresses, and those of its emulator.</summary>
    private static bool IsCosmos(Uri endpoint) =>
        (endpoint.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && endpoint.Port != 10002)
        || endpoint.Host.Contains(".table.cosmos.", StringComparison.OrdinalIgnoreCase)
        || endpoint.Host.Contains(".table.cosmosdb.", StringComparison.OrdinalIgnoreCase);
}
