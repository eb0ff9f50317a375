using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Imports as rows: what each is, what it left out, and what its undo needs.</summary>
internal sealed class ImportStore(IRowStore rows)
{
    /// <summary>Left out records that are kept.</summary>
    public const int MostRejects = 100_000;

    /// <summary>Makes an import durable, whose file is.</summary>
    public async Task AddAsync(TenantId tenant, ImportHead head, CancellationToken ct) =>
        await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Insert(ImportKeys.Head(head.Id), Content(head)), ct);

    /// <summary>An import; null where there is none of the id.</summary>
    public async Task<(ImportHead Head, string Version)?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Imports(tenant), ImportKeys.Head(id), ct) is { } row ? (Read(row), row.Version) : null;

    /// <summary>The imports of a tenant, oldest first.</summary>
    public async Task<IReadOnlyList<ImportHead>> AllAsync(TenantId tenant, CancellationToken ct) =>
        await AllAsync(RowKeys.Imports(tenant), ImportKeys.Heads, ct).Select(Read).ToListAsync(ct);

    /// <summary>The imports of a tenant that have not ended, or of which something is kept for longer than it may be, oldest
    /// first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="kept">What was left out of imports that ended before is to go.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<ImportHead>> UnfinishedAsync(TenantId tenant, DateTimeOffset kept, CancellationToken ct) =>
        [.. (await AllAsync(tenant, ct)).Where(head => head.Parts > 0
            || head.State is ImportState.Waiting or ImportState.Running or ImportState.Undoing
            || (head.RejectedParts > 0 && head.EndedAt < kept))];

    /// <summary>Forgets an import with all that it has noted.</summary>
    public async Task ForgetAsync(TenantId tenant, Guid import, string version, CancellationToken ct)
    {
        if (!(await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Delete(ImportKeys.Head(import), version), ct)).IsCommitted)
        {
            return;
        }

        var partition = RowKeys.Import(tenant, import);
        while (await rows.ReadAsync(partition, KeyRange.Everything, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            await rows.CommitAsync(page.Aggregate(new RowBatch(partition) { LeavesNoTrace = true }, (batch, row) => batch.Delete(row)), ct);
        }
    }

    /// <summary>Puts an import's new state down; false where somebody else has changed it meanwhile.</summary>
    public async Task<bool> ReplaceAsync(TenantId tenant, ImportHead head, string version, CancellationToken ct) =>
        (await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Replace(ImportKeys.Head(head.Id), version, Content(head)), ct))
            .IsCommitted;

    /// <summary>Keeps what was left out, from the given number on; a repeat writes the same rows.</summary>
    public async Task RejectAsync(TenantId tenant, Guid import, int from, IReadOnlyList<LeftOutRecord> rejects, CancellationToken ct)
    {
        var kept = rejects.Take(Math.Max(0, MostRejects - from)).Index();
        foreach (var chunk in kept.Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(chunk.Aggregate(new RowBatch(RowKeys.Import(tenant, import)), (batch, one) => batch.Upsert(
                ImportKeys.Reject(from + one.Index), JsonSerializer.SerializeToUtf8Bytes(one.Item, ImportRows.Rows.LeftOutRecord))), ct);
        }
    }

    /// <summary>What an import left out, in the order of the file.</summary>
    public async Task<IReadOnlyList<LeftOutRecord>> RejectsAsync(TenantId tenant, Guid import, int most, CancellationToken ct) =>
        [.. (await rows.ReadAsync(RowKeys.Import(tenant, import), ImportKeys.Rejects, most, ct))
            .Select(row => JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.LeftOutRecord)!)];

    /// <summary>All that an import left out, by line; of several at one line the first.</summary>
    public async Task<Dictionary<int, LeftOutRecord>> RejectsByLineAsync(TenantId tenant, Guid import, CancellationToken ct)
    {
        var byLine = new Dictionary<int, LeftOutRecord>();
        await foreach (var row in AllAsync(RowKeys.Import(tenant, import), ImportKeys.Rejects, ct))
        {
            var reject = JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.LeftOutRecord)!;
            byLine.TryAdd(reject.Line, reject);
        }

        return byLine;
    }

    /// <summary>The customers of a list whom the import has touched already.</summary>
    public async Task<Dictionary<Guid, TouchedCustomer>> TouchedAsync(TenantId tenant, Guid import, IEnumerable<Guid> customers,
        CancellationToken ct)
    {
        var found = await Task.WhenAll(customers.Distinct().Select(customer =>
            rows.FindAsync(RowKeys.Import(tenant, import), ImportKeys.Touched(customer), ct).AsTask()));
        return found.Where(row => row is not null).Select(row => ReadTouched(row!)).ToDictionary(touched => touched.Id);
    }

    /// <summary>Notes whom an import touches.</summary>
    public async Task TouchAsync(TenantId tenant, Guid import, IReadOnlyList<TouchedCustomer> customers, CancellationToken ct)
    {
        foreach (var chunk in customers.Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(chunk.Aggregate(new RowBatch(RowKeys.Import(tenant, import)), (batch, touched) => batch.Upsert(
                ImportKeys.Touched(touched.Id), JsonSerializer.SerializeToUtf8Bytes(touched, ImportRows.Rows.TouchedCustomer))), ct);
        }
    }

    /// <summary>Up to a hundred customers whom an import touched and whom no undo has dealt with, in the order of their keys.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="import">The import.</param>
    /// <param name="after">The customer behind whom they stand; null for the first ones.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<TouchedCustomer>> TouchedAfterAsync(
        TenantId tenant, Guid import, Guid? after, CancellationToken ct) =>
        [.. (await rows.ReadAsync(RowKeys.Import(tenant, import), TouchedAfter(after), RowLimits.RowsPerBatch, ct)).Select(ReadTouched)];

    /// <summary>Forgets that an import touched a customer.</summary>
    public async Task UntouchAsync(TenantId tenant, Guid import, Guid customer, CancellationToken ct)
    {
        var partition = RowKeys.Import(tenant, import);
        if (await rows.FindAsync(partition, ImportKeys.Touched(customer), ct) is { } row)
        {
            await rows.CommitAsync(new RowBatch(partition).Delete(row), ct);
        }
    }

    /// <summary>
    /// Forgets that an import touched customers, when its undo has dealt with them. Erasing a customer may have forgotten it already.
    /// </summary>
    public async Task UntouchAsync(TenantId tenant, Guid import, IReadOnlyList<TouchedCustomer> done, Guid? after, CancellationToken ct)
    {
        var (partition, ids) = (RowKeys.Import(tenant, import), done.Select(touched => touched.Id).ToHashSet());
        var page = await rows.ReadAsync(partition, TouchedAfter(after), RowLimits.RowsPerBatch, ct);
        var left = page.Where(row => ids.Contains(ReadTouched(row).Id)).ToList();
        if (left.Count > 0)
        {
            await rows.CommitAsync(left.Aggregate(new RowBatch(partition), (batch, row) => batch.Delete(row)), ct);
        }
    }

    /// <summary>The customer that imports know a buyer as, by the tax number; null where they have met none.</summary>
    public async Task<Guid?> BuyerAsync(TenantId tenant, string taxKey, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Imports(tenant), ImportKeys.Buyer(taxKey), ct) is { } row
            ? JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.KnownBuyer)!.Customer : null;

    /// <summary>Remembers as whom buyers are known, the last of each tax number.</summary>
    public async Task RememberBuyersAsync(TenantId tenant, IReadOnlyList<(string TaxKey, Guid Customer)> buyers, CancellationToken ct)
    {
        foreach (var some in buyers.GroupBy(one => ImportKeys.Buyer(one.TaxKey), one => one.Customer).Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(some.Aggregate(new RowBatch(RowKeys.Imports(tenant)), (batch, buyer) => batch.Upsert(
                buyer.Key, JsonSerializer.SerializeToUtf8Bytes(new(buyer.Last()), ImportRows.Rows.KnownBuyer))), ct);
        }
    }

    /// <summary>Who the company itself is on invoices.</summary>
    public async Task<OwnCompany> CompanyAsync(TenantId tenant, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Imports(tenant), ImportKeys.Company, ct) is { } row
            ? JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.OwnCompany)! : OwnCompany.Unknown;

    /// <summary>Keeps who the company itself is on invoices.</summary>
    public async Task SetCompanyAsync(TenantId tenant, OwnCompany company, CancellationToken ct) =>
        await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Upsert(ImportKeys.Company,
            JsonSerializer.SerializeToUtf8Bytes(company, ImportRows.Rows.OwnCompany)), ct);

    /// <summary>What the last import of a table with this header was told; null where nothing is remembered.</summary>
    public async Task<RememberedAnswers?> AnswersAsync(TenantId tenant, string signature, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Imports(tenant), ImportKeys.Answers(signature), ct) is { } row
            ? JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.RememberedAnswers) : null;

    /// <summary>Remembers what an import was told of a table.</summary>
    public async Task RememberAsync(TenantId tenant, RememberedAnswers answers, CancellationToken ct) =>
        await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Upsert(ImportKeys.Answers(answers.Signature),
            JsonSerializer.SerializeToUtf8Bytes(answers, ImportRows.Rows.RememberedAnswers)), ct);

    /// <summary>Forgets what is remembered of a table.</summary>
    public async Task ForgetAnswersAsync(TenantId tenant, string signature, CancellationToken ct)
    {
        if (await rows.FindAsync(RowKeys.Imports(tenant), ImportKeys.Answers(signature), ct) is { } row)
        {
            await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Delete(row), ct);
        }
    }

    /// <summary>Notes the products that an import added, and the versions of those that it changed afterwards.</summary>
    public async Task NoteProductsAsync(TenantId tenant, Guid import, IReadOnlyList<(Guid Id, string Version, bool IsNew)> products,
        CancellationToken ct)
    {
        var partition = RowKeys.Import(tenant, import);
        var known = (await AddedProductsAsync(tenant, import, ct)).Keys.ToHashSet();
        foreach (var chunk in products.Where(one => one.IsNew || known.Contains(one.Id)).GroupBy(one => one.Id)
            .Select(same => same.Last()).Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(chunk.Aggregate(new RowBatch(partition), (batch, one) => batch.Upsert(ImportKeys.Product(one.Id),
                JsonSerializer.SerializeToUtf8Bytes(new(one.Id, one.Version), ImportRows.Rows.AddedProduct))), ct);
        }
    }

    /// <summary>The products that an import added, with the versions that it gave them.</summary>
    public async Task<Dictionary<Guid, string>> AddedProductsAsync(TenantId tenant, Guid import, CancellationToken ct) =>
        await AllAsync(RowKeys.Import(tenant, import), ImportKeys.Products, ct)
            .Select(row => JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.AddedProduct)!)
            .ToDictionaryAsync(product => product.Id, product => product.Version, cancellationToken: ct);

    private async IAsyncEnumerable<Row> AllAsync(Partition partition, KeyRange range,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        while (await rows.ReadAsync(partition, range, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                yield return row;
            }

            range = range with { From = page[^1].Key + "\0" };
        }
    }

    private static KeyRange TouchedAfter(Guid? after) =>
        after is { } last ? ImportKeys.TouchedAll with { From = ImportKeys.Touched(last) + "\0" } : ImportKeys.TouchedAll;

    private static byte[] Content(ImportHead head) => JsonSerializer.SerializeToUtf8Bytes(head, ImportRows.Rows.ImportHead);

    private static ImportHead Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.ImportHead)!;

    private static TouchedCustomer ReadTouched(Row row) =>
        JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.TouchedCustomer)!;
}
