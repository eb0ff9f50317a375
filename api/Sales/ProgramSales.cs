using OutlookCrm.Money;
using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>
/// Keeps the documents of another program as the program has them now. What a person recorded, corrected or removed stays as the person
/// left it.
/// </summary>
public sealed class ProgramSales
{
    private readonly CustomerEvents _events;
    private readonly TenantMoney _money;
    private readonly Buyers _buyers;
    private readonly SalesFits _fits;
    private readonly ProductStore _products;
    private readonly SaleTimelineKind _kind;
    private readonly TimeProvider _clock;

    internal ProgramSales(
        CustomerEvents events, TenantMoney money, Buyers buyers, SalesFits fits, ProductStore products, SaleTimelineKind kind,
        TimeProvider clock) =>
        (_events, _money, _buyers, _fits, _products, _kind, _clock) = (events, money, buyers, fits, products, kind, clock);

    /// <summary>
    /// Writes and removes documents of one customer in one commit. Doing it again changes nothing. Null for no such customer.
    /// </summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="customer">Whose documents.</param>
    /// <param name="documents">
    /// As the program has them, none twice, which <see cref="SaleRules"/> allow and which fit into one commit. <see
    /// cref="SaleDocument.ImportId"/> is the id of the program's connection.
    /// </param>
    /// <param name="before">
    /// The ids of the documents that the program had at the last call, the one first without which the others mean nothing.
    /// </param>
    /// <param name="isWhole">False where <paramref name="documents"/> says nothing of the first document of before, which stays.</param>
    /// <param name="others">The ids of other connections, whose documents stay.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<ProgramWritten?> KeepAsync(
        Actor actor, Guid customer, IReadOnlyList<SaleDocument> documents, IReadOnlyList<Guid> before, bool isWhole,
        IReadOnlySet<Guid> others, CancellationToken ct)
    {
        var (known, priced) = (await _products.KnownAsync(actor.Tenant, ct), new List<SaleDocument>());
        foreach (var document in documents)
        {
            priced.Add(known.Link(document) with
            {
                Rate = await _money.RateAsync(actor.Tenant, document.Currency, document.Day, ct),
            });
        }

        var written = await _events.WriteAsync<Outcome>(actor.Tenant, customer, async change =>
        {
            foreach (var document in priced)
            {
                if (await change.FindSaleAsync(document.Id, ct) is { Document: var there } && !IsOfPerson(there)
                    && others.Contains(there.ImportId!.Value))
                {
                    return new(ProgramWritten.OfOther);
                }
            }

            var worst = ProgramWritten.Kept;
            var first = before.Count > 0 && (!isWhole || priced.Exists(document => document.Id == before[0])) ? before[0] : Guid.Empty;
            if (first != Guid.Empty && await change.FindSaleAsync(first, ct) is null)
            {
                return new(ProgramWritten.RemovedByPerson);
            }

            foreach (var document in priced)
            {
                if (await PutAsync(actor, customer, change, document, before, ct) is not { } one)
                {
                    return null;
                }

                worst = one > worst ? one : worst;
            }

            foreach (var gone in before.Where(id => id != first && !priced.Exists(document => document.Id == id)))
            {
                var found = await change.FindSaleAsync(gone, ct);
                if (found is not null && IsOfPerson(found.Document))
                {
                    worst = ProgramWritten.OfPerson;
                }
                else if (found is not null && !others.Contains(found.Document.ImportId!.Value))
                {
                    await _fits.NoteAsync(actor.Tenant, ct);
                    if (!await change.RemoveSaleAsync(_kind, found, ct))
                    {
                        return null;
                    }

                    Audit(actor, change, "removed sales");
                }
            }

            return new(worst);
        }, ct);
        return written?.Worst;
    }

    private static bool IsOfPerson(SaleDocument document) => document.ImportId is null || document.CorrectedBy is not null;

    // Null where somebody else has changed the customer meanwhile.
    private async Task<ProgramWritten?> PutAsync(
        Actor actor, Guid customer, CustomerChange change, SaleDocument document, IReadOnlyList<Guid> before, CancellationToken ct)
    {
        var found = await change.FindSaleAsync(document.Id, ct);
        if (found is null)
        {
            if (before.Contains(document.Id))
            {
                return ProgramWritten.RemovedByPerson;
            }

            await _fits.NoteAsync(actor.Tenant, ct);
            await _buyers.NoteAsync(actor.Tenant, customer, ct);
            change.AddSale(_kind, document);
        }
        else if (found.Document.Says(document))
        {
            return ProgramWritten.Kept;
        }
        else if (IsOfPerson(found.Document))
        {
            return ProgramWritten.OfPerson;
        }
        else
        {
            await _fits.NoteAsync(actor.Tenant, ct);
            if (!await change.ReplaceSaleAsync(_kind, found, document with { RecordedBy = found.Document.RecordedBy }, ct))
            {
                return null;
            }
        }

        Audit(actor, change, "recorded sales");
        return ProgramWritten.Kept;
    }

    private void Audit(Actor actor, CustomerChange change, string verb)
    {
        if (!change.IsAudited)
        {
            change.Audit(actor.Did(verb, _clock.GetUtcNow()));
        }
    }

    private sealed record Outcome(ProgramWritten Worst);
}

/// <summary>What became of the documents of a program, the worst of them.</summary>
public enum ProgramWritten
{
    /// <summary>They are stored as the program has them.</summary>
    Kept,

    /// <summary>A person has removed a document, and the document stays removed.</summary>
    RemovedByPerson,

    /// <summary>A person has recorded or corrected a document, and the document stays so.</summary>
    OfPerson,

    /// <summary>A document of the same number belongs to another connection. Nothing was written.</summary>
    OfOther,
}
