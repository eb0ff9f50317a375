using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Deals;

/// <summary>Opens a deal. Opening it again under the same id changes nothing.</summary>
internal static class AddDeal
{
    /// <param name="Deal">What is known of it.</param>
    /// <param name="Id">Chosen by the caller, so that a repeated request opens no second deal; null: the API chooses.</param>
    /// <param name="StageId">Where it begins; null: in the first stage of the first pipeline.</param>
    /// <param name="InternetMessageId">The mail that it came from.</param>
    public sealed record Request(
        [property: Required] DealRequest Deal,
        Guid? Id = null,
        Guid? StageId = null,
        [property: StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string? InternetMessageId = null);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapPost("/", HandleAsync).Describe(nameof(AddDeal), "Open a deal", Policies.Sales);

    private static async Task<Results<Created<DealBody>, Ok<DealBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Request request, CurrentUser user, DealStore store, TenantDeals deals, TimeProvider clock, HttpResponse response,
        CancellationToken ct)
    {
        var (settings, _) = await deals.SettingsAsync(user.Tenant, ct);
        var stage = request.StageId ?? settings.Pipelines[0].Stages[0].Id;
        if (settings.Find(stage) is not { } place)
        {
            return Problems.InvalidRequest("stageId", "There is no such stage.");
        }

        var now = clock.GetUtcNow();
        var id = request.Id is { } chosen && chosen != Guid.Empty ? chosen : Guid.CreateVersion7();
        var deal = request.Deal.Over(new(
            id, customerId, "", [], place.Pipeline.Id, stage, DealState.Open, null, null, null, null, null, null, null,
            request.InternetMessageId, null, null, now, now, null, [new(stage, now)], new(user.ObjectId, user.Name, now), null, null));
        deal = deal with { Owner = deal.Owner ?? new(user.ObjectId, user.Name) };
        if (DealRules.WhyNot(deal) is { } fault)
        {
            return Problems.InvalidRequest($"deal.{fault.Field}", fault.Reason);
        }

        if (await store.FirstStrangerAsync(user.Tenant, deal.People, ct) is { } stranger)
        {
            return Problems.InvalidRequest("deal.people", $"No customer has the id {stranger}.");
        }

        var changed = await store.OpenAsync(user.Actor, deal, ct);
        if (changed.Deal is not { } stored)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        // Not done and yet there: this very request came before, or the id means something else.
        if (!changed.IsDone && !stored.Deal.Says(deal))
        {
            return Problems.IdTaken(id);
        }

        response.SetVersion(stored.Version);
        var body = (await deals.TodayAsync(user.Tenant, ct)).BodyOf(stored);
        return changed.IsDone ? TypedResults.Created($"/api/customers/{customerId}/deals/{id}", body) : TypedResults.Ok(body);
    }
}
