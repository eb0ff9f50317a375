using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Intents;

/// <summary>
/// Records the work before a change that needs more than one batch (several customers, or a customer and its projections), so that after a
/// crash the change is finished by the <see cref="Sweeper"/>. Opened before the first write, closed after the last.
/// </summary>
public sealed partial class IntentLog(IRowStore rows, ILogger<IntentLog> logger)
{
    // The row's other members: two identifiers, the kind, the number of parts.
    private const int PartUnits = RowLimits.ContentUnits - 512;

    /// <summary>Makes the intent durable. <paramref name="body"/> is what replaying it needs.</summary>
    public async Task<Intent> OpenAsync(TenantId tenant, string kind, string body, CancellationToken ct)
    {
        var (intent, batch) = Prepare(tenant, kind, body);
        var result = await rows.CommitAsync(batch, ct);
        return result.IsCommitted ? intent : throw new InvalidOperationException($"Intent {intent.Id} was there already.");
    }

    /// <summary>An intent and the batch that makes it durable, for a caller that commits the batch before its own work.</summary>
    public static (Intent Intent, RowBatch Batch) Prepare(TenantId tenant, string kind, string body)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var batch = new RowBatch(RowKeys.Intent(tenant, id));
        var parts = LongText.SplitEscaped(body, PartUnits);
        for (var part = 0; part < parts.Count; part++)
        {
            var row = new IntentRow(tenant.Value, id, kind, parts.Count, parts[part]);
            batch.Insert(RowKeys.IntentPart(part), JsonSerializer.SerializeToUtf8Bytes(row, IntentJson.Rows.IntentRow));
        }

        return (new Intent(tenant, id, kind, body), batch);
    }

    /// <summary>
    /// The work is done: deletes the intent. Closing an intent that no longer exists is allowed. If the intent cannot be deleted now, the
    /// sweeper replays it later and finds the work done, so the caller gets no error.
    /// </summary>
    public async Task CloseAsync(Intent intent, CancellationToken ct)
    {
        try
        {
            await DeleteAsync(intent, ct);
        }
        catch (StorageUnavailableException e)
        {
            Log.StaysOpen(logger, intent.Kind, intent.Id, e);
        }
    }

    private async Task DeleteAsync(Intent intent, CancellationToken ct)
    {
        var partition = RowKeys.Intent(intent.Tenant, intent.Id);
        var batch = new RowBatch(partition);
        foreach (var row in await rows.ReadAsync(partition, RowKeys.IntentParts, RowLimits.RowsPerBatch, ct))
        {
            batch.Delete(row);
        }

        if (batch.Writes.Count > 0)
        {
            await rows.CommitAsync(batch, ct);
        }
    }

    /// <summary>Every open intent of the tenants in a range of <see cref="RowKeys"/>. For the sweeper.</summary>
    internal async IAsyncEnumerable<Intent> ScanOpenAsync(
        KeyRange tenants, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var parts = new List<IntentRow>();
        await foreach (var (partition, row) in rows.ScanAsync(Tables.Work, tenants, ct))
        {
            if (Read(partition, row) is not { } part)
            {
                continue;
            }

            if (parts.Count > 0 && parts[0].Id != part.Id)
            {
                parts.Clear();
            }

            parts.Add(part);
            if (parts.Count == part.Parts)
            {
                yield return new(TenantId.FromStoredIntent(part.Tenant), part.Id, part.Kind, string.Concat(parts.Select(p => p.Body)));
                parts.Clear();
            }
        }
    }

    // One unreadable row must not delay the other intents.
    private IntentRow? Read(Partition partition, Row row)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Content.Span, IntentJson.Rows.IntentRow) is { Kind: not null, Body: not null } part
                && Guid.TryParseExact(part.Tenant, "D", out _) && Guid.TryParseExact(part.Id, "N", out _)
                    ? part
                    : throw new JsonException("It lacks what every intent has.");
        }
        catch (JsonException e)
        {
            Log.Unreadable(logger, partition.Key, row.Key, e);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The row {Row} of the intent {Partition} cannot be read and is left alone")]
        public static partial void Unreadable(ILogger logger, string partition, string row, Exception e);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The {Kind} intent {IntentId} is done but could not be forgotten")]
        public static partial void StaysOpen(ILogger logger, string kind, string intentId, Exception e);
    }
}

/// <summary>Work that was begun: who for, of which kind, and all that replaying it needs.</summary>
public sealed record Intent(TenantId Tenant, string Id, string Kind, string Body)
{
    /// <summary>
    /// The time within which the writer that opened the intent must start the writes that a replay would undo. This time plus the longest
    /// write is shorter than <see cref="LeftAfter"/>, so that a replay never meets the change it repairs.
    /// </summary>
    public static readonly TimeSpan BeginWithin = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A replica that has seen the intent open for this long, by its own clock, knows that no writer works on it any more.
    /// </summary>
    public static readonly TimeSpan LeftAfter = TimeSpan.FromSeconds(100);

    /// <summary>When it was opened: the id is a UUID of version 7, whose first 48 bits are Unix milliseconds.</summary>
    public DateTimeOffset OpenedAt => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(Id[..12], 16));
}

/// <summary>Finishes an open intent of one kind. Called again and again until it succeeds: it must be idempotent.</summary>
public interface IReplay
{
    /// <summary>The kind of intent it finishes.</summary>
    string Kind { get; }

    /// <summary>Finishes the work, whatever part of it was done already.</summary>
    Task ReplayAsync(Intent intent, CancellationToken ct);

    /// <summary>Whether the intent says something of this customer that erasing the customer must not leave behind.</summary>
    bool TellsOf(Intent intent, Guid customer);
}

internal sealed record IntentRow(string Tenant, string Id, string Kind, int Parts, string Body);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IntentRow))]
internal sealed partial class IntentJson : JsonSerializerContext
{
    /// <summary>For rows.</summary>
    internal static IntentJson Rows { get; } = new(RowJson.Options());
}
