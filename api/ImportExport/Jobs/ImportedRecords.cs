using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Writes the records of one step: who they are of, then the customers who are new, many in a commit, then of each customer the changes,
/// the documents and the payments.
/// </summary>
internal sealed class ImportedRecords(
    ImportStore imports, RecordOwners owners, ImportedCustomers customers, InvoiceBuyers buyers, ImportedBooks books, IRowStore rows)
{
    private const int AddedTogether = 50;
    private const int LookedUpTogether = 100;

    // The embedded engine waits for the disk once for all who wait. Azure answers sixteen at a time.
    private readonly int _atOnce = rows.IsShared ? 16 : 64;

    /// <summary>
    /// How many records are written together. A step waits for storage a few times, however many records it has; on Azure, where each
    /// record takes some requests, its end must come within seconds, because only then the import says how far it is.
    /// </summary>
    public int RecordsOfStep { get; } = rows.IsShared ? 100 : 1000;

    /// <summary>Writes the records of a step.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="step">Is told what became of each record.</param>
    /// <param name="records">None of them a product.</param>
    /// <param name="read">How many records of the file were read with this step.</param>
    /// <param name="ct">Ends between two commits.</param>
    public async Task WriteAsync(TenantId tenant, ImportStep step, TableItem[] records, int read, CancellationToken ct)
    {
        var all = await KnownAsync(tenant, step, await OwnedAsync(tenant, step, records, ct), ct);
        await buyers.LeaveOutAsync(step, all, ct);

        // Before anybody is added: after a crash these rows tell who is the import's own.
        await imports.TouchAsync(tenant, step.Head.Id, [.. all.Where(one => one.Touched is null)
            .Select(one => new TouchedCustomer(one.Id, !one.IsThere, null, read))], ct);
        var added = await AddAsync(step, all, ct);
        await imports.RememberBuyersAsync(tenant, [.. all.Where(one => one.IsThere || added.GetValueOrDefault(one.Id)?.Customer is not null)
            .Select(one => (TaxKey: one.Records.Find(record => record.TaxKey is not null)?.TaxKey,
                Customer: added.GetValueOrDefault(one.Id)?.Customer?.Id ?? one.Id))
            .Where(one => one.TaxKey is not null).Select(one => (one.TaxKey!, one.Customer))], ct);
        await books.PrepareAsync(step, all, added, ct);
        var versions = new TouchedCustomer?[all.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, all.Count), Several(ct), async (i, token) =>
        {
            var one = all[i];
            var isFirst = one.Touched is not { } before || before.Step == read;
            var isOwn = one.Touched?.IsAdded ?? !one.IsThere;
            try
            {
                if (await customers.EnterAsync(step, one, added.GetValueOrDefault(one.Id), isOwn, isFirst, token) is { } customer)
                {
                    versions[i] = isOwn && isFirst && customer.Id == one.Id ? TouchedCustomer.Added(customer.Id, customer, read) : null;
                    await books.WriteAsync(step, customer.Id, one.Books, token);
                }
            }
            catch (Exception e) when (RecordFault.Is(e))
            {
                step.Leave([.. one.Records.Select(record => record.Item.Line).Where(line => !one.Books.LeftOut.Contains(line))],
                    RecordFault.CodeOf(e));
            }
        });
        await imports.TouchAsync(tenant, step.Head.Id, [.. versions.OfType<TouchedCustomer>()], ct);
    }

    private async Task<List<IGrouping<Guid, OwnedRecord>>> OwnedAsync(TenantId tenant, ImportStep step, TableItem[] records,
        CancellationToken ct)
    {
        var meant = new OwnedRecord?[records.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, records.Length), Several(ct), async (i, token) =>
            meant[i] = await owners.OfAsync(tenant, step, records[i], token));
        var own = meant.Select(one => step.Alike.SameOf(one!, step.Head.Options.AddAnyway == true)).ToList();
        own.FindAll(one => one.Code is not null).ForEach(one => step.Leave(one.Item.Line, one.Code!));
        return [.. own.Where(one => one.Code is null).GroupBy(one => one.Customer)];
    }

    // Whom the step is about and who is there, without those whose name another row of the file has.
    private async Task<List<MetCustomer>> KnownAsync(TenantId tenant, ImportStep step, List<IGrouping<Guid, OwnedRecord>> groups,
        CancellationToken ct)
    {
        var known = new List<MetCustomer>(groups.Count);
        foreach (var some in groups.Chunk(LookedUpTogether))
        {
            var touched = await imports.TouchedAsync(tenant, step.Head.Id, some.Select(group => group.Key), ct);
            var there = await Task.WhenAll(some.Select(group => customers.IsThereAsync(tenant, group.Key, ct)));
            foreach (var (group, isThere) in some.Zip(there))
            {
                List<OwnedRecord> records = [.. group];
                var before = touched.GetValueOrDefault(group.Key);
                if (!isThere && before is null && step.Head.Options.AddAnyway != true && ImportedCustomers.ProfileOf(records) is { } profile
                    && step.Alike.IsTwin(group.Key, profile))
                {
                    step.Leave(records.ConvertAll(record => record.Item.Line), "known-by-name");
                    continue;
                }

                known.Add(new(group.Key, records, OwnedBooks.Of(step, records), isThere, before));
            }
        }

        return known;
    }

    // Organisations first: a person whose company is one of them belongs to it.
    private async Task<Dictionary<Guid, Registered>> AddAsync(ImportStep step, List<MetCustomer> all, CancellationToken ct)
    {
        var newcomers = all.Where(one => !one.IsThere && one.Profile is not null).Select(one => new NewCustomer(one.Id, one.Profile!))
            .ToLookup(one => one.Profile.Kind);
        var added = new Dictionary<Guid, Registered>();
        foreach (var kind in new[] { CustomerKind.Organisation, CustomerKind.Person })
        {
            NewCustomer[][] some = [.. newcomers[kind].Chunk(AddedTogether)];
            var outcomes = new IReadOnlyList<Registered>[some.Length];
            await Parallel.ForEachAsync(Enumerable.Range(0, some.Length), Several(ct), async (i, token) =>
                outcomes[i] = await customers.AddAsync(step, some[i], token));
            foreach (var (customer, outcome) in some.SelectMany(one => one).Zip(outcomes.SelectMany(one => one)))
            {
                added.Add(customer.Id, outcome);
            }
        }

        return added;
    }

    private ParallelOptions Several(CancellationToken ct) => new() { MaxDegreeOfParallelism = _atOnce, CancellationToken = ct };
}

/// <summary>A customer whom records of a step are about.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Records">At least one.</param>
/// <param name="Books">What the records come to.</param>
/// <param name="IsThere">Whether somebody has this id.</param>
/// <param name="Touched">What an earlier step, or an earlier run of this one, noted; null for whom the import meets first.</param>
internal sealed record MetCustomer(Guid Id, List<OwnedRecord> Records, OwnedBooks Books, bool IsThere, TouchedCustomer? Touched)
{
    /// <summary>What the rows of customers say together; null where the records only name a buyer or a payer.</summary>
    public Profile? File { get; } = ImportedCustomers.ProfileOf(Records);

    /// <summary>The profile of who would be added; null where a payment, or an invoice that is left out itself, is no reason to.</summary>
    public Profile? Profile => File ?? Records.Find(Books.Has)?.Profile;
}
