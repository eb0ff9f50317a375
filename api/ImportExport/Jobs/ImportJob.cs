using System.Collections.Concurrent;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.ImportExport.Reading;
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
    ImportStore imports, PackedFiles files, RecordOwners owners, ImportedProducts products, ImportedCustomers customers, SalesJournal sales,
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
            await ForgetAsync(tenant, head, version, ct);
            return;
        }

        await using var stored = await files.OpenAsync(tenant, import, ImportKeys.Parts, ct);
        var file = ImportFile.Read(stored, head.Options, head.Language, ct);
        var step = new ImportStep(head, head.Options.Currency ?? (await money.SettingsAsync(tenant, ct)).HomeCurrency,
            Actor.OfJob(tenant, $"import for {head.StartedBy.Name}"), file.Rules,
            await imports.CompanyAsync(tenant, ct));
        var (read, met) = (0, new List<LeftOutRecord>());
        foreach (var records in file.Items(fault => met.Add(new(fault.Line, fault.Column, fault.Code)), ct).Chunk(RecordsOfStep))
        {
            // What an earlier run has dealt with, its faults too, is passed over.
            read += records.Length;
            if (read > head.Read)
            {
                await WriteAsync(tenant, step, records, read, ct);
                (head, version) = await NoteAsync(tenant, version, step, met, read, null, ct);
            }

            met = [];
        }

        step.Counts = step.Counts with { LeftOut = step.Counts.LeftOut + (file.Table?.LeftOutCount ?? 0) };
        (head, version) = await NoteAsync(tenant, version, step, met, read, null, ct);
        step.Head = head with { RejectedParts = await KeepRejectedAsync(tenant, import, file, ct) };
        (head, version) = await NoteAsync(tenant, version, step, [], read, clock.GetUtcNow(), ct);
        await ForgetAsync(tenant, head, version, ct);
    }

    private async Task<int> KeepRejectedAsync(TenantId tenant, Guid import, ImportFile file, CancellationToken ct)
    {
        await using var rejected = PackedFiles.Temporary();
        if (!await RejectedRows.WriteAsync(file, await imports.RejectsByLineAsync(tenant, import, ct), rejected, ct))
        {
            return 0;
        }

        rejected.Position = 0;
        return await files.AddAsync(tenant, import, ImportKeys.RejectedParts, rejected, ct);
    }

    // The file goes when the import has ended, and what was left out after its time.
    private async Task ForgetAsync(TenantId tenant, ImportHead head, string version, CancellationToken ct)
    {
        var isOld = head.EndedAt < clock.GetUtcNow() - ImportWorker.RejectedKept;
        await files.ForgetAsync(tenant, head.Id, ImportKeys.Parts, ct);
        if (isOld)
        {
            await files.ForgetAsync(tenant, head.Id, ImportKeys.RejectedParts, ct);
        }

        await imports.ReplaceAsync(tenant, head with { Parts = 0, RejectedParts = isOld ? 0 : head.RejectedParts }, version, ct);
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

    private async Task WriteAsync(TenantId tenant, ImportStep step, TableItem[] records, int read, CancellationToken ct)
    {
        records = await products.WriteAsync(step, records, ct);
        var meant = new OwnedRecord?[records.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, records.Length), Several(ct), async (i, token) =>
            meant[i] = await owners.OfAsync(tenant, step, records[i], token));
        var own = meant.Select(one => step.Alike.SameOf(one!)).ToList();
        own.FindAll(one => one.Code is not null).ForEach(one => step.Leave(one.Item.Line, one.Code!));
        var groups = own.Where(one => one.Code is null).GroupBy(one => one.Customer).ToList();
        var touched = await imports.TouchedAsync(tenant, step.Head.Id, groups.Select(group => group.Key), ct);
        var there = await Task.WhenAll(groups.Select(async group =>
            (group.Key, IsThere: touched.ContainsKey(group.Key) || await customers.IsThereAsync(tenant, group.Key, ct))));
        var twins = step.Head.Options.AddAnyway == true ? [] : groups.Zip(there)
            .Where(one => !one.Second.IsThere && ImportedCustomers.ProfileOf([.. one.First]) is { } profile
                && step.Alike.IsTwin(one.First.Key, profile)).Select(one => one.First.Key).ToHashSet();

        // Before anybody is added: after a crash these rows tell who is the import's own.
        await imports.TouchAsync(tenant, step.Head.Id, [.. there.Where(one => !touched.ContainsKey(one.Key) && !twins.Contains(one.Key))
            .Select(one => new TouchedCustomer(one.Key, !one.IsThere, null, read))], ct);
        var added = there.Where(one => touched.TryGetValue(one.Key, out var own) ? own.IsAdded : !one.IsThere).Select(one => one.Key)
            .ToHashSet();
        var versions = new ConcurrentBag<TouchedCustomer>();
        await Parallel.ForEachAsync(groups, Several(ct), async (group, token) =>
        {
            if (twins.Contains(group.Key))
            {
                step.Leave([.. group.Select(record => record.Item.Line)], "known-by-name");
                return;
            }

            var (isOwn, isFirst) = (added.Contains(group.Key), !touched.TryGetValue(group.Key, out var before) || before.Step == read);
            if (await EnterAsync(tenant, step, [.. group], isOwn, isFirst, token) is { } customer && isOwn && isFirst
                && customer.Id == group.Key)
            {
                versions.Add(new(customer.Id, true, customer.Version, read));
            }
        });
        await imports.TouchAsync(tenant, step.Head.Id, [.. versions], ct);
    }

    private async Task<StoredProfile?> EnterAsync(TenantId tenant, ImportStep step, List<OwnedRecord> records, bool isOwn, bool isFirst,
        CancellationToken ct)
    {
        var books = OwnedBooks.Of(step, records);
        if (await customers.EnterAsync(step, records, books, isOwn, isFirst, ct) is not { } customer)
        {
            return null;
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
