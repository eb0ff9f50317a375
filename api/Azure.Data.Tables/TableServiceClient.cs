using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of an Azure Storage or Azure Cosmos DB account. Safe for any number of threads; one per process is enough.</summary>
public class TableServiceClient
{
    private readonly ServiceConnection _service;

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <exception cref="ArgumentException">The string is empty or does not say how to open an account.</exception>
    /// <exception cref="InvalidOperationException">The string is no list of <c>Name=value</c>.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(TableConnectionString.Parse(connectionString), options)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, options, _ => new SharedKeyLitePolicy(credential ?? throw new ArgumentNullException(nameof(credential))))
    {
        AccountName = credential.AccountName;
    }

    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <exception cref="ArgumentException">The signature would travel without TLS to another machine.</exception>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
        : this(endpoint, options, _ => new SharedAccessSignaturePolicy(credential ?? throw new ArgumentNullException(nameof(credential))))
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
        {
            throw new ArgumentException($"Cannot use {nameof(AzureSasCredential)} without HTTPS.", nameof(endpoint));
        }
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(endpoint, options, cosmos => new BearerTokenAuthenticationPolicy(
            tokenCredential ?? throw new ArgumentNullException(nameof(tokenCredential)),
            (options?.Audience ?? TableAudience.AzurePublicCloud).Scope(cosmos)))
    {
    }

    private TableServiceClient(TableConnectionString connection, TableClientOptions? options)
        : this(
            connection.Endpoint,
            options,
            _ => connection.Key is { } key ? new SharedKeyLitePolicy(key) : new SharedAccessSignaturePolicy(connection.Signature!))
    {
        AccountName = connection.Key?.AccountName ?? AccountName;
    }

    private TableServiceClient(Uri endpoint, TableClientOptions? options, Func<bool, HttpPipelinePolicy> authentication)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _service = new(endpoint, options ?? new TableClientOptions(), authentication);
        Uri = new(endpoint.GetLeftPart(UriPartial.Path));
        AccountName = AccountOf(endpoint);
    }

    /// <summary>The account: the host's first name, or for an emulator the path's first segment.</summary>
    public virtual string AccountName { get; }

    /// <summary>The account's address, without any signature.</summary>
    public virtual Uri Uri { get; }

    /// <summary>A client of one table; nothing is sent.</summary>
    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new(_service, tableName);
    }

    /// <summary>Creates a table unless it is there; then the raw response's status is 409.</summary>
    /// <exception cref="RequestFailedException">The service's error; a table that is still being deleted is one.</exception>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return _service.CreateTableAsync(tableName, cancellationToken);
    }

    /// <summary>Deletes a table and everything in it; one that is not there is a response with status 404.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return _service.DeleteTableAsync(tableName, cancellationToken);
    }

    /// <summary>The account's tables, by name.</summary>
    /// <param name="filter">An OData filter over <c>TableName</c>; null is all.</param>
    /// <param name="maxPerPage">Tables per page, at most 1 000.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public virtual AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default)
    {
        return new ServicePages<TableItem>(ReadAsync, maxPerPage, cancellationToken);

        async Task<Page<TableItem>> ReadAsync(string? token, int? size, CancellationToken ct)
        {
            using var message = _service.Message(RequestMethod.Get, _service.Tables + Query.Text(size, filter, null, ("NextTableName", token)));
            var response = await _service.SendAsync(message, ServiceConnection.Found, ct).ConfigureAwait(false);
            var next = response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var name) ? name : null;
            return Page<TableItem>.FromValues(EntityReader.TableNames(response.Content).ConvertAll(table => new TableItem(table)), next, response);
        }
    }

    private static string AccountOf(Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.Dns && endpoint.Host.IndexOf('.', StringComparison.Ordinal) is var dot and > 0
            ? endpoint.Host[..dot]
            : endpoint.AbsolutePath.Trim('/').Split('/')[0];
}
