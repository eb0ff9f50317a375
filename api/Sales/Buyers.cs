using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// Which customers have documents, for jobs that go through all of them: a row each in the portfolio, written before the customer's first
/// document, so that nobody is missing. Who has a row and no document any more is passed over. The row also holds what the customer may
/// want next, so that erasing the customer erases that, too.
/// </summary>
internal sealed class Buyers(IRowStore rows)
{
    private const int MostKnown = 50_000;
    private const int MostAtOnce = RowLimits.RowsPerBatch / 2;
    private const int LearnedAtOnce = 256;
    private static readonly byte[] s_nothing = "{}"u8.ToArray();

    private readonly HashSet<(TenantId Tenant, Guid Customer)> _known = [];

    /// <summary>Notes a customer; doing it again changes nothing, and costs nothing where this process knows it.</summary>
    public Task NoteAsync(TenantId tenant, Guid customer, CancellationToken ct) => NoteAsync(tenant, [customer], ct);

    /// <summary>Notes customers, those of one partition in one commit.</summary>
    public async Task NoteAsync(TenantId tenant, IReadOnlyList<Guid> customers, CancellationToken ct)
    {
        List<Guid> unknown;
        lock (_known)
        {
            unknown = [.. customers.Distinct().Where(customer => !_known.Contains((tenant, customer)))];
        }

        if (unknown.Count == 0)
        {
            return;
        }

        // A row that is there already stays: it may hold offers.
        var found = unknown.Count == 1 ? [null] : await Task.WhenAll(unknown.Select(customer =>
            rows.FindAsync(RowKeys.Portfolio(tenant, customer), KeyOf(customer), ct).AsTask()));
        List<RowBatch> batches = [.. unknown.Zip(found).Where(one => one.Second is null)
            .GroupBy(one => RowKeys.Portfolio(tenant, one.First), one => KeyOf(one.First))
            .SelectMany(part => part.Chunk(MostAtOnce).Select(keys => keys.Aggregate(new RowBatch(part.Key), (batch, key) =>
                batch.Insert(key, s_nothing))))];
        var written = batches.Count == 0 ? [] : await rows.CommitAsync([batches], ct);
        foreach (var write in batches.Zip(written).Where(one => !one.Second.IsCommitted && one.First.Writes.Count > 1)
            .SelectMany(one => one.First.Writes.Select(write => new RowBatch(one.First.Partition).Insert(write.Key, write.Content))))
        {
            await rows.CommitAsync(write, ct);
        }

        lock (_known)
        {
            if (_known.Count + unknown.Count > MostKnown)
            {
                _known.Clear();
            }

            _known.UnionWith(unknown.Select(customer => (tenant, customer)));
        }
    }

    /// <summary>Takes a customer out who is being erased.</summary>
    public async Task ForgetAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        lock (_known)
        {
            _known.Remove((tenant, customer));
        }

        var partition = RowKeys.Portfolio(tenant, customer);
        if (await rows.FindAsync(partition, KeyOf(customer), ct) is { } row)
        {
            await rows.CommitAsync(new RowBatch(partition).Delete(row), ct);
        }
    }

    /// <summary>All of a tenant's, in order of their ids.</summary>
    public async IAsyncEnumerable<Guid> ScanAsync(
        TenantId tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (_, row) in rows.ScanAsync(Tables.Portfolio, RowKeys.OfTenant(tenant), ct))
        {
            yield return Guid.ParseExact(row.Key, "N");
        }
    }

    /// <summary>What a customer may want next; null where nothing was learned.</summary>
    public async Task<CustomerOffers?> OffersAsync(TenantId tenant, Guid customer, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Portfolio(tenant, customer), KeyOf(customer), ct) is { } row
        && !row.Content.Span.SequenceEqual(s_nothing)
            ? JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.CustomerOffers) : null;

    /// <summary>Puts what was learned into the rows of all customers, where it differs.</summary>
    /// <param name="tenant">Whose customers.</param>
    /// <param name="learned">What each of some customers may want; null for nothing.</param>
    /// <param name="ct">Ends between two batches.</param>
    public async Task KeepOffersAsync(
        TenantId tenant, Func<IReadOnlyList<Guid>, Task<IReadOnlyList<CustomerOffers?>>> learned, CancellationToken ct)
    {
        RowBatch? batch = null;
        await foreach (var some in rows.ScanAsync(Tables.Portfolio, RowKeys.OfTenant(tenant), ct).Chunk(LearnedAtOnce).WithCancellation(ct))
        {
            var offers = await learned([.. some.Select(one => Guid.ParseExact(one.Row.Key, "N"))]);
            foreach (var ((partition, row), own) in some.Zip(offers))
            {
                var content = own is null ? s_nothing : JsonSerializer.SerializeToUtf8Bytes(own, SalesJson.Rows.CustomerOffers);
                if (row.Content.Span.SequenceEqual(content))
                {
                    continue;
                }

                if (batch is not null && (batch.Partition != partition || batch.Writes.Count == MostAtOnce))
                {
                    await CommitAsync(batch, ct);
                    batch = null;
                }

                batch = (batch ?? new(partition)).Replace(row, content);
            }
        }

        if (batch is not null)
        {
            await CommitAsync(batch, ct);
        }
    }

    // Where a customer is erased meanwhile the others of the batch are written one by one, and the customer's row stays away.
    private async Task CommitAsync(RowBatch batch, CancellationToken ct)
    {
        if (!(await rows.CommitAsync(batch, ct)).IsCommitted && batch.Writes.Count > 1)
        {
            foreach (var write in batch.Writes)
            {
                await rows.CommitAsync(new RowBatch(batch.Partition).Replace(write.Key, write.Version!, write.Content), ct);
            }
        }
    }

    private static string KeyOf(Guid customer) => customer.ToString("N");
}
