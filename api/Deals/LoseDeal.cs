using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Primitives;

namespace OutlookCrm.Deals;

/// <summary>Closes a deal as lost, with a reason.</summary>
internal static class LoseDeal
{
    /// <param name="Reason">One of the tenant's reasons.</param>
    /// <param name="Note">More words on why.</param>
    public sealed record Request(
        [property: Required, StringLength(PipelineRules.LongestName, MinimumLength = 1)] string Reason,
        [property: StringLength(DealRules.LongestNote)] string? Note = null);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapPost("/{id:guid}/lose", HandleAsync).Describe(nameof(LoseDeal), "Lose a deal", Policies.Sales);

    private static async Task<Results<Ok<DealBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, Request request, IfMatch based, CurrentUser user, DealStore store, TenantDeals deals, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var (settings, _) = await deals.SettingsAsync(user.Tenant, ct);
        if (!settings.LostReasons.Contains(request.Reason, StringComparer.Ordinal))
        {
            return Problems.InvalidRequest("reason", $"One of: {string.Join(", ", settings.LostReasons)}.");
        }

        var note = string.IsNullOrWhiteSpace(request.Note) ? null : ShownText.Straight(request.Note).Trim();
        var changed = await store.ChangeAsync(user.Actor, customerId, id, based.Version, DealMoveKind.Lost, (deal, _) =>
            deal.State != DealState.Open ? (null, DealsProblems.DealClosed())
                : (deal.Closed(DealState.Lost, request.Reason, note, clock.GetUtcNow()), null), ct);
        return DealBody.Answer(changed, customerId, id, await deals.TodayAsync(user.Tenant, ct), response);
    }
}
