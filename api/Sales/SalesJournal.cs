using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// Writes documents of a customer: one by hand, or many by a program in as few commits as the limits of a batch allow. What is there
/// already stays as it is, so that a repeat changes nothing.
/// </summary>
public sealed class SalesJournal
{
    // Besides the documents a batch holds the summary, an audit row and open items.
    private const int MostRows = RowLimits.RowsPerBatch - 20;
    private const long MostBytes = RowLimits.BytesPerBatch * 3L / 4;

    private readonly CustomerEvents _events;
    private readonly TenantMoney _money;
    private readonly Buyers _buyers;
    private readonly SaleNumbers _numbers;
    private readonly SalesFits _fits;
    private readonly SalesBell _bell;
    private readonly ProductStore _products;
    private readonly TimeProvider _clock;
    private readonly SaleTimelineKind _kind;

    internal SalesJournal(
        CustomerEvents events, TenantMoney money, Buyers buyers, SaleNumbers numbers, SalesFits fits, SalesBell bell,
        ProductStore products, SaleTimelineKind kind, TimeProvider clock) =>
        (_events, _money, _buyers, _numbers, _fits, _bell, _products, _kind, _clock) =
        (events, money, buyers, numbers, fits, bell, products, kind, clock);

    /// <summary>Whether no other customer may have a document of the number.</summary>
    public static bool IsNumbered(SaleDocument document) => SaleNumbers.Has(document);

    /// <summary>
    /// Notes customers of whom documents will be written, and whose the numbered documents are, many in a commit. Without it each customer
    /// is noted with the first document, and no document.
    /// </summary>
    public async Task PrepareAsync(
        TenantId tenant, IReadOnlyList<(Guid Customer, IEnumerable<SaleDocument> Documents)> sold, CancellationToken ct)
    {
        await _buyers.NoteAsync(tenant, [.. sold.Select(one => one.Customer)], ct);
        await _numbers.NoteAsync(
            tenant, sold.SelectMany(one => one.Documents.Where(IsNumbered).Select(document => (document.Id, one.Customer))), ct);
    }

    /// <summary>Notes whose one document will be, if it is numbered.</summary>
    public Task NoteNumberAsync(TenantId tenant, Guid customer, SaleDocument document, CancellationToken ct) =>
        !IsNumbered(document) ? Task.CompletedTask : _numbers.NoteAsync(tenant, [(document.Id, customer)], ct);

    /// <summary>
    /// The customers who had the documents of these ids last, as far as somebody noted it. <see cref="ConsiderAsync"/> tells whether a
    /// customer still has the document.
    /// </summary>
    public Task<Dictionary<Guid, Guid>> NumberedAsync(TenantId tenant, IEnumerable<Guid> documents, CancellationToken ct) =>
        _numbers.FindAsync(tenant, documents, ct);

    /// <summary>Many documents were written: their customers are scored now, and not only with the next minute.</summary>
    public void LearnSoon() => _bell.Ring();

    /// <summary>
    /// Writes documents of one customer, which <see cref="SaleRules"/> allow. An outcome for each, in their order; null for no such
    /// customer. The batches are written one after the other: after a crash, write all again.
    /// </summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="customer">Whose documents.</param>
    /// <param name="documents">
    /// In any order. <see cref="SaleDocument.Id"/> must be that of <see cref="SaleDocument.IdOr"/>; a document without a rate gets that of
    /// its day, and a line that names no product gets the product that its code or its name tells (<see cref="KnownProducts"/>).
    /// </param>
    /// <param name="replaces">True to put a document in place of a stored one that says something else; else that one stays.</param>
    /// <param name="ct">Ends between two batches.</param>
    public async Task<IReadOnlyList<SaleOutcome>?> WriteAsync(
        Actor actor, Guid customer, IReadOnlyList<SaleDocument> documents, bool replaces, CancellationToken ct)
    {
        var outcomes = new Dictionary<Guid, SaleOutcome>();
        var (left, known) = (await PricedAsync(actor, documents, ct), await _products.KnownAsync(actor.Tenant, ct));
        while (left.Count > 0)
        {
            var written = await _events.WriteAsync(actor.Tenant, customer, change =>
                FillAsync(actor, customer, change, left, known, replaces, ct), ct);
            if (written is null)
            {
                return null;
            }

            foreach (var (id, outcome) in written)
            {
                outcomes[id] = outcome;
            }

            left = [.. left.Where(document => !outcomes.ContainsKey(document.Id))];
        }

        return [.. documents.Select(document => outcomes[document.Id])];
    }

    /// <summary>
    /// What <see cref="WriteAsync"/> without replacing would do with each document, and the document that is stored; null for no such
    /// customer.
    /// </summary>
    public Task<List<(SaleWritten Written, SaleDocument? Stored)>?> ConsiderAsync(
        TenantId tenant, Guid customer, IReadOnlyList<SaleDocument> documents, CancellationToken ct) =>
        _events.WriteAsync(tenant, customer, async change =>
        {
            var become = new List<(SaleWritten, SaleDocument?)>(documents.Count);
            foreach (var document in documents)
            {
                become.Add(await change.FindSameSaleAsync(document, ct) is not { Document: var stored } ? (SaleWritten.Created, null)
                    : (stored.WithPaidOf(document) is not null ? SaleWritten.Settled
                        : RicherSales.With(stored, document) is not null ? SaleWritten.Enriched
                        : stored.Tells(document) ? SaleWritten.Unchanged : SaleWritten.Differs, stored));
            }

            return (List<(SaleWritten, SaleDocument?)>?)become;
        }, ct);

    /// <summary>
    /// Removes what an import wrote of a customer. What was corrected since, or what a later import has added to, stays and is told;
    /// undoing again changes nothing. Null for no such customer.
    /// </summary>
    public async Task<UndoneSales?> UndoAsync(Actor actor, Guid customer, Guid importId, CancellationToken ct)
    {
        var (removed, restored, kept) = (0, 0, new List<SaleDocument>());
        while (true)
        {
            var step = await _events.WriteAsync(actor.Tenant, customer, async change =>
            {
                await _fits.NoteAsync(actor.Tenant, ct);
                return await SalesUndo.TakeBackAsync(
                    change, _kind, importId, MostRows, () => Audit(actor, change, "undid an import"), ct);
            }, ct);
            if (step is null)
            {
                return null;
            }

            (removed, restored) = (removed + step.Removed, restored + step.Restored);
            kept.AddRange(step.Kept);
            if (step.IsAll)
            {
                return new(removed, restored, kept);
            }
        }
    }

    // As many of the documents as fit into one batch, at least one.
    private async Task<Dictionary<Guid, SaleOutcome>?> FillAsync(
        Actor actor, Guid customer, CustomerChange change, IReadOnlyList<SaleDocument> documents, KnownProducts known, bool replaces,
        CancellationToken ct)
    {
        var (outcomes, added) = (new Dictionary<Guid, SaleOutcome>(), new Dictionary<string, SaleOutcome>());
        foreach (var said in documents)
        {
            // Twice in one list is a repeat too.
            if (outcomes.TryGetValue(said.Id, out var first))
            {
                outcomes[said.Id] = first.Document.Says(said) ? first : first with { Written = SaleWritten.Differs };
                continue;
            }

            if (added.TryGetValue(said.Number ?? "", out var other) && other.Document.IsSameBut(said))
            {
                outcomes[said.Id] = other with { Written = other.Document.Says(said) ? SaleWritten.Unchanged : SaleWritten.Differs };
                continue;
            }

            var (found, document) = (await change.FindSameSaleAsync(said, ct), known.Link(said));
            var paid = found?.Document.WithPaidOf(said);
            var richer = found is null || replaces ? null : RicherSales.With(paid ?? found.Document, document);
            if (found is not null && (paid ?? richer) is null && (!replaces || found.Document.Says(said)))
            {
                var isSame = found.Document.Tells(said);
                outcomes[document.Id] = new(isSame ? SaleWritten.Unchanged : SaleWritten.Differs, found.Document, found.Row.Version);
                continue;
            }

            if (change.Batch.Writes.Count > 0 && !HasRoom(change.Batch, document, found))
            {
                break;
            }

            await _fits.NoteAsync(actor.Tenant, ct);
            if (found is null)
            {
                await _buyers.NoteAsync(actor.Tenant, customer, ct);
                change.AddSale(_kind, document);
                outcomes[document.Id] = added[document.Number ?? ""] = new(SaleWritten.Created, document, change.Version);
            }
            else if ((richer ?? paid) is { } fuller)
            {
                if (!await change.ReplaceSaleAsync(_kind, found, fuller, ct))
                {
                    return null;
                }

                outcomes[document.Id] = new(paid is null ? SaleWritten.Enriched : SaleWritten.Settled, fuller, change.Version);
            }
            else
            {
                var corrected = document with
                {
                    ImportId = found.Document.ImportId,
                    Added = found.Document.Added,
                    RecordedBy = found.Document.RecordedBy,
                    CorrectedBy = new(actor.UserId, actor.Name, _clock.GetUtcNow()),
                };
                if (!await change.ReplaceSaleAsync(_kind, found, corrected, ct))
                {
                    return null;
                }

                outcomes[document.Id] = new(SaleWritten.Updated, corrected, change.Version);
            }

            Audit(actor, change, "recorded sales");
        }

        return outcomes;
    }

    private static bool HasRoom(RowBatch batch, SaleDocument document, FoundSale? found)
    {
        var own = SaleRows.Of(document);
        return batch.Writes.Count + own.Count + 2 + (found?.Lines.Count ?? 0) <= MostRows
            && batch.Bytes + own.Sum(row => RowLimits.SentBytes(row.Content) + (2 * RowLimits.RowOverhead)) <= MostBytes;
    }

    private void Audit(Actor actor, CustomerChange change, string verb)
    {
        if (!change.IsAudited)
        {
            change.Audit(actor.Did(verb, _clock.GetUtcNow()));
        }
    }

    private async Task<List<SaleDocument>> PricedAsync(Actor actor, IReadOnlyList<SaleDocument> documents, CancellationToken ct)
    {
        var priced = new List<SaleDocument>(documents.Count);
        foreach (var document in documents)
        {
            priced.Add(document.Rate is not null ? document
                : document with { Rate = await _money.RateAsync(actor.Tenant, document.Currency, document.Day, ct) });
        }

        return priced;
    }
}
