using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;

namespace OutlookCrm.Reminders.Talks;

/// <summary>Removes a call or a meeting and its entry on the timeline.</summary>
internal static class RemoveTalk
{
    public static void Map(RouteGroupBuilder talks) =>
        talks.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(RemoveTalk), "Remove a call or a meeting", Policies.Sales);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, IfMatch based, CurrentUser user, RecordStore<Talk, TalkLine> talks, CancellationToken ct)
    {
        var outcome = await talks.RemoveAsync(user.Actor, customerId, id, based.Version, "removed a call or meeting", ct);
        return TalkBody.Failure(outcome, customerId, id) is { } failure ? failure : TypedResults.NoContent();
    }
}
