using System.ComponentModel.DataAnnotations;
using OutlookCrm.Correspondence.Graph;
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
    /// <summary>An entry, and the mail that the caller sees, if any: where that turns out to be another mail, nothing is undone.</summary>
    public sealed record Request(
        [property: Required] Guid? CustomerId,
        [property: Required, RegularExpression(EntryIds.Pattern)] string EntryId,
        [property: StringLength(1024, MinimumLength = 1)] string? ItemId = null,
        [property: StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string? InternetMessageId = null,
        [property: StringLength(320, MinimumLength = 3)] string? Mailbox = null);

    /// <param name="LoggedBy">Who still has it logged; empty when the entry is gone.</param>
    public sealed record Response(IReadOnlyList<DoneBy> LoggedBy);

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapPost("/undo", HandleAsync).Describe(nameof(UndoLog), "Undo the logging of an email or a meeting", Policies.Sales);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, Mailboxes mailboxes, UndoStore undo, MailLogStore logs, Badge badge, CancellationToken ct)
    {
        // Some programs give all their mails one Message-ID: the mail that is open must be the one that was logged. One that is gone
        // meanwhile is undone all the same; of one that cannot be read now nobody knows.
        var (customer, entry) = (request.CustomerId!.Value, request.EntryId);
        if (request is { ItemId: { } item, InternetMessageId: { } messageId })
        {
            var found = await mailboxes.FindAsync(user, new(item, messageId, request.Mailbox), ct);
            var own = found.TryGet(out var open, out var failure)
                ? await logs.EntryOfAsync(user.Actor.Tenant, customer, entry, open, ct)
                : failure is MailboxFailure.NotFound ? entry : null;
            if (own is null)
            {
                return failure?.Problem ?? CorrespondenceProblems.AnotherMessage();
            }

            entry = own;
        }

        var outcome = await undo.UndoAsync(user.Actor, user.IsManager, customer, entry, ct);
        if (outcome.LoggedBy is not { } left)
        {
            return CustomersProblems.NoSuchEntry(request.EntryId);
        }

        if (!outcome.IsAllowed)
        {
            return CorrespondenceProblems.LoggedByOthers();
        }

        await badge.ClearAsync(user, outcome, ct);
        return TypedResults.Ok(new Response(left));
    }
}
