using System.Collections.Concurrent;
using OutlookCrm.Audit;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>The tenant's products, a row each among the settings.</summary>
internal sealed class ProductStore(IRowStore rows, SalesFits fits, TimeProvider clock)
{
    public const int Most = 5000;

    private const int Tries = 5;
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<TenantId, (KnownProducts Products, long Since)> _kept = new();
    private long _changes;

    /// <summary>
    /// What tells the product of a line: with every change of this replica, and with the changes of other replicas after 15 seconds.
    /// </summary>
    public async ValueTask<KnownProducts> KnownAsync(TenantId tenant, CancellationToken ct)
    {
        if (_kept.TryGetValue(tenant, out var kept) && clock.GetElapsedTime(kept.Since) < s_kept)
        {
            return kept.Products;
        }

        var (since, changes) = (clock.GetTimestamp(), Interlocked.Read(ref _changes));
        var products = new KnownProducts((await ListAsync(tenant, ct)).Select(one => one.Product));
        if (changes == Interlocked.Read(ref _changes))
        {
            _kept[tenant] = (products, since);
        }

        return products;
    }

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
        return await CommitAsync(actor, batch, verb, ct) ? new(ProductOutcome.Saved, new(batch.OperationId, product))
            : new(ProductOutcome.Stale, await FindAsync(actor.Tenant, product.Id, ct));
    }

    /// <summary>Adds and changes products of an import: see <see cref="ProductsJournal.WriteAsync"/>.</summary>
    public async Task<IReadOnlyList<ProductWritten>> WriteAsync(
        Actor actor, Guid importId, IReadOnlyList<NamedProduct> products, CancellationToken ct)
    {
        var outcomes = new List<ProductWritten>(products.Count);
        foreach (var chunk in products.Chunk(RowLimits.RowsPerBatch))
        {
            for (var tries = 1; ; tries++)
            {
                var (own, batch) = Written(actor.Tenant, importId, chunk, await ListAsync(actor.Tenant, ct));
                if (batch.Writes.Count == 0 || await CommitAsync(actor, batch, "imported products", ct))
                {
                    var written = batch.Writes.Select(write => write.Key).ToHashSet();
                    outcomes.AddRange(own.Select(one =>
                        written.Contains(SalesKeys.Product(one.Id)) ? one with { Version = batch.OperationId } : one));
                    break;
                }

                // Somebody has changed one of them meanwhile.
                if (tries == Tries)
                {
                    throw new InvalidOperationException("The products change too often to be written.");
                }
            }
        }

        return outcomes;
    }

    /// <summary>What <see cref="WriteAsync"/> would do.</summary>
    public async Task<IReadOnlyList<ProductWritten>> ConsiderAsync(
        TenantId tenant, Guid importId, IReadOnlyList<NamedProduct> products, CancellationToken ct)
    {
        var stored = await ListAsync(tenant, ct);
        return [.. products.SelectMany(product => Written(tenant, importId, [product], stored).Outcomes)];
    }

    /// <summary>Removes products that nothing names: see <see cref="ProductsJournal.UndoAsync"/>.</summary>
    public async Task<int> UndoAsync(Actor actor, IReadOnlyDictionary<Guid, string> added, CancellationToken ct)
    {
        var (all, named) = (await ListAsync(actor.Tenant, ct), await SoldProducts.NamedAsync(rows, actor.Tenant, ct));
        var removed = 0;
        foreach (var (version, product) in all.Where(one => added.TryGetValue(one.Product.Id, out var own) && own == one.Version
            && !named.Names(one.Product)))
        {
            var batch = new RowBatch(RowKeys.Settings(actor.Tenant)).Delete(SalesKeys.Product(product.Id), version);
            removed += await CommitAsync(actor, batch, "undid an import of products", ct) ? 1 : 0;
        }

        return removed;
    }

    private static (List<ProductWritten> Outcomes, RowBatch Batch) Written(
        TenantId tenant, Guid importId, NamedProduct[] products, IReadOnlyList<StoredProduct> stored)
    {
        var (outcomes, batch, all) = (new List<ProductWritten>(), new RowBatch(RowKeys.Settings(tenant)),
            stored.Select(one => one.Product).ToList());
        var changed = new HashSet<int>();
        foreach (var named in products)
        {
            // A product without a code may bear the code of another as its name.
            var id = Guid.ParseExact(named.Code is { } code
                ? RowKeys.Hash(16, "product", importId.ToString("N"), code.ToUpperInvariant())
                : RowKeys.Hash(16, "product", importId.ToString("N"), "name", named.Name.ToUpperInvariant()), "N");
            var at = all.FindIndex(named.Means);
            var product = named.Over(id, at < 0 ? null : all[at]);
            if (Product.WhyNot(product) is { } fault)
            {
                outcomes.Add(new(ProductWrittenKind.Refused, fault.Field));
            }
            else if (at < 0 && all.Count >= Most)
            {
                outcomes.Add(new(ProductWrittenKind.TooMany));
            }
            else
            {
                outcomes.Add(new(at < 0 || (all[at].Id == id && at < stored.Count && all[at] == product) ? ProductWrittenKind.Created
                    : all[at] == product ? ProductWrittenKind.Unchanged : ProductWrittenKind.Updated, Id: product.Id));
                if (at < 0)
                {
                    all.Add(product);
                    changed.Add(all.Count - 1);
                }
                else if (all[at] != product)
                {
                    all[at] = product;
                    changed.Add(at);
                }
            }
        }

        foreach (var at in changed)
        {
            var (key, content) = (SalesKeys.Product(all[at].Id), JsonSerializer.SerializeToUtf8Bytes(all[at], SalesJson.Rows.Product));
            batch = at < stored.Count ? batch.Replace(key, stored[at].Version, content) : batch.Insert(key, content);
        }

        return (outcomes, batch);
    }

    private async Task<bool> CommitAsync(Actor actor, RowBatch batch, string verb, CancellationToken ct)
    {
        // What is learned of sales joins the lines by the products.
        await fits.NoteAsync(actor.Tenant, ct);
        var results = await rows.CommitAsync([[AuditRows.OfTenant(actor.Tenant, actor.Did(verb, clock.GetUtcNow()))], [batch]], ct);

        // A reading that began before the change must not keep what it has read.
        Interlocked.Increment(ref _changes);
        _kept.TryRemove(actor.Tenant, out _);
        return results[^1].IsCommitted;
    }

    /// <summary>One product; null for none of this id.</summary>
    public async Task<StoredProduct?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) =>
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
