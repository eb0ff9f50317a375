using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// Which customers have documents, for jobs that go through all of them: a row each in the portfolio, written before the customer's first
/// document, so that nobody is missing. Who has a row and no document any more is passed over.
/// </summary>
internal sealed class Buyers(IRowStore rows)
{
    private const int MostKnown = 50_000;
    private readonly HashSet<(TenantId Tenant, Guid Customer)> _known = [];

    /// <summary>Notes a customer; doing it again changes nothing, and costs nothing where this process knows it.</summary>
    public async Task NoteAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        lock (_known)
        {
            if (_known.Contains((tenant, customer)))
            {
                return;
            }
        }

        await rows.CommitAsync(new RowBatch(RowKeys.Portfolio(tenant, customer)).Upsert(KeyOf(customer), "{}"u8.ToArray()), ct);
        lock (_known)
        {
            if (_known.Count >= MostKnown)
            {
                _known.Clear();
            }

            _known.Add((tenant, customer));
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

    private static string KeyOf(Guid customer) => customer.ToString("N");
}
