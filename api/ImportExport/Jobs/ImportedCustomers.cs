using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Adds and changes the customers of a file, and puts back what an import changed.</summary>
internal sealed class ImportedCustomers(ImportStore imports, CustomerRegister customers, IRowStore rows)
{
    /// <summary>Whether a customer is there.</summary>
    public async Task<bool> IsThereAsync(TenantId tenant, Guid id, CancellationToken ct) =>
        await customers.FindAsync(tenant, id, ct) is not null;

    /// <summary>What rows of a file say of one customer together; null where they only name a buyer or a payer.</summary>
    public static Profile? ProfileOf(IReadOnlyList<OwnedRecord> records) => records
        .Where(record => record.Item.Record is ImportedCustomer).Select(record => record.Profile!)
        .Aggregate((Profile?)null, (all, profile) => all is null ? profile : ImportedProfile.Joined(all, profile));

    /// <summary>Adds customers who are not there, many in a commit; an outcome for each, in their order.</summary>
    public async Task<IReadOnlyList<Registered>> AddAsync(ImportStep step, IReadOnlyList<NewCustomer> newcomers, CancellationToken ct)
    {
        try
        {
            return await customers.AddAsync(step.Actor, newcomers, step.Head.Options.AddAnyway == true, ct);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            // One of them cannot be added: each by itself, so that the others are.
            return newcomers.Count == 1 ? [new(null, false, "record")]
                : [.. await AddAsync(step, [newcomers[0]], ct), .. await AddAsync(step, [.. newcomers.Skip(1)], ct)];
        }
    }

    /// <summary>The customer of records, changed as the file says; null where there is nobody, which the step is told.</summary>
    /// <param name="step">Counts.</param>
    /// <param name="met">Whom the records are about.</param>
    /// <param name="added">What came of adding the customer; null for a customer who was there.</param>
    /// <param name="isOwn">Whether the import adds the customer.</param>
    /// <param name="isFirst">Whether the import meets the customer in this step first.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<StoredProfile?> EnterAsync(
        ImportStep step, MetCustomer met, Registered? added, bool isOwn, bool isFirst, CancellationToken ct)
    {
        var (tenant, id, file, isNew) = (step.Actor.Tenant, met.Id, met.File, added?.IsNew == true);
        var customer = added is null ? await customers.FindAsync(tenant, id, ct) : added.Customer;
        if (customer is null)
        {
            if (added is null && met.Profile is null)
            {
                step.Leave([.. met.Books.Payments.Select(payment => payment.Line)], "unknown-customer");
                return null;
            }

            // Without an outcome somebody has erased the customer a moment ago.
            step.Leave([.. met.Records.Select(record => record.Item.Line).Where(line => !met.Books.LeftOut.Contains(line))],
                added is null ? "unknown-customer" : CodeOf(added.Field, added.IsKnownByName));
            return null;
        }

        if (customer.Id != id)
        {
            // Somebody has taken the address a moment ago.
            isOwn = false;
            if ((await imports.TouchedAsync(tenant, step.Head.Id, [customer.Id], ct)).Count == 0)
            {
                await imports.TouchAsync(tenant, step.Head.Id, [new(customer.Id, false, null)], ct);
            }
        }

        var isChanged = false;
        if (!isNew && file is not null)
        {
            (customer, isChanged) = await ChangeAsync(step, customer, file, met, isOwn, isFirst, ct);
        }

        if (isFirst)
        {
            step.Count(counts => isOwn ? counts with { CustomersAdded = counts.CustomersAdded + 1 }
                : isChanged ? counts with { CustomersChanged = counts.CustomersChanged + 1 }
                : counts with { CustomersKnown = counts.CustomersKnown + 1 });
        }

        return customer;
    }

    /// <summary>Why a customer cannot be stored, as the code of a rejected record.</summary>
    public static string CodeOf(string? field, bool isKnownByName) => isKnownByName ? "known-by-name"
        : field == CustomerRegister.ErasedAddress ? field : $"{field!.Split('[')[0]}-not-possible";

    /// <summary>
    /// Puts back what an import changed of a customer, as far as nobody has changed it since; null where the import changed nothing.
    /// </summary>
    public async Task<(bool IsChanged, int Kept)?> RestoreAsync(Actor actor, Guid import, Guid customer, CancellationToken ct)
    {
        if (await FindAsync(actor.Tenant, import, customer, ct) is not { } row)
        {
            return null;
        }

        var (change, kept) = (Read(row), 0);
        var outcome = await customers.ChangeAsync(actor, customer, stored =>
        {
            (var before, kept) = ImportedProfile.Without(stored, change);
            return before;
        }, (batch, _, _) => batch.Delete(row), ct);
        if (outcome is null || outcome.IsChanged)
        {
            return outcome is null ? null : (true, kept);
        }

        await rows.CommitAsync(new RowBatch(RowKeys.Customer(actor.Tenant, customer)).Delete(row), ct);
        return (false, outcome.Field is null ? kept : ImportedProfile.Changes(change.Before, change.After).Count);
    }

    /// <summary>
    /// The version that a customer's profile had after an import changed it; null where it did not, or where somebody else had changed the
    /// profile before.
    /// </summary>
    public async Task<string?> VersionAsync(TenantId tenant, Guid import, Guid customer, CancellationToken ct) =>
        await FindAsync(tenant, import, customer, ct) is { } row && !Read(row).IsShared ? row.Version : null;

    private async Task<(StoredProfile Customer, bool IsChanged)> ChangeAsync(ImportStep step, StoredProfile customer, Profile file,
        MetCustomer met, bool isOwn, bool isFirst, CancellationToken ct)
    {
        var row = await FindAsync(step.Actor.Tenant, step.Head.Id, customer.Id, ct);
        var earlier = row is null ? null : Read(row);
        var own = row?.Version ?? met.Touched?.Version;
        var isShared = earlier?.IsShared == true || (own is not null && own != customer.Version);
        var outcome = await customers.ChangeAsync(step.Actor, customer.Id,
            stored => isOwn ? ImportedProfile.Joined(stored, file) : ImportedProfile.Over(stored, file, step.Rules, earlier),
            (batch, before, after) => batch.Upsert(ImportKeys.Change(step.Head.Id), JsonSerializer.SerializeToUtf8Bytes(
                ImportedProfile.ChangeOf(before, after, earlier) with
                {
                    IsShared = isShared || ImportedProfile.Changes(customer.Profile, before).Count > 0,
                },
                ImportRows.Rows.ImportedChange)), ct);
        if (outcome is null)
        {
            return (customer, false);
        }

        if (outcome.Field is { } field)
        {
            step.Leave([.. met.Records.Where(record => record.Item.Record is ImportedCustomer).Select(record => record.Item.Line)],
                CodeOf(field, false));
        }
        else if (!isFirst && !isOwn && outcome.IsChanged && row is null)
        {
            step.Count(counts => counts with
            {
                CustomersChanged = counts.CustomersChanged + 1,
                CustomersKnown = counts.CustomersKnown - 1,
            });
        }

        return (outcome.Customer, outcome.IsChanged || row is not null);
    }

    private ValueTask<Row?> FindAsync(TenantId tenant, Guid import, Guid customer, CancellationToken ct) =>
        rows.FindAsync(RowKeys.Customer(tenant, customer), ImportKeys.Change(import), ct);

    private static ImportedChange Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.ImportedChange)!;
}
