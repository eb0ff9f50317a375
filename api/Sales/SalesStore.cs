using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>Reads a customer's documents, and corrects and removes one of them.</summary>
internal sealed class SalesStore(
    IRowStore rows, CustomerEvents events, SaleTimelineKind kind, SalesFits fits, TenantMoney money, ProductStore products,
    TimeProvider clock)
{
    /// <summary>All documents of a customer without lines of rows of their own, newest first; null for no such customer.</summary>
    public async Task<IReadOnlyList<StoredSale>?> ListAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        var profile = rows.FindAsync(partition, RowKeys.Profile, ct).AsTask();
        var (debts, others) = (ReadAllAsync(partition, SalesKeys.OfDebts, ct), ReadAllAsync(partition, SalesKeys.OfOthers, ct));
        await Task.WhenAll(profile, debts, others);
        return await profile is null ? null
            : [.. (await debts).Concat(await others).Select(row => new StoredSale(row.Version, SaleRows.Read(row)))
                .OrderByDescending(sale => sale.Document.Day).ThenByDescending(sale => sale.Document.Id)];
    }

    /// <summary>All documents of a customer with all their lines; null for no such customer.</summary>
    public async Task<IReadOnlyList<SaleDocument>?> ListWholeAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        var lines = ReadAllAsync(RowKeys.Customer(tenant, customer), KeyRange.StartingWith(SalesKeys.Lines), ct);
        var sales = await ListAsync(tenant, customer, ct);
        var byDocument = (await lines).ToLookup(row => row.Key[1..33], StringComparer.Ordinal);
        return sales is null ? null
            : [.. sales.Select(sale => SaleRows.Whole(sale.Document, byDocument[sale.Document.Id.ToString("N")]))];
    }

    /// <summary>A document with all its lines; null for none, or for no such customer.</summary>
    public async Task<StoredSale?> FindAsync(TenantId tenant, Guid customer, Guid id, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        var profile = rows.FindAsync(partition, RowKeys.Profile, ct).AsTask();
        var lines = rows.ReadAsync(partition, SalesKeys.LinesOf(id), RowLimits.RowsPerRead, ct).AsTask();
        var places = await Task.WhenAll(SalesKeys.Places(id).Select(key => rows.FindAsync(partition, key, ct).AsTask()));
        return await profile is not null && places.FirstOrDefault(row => row is not null) is { } row
            ? new(row.Version, SaleRows.Whole(SaleRows.Read(row), await lines))
            : null;
    }

    /// <summary>
    /// Puts a corrected document in place of one, if that still has <paramref name="version"/>. The id follows the number; the answer is
    /// stale with the other document where another document has that number already.
    /// </summary>
    public async Task<SaleChanged> CorrectAsync(
        Actor actor, Guid customer, Guid id, string version, Func<SaleDocument, SaleDocument> correct, CancellationToken ct) =>
        await ChangeAsync(actor, customer, id, version, "corrected a sale", async (change, found) =>
        {
            var corrected = correct(found.Document) with { CorrectedBy = new(actor.UserId, actor.Name, clock.GetUtcNow()) };
            corrected = (await products.KnownAsync(actor.Tenant, ct)).LinkAdded(corrected, found.Document) with
            {
                Id = corrected.IdOr(id),
                Paid = SaidPaid.Of(found.Document.Paid?.Amount ?? 0, corrected.Payable, default, null) is null ? null : found.Document.Paid,
                Rate = corrected.Currency == found.Document.Currency && corrected.Day == found.Document.Day
                    && found.Document.Rate is { } rate && rate.Home == (await money.SettingsAsync(actor.Tenant, ct)).HomeCurrency
                    ? rate : await money.RateAsync(actor.Tenant, corrected.Currency, corrected.Day, ct),
            };
            return corrected.Id != id && await change.FindSameSaleAsync(corrected, ct) is { } taken && taken.Document.Id != id
                ? new(true, new(taken.Row.Version, taken.Document), false) { IsTaken = true }
                : await change.ReplaceSaleAsync(kind, found, corrected, ct) ? new(true, new(change.Version, corrected), true) : null;
        }, ct);

    /// <summary>Removes a document, if it still has <paramref name="version"/>.</summary>
    public async Task<SaleChanged> RemoveAsync(Actor actor, Guid customer, Guid id, string version, CancellationToken ct) =>
        await ChangeAsync(actor, customer, id, version, "removed a sale", async (change, found) =>
            await change.RemoveSaleAsync(kind, found, ct) ? new(true, new(version, found.Document), true) : null, ct);

    private async Task<SaleChanged> ChangeAsync(
        Actor actor, Guid customer, Guid id, string version, string verb, Func<CustomerChange, FoundSale, Task<SaleChanged?>> change,
        CancellationToken ct) =>
        await events.WriteAsync<SaleChanged>(actor.Tenant, customer, async trying =>
        {
            if (await trying.FindSaleAsync(id, ct) is not { } found)
            {
                return new(true, null, false);
            }

            if (found.Row.Version != version)
            {
                return new(true, new(found.Row.Version, found.Document), false);
            }

            await fits.NoteAsync(actor.Tenant, ct);
            var changed = await change(trying, found);
            if (changed is { IsDone: true })
            {
                trying.Audit(actor.Did(verb, clock.GetUtcNow(), SaleOnTimeline.IdOf(changed.Sale!.Document)));
            }

            return changed;
        }, ct) ?? new(false, null, false);

    private async Task<List<Row>> ReadAllAsync(Partition partition, KeyRange range, CancellationToken ct)
    {
        var all = new List<Row>();
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, ct);
            all.AddRange(page);
            if (page.Count < RowLimits.RowsPerRead)
            {
                return all;
            }

            range = new(page[^1].Key + "+", range.Before);
        }
    }
}

/// <summary>A document as stored, with the version that a change must name.</summary>
public sealed record StoredSale(string Version, SaleDocument Document);

/// <summary>
/// How a change ended. <paramref name="IsDone"/>: what is stored now, or what was removed. Otherwise <paramref name="Sale"/> is the stored
/// document that conflicts, null for none; <paramref name="IsCustomer"/> false where there is no such customer.
/// </summary>
public sealed record SaleChanged(bool IsCustomer, StoredSale? Sale, bool IsDone)
{
    /// <summary>True where the conflict is the number: another document has it.</summary>
    public bool IsTaken { get; init; }
}
