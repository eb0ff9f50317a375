using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Payments;
using OutlookCrm.Sales;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Says what an import would do with each record, against what is stored and what the records before it would store; nothing is written.
/// Every decision is made by the code that writes.
/// </summary>
internal sealed class ImportPlan(
    RecordOwners owners, CustomerRegister customers, ProductsJournal products, InvoiceBuyers buyers, SalesJournal sales,
    ShopOrders shops, PaymentsJournal payments, PlanNotes notes)
{
    /// <summary>Records that are decided; of those that follow only their number is told.</summary>
    public const int MostDecided = 20_000;

    /// <summary>What would become of the first records of a file, in its order.</summary>
    public async Task<(List<PlannedRecord> Records, int Count)> OfAsync(ImportStep step, ImportFile file, CancellationToken ct)
    {
        var (made, count, state) = (new List<PlannedRecord>(), 0, new PlannedFile());
        foreach (var item in file.Items(null, fault => made.Add(PlannedRecord.Of(fault)), ct))
        {
            count++;
            if (made.Count < MostDecided)
            {
                var planned = await TryDecideAsync(step, state, item, ct);
                made.Add(planned.Code is { } code ? planned.With(ValueInTheWay.Of(item, code, file.HeaderOf)) : planned);
            }
        }

        var rejected = made.Count(record => record.Kind is null);
        return ([.. made.OrderBy(record => record.Line).Take(MostDecided)], count + rejected);
    }

    private async Task<PlannedRecord> TryDecideAsync(ImportStep step, PlannedFile state, TableItem item, CancellationToken ct)
    {
        try
        {
            return await DecideAsync(step, state, item, ct);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            return PlannedRecord.Rejected(item, RecordFault.CodeOf(e));
        }
    }

    private async Task<PlannedRecord> DecideAsync(ImportStep step, PlannedFile state, TableItem item, CancellationToken ct)
    {
        if (item.Record is ImportedProduct product)
        {
            return await DecideAsync(step, state, item, ImportedProducts.Of(product, step.Currency), ct);
        }

        var record = step.Alike.SameOf(await owners.OfAsync(step.Actor.Tenant, step, item, ct), step.Head.Options.AddAnyway == true);
        if (record.Code is { } code)
        {
            return PlannedRecord.Rejected(item, code);
        }

        var stored = state.Find(record.Customer) is { } planned ? planned.Stored
            : (await customers.FindAsync(step.Actor.Tenant, record.Customer, ct))?.Profile;
        return item.Record is ImportedCustomer ? await CustomerAsync(step, state, record, stored, ct)
            : await BooksAsync(step, state, record, stored, ct);
    }

    private async Task<PlannedRecord> DecideAsync(
        ImportStep step, PlannedFile state, TableItem item, NamedProduct product, CancellationToken ct)
    {
        if (ImportedProducts.WhyNot(product) is { } member)
        {
            return PlannedRecord.Rejected(item, $"{member}-not-possible");
        }

        var (outcome, isRepeat) = ((await products.ConsiderAsync(step.Actor.Tenant, step.Head.Id, [product], ct))[0],
            !state.Products.Add((product.Code ?? product.Name).ToUpperInvariant()));
        return outcome.Kind switch
        {
            ProductWrittenKind.TooMany => PlannedRecord.Rejected(item, "too-many-products"),
            ProductWrittenKind.Refused => PlannedRecord.Rejected(item, $"{outcome.Fault}-not-possible"),
            ProductWrittenKind.Created when isRepeat => PlannedRecord.Of(item, PlannedAction.Update, null, "file"),
            ProductWrittenKind.Created => PlannedRecord.Of(item, PlannedAction.Create, null, null),
            ProductWrittenKind.Updated => PlannedRecord.Of(item, PlannedAction.Update, null, "name"),
            _ => PlannedRecord.Of(item, PlannedAction.Unchanged, null, "name"),
        };
    }

    private async Task<PlannedRecord> CustomerAsync(ImportStep step, PlannedFile state, OwnedRecord record, Profile? stored,
        CancellationToken ct)
    {
        var (tenant, id, before) = (step.Actor.Tenant, record.Customer, state.Find(record.Customer));
        var file = before?.File is { } earlier ? ImportedProfile.Joined(earlier, record.Profile!) : record.Profile!;
        if (stored is null && before?.Now is null)
        {
            var isTwin = step.Head.Options.AddAnyway != true && step.Alike.IsTwin(id, file);
            var considered = isTwin ? new(null, "name", true)
                : await customers.ConsiderAsync(tenant, id, file, step.Head.Options.AddAnyway == true, ct);
            if (considered.Profile is not { } added)
            {
                return PlannedRecord.Rejected(record.Item, ImportedCustomers.CodeOf(considered.Field, considered.IsKnownByName));
            }

            state.Note(id, new(null, file, added));
            return PlannedRecord.Of(record.Item, PlannedAction.Create, null, null);
        }

        var now = before?.Now ?? stored!;
        var wanted = stored is null ? ImportedProfile.Joined(now, file) : ImportedProfile.Over(stored, file, step.Rules);
        var changes = ImportedProfile.Changes(now, wanted);
        var known = PlannedRecord.Of(record.Item, changes.Count == 0 ? PlannedAction.Unchanged : PlannedAction.Update,
            stored is null ? null : new(id, stored.Name), stored is null ? "file" : record.KnownBy);
        known = known with { Changes = changes };
        if (changes.Count > 0 && (await customers.ConsiderAsync(tenant, id, now, wanted, ct)).Field is { } field)
        {
            return known with { Action = PlannedAction.Rejected, Changes = [], Code = ImportedCustomers.CodeOf(field, false) };
        }

        state.Note(id, new(stored, file, wanted));
        return known;
    }

    private async Task<PlannedRecord> BooksAsync(ImportStep step, PlannedFile state, OwnedRecord record, Profile? stored,
        CancellationToken ct)
    {
        var (item, id) = (record.Item, record.Customer);
        var books = OwnedBooks.Of(step, [record]);
        if (books.LeftOut.Count > 0)
        {
            return PlannedRecord.Rejected(item, step.Rejects[^1].Code);
        }

        if (await buyers.WhyNotAsync(step.Actor.Tenant, state.Invoices, books.Documents.Select(one => one.Document), id, ct) is { } whyNot)
        {
            return PlannedRecord.Rejected(item, whyNot);
        }

        var isThere = stored is not null || state.Find(id) is not null;
        if (!isThere && !books.Has(record))
        {
            return PlannedRecord.Rejected(item, "unknown-customer");
        }

        if (!isThere)
        {
            var considered = await customers.ConsiderAsync(
                step.Actor.Tenant, id, record.Profile!, step.Head.Options.AddAnyway == true, ct);
            if (considered.Profile is not { } added)
            {
                return PlannedRecord.Rejected(item, ImportedCustomers.CodeOf(considered.Field, considered.IsKnownByName));
            }

            state.Note(id, new(null, record.Profile!, added));
        }

        var documents = books.Documents.ConvertAll(one => one.Document);
        var sold = stored is null ? null : await sales.ConsiderAsync(step.Actor.Tenant, id, documents, ct);
        var isOfShop = sold is [(_, { } first), ..] && await shops.IsSameAsync(step, first, documents[0], ct);
        List<SaleWritten> become = [.. documents.Select((document, i) => state.Meet(id, document,
            isOfShop ? SaleWritten.Unchanged : sold?[i].Written ?? SaleWritten.Created))];
        var paid = books.Payments.ConvertAll(one => one.Payment);
        var found = (stored is null ? null : await payments.FindAsync(step.Actor.Tenant, id, paid.ConvertAll(one => one.Id), ct)) ?? [];
        var differs = become.Contains(SaleWritten.Differs) ? "number-with-other-content"
            : paid.Zip(found).Any(one => one.Second is { } there && !one.First.Says(there with { For = one.First.For }))
            || paid.Exists(one => state.Payments.GetValueOrDefault(one.Id) is { } earlier && !earlier.Says(one))
                ? "payment-with-other-content" : null;
        var isNew = become.Contains(SaleWritten.Created)
            || paid.Where((one, i) => found.ElementAtOrDefault(i) is null && state.Payments.TryAdd(one.Id, one)).Any();
        var (isSettled, isEnriched) = (!isNew && become.Contains(SaleWritten.Settled), !isNew && become.Contains(SaleWritten.Enriched));
        var action = differs is not null ? PlannedAction.Rejected : isNew ? PlannedAction.Create
            : isSettled || isEnriched ? PlannedAction.Update : PlannedAction.Unchanged;
        var planned = PlannedRecord.Of(item, action, stored is null ? null : new(id, stored.Name),
            stored is not null ? record.KnownBy : isThere ? "file" : null);
        return planned with
        {
            Code = differs,
            Note = differs is not null ? null : isSettled ? "paid-meanwhile" : isEnriched ? "details-added"
                : isNew ? await notes.OfAsync(step.Actor.Tenant, id, books, state.DocumentsOf(id), ct) : null,
        };
    }

    /// <summary>What the records so far would make of a customer.</summary>
    /// <param name="Stored">Before the import; null for somebody who would be added.</param>
    /// <param name="File">What the records say together.</param>
    /// <param name="Now">What would be stored by now.</param>
    private sealed record PlannedCustomer(Profile? Stored, Profile File, Profile Now);

    private sealed class PlannedFile
    {
        private readonly Dictionary<Guid, PlannedCustomer> _customers = [];
        private readonly Dictionary<Guid, List<SaleDocument>> _ofCustomers = [];
        private readonly Dictionary<(Guid Customer, string Number), List<SaleDocument>> _documents = [];

        public HashSet<string> Products { get; } = [];

        public Dictionary<Guid, Payment> Payments { get; } = [];

        /// <summary>The invoices so far, and whose they are.</summary>
        public Dictionary<Guid, Guid> Invoices { get; } = [];

        public List<SaleDocument> DocumentsOf(Guid customer) => _ofCustomers.GetValueOrDefault(customer) ?? [];

        public PlannedCustomer? Find(Guid customer) => _customers.GetValueOrDefault(customer);

        public void Note(Guid customer, PlannedCustomer planned) => _customers[customer] = planned;

        /// <summary>What becomes of a document beside the same number in an earlier record of the file.</summary>
        public SaleWritten Meet(Guid customer, SaleDocument document, SaleWritten alone)
        {
            var key = (customer, document.Number ?? $"{document.Id:N}");
            if (!_documents.TryGetValue(key, out var met))
            {
                _documents.Add(key, met = []);
            }

            if (alone == SaleWritten.Created && met.Find(one => one.Id == document.Id || one.IsSameBut(document)) is { } earlier)
            {
                return earlier.Says(document) ? SaleWritten.Unchanged : SaleWritten.Differs;
            }

            met.Add(document);
            if (!_ofCustomers.TryGetValue(customer, out var all))
            {
                _ofCustomers.Add(customer, all = []);
            }

            all.Add(document);
            return alone;
        }
    }
}
