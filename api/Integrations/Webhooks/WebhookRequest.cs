using System.ComponentModel.DataAnnotations;
using System.Net;
using OutlookCrm.Http;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>A webhook as an administrator makes and changes it.</summary>
/// <param name="Url">Where the events are sent: an https address that is reached over the public internet.</param>
/// <param name="Events">
/// <c>mail.logged</c>, <c>customer.changed</c>, <c>customer.erased</c>, <c>invoice.overdue</c>: at least one.
/// </param>
public sealed record WebhookRequest(
    [property: Required, StringLength(2000, MinimumLength = 1)] string Url,
    [property: Required, MinLength(1), MaxLength(10)] IReadOnlyList<string> Events)
{
    /// <summary>The address as it is stored and called.</summary>
    internal string Address => new Uri(Url).AbsoluteUri;

    /// <summary>The events, each once.</summary>
    internal IReadOnlyList<string> Kinds => [.. Events.Distinct(StringComparer.Ordinal)];

    /// <summary>Why there can be no such webhook; null where there can.</summary>
    /// <param name="allowPrivate">Whether a receiver may have a private address, and need no https.</param>
    internal ProblemHttpResult? Refusal(bool allowPrivate) => WhyNot(Url, allowPrivate) is { } reason
        ? Problems.InvalidRequest("url", reason)
        : Events.Except(EventKinds.All, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? Problems.InvalidRequest("events", $"There is no event '{unknown}': {string.Join(", ", EventKinds.All)}.") : null;

    // What is clear from the address alone is said at once; to what a host's name leads is checked with each connection.
    private static string? WhyNot(string url, bool allowPrivate)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || !(uri.Scheme == Uri.UriSchemeHttps || (allowPrivate && uri.Scheme == Uri.UriSchemeHttp)))
        {
            return "A receiver has an https address.";
        }

        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return "The address has no user name, no password and no fragment.";
        }

        return allowPrivate || !IPAddress.TryParse(uri.DnsSafeHost, out var address) || PublicAddress.Is(address)
            ? null : "The address does not belong to the public internet.";
    }
}
