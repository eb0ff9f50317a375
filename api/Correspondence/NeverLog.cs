using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence;

/// <summary>Never logs mails of a sender or a domain from now on, and takes that back. What is logged already stays.</summary>
internal static class NeverLog
{
    /// <param name="Sender">An address, or a company's domain.</param>
    /// <param name="ForEverybody">For the whole company, which managers decide; else for the caller.</param>
    public sealed record Request([property: Required, StringLength(320, MinimumLength = 3)] string Sender, bool ForEverybody = false);

    public static void Map(RouteGroupBuilder correspondence)
    {
        correspondence.MapPost("/never", AddAsync).Describe(nameof(NeverLog), "Never log mails of a sender or domain", Policies.Sales);
        correspondence.MapPost("/never/undo", UndoAsync).Describe("LogAgain", "Log mails of a sender or domain again", Policies.Sales);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        Request request, CurrentUser user, NeverLogged never, OwnDirectory directory, CancellationToken ct)
    {
        if (Refusal(request, user, out var sender) is { } refusal)
        {
            return refusal;
        }

        var own = await directory.OfAsync(user, null, ct);
        return own.Domains.Contains(sender) ? Problems.InvalidRequest("sender", "This is the company's own domain.")
            : await never.AddAsync(user.Actor, sender, request.ForEverybody, ct) ? TypedResults.NoContent()
            : Problems.InvalidRequest("sender", $"There are {NeverLogged.MostRules} senders already; take one back first.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoAsync(
        Request request, CurrentUser user, NeverLogged never, CancellationToken ct)
    {
        if (Refusal(request, user, out var sender) is { } refusal)
        {
            return refusal;
        }

        await never.RemoveAsync(user.Actor, sender, request.ForEverybody, ct);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult? Refusal(Request request, CurrentUser user, out string sender)
    {
        sender = NeverRule.SenderOf(request.Sender) ?? "";
        return sender.Length == 0 ? Problems.InvalidRequest("sender", "Neither an email address nor the domain of one company.")
            : request.ForEverybody && !user.IsManager ? Problems.NotAllowed()
            : null;
    }
}
