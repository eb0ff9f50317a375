using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;

namespace OutlookCrm.Reminders.Talks;

/// <summary>Records a call or a meeting, and what came of it. Recording it again under the same id changes nothing.</summary>
internal static class RecordTalk
{
    public static void Map(RouteGroupBuilder talks) =>
        talks.MapPost("/", HandleAsync).Describe(nameof(RecordTalk), "Record a call or a meeting", Policies.Sales);

    private static async Task<Results<Created<TalkBody>, Ok<TalkBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, TalkRequest request, CurrentUser user, RecordStore<Talk, TalkLine> talks, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var talk = request.Read(new(user.ObjectId, user.Name, now));
        if (TalkRules.WhyNot(talk, now) is var (field, reason))
        {
            return Problems.InvalidRequest(field, reason);
        }

        var outcome = await talks.AddAsync(user.Actor, customerId, talk, "recorded a call or meeting", ct);
        if (!outcome.IsCustomer)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        // Not done and yet there: this very request came before, or the id means something else.
        if (outcome.Found is not { } stored || (!outcome.IsDone && stored.Record with { RecordedBy = talk.RecordedBy } != talk))
        {
            return Problems.IdTaken(talk.Id);
        }

        response.SetVersion(stored.Version);
        return outcome.IsDone
            ? TypedResults.Created($"/api/customers/{customerId}/talks/{talk.Id}", TalkBody.Of(stored))
            : TypedResults.Ok(TalkBody.Of(stored));
    }
}
