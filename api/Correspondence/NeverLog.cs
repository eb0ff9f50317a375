using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Addresses;
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
        var sender = NeverRule.SenderOf(request.Sender);
        if (Refusal(request, user, sender) is { } refusal)
        {
            return refusal;
        }

        var own = await directory.OfAsync(user, null, ct);
        var (isOwnDomain, isOwnAddress) = (own.HasDomain(sender!), own.Has(EmailAddress.TryParse(sender)));
        return isOwnDomain ? Problems.InvalidRequest("sender", "This is the company's own domain.")
            : isOwnAddress ? Problems.InvalidRequest("sender", "This is an address of the company's own people.")
            : await never.AddAsync(user.Actor, sender!, request.ForEverybody, ct) ? TypedResults.NoContent()
            : Problems.InvalidRequest("sender", $"There are {NeverLogged.MostRules} senders already; take one back first.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoAsync(
        Request request, CurrentUser user, NeverLogged never, CancellationToken ct)
    {
        // A rule of before may be too wide for today's.
        var sender = NeverRule.NormalOf(request.Sender);
        if (Refusal(request, user, sender) is { } refusal)
        {
            return refusal;
        }

        await never.RemoveAsync(user.Actor, sender!, request.ForEverybody, ct);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult? Refusal(Request request, CurrentUser user, string? sender) =>
        sender is null ? Problems.InvalidRequest("sender", "Neither an email address nor the domain of one company.")
        : request.ForEverybody && !user.IsManager ? Problems.NotAllowed()
        : null;
}
