using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence;

/// <summary>What the pane needs to know of everybody's mail: who the company's own people are, and whose mails are never logged.</summary>
internal static class ReadMailRules
{
    /// <param name="OwnDomains">Domains of the company's own people, with all that lies below them.</param>
    /// <param name="OwnAddresses">Single addresses of theirs.</param>
    /// <param name="Never">Senders whose mails are never logged, the caller's and the company's.</param>
    public sealed record Response(IReadOnlyList<string> OwnDomains, IReadOnlyList<string> OwnAddresses, IReadOnlyList<NeverRule> Never);

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapGet("/rules", HandleAsync)
        .Describe(nameof(ReadMailRules), "Own people, and senders never logged", Policies.Reader);

    private static async Task<Ok<Response>> HandleAsync(CurrentUser user, NeverLogged never, OwnDirectory directory, CancellationToken ct)
    {
        var rules = never.OfAsync(user.Actor, ct);
        var own = await directory.OfAsync(user, null, ct);
        return TypedResults.Ok(new Response([.. own.Domains.Order()], [.. own.Addresses.Order()], await rules));
    }
}
