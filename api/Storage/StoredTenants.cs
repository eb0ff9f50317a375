using System.Runtime.CompilerServices;
using OutlookCrm.Primitives;

namespace OutlookCrm.Storage;

/// <summary>For jobs that no request begins: which tenants there are.</summary>
internal static class StoredTenants
{
    /// <summary>
    /// The tenants that have rows in a table, in order. Reads one page for each tenant, however many rows the tenant has.
    /// </summary>
    public static async IAsyncEnumerable<TenantId> InAsync(IRowStore rows, string table, [EnumeratorCancellation] CancellationToken ct)
    {
        var left = RowKeys.OfAnyTenant;
        while (await FirstAsync(rows, table, left, ct) is { } first)
        {
            var tenant = TenantId.FromStoredRow(first.Key[..first.Key.IndexOf(RowKeys.Separator, StringComparison.Ordinal)]);
            yield return tenant;
            left = left with { From = RowKeys.OfTenant(tenant).Before };
        }
    }

    /// <summary>The first partition of a range that has rows.</summary>
    public static async Task<Partition?> FirstAsync(IRowStore rows, string table, KeyRange partitions, CancellationToken ct)
    {
        await foreach (var (partition, _) in rows.ScanAsync(table, partitions, ct))
        {
            return partition;
        }

        return null;
    }
}
