using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Customers.Cards;

/// <summary>Everything the pane paints first for the people on a mail, and whether the mail is logged, in one request.</summary>
internal static class FindCard
{
    private const int MostAddresses = 100;
    private const int LongestAddress = 400;
    private const int LongestFrom = 1024;

    /// <param name="Addresses">Everybody on the mail whom the pane asks about.</param>
    /// <param name="InternetMessageId">The mail's Message-ID, to learn whether it is logged.</param>
    /// <param name="From">The mail's author: a forger can repeat a Message-ID, hardly with the same author.</param>
    /// <param name="Subject">The mail's subject: some programs give all their mails one Message-ID.</param>
    /// <param name="CreatedAt">When the copy that is open came into its mailbox.</param>
    public sealed record Request(
        [property: Required, MinLength(1), MaxLength(MostAddresses)] IReadOnlyList<string> Addresses,
        [property: MinLength(1)] string? InternetMessageId = null,
        [property: StringLength(LongestFrom)] string? From = null,
        string? Subject = null,
        DateTimeOffset? CreatedAt = null);

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/card", HandleAsync).Describe(nameof(FindCard), "Who is on this mail, and is it logged?", Policies.Reader)
            .DisableValidation();

    private static async Task<Results<Ok<Card>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, CardStore cards, IOwnPeople own, Measures measures, CancellationToken ct)
    {
        if (FaultOf(request) is { } fault)
        {
            return fault;
        }

        var begun = Stopwatch.GetTimestamp();
        var card = await cards.ReadAsync(user.Tenant, request.Addresses,
            new(request.InternetMessageId, request.From, user.ObjectId, request.Subject, request.CreatedAt), ct);
        measures.CardRead(begun);
        return TypedResults.Ok(WithAuthor(await WithWhatStrangersAreAsync(card, user, own, ct), request.From));
    }

    // A shop's address may be a customer's too.
    private static Card WithAuthor(Card card, string? from) =>
        EmailAddress.TryParse(from) is not { } author || !AutomaticAddress.IsNoPersons(author) ? card : card with
        {
            People = [.. card.People.Select(person =>
                EmailAddress.TryParse(person.Address) == author ? person with { StandsForOthers = true } : person)],
        };

    // Only strangers can be colleagues or programs, and most cards have none.
    private static async Task<Card> WithWhatStrangersAreAsync(Card card, CurrentUser user, IOwnPeople own, CancellationToken ct)
    {
        if (card.People.All(person => person.Customer is not null))
        {
            return card;
        }

        var told = await own.TellAsync(user, [.. card.People.Select(person => person.Address)], ct);
        return card with
        {
            People = [.. card.People.Select((person, i) => person.Customer is not null ? person : person with
            {
                IsOurs = told[i].IsOurs,
                LookAlike = told[i].IsOurs ? null
                    : person.LookAlike ?? (told[i].LooksLike is { } domain && person.Organisation is null ? new(null, null, domain) : null),
                Automatic = AutomaticAddress.ReasonOf(EmailAddress.TryParse(person.Address)),
            })],
        };
    }

    // What the attributes say: the framework's own validation, by reflection, takes a twelfth of the whole request.
    private static ProblemHttpResult? FaultOf(Request request)
    {
        if (request.Addresses is not { Count: >= 1 and <= MostAddresses } addresses)
        {
            return Problems.InvalidRequest("addresses", $"1 to {MostAddresses} addresses.");
        }

        for (var i = 0; i < addresses.Count; i++)
        {
            if (addresses[i] is not { Length: <= LongestAddress })
            {
                return Problems.InvalidRequest($"addresses[{i}]", "Not an address.");
            }
        }

        return request switch
        {
            // No upper bound: a sender must not take the card away.
            { InternetMessageId.Length: 0 } => Problems.InvalidRequest("internetMessageId", "At least 1 character."),
            { From.Length: > LongestFrom } => Problems.InvalidRequest("from", $"At most {LongestFrom} characters."),
            _ => null,
        };
    }
}
