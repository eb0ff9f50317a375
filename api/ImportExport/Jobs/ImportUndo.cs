using System.Runtime.ExceptionServices;
using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Payments;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Takes back what an import wrote: its payments, orders and invoices, the customers whom it added, and the values that it gave to known
/// ones, as far as nobody has changed them since; then the products that nothing names. Goes on where a crash ended it. Where the rows of
/// one customer cannot be read, the other customers are dealt with all the same.
/// </summary>
internal sealed class ImportUndo(
    ImportStore imports, CustomerRegister customers, ImportedCustomers changed, SalesJournal sales, PaymentsJournal payments,
    ProductsJournal products, ImportGate gate)
{
    // Most of the time goes into waiting for storage.
    private const int AtOnce = 16;

    /// <summary>Goes on with an undo until it has ended.</summary>
    public async Task RunAsync(TenantId tenant, Guid import, CancellationToken ct)
    {
        if (await imports.FindAsync(tenant, import, ct) is not ({ State: ImportState.Undoing } head, var version))
        {
            return;
        }

        var isResumed = head.Undone is not null;
        if (!isResumed)
        {
            (head, version) = await NoteAsync(tenant, head with { Undone = UndoCounts.None }, version, ct);
        }

        var actor = Actor.OfJob(tenant, $"undo of an import for {head.StartedBy.Name}");
        var (after, fault) = ((Guid?)null, (Exception?)null);
        while (await imports.TouchedAfterAsync(tenant, import, after, ct) is { Count: > 0 } page)
        {
            using var entered = await gate.EnterAsync(ct);
            var counts = new UndoCounts?[page.Count];
            var several = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
            await Parallel.ForEachAsync(Enumerable.Range(0, page.Count), several, async (i, token) =>
            {
                try
                {
                    counts[i] = await UndoAsync(actor, import, page[i], token);
                }
                catch (Exception e) when (RecordFault.Is(e))
                {
                    fault = e;
                }
            });

            // A crash between these two counts the page once less and not once more: its rows find nothing left to take back. The end of
            // the undo makes up for it.
            head = head with
            {
                Undone = counts.OfType<UndoCounts>().Aggregate(head.Undone ?? UndoCounts.None, (all, one) => all.With(one)),
            };
            (head, version) = await NoteAsync(tenant, head, version, ct);
            await imports.UntouchAsync(tenant, import, [.. page.Where((_, i) => counts[i] is not null)], after, ct);
            after = page[^1].Id;
        }

        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        var added = await imports.AddedProductsAsync(tenant, import, ct);
        var removed = added.Count == 0 ? 0 : await products.UndoAsync(actor, added, ct);
        var counted = head.Undone ?? UndoCounts.None;
        var undone = (isResumed ? counted.AtLeast(head.Counts) : counted) with
        {
            ProductsRemoved = removed,
            ProductsKept = Math.Max(head.Counts.ProductsAdded, added.Count) + head.Counts.ProductsChanged - removed,
        };
        await NoteAsync(tenant, head with { State = ImportState.Undone, Undone = undone }, version, ct);
    }

    private async Task<UndoCounts> UndoAsync(Actor actor, Guid import, TouchedCustomer touched, CancellationToken ct)
    {
        var counts = UndoCounts.None;
        if (await payments.UndoAsync(actor, touched.Id, import, ct) is { } paid)
        {
            counts = counts with
            {
                PaymentsRemoved = counts.PaymentsRemoved + paid.Removed,
                PaymentsKept = counts.PaymentsKept + paid.Kept.Count,
            };
        }

        if (await sales.UndoAsync(actor, touched.Id, import, ct) is { } sold)
        {
            counts = counts with
            {
                SalesRemoved = counts.SalesRemoved + sold.Removed,
                SalesRestored = counts.SalesRestored + sold.Restored,
                SalesKept = counts.SalesKept + sold.Kept.Count,
            };
        }

        if (await customers.FindAsync(actor.Tenant, touched.Id, ct) is not { } customer)
        {
            return counts;
        }

        if (!touched.IsAdded)
        {
            return await changed.RestoreAsync(actor, import, touched.Id, ct) is not { } restored ? counts : counts with
            {
                CustomersRestored = counts.CustomersRestored + (restored.IsChanged ? 1 : 0),
                FieldsKept = counts.FieldsKept + restored.Kept,
            };
        }

        // A later row of the same file may have added to the customer: that version is the import's own too.
        var isOwn = touched.IsAsAdded(customer)
            || await changed.VersionAsync(actor.Tenant, import, touched.Id, ct) is { } later && later == customer.Version;
        var version = isOwn ? customer.Version : null;
        return version is not null && await customers.TakeBackAsync(actor, touched.Id, version, ct)
            ? counts with { CustomersRemoved = counts.CustomersRemoved + 1 }
            : counts with { CustomersKept = counts.CustomersKept + 1 };
    }

    private async Task<(ImportHead Head, string Version)> NoteAsync(TenantId tenant, ImportHead head, string version,
        CancellationToken ct) =>
        await imports.ReplaceAsync(tenant, head, version, ct) ? (await imports.FindAsync(tenant, head.Id, ct))!.Value
            : throw new InvalidOperationException($"Somebody else has taken the import {head.Id} over.");
}
