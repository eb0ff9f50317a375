using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence;

/// <summary>Takes back what logging a conversation has logged: the caller's name off each of the mails.</summary>
internal static class UndoConversation
{
    // Each mail takes a few round trips to storage.
    private const int AtOnce = 4;
    private const int Most = 200;

    /// <param name="Entries">As <see cref="LogConversation"/> answered them; more than 200 go in several calls.</param>
    public sealed record Request([property: Required, MinLength(1), MaxLength(Most)] IReadOnlyList<UndoLog.Request> Entries);

    /// <param name="Undone">Mails that the caller no longer has logged.</param>
    /// <param name="Left">Mails that only colleagues have logged, which stay.</param>
    /// <param name="Gone">Mails that nobody had logged any more.</param>
    public sealed record Response(int Undone, int Left, int Gone);

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapPost("/conversation/undo", HandleAsync)
            .Describe(nameof(UndoConversation), "Undo the logging of a conversation", Policies.Sales);

    private static async Task<Ok<Response>> HandleAsync(Request request, CurrentUser user, UndoStore undo, Badge badge,
        CancellationToken ct)
    {
        var (left, gone) = (0, 0);
        await Parallel.ForEachAsync(request.Entries, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (entry, token) =>
        {
            var outcome = await undo.UndoAsync(user.Actor, false, entry.CustomerId!.Value, entry.EntryId, token);
            if (outcome is { LoggedBy: not null, IsAllowed: false })
            {
                Interlocked.Increment(ref left);
            }

            else if (outcome.LoggedBy is null)
            {
                Interlocked.Increment(ref gone);
            }

            await badge.ClearAsync(user, outcome, token);
        });
        return TypedResults.Ok(new Response(request.Entries.Count - left - gone, left, gone));
    }
}
