using Microsoft.Kiota.Abstractions;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// The address of one kind of request. Graph's SDK writes the address once, with placeholders for the mailbox and for one value; a
/// request only fills them in. The SDK would expand its URI template for every request, which costs more than the request itself.
/// </summary>
internal sealed class GraphAddress
{
    // Letters only, so that no encoding changes them.
    public const string Owner = "OwnerOfTheMailbox";
    public const string Value = "ValueOfTheRequest";

    private readonly string _root;
    private readonly string _beforeValue;
    private readonly string _afterValue;

    public GraphAddress(string root, RequestInformation request)
    {
        request.PathParameters["baseurl"] = root.TrimEnd('/');
        var start = $"{root}users/{Owner}";

        // The SDK writes %24select; Graph documents $select.
        var address = request.URI.AbsoluteUri.Replace("?%24", "?$", StringComparison.Ordinal)
            .Replace("&%24", "&$", StringComparison.Ordinal);
        if (!address.StartsWith(start, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The SDK wrote another address than that of a mailbox: {address}");
        }

        var parts = address[start.Length..].Split(Value);
        (_root, _beforeValue, _afterValue) = (root, parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>The address for this mailbox, with <paramref name="value"/> in the placeholder where the address has one.</summary>
    public Uri For(MailboxRequest mailbox, string value = "") => new(string.Concat(
        mailbox.Owner is null
            ? $"{_root}me"
            : $"{_root}users/{Uri.EscapeDataString(mailbox.Owner)}", _beforeValue, Uri.EscapeDataString(value), _afterValue));
}
