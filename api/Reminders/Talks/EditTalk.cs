using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Talks;

/// <summary>Edits a call or a meeting; with another time it stands elsewhere on the timeline. The id in the body means nothing.</summary>
internal static class EditTalk
{
    public static void Map(RouteGroupBuilder talks) =>
        talks.MapPut("/{id:guid}", HandleAsync).Describe(nameof(EditTalk), "Edit a call or a meeting", Policies.Sales);

    private static async Task<Results<Ok<TalkBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, TalkRequest request, IfMatch based, CurrentUser user, RecordStore<Talk, TalkLine> talks,
        TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var by = new DoneBy(user.ObjectId, user.Name, clock.GetUtcNow());
        var said = request.Read(by);
        if (TalkRules.WhyNot(said, by.At) is var (field, reason))
        {
            return Problems.InvalidRequest(field, reason);
        }

        var outcome = await talks.ChangeAsync(
            user.Actor, customerId, id, based.Version, talk => Edited(talk, said, by), "edited a call or meeting", ct);
        if (TalkBody.Failure(outcome, customerId, id) is { } failure)
        {
            return failure;
        }

        response.SetVersion(outcome.Found!.Version);
        return TypedResults.Ok(TalkBody.Of(outcome.Found));
    }

    private static Talk Edited(Talk talk, Talk said, DoneBy by)
    {
        var edited = said with { Id = talk.Id, RecordedBy = talk.RecordedBy, EditedBy = talk.EditedBy };
        return edited == talk ? talk : edited with { EditedBy = by };
    }
}
