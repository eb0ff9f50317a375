using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Customers.Timeline;

/// <summary>One entry of a customer's history with its whole text, everybody on it and all attachments.</summary>
internal static class ReadEntry
{
    public sealed record Response(StoredEntry Entry, StoredDetail? Detail);

    public static void Map(RouteGroupBuilder customers) =>
        customers.MapGet("/{id:guid}/timeline/{entryId}", HandleAsync)
            .Describe(nameof(ReadEntry), "One entry of the history, whole", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid id, string entryId, CurrentUser user, TimelineStore timeline, CancellationToken ct) =>
        EntryIds.IsOne(entryId) && await timeline.FindAsync(user.Tenant, id, entryId, ct) is { } found
            ? TypedResults.Ok(new Response(found.Entry, found.Detail))
            : CustomersProblems.NoSuchEntry(entryId);
}
