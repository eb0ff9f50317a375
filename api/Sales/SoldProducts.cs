using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>The products that lines of sales name, by their ids and by their codes.</summary>
internal sealed class SoldProducts
{
    private readonly HashSet<Guid> _ids = [];
    private readonly HashSet<string> _codes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line names the product.</summary>
    public bool Names(Product product) => _ids.Contains(product.Id) || (product.Code is { } code && _codes.Contains(code));

    /// <summary>Reads every sale of a tenant: for jobs only.</summary>
    public static async Task<SoldProducts> NamedAsync(IRowStore rows, TenantId tenant, CancellationToken ct)
    {
        var named = new SoldProducts();
        await foreach (var (_, row) in rows.ScanAsync(Tables.Customers, RowKeys.OfTenant(tenant), ct))
        {
            named.Add(row.Key.StartsWith(SalesKeys.Lines, StringComparison.Ordinal) ? SaleRows.ReadLines(row)
                : row.Key.StartsWith(SalesKeys.Debts, StringComparison.Ordinal)
                    || row.Key.StartsWith(SalesKeys.Others, StringComparison.Ordinal) ? SaleRows.Read(row).Lines ?? [] : []);
        }

        return named;
    }

    private void Add(IReadOnlyList<SaleLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.ProductId is { } id)
            {
                _ids.Add(id);
            }

            if (line.Code is { } code)
            {
                _codes.Add(code);
            }
        }
    }
}
