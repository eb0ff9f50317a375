using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;

namespace OutlookCrm.Reminders.Talks;

/// <summary>One call or meeting, with the version that an edit must name.</summary>
internal static class ReadTalk
{
    public static void Map(RouteGroupBuilder talks) =>
        talks.MapGet("/{id:guid}", HandleAsync).Describe(nameof(ReadTalk), "A call or a meeting", Policies.Reader);

    private static async Task<Results<Ok<TalkBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, CurrentUser user, RecordStore<Talk, TalkLine> talks, HttpResponse response, CancellationToken ct)
    {
        var found = await talks.FindAsync(user.Tenant, customerId, id, ct);
        if (TalkBody.Failure(found, customerId, id) is { } failure)
        {
            return failure;
        }

        response.SetVersion(found.Found!.Version);
        return TypedResults.Ok(TalkBody.Of(found.Found));
    }
}
