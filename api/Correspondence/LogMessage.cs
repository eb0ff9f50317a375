using System.ComponentModel.DataAnnotations;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Correspondence;

/// <summary>Logs one Outlook message under every customer on it. Logging it twice changes nothing.</summary>
internal static class LogMessage
{
    private const int LongestItemId = 1024;
    private const int ShortestMailbox = 3;
    private const int LongestMailbox = 320;

    /// <param name="ItemId">The item's id in Outlook, in any of its forms.</param>
    /// <param name="InternetMessageId">The Message-ID that the item must turn out to have.</param>
    /// <param name="Mailbox">The owner's address where the item lies in a shared mailbox.</param>
    public sealed record Request(
        [property: Required, StringLength(LongestItemId, MinimumLength = 1)] string ItemId,
        [property: Required, StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string InternetMessageId,
        [property: StringLength(LongestMailbox, MinimumLength = ShortestMailbox)] string? Mailbox = null);

    /// <param name="Entries">One for each customer it is filed under, at most a hundred.</param>
    /// <param name="LoggedBy">Everybody who has it logged.</param>
    /// <param name="Badge">What came of the category in Outlook.</param>
    /// <param name="LeftOut">How many customers more are on it, under whom it is not filed.</param>
    public sealed record Response(IReadOnlyList<Entry> Entries, IReadOnlyList<DoneBy> LoggedBy, BadgeState Badge, int LeftOut)
    {
        internal static Response Of(LoggedMessage logged, BadgeState badge) =>
            new([.. logged.Entries.Select(Entry.Of)], logged.LoggedBy, badge, logged.LeftOut);
    }

    public sealed record Entry(Guid CustomerId, string EntryId, string CustomerName)
    {
        internal static Entry Of(LoggedUnder logged) => new(logged.CustomerId, logged.EntryId, logged.CustomerName);
    }

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapPost("/", HandleAsync).Describe(nameof(LogMessage), "Log an email", Policies.Sales)
            .DisableValidation();

    private static async Task<Results<Created<Response>, Ok<Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, Mailboxes mailboxes, OwnDirectory directory, NeverLogged never, Journal journal,
        SentItems sent, Badge badge,
        Measures measures, CancellationToken ct)
    {
        if (FaultOf(request) is { } fault)
        {
            return fault;
        }

        var rules = never.OfAsync(user.Actor, ct);

        // The pane sends ids only: people, dates and text come from the mailbox, never from the caller.
        var found = await mailboxes.FindAsync(user, new(request.ItemId, request.InternetMessageId, request.Mailbox), ct);
        if (!found.TryGet(out var message, out var failure))
        {
            return failure.Problem;
        }

        if (message.IsDraft)
        {
            return CorrespondenceProblems.Draft();
        }

        var own = await directory.OfAsync(user, request.Mailbox, ct);
        var logged = await journal.LogAsync(user.Actor, own, rules, message, request.Mailbox,
            () => sent.HasAsync(user, request.Mailbox, message, ct), ct);
        if (logged.Entries.Count == 0)
        {
            return logged.IsNever ? CorrespondenceProblems.NeverLogged() : CorrespondenceProblems.NobodyKnown();
        }

        if (logged.IsFull)
        {
            return CorrespondenceProblems.LoggedByMany();
        }

        if (logged.IsNew)
        {
            measures.MailLogged();
        }

        var response = Response.Of(logged, await badge.SetAsync(user, request.Mailbox, message, true, ct));
        return logged.IsNew ? TypedResults.Created((string?)null, response) : TypedResults.Ok(response);
    }

    // What the attributes say: the framework's own validation finds it by reflection at every request.
    private static ProblemHttpResult? FaultOf(Request request) => request switch
    {
        { ItemId: not { Length: > 0 and <= LongestItemId } } => Problems.InvalidRequest("itemId", $"1 to {LongestItemId} characters."),
        { InternetMessageId: not { Length: > 0 and <= CardQuestion.LongestMessageId } } =>
            Problems.InvalidRequest("internetMessageId", $"1 to {CardQuestion.LongestMessageId} characters."),
        { Mailbox: not (null or { Length: >= ShortestMailbox and <= LongestMailbox }) } =>
            Problems.InvalidRequest("mailbox", $"{ShortestMailbox} to {LongestMailbox} characters."),
        _ when string.IsNullOrWhiteSpace(request.ItemId) => Problems.InvalidRequest("itemId", "Nothing but blanks."),
        _ when string.IsNullOrWhiteSpace(request.InternetMessageId) => Problems.InvalidRequest("internetMessageId", "Nothing but blanks."),
        _ => null,
    };
}
