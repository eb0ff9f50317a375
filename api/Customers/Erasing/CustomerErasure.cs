using OutlookCrm.Audit;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers.Erasing;

/// <summary>
/// Erases a customer from every table. Deleting the profile and the summary in one batch decides the erasure: a writer that changes the
/// customer at that moment meets a conflict, finds nobody and stops. Everything after that is owed, and begun again by the sweeper until it
/// is done.
/// </summary>
public sealed class CustomerErasure(
    IRowStore rows, IntentLog intents, ProjectionStore projections, OwnedRows owned, RecentCustomers recent, ErasedAddresses addresses,
    IEnumerable<IErasureReach> reach, TimeProvider clock) : IReplay
{
    private const int AtOnce = 8;

    // What the customer was called before goes last: after a crash it still tells what the rows of other customers may name.
    private static readonly KeyRange[] s_inOrder =
    [
        RowKeys.OfCustomer with { Before = RowKeys.AllFormerNames.From },
        RowKeys.OfCustomer with { From = RowKeys.AllFormerNames.Before },
        RowKeys.AllFormerNames,
    ];

    public string Kind => "erase";

    /// <summary>
    /// Erases the customer if the profile is still as given; false if the profile was changed or erased in the meantime; then nothing was
    /// done. With a reason, the addresses are remembered as erased; without, an addition is only taken back.
    /// </summary>
    public async Task<bool> EraseAsync(Actor actor, StoredProfile customer, ErasureReason? reason, CancellationToken ct)
    {
        var erasure = new ErasureIntent(customer.Id, customer.Version, customer.Profile, actor.Did("erased", clock.GetUtcNow()), reason);
        var intent = await intents.OpenAsync(actor.Tenant, Kind, JsonSerializer.Serialize(erasure, ErasingJson.Rows.ErasureIntent), ct);
        var begun = await BeginAsync(actor.Tenant, erasure);
        if (begun)
        {
            await FinishAsync(actor.Tenant, erasure);
        }

        await intents.CloseAsync(intent, CancellationToken.None);
        return begun;
    }

    /// <summary>Whether the customer's erasure has begun and not ended: it is under way, or somebody has to go on with it.</summary>
    public async Task<bool> IsBegunAsync(TenantId tenant, Guid customer, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Customer(tenant, customer), RowKeys.Erasing, ct) is not null;

    /// <summary>What an erasure that has ended did; null where there was none.</summary>
    public async Task<ErasureCertificate?> CertificateAsync(TenantId tenant, Guid customer, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Erasures(tenant), customer.ToString("N"), ct) is { } row
            ? JsonSerializer.Deserialize(row.Content.Span, ErasingJson.Rows.ErasureCertificate) : null;

    public async Task ReplayAsync(Intent intent, CancellationToken ct)
    {
        var erasure = Read(intent);
        if (await IsBegunAsync(intent.Tenant, erasure.Id, ct) || await BeginAsync(intent.Tenant, erasure))
        {
            await FinishAsync(intent.Tenant, erasure);
        }
    }

    public bool TellsOf(Intent intent, Guid customer) => Read(intent).Id == customer;

    private static int KeptSoFar(Row mark) => JsonSerializer.Deserialize(mark.Content.Span, ErasingJson.Rows.ErasureMark)!.Kept;

    private static ErasureIntent Read(Intent intent) => JsonSerializer.Deserialize(intent.Body, ErasingJson.Rows.ErasureIntent)!;

    private async Task<bool> BeginAsync(TenantId tenant, ErasureIntent erasure)
    {
        var partition = RowKeys.Customer(tenant, erasure.Id);
        for (var contention = new Contention(rows); ; await contention.LostAsync(CancellationToken.None))
        {
            if (await rows.FindAsync(partition, RowKeys.Profile, CancellationToken.None) is not { } profile
                || profile.Version != erasure.Version
                || await rows.FindAsync(partition, RowKeys.Summary, CancellationToken.None) is not { } summary)
            {
                return false;
            }

            var batch = new RowBatch(partition).Delete(profile).Delete(summary)
                .Insert(RowKeys.Erasing, JsonSerializer.SerializeToUtf8Bytes(new ErasureMark(), ErasingJson.Rows.ErasureMark));
            if ((await rows.CommitAsync(batch, CancellationToken.None)).IsCommitted)
            {
                return true;
            }
        }
    }

    private async Task<List<FormerNames>> FormerAsync(Partition partition)
    {
        var (former, range) = (new List<FormerNames>(), RowKeys.AllFormerNames);
        while (await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, CancellationToken.None) is { Count: > 0 } page)
        {
            former.AddRange(page.Select(CustomerRows.FormerNames));
            range = new(page[^1].Key + "+", range.Before);
        }

        return former;
    }

    private async Task<IReadOnlyList<Row>> NextAsync(Partition partition, int most)
    {
        foreach (var range in s_inOrder)
        {
            if (await rows.ReadAsync(partition, range, most, CancellationToken.None) is { Count: > 0 } page)
            {
                return page;
            }
        }

        return [];
    }

    private async Task FinishAsync(TenantId tenant, ErasureIntent erasure)
    {
        var partition = RowKeys.Customer(tenant, erasure.Id);
        await projections.RemoveAllAsync(tenant, erasure.Id, erasure.Profile, CancellationToken.None);
        await recent.ForgetAsync(tenant, erasure.Id, CancellationToken.None);
        var former = await FormerAsync(partition);
        var named = new NamedCustomer(
            erasure.Id, [.. former.SelectMany(one => one.Names).Prepend(erasure.Profile.Name).Distinct(StringComparer.Ordinal)],
            [.. erasure.Profile.Addresses.Concat(former.SelectMany(one => one.Addresses)).Distinct(StringComparer.Ordinal)]);
        if (erasure.Reason is { } reason)
        {
            await addresses.RememberAsync(tenant, named.Addresses, erasure.Audit.At, reason, CancellationToken.None);
        }

        var erased = new Erased(tenant, named, erasure.Audit, IsTakenBack: erasure.Reason is null);
        foreach (var place in reach)
        {
            await place.ForgetAsync(erased, CancellationToken.None);
        }

        var (contention, first) = (new Contention(rows, clock: clock), "");

        // One row fewer than a batch holds: the mark counts with each batch what is kept of its rows.
        const int PerBatch = RowLimits.RowsPerBatch - 1;
        while (await NextAsync(partition, PerBatch) is { Count: > 0 } page)
        {
            if (page[0].Key != first)
            {
                // If another erasure deleted the last page, that is progress. Only repeated conflicts at the same page are not.
                (contention, first) = (new Contention(rows, clock: clock), page[0].Key);
            }

            // What these rows lead to goes before them: after a crash they are what tells where to look.
            await Parallel.ForEachAsync(
                page.SelectMany(row => owned.OwnerOf(row.Key)?.LeadsTo(row, erased) ?? []),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (change, token) => await change(token));
            var batch = page.Aggregate(new RowBatch(partition), (all, one) => all.Delete(one));
            if (page.Count(row => owned.OwnerOf(row.Key)?.IsKept(row) == true) is > 0 and var kept
                && await rows.FindAsync(partition, RowKeys.Erasing, CancellationToken.None) is { } mark)
            {
                batch.Replace(mark, JsonSerializer.SerializeToUtf8Bytes(
                    new ErasureMark(KeptSoFar(mark) + kept), ErasingJson.Rows.ErasureMark));
            }

            if (!(await rows.CommitAsync(batch, CancellationToken.None)).IsCommitted)
            {
                await contention.LostAsync(CancellationToken.None);
            }
        }

        var (by, at) = (erasure.Audit, erasure.Audit.At);
        await rows.CommitAsync(AuditRows.OfMonth(tenant, new(by.UserId, by.UserName, by.Verb, at, erasure.Id)), CancellationToken.None);
        if (await rows.FindAsync(partition, RowKeys.Erasing, CancellationToken.None) is { } erasing)
        {
            if (erasure.Reason is { } why)
            {
                var certificate = new ErasureCertificate(erasure.Id, at, by.UserName, why, named.Addresses.Count, KeptSoFar(erasing));
                await rows.CommitAsync(new RowBatch(RowKeys.Erasures(tenant)).Upsert(erasure.Id.ToString("N"),
                    JsonSerializer.SerializeToUtf8Bytes(certificate, ErasingJson.Rows.ErasureCertificate)), CancellationToken.None);
            }

            await rows.CommitAsync(new RowBatch(partition) { LeavesNoTrace = true }.Delete(erasing), CancellationToken.None);
        }
    }
}

/// <summary>What replaying an erasure needs: whom, as they were, who did it when, and why; no reason takes an addition back.</summary>
public sealed record ErasureIntent(Guid Id, string Version, Profile Profile, AuditRow Audit, ErasureReason? Reason = null);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ErasureIntent))]
[JsonSerializable(typeof(ErasureMark))]
[JsonSerializable(typeof(ErasureCertificate))]
[JsonSerializable(typeof(ErasedAddressRow))]
[JsonSerializable(typeof(byte[]))]
internal sealed partial class ErasingJson : JsonSerializerContext
{
    internal static ErasingJson Rows { get; } = new(RowJson.Options());
}
