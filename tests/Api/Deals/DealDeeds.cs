using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Deals;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;

namespace OutlookCrm.Tests.Deals;

/// <summary>Opens, moves, closes and removes deals of one customer. What a number means is always the same.</summary>
internal sealed class DealDeeds(IServiceProvider services, Guid customer)
{
    private static readonly DateTimeOffset s_start = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<Stage> s_stages = DealsSettings.Usual.Pipelines[0].Stages;

    private static Actor Actor { get; } = Actor.OfJob(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), "history");

    /// <summary>0: opens (repeats change nothing); 1: moves; 2: closes or reopens; 3: removes or puts back.</summary>
    public async Task DoAsync(int verb, int entry)
    {
        var store = services.GetRequiredService<DealStore>();
        var (id, at) = (new Guid(entry, 4, 0, customer.ToByteArray()[..8]), s_start.AddHours(entry));
        var stage = s_stages[entry % 4].Id;
        var deal = new Deal(
            id, customer, $"Deal {entry}", [], DealsSettings.Usual.Pipelines[0].Id, stage, DealState.Open, 10 * entry, "EUR", null,
            new DateOnly(2026, 6, 1).AddDays(-entry), null, null, null, null, null, null, at, at, null, [new(stage, at)],
            new(Guid.Empty, "history", at), null, null);
        var version = (await store.OpenAsync(Actor, deal, default)).Deal!.Version;
        if (verb == 1)
        {
            await store.ChangeAsync(Actor, customer, id, version, DealMoveKind.Moved,
                (there, _) => (there.In(s_stages[(entry + 1) % 4].Id, at), null), default);
        }
        else if (verb == 2)
        {
            await store.ChangeAsync(Actor, customer, id, version, DealMoveKind.Won, (there, _) => (there.State == DealState.Open
                ? there.Closed(entry % 2 == 0 ? DealState.Won : DealState.Lost, null, null, at.AddDays(1))
                : there.Reopened(there.StageId, at.AddDays(2)), null), default);
        }
        else if (verb == 3)
        {
            var removed = await store.ChangeAsync(Actor, customer, id, version, DealMoveKind.Removed,
                (there, _) => (there with { RemovedBy = new(Guid.Empty, "history", at) }, null), default);
            if (!removed.IsDone)
            {
                await store.RestoreAsync(Actor, customer, id, default);
            }
        }
    }

    public async Task<ReadOnlyMemory<byte>> MemberAsync() => DealsMember.Of(
        [.. (await services.GetRequiredService<DealStore>().ListAsync(Actor.Tenant, customer, default))!.Select(stored => stored.Deal)]);
}
