using System.ComponentModel.DataAnnotations;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Correspondence;

/// <summary>How many messages "the whole conversation" is, for the button that logs it.</summary>
internal static class SizeConversation
{
    public sealed record Request(
        [property: Required, StringLength(1024, MinimumLength = 1)] string ItemId,
        [property: Required, StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string InternetMessageId,
        [property: StringLength(320, MinimumLength = 3)] string? Mailbox = null);

    /// <param name="Messages">Messages that were sent and not deleted, each once.</param>
    /// <param name="More">True when there are at least that many.</param>
    public sealed record Response(int Messages, bool More);

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapPost("/conversation/size", HandleAsync)
            .Describe(nameof(SizeConversation), "How long is this conversation?", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(Request request, CurrentUser user, Mailboxes mailboxes,
        CancellationToken ct)
    {
        var counted = await mailboxes.CountConversationAsync(user, new(request.ItemId, request.InternetMessageId, request.Mailbox), ct);
        return counted.TryGet(out var size, out var failure) ? TypedResults.Ok(new Response(size.Messages, size.More)) : failure.Problem;
    }
}
