using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Takes back the logging of a mail or a meeting under every customer on it. Everybody takes back their own name, and the entry goes with
/// the last one; a manager who did not log it takes it away altogether.
/// </summary>
internal static class UndoLog
{
    public sealed record Request(
        [property: Required] Guid? CustomerId,
        [property: Required, RegularExpression(EntryIds.Pattern)] string EntryId);

    /// <param name="LoggedBy">Who still has it logged; empty when the entry is gone.</param>
    public sealed record Response(IReadOnlyList<DoneBy> LoggedBy);

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapPost("/undo", HandleAsync).Describe(nameof(UndoLog), "Undo the logging of an email or a meeting", Policies.Sales);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, UndoStore undo, Badge badge, CancellationToken ct)
    {
        var outcome = await undo.UndoAsync(user.Actor, user.IsManager, request.CustomerId!.Value, request.EntryId, ct);
        if (outcome is not { LoggedBy: { } left, Entry: { Mail: var mail } entry })
        {
            return CustomersProblems.NoSuchEntry(request.EntryId);
        }

        if (!outcome.IsAllowed)
        {
            return CorrespondenceProblems.LoggedByOthers();
        }

        if (left.Count == 0 && entry.Kind == EntryKind.Mail)
        {
            await badge.ClearAsync(user, mail.Mailbox, mail.InternetMessageId, ct);
        }

        return TypedResults.Ok(new Response(left));
    }
}
