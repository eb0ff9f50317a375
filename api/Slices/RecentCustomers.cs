using System.Collections.Concurrent;
using System.Collections.Immutable;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// The customers whom each user worked on last: added, edited, logged something under. Noting one costs a request nothing: what was noted
/// is written a few seconds later, so a crash forgets the last seconds and nothing else.
/// </summary>
public sealed partial class RecentCustomers(IRowStore rows, TimeProvider clock, ILogger<RecentCustomers> logger) : BackgroundService
{
    private const int Most = 20;
    private const string Prefix = "recent|";
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);

    // Newest first, each customer once.
    private readonly ConcurrentDictionary<(TenantId Tenant, Guid User), ImmutableArray<Guid>> _unwritten = new();

    /// <summary>Notes that a user works on a customer. A job, whose user id is empty, has no such list.</summary>
    public void Note(TenantId tenant, Guid user, Guid customer)
    {
        if (user != Guid.Empty)
        {
            _unwritten.AddOrUpdate((tenant, user), [customer], (_, noted) => [customer, .. noted.Remove(customer).Take(Most - 1)]);
        }
    }

    /// <summary>A user's customers, the latest first, up to twenty. Some may be erased by now.</summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(TenantId tenant, Guid user, CancellationToken ct)
    {
        var stored = await rows.FindAsync(RowKeys.Settings(tenant), KeyOf(user), ct) is { } row ? Read(row) : [];
        return [.. _unwritten.GetValueOrDefault((tenant, user), []).Union(stored).Take(Most)];
    }

    /// <summary>Takes a customer who is erased out of every user's list.</summary>
    public async Task ForgetAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        foreach (var (user, noted) in _unwritten)
        {
            _unwritten.TryUpdate(user, noted.Remove(customer), noted);
        }

        var range = KeyRange.StartingWith(Prefix);
        IReadOnlyList<Row> page;
        do
        {
            page = await rows.ReadAsync(RowKeys.Settings(tenant), range, RowLimits.RowsPerRead, ct);
            foreach (var row in page.Where(row => Read(row).Contains(customer)))
            {
                // A conflict means that the user worked on somebody else meanwhile. What is left then is an id that leads nowhere.
                await rows.CommitAsync(
                    new RowBatch(RowKeys.Settings(tenant)).Replace(row, Content(Read(row).Where(id => id != customer))), ct);
            }

            range = page.Count > 0 ? new(page[^1].Key + "+", range.Before) : range;
        }
        while (page.Count == RowLimits.RowsPerRead);
    }

    /// <summary>Writes what was noted since the last time.</summary>
    internal async Task WriteAsync(CancellationToken ct)
    {
        foreach (var ((tenant, user), noted) in _unwritten)
        {
            var batch = new RowBatch(RowKeys.Settings(tenant));
            var row = await rows.FindAsync(batch.Partition, KeyOf(user), ct);
            var content = Content(noted.Union(row is null ? [] : Read(row)).Take(Most));
            batch = row is null ? batch.Insert(KeyOf(user), content) : batch.Replace(row, content);
            if ((await rows.CommitAsync(batch, ct)).IsCommitted)
            {
                // Unless more was noted meanwhile.
                _unwritten.TryRemove(KeyValuePair.Create((tenant, user), noted));
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryWriteAsync(stoppingToken);
        }
    }

    private async Task TryWriteAsync(CancellationToken ct)
    {
        try
        {
            await WriteAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It is tried again, and worth no more than that.
            Log.NotWritten(logger, e);
        }
    }

    private static string KeyOf(Guid user) => $"{Prefix}{user:N}";

    private static List<Guid> Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, RecentJson.Default.ListGuid)!;

    private static byte[] Content(IEnumerable<Guid> customers) =>
        JsonSerializer.SerializeToUtf8Bytes(customers.ToList(), RecentJson.Default.ListGuid);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The customers whom users worked on last could not be written.")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }
}

[JsonSerializable(typeof(List<Guid>))]
internal sealed partial class RecentJson : JsonSerializerContext;
