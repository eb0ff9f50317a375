using System.ComponentModel.DataAnnotations;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Correspondence;

/// <summary>Suggests a profile for a person on a mail who is not a customer yet. Fills a form; stores nothing.</summary>
internal static class SuggestCustomer
{
    public sealed record Request(
        [property: Required, StringLength(1024, MinimumLength = 1)] string ItemId,
        [property: Required, StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string InternetMessageId,
        [property: Required, StringLength(400, MinimumLength = 3)] string Address,
        [property: StringLength(320, MinimumLength = 3)] string? Mailbox = null);

    /// <param name="Name">From the address line; the local part where no name is given.</param>
    /// <param name="Company">The known company of the domain, else from the signature.</param>
    /// <param name="Organisation">The company at the domain as far as it is known.</param>
    /// <param name="Role">From the signature.</param>
    /// <param name="Phones">From the signature.</param>
    /// <param name="Place">From the signature, the country also from the domain; null where nothing tells.</param>
    /// <param name="Automatic">Why nobody wrote the mail by hand; null where a person may have, and for those who got it.</param>
    /// <param name="Sources">Where name and company come from, for the form to say.</param>
    public sealed record Response(string Name, string? Company, KnownOrganisation? Organisation, string? Role, IReadOnlyList<string> Phones,
        SignaturePlace? Place, AutomaticReason? Automatic, Sources Sources);

    public sealed record Sources(NameSource Name, CompanySource? Company);

    public enum NameSource
    {
        Sender,
        Address,
    }

    public enum CompanySource
    {
        Domain,
        Signature,
    }

    public static void Map(RouteGroupBuilder customers) =>
        customers.MapPost("/suggestion", HandleAsync).Describe(nameof(SuggestCustomer), "Prefill Add to CRM from an email", Policies.Sales);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, Mailboxes mailboxes, OwnDirectory directory, AddressOwners addressOwners, CancellationToken ct)
    {
        if (EmailAddress.TryParse(request.Address) is not { } address)
        {
            return Problems.InvalidRequest("address", "Not an email address.");
        }

        var found = await mailboxes.FindWithHeadersAsync(user, new(request.ItemId, request.InternetMessageId, request.Mailbox), ct);
        if (!found.TryGet(out var message, out var failure))
        {
            return failure.Problem;
        }

        var parties = MailParties.Of(message, await directory.OfAsync(user, request.Mailbox, ct));
        var person = parties.People.FirstOrDefault(one => MailParties.AddressOf(one) == address);
        var (name, isGiven) = PersonName.Of(person?.Name ?? "", address);
        var isAuthor = parties.Author is { } author && MailParties.AddressOf(author) == address;
        var isSender = message.From is { } from && MailParties.AddressOf(from) == address;
        var automatic = AutomaticMail.ReasonOf(address, isSender ? message.Headers : []);
        var isWritten = automatic is not (AutomaticReason.Undeliverable or AutomaticReason.Program);
        var companyDomain = FreeMail.IsFree(address.Domain) ? null : address.UnicodeDomain;
        var signature = isAuthor && isWritten ? Signature.Of(message.Text, name, companyDomain) : Signature.None;
        var organisation = await addressOwners.FindByDomainAsync(user.Tenant, address.Domain, ct);
        var company = organisation?.Name ?? signature.Company;
        return TypedResults.Ok(new Response(
            name, company, organisation, signature.Role, signature.Phones, signature.Place,
            automatic,
            new(isGiven ? NameSource.Sender : NameSource.Address, company is null ? null : organisation?.Name is null
                ? CompanySource.Signature : CompanySource.Domain)));
    }
}
