using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Goes through the records of one file step by step; after each of these steps the import says how far it is. A step that a crash
/// ends is done again from its beginning: every record has an id made of what it says, so that what is there already is met again.
/// </summary>
internal sealed class ImportJob(
    ImportStore imports, PackedFiles files, ImportedProducts products, ImportedRecords records, SalesJournal sales, TenantMoney money,
    ImportGate gate, TimeProvider clock)
{
    /// <summary>Goes on with an import until it has ended.</summary>
    public async Task RunAsync(TenantId tenant, Guid import, CancellationToken ct)
    {
        while (!await TryRunAsync(tenant, import, ct))
        {
        }
    }

    /// <summary>
    /// Ends an import, or its undo, that cannot go on. What the import has written, and the undo has not taken back, stays until somebody
    /// takes the import back.
    /// </summary>
    public async Task FailAsync(TenantId tenant, Guid import, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        if (await imports.FindAsync(tenant, import, ct) is
            ({ State: ImportState.Waiting or ImportState.Running or ImportState.Undoing } head, { } version))
        {
            var undone = head.State == ImportState.Undoing ? head.Undone ?? UndoCounts.None : null;
            await imports.ReplaceAsync(
                tenant, head with { State = ImportState.Failed, EndedAt = clock.GetUtcNow(), Undone = undone }, version, ct);
        }
    }

    // False where somebody takes the import back, or an erasure has taken rows out of the file: it is read again behind what has been dealt
    // with.
    private async Task<bool> TryRunAsync(TenantId tenant, Guid import, CancellationToken ct)
    {
        if (await OpenAsync(tenant, import, ct) is not { } opened)
        {
            return true;
        }

        await using var stored = opened.Stored;
        var (head, version) = (opened.Head, opened.Version);
        var file = ImportFile.Read(stored, head.Options, head.Language, ct, head.Found);
        var step = new ImportStep(head, head.Options.Currency ?? (await money.SettingsAsync(tenant, ct)).HomeCurrency,
            Actor.OfJob(tenant, $"import for {head.StartedBy.Name}"), file.Rules,
            await imports.CompanyAsync(tenant, ct));
        var read = head.Read;
        PassOver(file, step, ct);
        await using var steps = new ReadAhead(file, head, records.RecordsOfStep, ct);
        while (true)
        {
            var next = await steps.NextAsync(ct);
            using var entered = await gate.EnterAsync(ct);
            if (await imports.FindAsync(tenant, import, ct) is not ({ } stands, { } now) || now != version
                || stands.Clearings != head.Clearings)
            {
                return false;
            }

            if (next.Items.Length == 0)
            {
                return await EndAsync(tenant, version, step, file, next, ct);
            }

            read += next.Items.Length;
            await records.WriteAsync(tenant, step, await products.WriteAsync(step, next.Items, ct), read, ct);
            step.NameColumns(next.Items, file.HeaderOf);
            if (await NoteAsync(tenant, version, step, next, read, null, ct) is not { } noted)
            {
                return false;
            }

            version = noted.Version;
        }
    }

    // Payments behind the mark may say the same as payments before it, and customers may have the name of somebody before it.
    private static void PassOver(ImportFile file, ImportStep step, CancellationToken ct)
    {
        var head = step.Head;
        if (head.Mark is null || file.Table is not { } table || !(table.HasPayments || table.HasCustomers))
        {
            return;
        }

        foreach (var record in table.Items(null, _ => { }, ct).Take(head.Read).Select(item => item.Record))
        {
            if (record is ImportedPayment payment)
            {
                SaleMapping.Of(payment, head.Format, step.Currency, head.Id, step.By, step.Paid);
            }
            else if (record is ImportedCustomer customer)
            {
                step.Alike.Pass(CustomerMapping.IdOf(customer, head.Format), customer, CustomerMapping.Of(customer, step.Owner));
            }
        }
    }

    // Null where nothing is left to write.
    private async Task<(ImportHead Head, string Version, FileStream Stored)?> OpenAsync(TenantId tenant, Guid import, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        if (await imports.FindAsync(tenant, import, ct) is not ({ } head, { } version))
        {
            return null;
        }

        if (head.State is not (ImportState.Waiting or ImportState.Running))
        {
            await ForgetAsync(tenant, head, version, ct);
            return null;
        }

        return (head, version, await files.OpenAsync(tenant, import, ImportKeys.Parts(head.Clearings), ct));
    }

    private async Task<bool> EndAsync(
        TenantId tenant, string version, ImportStep step, ImportFile file, FileStep last, CancellationToken ct)
    {
        // What stands at the end of the file is counted with the last word on the import: a crash on the way must not count it twice.
        step.Counts = step.Counts with { LeftOut = step.Counts.LeftOut + (file.Table?.LeftOutCount ?? 0) };
        await imports.RejectAsync(tenant, step.Head.Id, step.Counts.Rejected, InOrder(last.Met), ct);
        step.Head = step.Head with { RejectedParts = await KeepRejectedAsync(tenant, step.Head.Id, file, ct) };
        if (await NoteAsync(tenant, version, step, last, step.Head.Read, clock.GetUtcNow(), ct) is not ({ } head, { } now))
        {
            return false;
        }

        sales.LearnSoon();
        await ForgetAsync(tenant, head, now, ct);
        return true;
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
        for (var clearings = 0; clearings <= head.Clearings + 1; clearings++)
        {
            await files.ForgetAsync(tenant, head.Id, ImportKeys.Parts(clearings), ct);
        }

        if (isOld)
        {
            await files.ForgetAsync(tenant, head.Id, ImportKeys.RejectedParts, ct);
        }

        await imports.ReplaceAsync(tenant, head with { Parts = 0, RejectedParts = isOld ? 0 : head.RejectedParts }, version, ct);
    }

    // Null where the import is being taken back, or an erasure has changed the file: the step is done again or not at all.
    private async Task<(ImportHead Head, string Version)?> NoteAsync(
        TenantId tenant, string version, ImportStep step, FileStep written, int read, DateTimeOffset? endedAt, CancellationToken ct)
    {
        var all = InOrder(step.Rejects.Concat(written.Met));
        await imports.RejectAsync(tenant, step.Head.Id, step.Counts.Rejected, all, ct);
        step.Counts = step.Counts with { Rejected = step.Counts.Rejected + all.Count };
        step.Rejects.Clear();
        step.MayRepeat = false;
        var before = step.Head;
        step.Head = step.Head with
        {
            State = endedAt is null ? ImportState.Running : ImportState.Done,
            EndedAt = endedAt,
            Read = read,
            Counts = step.Counts,
            Mark = endedAt is null ? written.Mark : null,
            Found = endedAt is null ? step.Head.Found : null,
        };
        var isNoted = await imports.ReplaceAsync(tenant, step.Head, version, ct);
        var stands = await imports.FindAsync(tenant, step.Head.Id, ct);
        if (!isNoted && stands is ({ State: ImportState.Undoing } stopped, var at))
        {
            // What the last step wrote is taken back, too: who reads the counts of the undo finds it among what was added.
            await imports.ReplaceAsync(tenant, stopped with { Read = read, Counts = step.Counts }, at, ct);
        }

        return isNoted ? stands
            : stands is ({ State: ImportState.Waiting or ImportState.Running } other, _) && other.Clearings == before.Clearings
            ? throw new InvalidOperationException($"Somebody else has taken the import {step.Head.Id} over.") : null;
    }

    private static List<LeftOutRecord> InOrder(IEnumerable<LeftOutRecord> rejects) => [.. rejects.OrderBy(reject => reject.Line)];
}
