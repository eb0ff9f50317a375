using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// The rows of one table. Safe for any number of threads. What the service refuses is a <see cref="RequestFailedException"/> with its error code;
/// the pipeline retries what may pass (503, timeouts, broken connections), so a write may have happened although its answer says otherwise.
/// </summary>
public class TableClient
{
    private const int UsualRow = 1024;

    private readonly ServiceConnection _service;

    internal TableClient(ServiceConnection service, string name)
    {
        _service = service;
        Name = name;
    }

    public virtual string Name { get; }

    /// <summary>A filter from an interpolated string: values become literals of their types, quotes doubled.</summary>
    public static string CreateQueryFilter(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return QueryFilter.Create(filter);
    }

    /// <inheritdoc cref="TableServiceClient.CreateTableIfNotExistsAsync"/>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        _service.CreateTableAsync(Name, cancellationToken);

    /// <inheritdoc cref="TableServiceClient.DeleteTableAsync"/>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => _service.DeleteTableAsync(Name, cancellationToken);

    /// <summary>Reads one row; <paramref name="select"/> names the properties to bring, null brings all.</summary>
    /// <exception cref="RequestFailedException">404 ResourceNotFound: there is no such row.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = Read(partitionKey, rowKey, select);
        var response = await _service.SendAsync(message, ServiceConnection.Found, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(One<T>(response), response);
    }

    /// <summary>Reads one row, or a response without a value where there is no such row or table.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = Read(partitionKey, rowKey, select);
        var response = await _service.SendAsync(message, ServiceConnection.FoundOrNot, cancellationToken).ConfigureAwait(false);
        return response.Status == 404 ? new NoValue<T>(response) : Response.FromValue(One<T>(response), response);
    }

    /// <summary>Inserts a row; the response's headers carry its ETag.</summary>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists: the row is there.</exception>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        using var body = Body(entity);
        using var message = _service.Insert($"{_service.Endpoint}/{Name}", body);
        return await _service.SendAsync(message, ServiceConnection.Inserted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Merges into, or replaces, a row that still has the version <paramref name="ifMatch"/> (<see cref="ETag.All"/>: any).</summary>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied: another version is there. 404: no row is.</exception>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));
        }

        return await WriteAsync(entity, mode, ifMatch.ToString(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Merges into, or replaces, a row, whatever is there; inserts it where nothing is.</summary>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => WriteAsync(entity, mode, null, cancellationToken);

    /// <summary>Deletes a row in the version <paramref name="ifMatch"/> (default: any). One that is not there is a response with status 404.</summary>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied: another version is there.</exception>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        CheckKeys(partitionKey, rowKey);
        using var message = _service.Message(RequestMethod.Delete, _service.Row(Name, partitionKey, rowKey));
        message.Request.Headers.SetValue("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return await _service.SendAsync(message, ServiceConnection.DeletedOrGone, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rows that the filter lets through, in key order.</summary>
    /// <param name="filter">An OData filter (see <see cref="CreateQueryFilter"/>); null is the whole table.</param>
    /// <param name="maxPerPage">Rows per page, at most 1 000; null leaves it to the service. It does not limit the walk.</param>
    /// <param name="select">The properties to bring; null brings all.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var properties = select is null ? null : string.Join(',', select);
        return new ServicePages<T>(ReadAsync, maxPerPage, cancellationToken);

        async Task<Page<T>> ReadAsync(string? token, int? size, CancellationToken ct)
        {
            var (partition, row) = Keys(token);
            var query = Query.Text(size, filter, properties, ("NextPartitionKey", partition), ("NextRowKey", row));
            using var message = _service.Message(RequestMethod.Get, _service.Rows(Name) + query);
            var response = await _service.SendAsync(message, ServiceConnection.Found, ct).ConfigureAwait(false);
            return Page<T>.FromValues(EntityReader.Page<T>(response.Content), Token(response), response);
        }
    }

    /// <summary>Writes up to 100 rows of one partition, all or nothing. The responses are in the order of the actions.</summary>
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    /// <exception cref="TableTransactionFailedException">An action was refused; nothing is written.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var (content, contentType, actions) = Transaction.Write(_service, Name, transactionActions);
        using var body = content;
        using var message = _service.Message(RequestMethod.Post, _service.Batch, body, contentType);
        var response = await _service.SendAsync(message, ServiceConnection.Accepted, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(Transaction.Read(response, actions), response);
    }

    private async Task<Response> WriteAsync<T>(T entity, TableUpdateMode mode, string? ifMatch, CancellationToken ct)
        where T : ITableEntity
    {
        using var body = Body(entity);
        using var message = _service.Update(mode, _service.Row(Name, entity.PartitionKey, entity.RowKey), body, ifMatch);
        return await _service.SendAsync(message, ServiceConnection.Written, ct).ConfigureAwait(false);
    }

    // What is no row was not written by the service, whatever status it came with.
    private static T One<T>(Response response)
        where T : class, ITableEntity
    {
        try
        {
            return EntityReader.One<T>(response.Content);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            throw new RequestFailedException(response, problem);
        }
    }

    private static PooledContent Body<T>(T entity)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        CheckKeys(entity.PartitionKey, entity.RowKey);
        var body = new PooledContent(UsualRow);
        try
        {
            EntityWriter.Write(body, entity, ascii: true);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private HttpMessage Read(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        CheckKeys(partitionKey, rowKey);
        var query = select is null ? "" : Query.Text(null, null, string.Join(',', select));
        return _service.Message(RequestMethod.Get, _service.Row(Name, partitionKey, rowKey) + query);
    }

    private static void CheckKeys(string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
    }

    /// <summary>The service's two continuation headers as one token; they hold no spaces.</summary>
    private static string? Token(Response response)
    {
        var partition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var value) ? value : null;
        var row = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out value) ? value : null;
        return partition is null && row is null ? null : $"{partition} {row}";
    }

    private static (string? Partition, string? Row) Keys(string? token)
    {
        if (token is null or { Length: <= 1 })
        {
            return default;
        }

        var space = token.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (token, null) : (token[..space], token[(space + 1)..]);
    }

    private sealed class NoValue<T>(Response response) : NullableResponse<T>
    {
        public override bool HasValue => false;

        public override T Value => throw new InvalidOperationException("The response has no value: there is no such row.");

        public override Response GetRawResponse() => response;
    }
}
