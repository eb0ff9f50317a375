using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Payments;
using OutlookCrm.Sales;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Writes the documents and payments of a file, customer by customer.</summary>
internal sealed class ImportedBooks(SalesJournal sales, ShopOrders shops, PaymentsJournal payments, IRowStore rows)
{
    /// <summary>Notes the buyers of a step and their invoices, many in a commit.</summary>
    public Task PrepareAsync(ImportStep step, List<MetCustomer> all, Dictionary<Guid, Registered> added, CancellationToken ct) =>
        sales.PrepareAsync(step.Actor.Tenant, [.. all.Where(one => one.Books.Documents.Count > 0)
            .Select(one => (Customer: one.IsThere ? one.Id : added.GetValueOrDefault(one.Id)?.Customer?.Id, one.Books))
            .Where(one => one.Customer is not null)
            .Select(one => (one.Customer!.Value, one.Books.Documents.Select(sold => sold.Document)))], ct);

    /// <summary>Writes what is a customer's.</summary>
    public async Task WriteAsync(ImportStep step, Guid customer, OwnedBooks books, CancellationToken ct)
    {
        await EachAsync(step, books.Documents, one => one.Line, (some, isRepeat) => SellAsync(step, customer, some, isRepeat, ct));
        await EachAsync(step, books.Payments, one => one.Line, (some, isRepeat) => PayAsync(step, customer, some, isRepeat, ct));
    }

    // Of those that cannot be written together each by itself, so that only the record in the way is left out. The first attempt may have
    // written some of them.
    private static async Task EachAsync<T>(
        ImportStep step, List<T> all, Func<T, int> lineOf, Func<List<T>, bool, Task> writeAsync, bool isRepeat = false)
    {
        if (all.Count == 0)
        {
            return;
        }

        try
        {
            await writeAsync(all, isRepeat || step.MayRepeat);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            if (all.Count == 1)
            {
                step.Leave(lineOf(all[0]), RecordFault.CodeOf(e));
                return;
            }

            foreach (var one in all)
            {
                await EachAsync(step, [one], lineOf, writeAsync, isRepeat: true);
            }
        }
    }

    // What was sent back of an order stands behind the order, on the same line, and is written only where the order is the file's own.
    private async Task SellAsync(
        ImportStep step, Guid customer, List<(SaleDocument Document, int Line)> documents, bool mayRepeat, CancellationToken ct)
    {
        var (lines, others) = (new HashSet<int>(), new HashSet<int>());
        var (first, returned) = (new List<(SaleDocument, int)>(), new List<(SaleDocument Document, int Line)>());
        foreach (var one in documents)
        {
            (lines.Add(one.Line) ? first : returned).Add(one);
        }

        await SellAsync(step, customer, first, others, mayRepeat, ct);
        returned.RemoveAll(one => others.Contains(one.Line));
        if (returned.Count > 0)
        {
            await SellAsync(step, customer, returned, others, mayRepeat, ct);
        }
    }

    private async Task SellAsync(
        ImportStep step, Guid customer, List<(SaleDocument Document, int Line)> documents, HashSet<int> others, bool mayRepeat,
        CancellationToken ct)
    {
        // Of several documents of one number the first is written, and the others are compared with what is stored then.
        List<SaleDocument> first = [.. documents.Select(one => one.Document).DistinctBy(document => document.Id)];
        var outcomes = (await sales.WriteAsync(step.Actor, customer, first, replaces: false, ct) ?? [])
            .Zip(first).ToDictionary(one => one.Second.Id, one => one.First);
        var known = documents.Exists(one => NamedDocuments.NamesInvoice(one.Document))
            ? await SaleDocuments.DebtsAsync(rows, step.Actor.Tenant, customer, ct) : [];
        var met = new HashSet<Guid>();
        foreach (var (document, line) in outcomes.Count == 0 ? [] : documents)
        {
            var (outcome, isFirst) = (outcomes[document.Id], met.Add(document.Id));
            var isOwn = isFirst && (outcome.Written == SaleWritten.Created
                || (mayRepeat && outcome.Document.ImportId == step.Head.Id));
            var isOfShop = !isOwn && await shops.IsSameAsync(step, outcome.Document, document, ct);
            if (isOfShop)
            {
                others.Add(line);
            }

            if (!isOfShop && (isFirst ? outcome.Written == SaleWritten.Differs : !outcome.Document.Tells(document))
                && !IsOfOlderVersion(outcome.Document, document))
            {
                others.Add(line);
                step.Leave(line, "number-with-other-content");
                step.Count(counts => counts with { SalesDiffering = counts.SalesDiffering + 1 });
            }
            else
            {
                var isSettled = isFirst && !isOwn && (outcome.Written == SaleWritten.Settled
                    || (mayRepeat && outcome.Document.Paid?.ImportId == step.Head.Id));
                var isEnriched = isFirst && !isOwn && (outcome.Written == SaleWritten.Enriched
                    || (mayRepeat && outcome.Document.Added?.Any(one => one.ImportId == step.Head.Id) == true));
                var (isUnknown, isUnpriced) = (isOwn && NamedDocuments.NamesInvoice(document)
                    && NamedDocuments.InvoiceOf(document, known) is null, isOwn && outcome.Document.Rate is null);
                step.Count(counts => counts with
                {
                    SalesOfUnknownInvoice = counts.SalesOfUnknownInvoice + (isUnknown ? 1 : 0),
                    SalesWithoutRate = counts.SalesWithoutRate + (isUnpriced ? 1 : 0),
                });
                step.Count(counts => isSettled ? counts with { SalesSettled = counts.SalesSettled + 1 }
                    : isEnriched ? counts with { SalesEnriched = counts.SalesEnriched + 1 }
                    : isOwn ? counts with { SalesAdded = counts.SalesAdded + 1 }
                    : counts with { SalesUnchanged = counts.SalesUnchanged + 1 });
            }
        }
    }

    // Returns of orders were stored without their tax once, and without their lines; invoices counted gift cards beside the goods.
    private static bool IsOfOlderVersion(SaleDocument stored, SaleDocument said) =>
        stored is { ImportId: not null, CorrectedBy: null } && (GiftCards.WereCounted(stored, said)
            || (stored is { Kind: SaleKind.Return, LineCount: 0 }
                && (stored with { Tax = stored.Tax ?? said.Tax, LineCount = said.LineCount, Lines = said.Lines }).Says(said)));

    private async Task PayAsync(
        ImportStep step, Guid customer, List<(Payment Payment, int Line, string? Invoice)> paid, bool mayRepeat, CancellationToken ct)
    {
        var documents = paid.Exists(one => one.Invoice is not null)
            ? await SaleDocuments.DebtsAsync(rows, step.Actor.Tenant, customer, ct) : [];
        var meant = paid.ConvertAll(one =>
        {
            var parts = one.Invoice is { } named && one.Payment.Amount > 0 ? NamedInvoices.Of(one.Payment, named, documents)
                : one.Payment.For;
            return (Payment: one.Payment with { For = parts ?? [] }, one.Line, IsUnknown: parts is null);
        });
        var outcomes = await payments.WriteAsync(step.Actor, customer, [.. meant.Select(one => one.Payment)], ct);
        foreach (var (outcome, (payment, line, isUnknown)) in (outcomes ?? []).Zip(meant))
        {
            // A stored payment keeps what it is for: the invoice may have come after it, or somebody has decided.
            if (outcome.Written == PaymentWritten.Differs && !payment.Says(outcome.Payment with { For = payment.For }))
            {
                step.Leave(line, "payment-with-other-content");
                continue;
            }

            var isOwn = outcome.Written == PaymentWritten.Created || (mayRepeat && outcome.Payment.ImportId == step.Head.Id);
            step.Count(counts => counts with
            {
                PaymentsAdded = counts.PaymentsAdded + (isOwn ? 1 : 0),
                PaymentsUnchanged = counts.PaymentsUnchanged + (isOwn ? 0 : 1),
                PaymentsOfUnknownInvoice = counts.PaymentsOfUnknownInvoice + (isUnknown ? 1 : 0),
            });
        }
    }
}
