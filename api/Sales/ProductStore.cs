using OutlookCrm.Audit;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>The tenant's products, a row each among the settings.</summary>
internal sealed class ProductStore(IRowStore rows, TimeProvider clock)
{
    public const int Most = 5000;

    /// <summary>All products, by name.</summary>
    public async Task<IReadOnlyList<StoredProduct>> ListAsync(TenantId tenant, CancellationToken ct)
    {
        var (all, range) = (new List<StoredProduct>(), SalesKeys.Products);
        while (true)
        {
            var page = await rows.ReadAsync(RowKeys.Settings(tenant), range, RowLimits.RowsPerRead, ct);
            all.AddRange(page.Select(Read));
            if (page.Count < RowLimits.RowsPerRead)
            {
                return [.. all.OrderBy(one => one.Product.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Product.Id)];
            }

            range = new(page[^1].Key + "+", range.Before);
        }
    }

    /// <summary>Adds a product, or changes one that still has <paramref name="version"/>.</summary>
    public async Task<ProductSaved> SaveAsync(Actor actor, Product product, string? version, CancellationToken ct)
    {
        var all = await ListAsync(actor.Tenant, ct);
        var there = all.FirstOrDefault(one => one.Product.Id == product.Id);
        if (version is not null && there?.Version != version)
        {
            return new(there is null ? ProductOutcome.Missing : ProductOutcome.Stale, there);
        }

        if (all.FirstOrDefault(one => one.Product.Id != product.Id && product.Code is { } code
            && string.Equals(one.Product.Code, code, StringComparison.OrdinalIgnoreCase)) is { } taken)
        {
            return new(ProductOutcome.CodeTaken, taken);
        }

        if (version is null && all.Count >= Most)
        {
            return new(ProductOutcome.TooMany, null);
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(product, SalesJson.Rows.Product);
        var (batch, key) = (new RowBatch(RowKeys.Settings(actor.Tenant)), SalesKeys.Product(product.Id));
        batch = version is null ? batch.Insert(key, content) : batch.Replace(key, version, content);
        var verb = version is null ? "added a product" : "changed a product";
        var results = await rows.CommitAsync([[AuditRows.OfTenant(actor.Tenant, actor.Did(verb, clock.GetUtcNow()))], [batch]], ct);
        return results[^1].IsCommitted ? new(ProductOutcome.Saved, new(batch.OperationId, product))
            : new(ProductOutcome.Stale, await FindAsync(actor.Tenant, product.Id, ct));
    }

    private async Task<StoredProduct?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Settings(tenant), SalesKeys.Product(id), ct) is { } row ? Read(row) : null;

    private static StoredProduct Read(Row row) =>
        new(row.Version, JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.Product)!);
}

/// <summary>A product as stored, with the version that a change must name.</summary>
public sealed record StoredProduct(string Version, Product Product);

/// <summary>How saving a product ended.</summary>
public enum ProductOutcome
{
    Saved,
    Missing,
    Stale,
    CodeTaken,
    TooMany,
}

/// <summary>The product that is stored, or the one that is in the way.</summary>
public sealed record ProductSaved(ProductOutcome Outcome, StoredProduct? Product);
