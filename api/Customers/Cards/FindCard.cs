using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Customers.Cards;

/// <summary>Everything the pane paints first for the people on a mail, and whether the mail is logged, in one request.</summary>
internal static class FindCard
{
    /// <param name="Addresses">Everybody on the mail whom the pane asks about.</param>
    /// <param name="InternetMessageId">The mail's Message-ID, to learn whether it is logged.</param>
    /// <param name="From">The mail's author: a forger can repeat a Message-ID, hardly with the same author.</param>
    public sealed record Request(
        [property: Required, MinLength(1), MaxLength(100)] IReadOnlyList<string> Addresses,
        [property: StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string? InternetMessageId = null,
        [property: StringLength(320)] string? From = null);

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/card", HandleAsync).Describe(nameof(FindCard), "Who is on this mail, and is it logged?", Policies.Reader);

    private static async Task<Results<Ok<Card>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, CardStore cards, Measures measures, CancellationToken ct)
    {
        for (var i = 0; i < request.Addresses.Count; i++)
        {
            if (request.Addresses[i] is not { Length: <= 400 })
            {
                return Problems.InvalidRequest($"addresses[{i}]", "Not an address.");
            }
        }

        var begun = Stopwatch.GetTimestamp();
        var card = await cards.ReadAsync(user.Tenant, request.Addresses, new(request.InternetMessageId, request.From), ct);
        measures.CardRead(begun);
        return TypedResults.Ok(card);
    }
}
