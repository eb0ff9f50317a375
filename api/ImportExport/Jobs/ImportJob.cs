using System.Collections.Concurrent;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Money;
using OutlookCrm.Payments;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Writes the records of one file, some hundred at a time; after each of these steps the import says how far it is. A step that a crash
/// ends is done again from its beginning: every record has an id made of what it says, so that what is there already is met again.
/// </summary>
internal sealed class ImportJob(
    ImportStore imports, RecordOwners owners, ImportedProducts products, CustomerRegister customers, SalesJournal sales,
    PaymentsJournal payments, TenantMoney money, IRowStore rows, TimeProvider clock)
{
    private const int RecordsOfStep = 400;
    private const int AtOnce = 16;

    /// <summary>Goes on with an import until it has ended.</summary>
    public async Task RunAsync(TenantId tenant, Guid import, CancellationToken ct)
    {
        if (await imports.FindAsync(tenant, import, ct) is not ({ } head, { } version))
        {
            return;
        }

        if (head.State is not (ImportState.Waiting or ImportState.Running))
        {
            await imports.ForgetFileAsync(tenant, head, version, ct);
            return;
        }

        await using var stored = await imports.OpenFileAsync(tenant, head, ct);
        var file = ImportFile.Read(stored, head.Options, head.Language, ct);
        var step = new ImportStep(head, head.Options.Currency ?? (await money.SettingsAsync(tenant, ct)).HomeCurrency,
            Actor.OfJob(tenant, $"import for {head.StartedBy.Name}"));
        var (read, met) = (0, new List<LeftOutRecord>());
        foreach (var records in file.Items(fault => met.Add(new(fault.Line, fault.Column, fault.Code)), ct).Chunk(RecordsOfStep))
        {
            // What an earlier run has dealt with, its faults too, is passed over.
            read += records.Length;
            if (read > head.Read)
            {
                await WriteAsync(tenant, step, records, ct);
                (head, version) = await NoteAsync(tenant, version, step, met, read, null, ct);
            }

            met = [];
        }

        step.Counts = step.Counts with { LeftOut = step.Counts.LeftOut + (file.Table?.LeftOutCount ?? 0) };
        (head, version) = await NoteAsync(tenant, version, step, met, read, clock.GetUtcNow(), ct);
        await imports.ForgetFileAsync(tenant, head, version, ct);
    }

    private async Task<(ImportHead Head, string Version)> NoteAsync(TenantId tenant, string version, ImportStep step,
        List<LeftOutRecord> met,
        int read, DateTimeOffset? endedAt, CancellationToken ct)
    {
        List<LeftOutRecord> all = [.. step.Rejects.Concat(met).OrderBy(reject => reject.Line)];
        await imports.RejectAsync(tenant, step.Head.Id, step.Counts.Rejected, all, ct);
        step.Counts = step.Counts with { Rejected = step.Counts.Rejected + all.Count };
        step.Rejects.Clear();
        step.Head = step.Head with
        {
            State = endedAt is null ? ImportState.Running : ImportState.Done,
            EndedAt = endedAt,
            Read = read,
            Counts = step.Counts,
        };
        if (!await imports.ReplaceAsync(tenant, step.Head, version, ct))
        {
            throw new InvalidOperationException($"Somebody else has taken the import {step.Head.Id} over.");
        }

        return (await imports.FindAsync(tenant, step.Head.Id, ct))!.Value;
    }

    private async Task WriteAsync(TenantId tenant, ImportStep step, TableItem[] records, CancellationToken ct)
    {
        records = await products.WriteAsync(step, records, ct);
        var meant = new OwnedRecord?[records.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, records.Length), Several(ct), async (i, token) =>
            meant[i] = await owners.OfAsync(tenant, step, records[i], token));
        for (var i = 0; i < records.Length; i++)
        {
            if (meant[i]?.Code is { } code)
            {
                step.Leave(records[i].Line, code);
            }
        }

        var groups = meant.Where(one => one is { Code: null }).Select(one => one!).GroupBy(one => one.Customer).ToList();
        var touched = await imports.TouchedAsync(tenant, step.Head.Id, groups.Select(group => group.Key), ct);
        var there = await Task.WhenAll(groups.Select(async group =>
            (group.Key, IsThere: touched.ContainsKey(group.Key) || await customers.FindAsync(tenant, group.Key, ct) is not null)));

        // Before anybody is added: after a crash these rows tell who is the import's own.
        await imports.TouchAsync(tenant, step.Head.Id, [.. there.Where(one => !touched.ContainsKey(one.Key))
            .Select(one => new TouchedCustomer(one.Key, !one.IsThere, null))], ct);
        var added = there.Where(one => touched.TryGetValue(one.Key, out var own) ? own.IsAdded : !one.IsThere).Select(one => one.Key)
            .ToHashSet();
        var versions = new ConcurrentBag<TouchedCustomer>();
        await Parallel.ForEachAsync(groups, Several(ct), async (group, token) =>
        {
            var (isOwn, isFirst) = (added.Contains(group.Key),
                !touched.TryGetValue(group.Key, out var before) || before is { IsAdded: true, Version: null });
            if (await EnterAsync(tenant, step, [.. group], isOwn, isFirst, token) is { } customer && isOwn && isFirst
                && customer.Id == group.Key)
            {
                versions.Add(new(customer.Id, true, customer.Version));
            }
        });
        await imports.TouchAsync(tenant, step.Head.Id, [.. versions], ct);
    }

    private async Task<StoredProfile?> EnterAsync(TenantId tenant, ImportStep step, List<OwnedRecord> records, bool isOwn, bool isFirst,
        CancellationToken ct)
    {
        var (id, books) = (records[0].Customer, OwnedBooks.Of(step, records));
        var customer = await customers.FindAsync(tenant, id, ct);
        if (customer is null)
        {
            // A payment, or an invoice that is left out itself, is no reason to add anybody.
            if (records.Find(record => record.Item.Record is ImportedCustomer || books.Has(record)) is not { } made)
            {
                step.Leave([.. books.Payments.Select(payment => payment.Line)], "unknown-customer");
                return null;
            }

            var entered = await customers.AddAsync(step.Actor, id, made.Profile!, step.Head.Options.AddAnyway == true, ct);
            if (entered.Customer is null)
            {
                step.Leave([.. records.Select(record => record.Item.Line).Where(line => !books.LeftOut.Contains(line))],
                    entered.IsKnownByName ? "known-by-name" : $"{entered.Field!.Split('[')[0]}-not-possible");
                return null;
            }

            customer = entered.Customer;
            if (customer.Id != id)
            {
                // Somebody has taken the address a moment ago.
                isOwn = false;
                if ((await imports.TouchedAsync(tenant, step.Head.Id, [customer.Id], ct)).Count == 0)
                {
                    await imports.TouchAsync(tenant, step.Head.Id, [new(customer.Id, false, null)], ct);
                }
            }
        }

        if (isFirst)
        {
            step.Count(counts => isOwn ? counts with { CustomersAdded = counts.CustomersAdded + 1 }
                : counts with { CustomersKnown = counts.CustomersKnown + 1 });
        }

        if (records.Find(record => record.TaxKey is not null) is { TaxKey: { } taxKey })
        {
            await imports.RememberBuyerAsync(tenant, taxKey, customer.Id, ct);
        }

        await SellAsync(step, customer.Id, books, ct);
        await PayAsync(step, customer.Id, books, ct);
        return customer;
    }

    private async Task SellAsync(ImportStep step, Guid customer, OwnedBooks books, CancellationToken ct)
    {
        if (books.Documents.Count == 0)
        {
            return;
        }

        var outcomes = await sales.WriteAsync(step.Actor, customer, [.. books.Documents.Select(one => one.Document)], replaces: false, ct);
        foreach (var (outcome, (_, line)) in (outcomes ?? []).Zip(books.Documents))
        {
            var isOwn = outcome.Written == SaleWritten.Created || outcome.Document.ImportId == step.Head.Id;
            if (outcome.Written == SaleWritten.Differs)
            {
                step.Leave(line, "number-with-other-content");
                step.Count(counts => counts with { SalesDiffering = counts.SalesDiffering + 1 });
            }
            else
            {
                step.Count(counts => isOwn ? counts with { SalesAdded = counts.SalesAdded + 1 }
                    : counts with { SalesUnchanged = counts.SalesUnchanged + 1 });
            }
        }
    }

    private async Task PayAsync(ImportStep step, Guid customer, OwnedBooks books, CancellationToken ct)
    {
        if (books.Payments.Count == 0)
        {
            return;
        }

        var documents = books.Payments.Exists(one => one.Invoice is not null)
            ? await SaleDocuments.DebtsAsync(rows, step.Actor.Tenant, customer, ct) : [];
        var meant = books.Payments.ConvertAll(one =>
        {
            var parts = one.Invoice is { } named && one.Payment.Amount > 0 ? NamedInvoices.Of(one.Payment, named, documents) : [];
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

            var isOwn = outcome.Written == PaymentWritten.Created || outcome.Payment.ImportId == step.Head.Id;
            step.Count(counts => counts with
            {
                PaymentsAdded = counts.PaymentsAdded + (isOwn ? 1 : 0),
                PaymentsUnchanged = counts.PaymentsUnchanged + (isOwn ? 0 : 1),
                PaymentsOfUnknownInvoice = counts.PaymentsOfUnknownInvoice + (isUnknown ? 1 : 0),
            });
        }
    }

    private static ParallelOptions Several(CancellationToken ct) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
}
