using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Logs the whole conversation of a message, one page a call: the caller asks again with <c>next</c> until there is none, shows how far it
/// is, and may stop at any time. Repeating a page changes nothing.
/// </summary>
internal static class LogConversation
{
    // Graph serves four requests at once per mailbox.
    private const int AtOnce = 4;

    public sealed record Request(
        [property: Required, StringLength(1024, MinimumLength = 1)] string ItemId,
        [property: Required, StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string InternetMessageId,
        [property: StringLength(320, MinimumLength = 3)] string? Mailbox = null,
        [property: StringLength(8192, MinimumLength = 1)] string? Next = null);

    /// <param name="Logged">Messages of this page that were not logged before.</param>
    /// <param name="Already">Messages that were.</param>
    /// <param name="Skipped">Messages with nobody known on them, of senders never logged, drafts and deleted ones.</param>
    /// <param name="Next">Token for the next page; null at the end.</param>
    /// <param name="Entries">Of each message that was not logged before, one entry: <see cref="UndoConversation"/> takes them back.</param>
    public sealed record Response(int Logged, int Already, int Skipped, string? Next, IReadOnlyList<LogMessage.Entry> Entries);

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapPost("/conversation", HandleAsync)
            .Describe(nameof(LogConversation), "Log a whole conversation, page by page", Policies.Sales);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, Mailboxes mailboxes, OwnDirectory directory, NeverLogged never, Journal journal,
        SentItems sent, Badge badge,
        Measures measures, CancellationToken ct)
    {
        var rules = never.OfAsync(user.Actor, ct);
        var read = await mailboxes.ReadConversationAsync(user, new(request.ItemId, request.InternetMessageId, request.Mailbox),
            request.Next, ct);
        if (!read.TryGet(out var page, out var failure))
        {
            return failure.Problem;
        }

        var own = await directory.OfAsync(user, request.Mailbox, ct);
        var entries = new ConcurrentBag<LoggedUnder>();
        var (already, skipped) = (0, page.LeftOut);
        await Parallel.ForEachAsync(page.Messages, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (message, token) =>
        {
            var outcome = await journal.LogAsync(user.Actor, own, rules, message, request.Mailbox,
                () => sent.HasAsync(user, request.Mailbox, message, token), token);
            if (outcome.Entries.Count == 0)
            {
                Interlocked.Increment(ref skipped);
                return;
            }

            if (outcome.IsNew)
            {
                entries.Add(outcome.Entries[0]);
                measures.MailLogged();
            }
            else
            {
                Interlocked.Increment(ref already);
            }

            await badge.SetAsync(user, request.Mailbox, message, true, token);
        });
        return TypedResults.Ok(new Response(entries.Count, already, skipped, page.Next, [.. entries.Select(LogMessage.Entry.Of)]));
    }
}
