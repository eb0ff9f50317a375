using System.ComponentModel.DataAnnotations;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Between whom a mail is, where Outlook does not tell: who wrote what a web form, a shop or a mailing list sent, who a directory name
/// means, and whether a person wrote it at all. Stores nothing.
/// </summary>
internal static class ReadPeople
{
    public sealed record Request(
        [property: Required, StringLength(1024, MinimumLength = 1)] string ItemId,
        [property: Required, StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string InternetMessageId,
        [property: StringLength(320, MinimumLength = 3)] string? Mailbox = null);

    /// <param name="Author">Who wrote it, by name and address; null where nobody is named.</param>
    /// <param name="IsOurs">One of the company's own people wrote it.</param>
    /// <param name="People">Everybody from outside the company on it, the author first; an address that sent it for somebody else is not
    /// there.</param>
    /// <param name="Automatic">Why nobody wrote it by hand; null where a person may have.</param>
    /// <param name="Never">The rule by which it is not logged; null where there is none.</param>
    /// <param name="Claimed">The customer, or the company itself, whose address a stranger gives as a name; null for none.</param>
    public sealed record Response(
        Participant? Author, bool IsOurs, IReadOnlyList<Participant> People, AutomaticReason? Automatic, NeverRule? Never,
        LookAlikeCustomer? Claimed);

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapPost("/people", HandleAsync).Describe(nameof(ReadPeople), "Who is this mail from and to?", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, Mailboxes mailboxes, OwnDirectory directory, SentItems sent, AddressOwners customers,
        NeverLogged never, CancellationToken ct)
    {
        var rules = never.OfAsync(user.Actor, ct);
        var asked = directory.OfAsync(user, request.Mailbox, ct);
        var found = await mailboxes.FindWithHeadersAsync(user, new(request.ItemId, request.InternetMessageId, request.Mailbox), ct);
        var own = await asked;
        if (!found.TryGet(out var message, out var failure))
        {
            return failure.Problem;
        }

        var parties = MailParties.Of(message, own);
        if (!parties.IsOurs && await IsSentAsync())
        {
            parties = parties.AsSent(message);
        }

        var author = parties.Author is { } person ? MailParties.AddressOf(person) : null;
        var automatic = parties.IsOurs || author != (message.From is { } from ? MailParties.AddressOf(from) : null)
            ? AutomaticAddress.ReasonOf(author)
            : AutomaticMail.ReasonOf(author, message.Headers);
        return TypedResults.Ok(new Response(
            parties.Author is { } by ? Named(by) : null,
            parties.IsOurs,
            [.. (await EverybodyAsync()).Where(one => MailParties.AddressOf(one) is var address && !own.Has(address)
                && !(parties.IsOurs && address == author)).Select(Named)],
            automatic,
            NeverLogged.RuleFor(await rules, parties, message),
            await ClaimedAsync()));

        // A customer's mail that somebody moved there stays the customer's.
        async Task<bool> IsSentAsync() => await sent.HasAsync(user, request.Mailbox, message, ct) && !await IsCustomersAsync(message.From);

        // Who sent it for the author is on it only as a customer.
        async Task<IEnumerable<MailPerson>> EverybodyAsync() => await IsCustomersAsync(parties.SentThrough)
            ? parties.People.Append(parties.SentThrough!).DistinctBy(MailParties.AddressOf) : parties.People;

        // "anna@customer.example" <x@stranger.example>: most programs show the name alone.
        async Task<LookAlikeCustomer?> ClaimedAsync()
        {
            var shown = author is null || own.Has(author) ? [] : PersonName.AddressesIn(parties.Author!.Name);
            if (shown.Count == 0 || shown.Contains(author!) || await IsCustomersAsync(parties.Author))
            {
                return null;
            }

            var owners = await customers.FindByAddressesAsync(user.Tenant, shown, ct);
            return shown.Zip(owners).Where(pair => pair.Second is not null || own.Has(pair.First))
                .Select(pair => pair.Second is { } owner ? new LookAlikeCustomer(owner.Id, owner.Name, pair.First.Value)
                    : new(null, null, pair.First.UnicodeDomain))
                .FirstOrDefault();
        }

        async Task<bool> IsCustomersAsync(MailPerson? person) => person is not null && MailParties.AddressOf(person) is { } address
            && (await customers.FindByAddressesAsync(user.Tenant, [address], ct))[0] is not null;
    }

    private static Participant Named(MailPerson person) => MailParties.AddressOf(person) is { } address
        ? new(PersonName.Of(person.Name, address).Name, address.Value) : new(person.Name, "");
}
