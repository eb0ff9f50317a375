using System.Net.Mail;
using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// The directory names (`/o=ExchangeLabs/…`) that Exchange writes in the place of addresses, and the addresses that the mail's own headers
/// give for them. Who is meant by one that no header tells stays open: it is no address. Pure.
/// </summary>
internal static partial class DirectoryNames
{
    // Exchange packs a path so where a mail server needs the form of an address.
    private const string Packed = "IMCEAEX-";

    /// <summary>True for a directory name.</summary>
    public static bool Is(string? address) => address is ['/', 'o' or 'O', '=', ..]
        || address?.StartsWith(Packed, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A directory name as a path, also where it is packed into an address; any other address as it is.</summary>
    public static string Unpacked(string address) => !address.StartsWith(Packed, StringComparison.OrdinalIgnoreCase) ? address
        : Code().Replace(address[Packed.Length..].Split('@')[0].Replace('_', '/'),
            code => ((char)Convert.ToInt32(code.Groups[1].Value, 16)).ToString());

    /// <summary>True for a message that has a directory name anywhere.</summary>
    public static bool AreOn(GraphMessage message) => Is(message.From?.EmailAddress?.Address) || Is(message.Sender?.EmailAddress?.Address)
        || AreIn(message.ToRecipients) || AreIn(message.CcRecipients) || AreIn(message.BccRecipients) || AreIn(message.ReplyTo);

    /// <summary>The message with addresses where its headers tell them.</summary>
    public static GraphMessage Resolve(GraphMessage message, IReadOnlyList<GraphHeader?> headers) => message with
    {
        From = Resolve(message.From, Named(headers, "From")),
        Sender = Resolve(message.Sender, Named(headers, "Sender")) is { } sender && !Is(sender.EmailAddress?.Address) ? sender
            : Resolve(message.Sender, Named(headers, "From")),
        ReplyTo = Resolve(message.ReplyTo, Named(headers, "Reply-To")),
        ToRecipients = Resolve(message.ToRecipients, Named(headers, "To")),
        CcRecipients = Resolve(message.CcRecipients, Named(headers, "Cc")),
    };

    private static bool AreIn(IReadOnlyList<GraphRecipient?>? people) => people?.Any(person => Is(person?.EmailAddress?.Address)) == true;

    private static GraphRecipient? Resolve(GraphRecipient? person, List<MailAddress> header) =>
        person?.EmailAddress is { } shown && Is(shown.Address) && Meant(shown, header) is { } address ? With(shown, address) : person;

    // By the name, or because one is left on either side.
    private static IReadOnlyList<GraphRecipient?>? Resolve(IReadOnlyList<GraphRecipient?>? people, List<MailAddress> header)
    {
        if (!AreIn(people))
        {
            return people;
        }

        var known = people!.Select(person => person?.EmailAddress?.Address).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = header.Where(address => !known.Contains(address.Address)).ToList();
        var isAlone = people!.Count(person => Is(person?.EmailAddress?.Address)) == 1 && left.Count == 1;
        return [.. people!.Select(person => person?.EmailAddress is { } shown && Is(shown.Address)
            ? (isAlone ? With(shown, left[0]) : Resolve(person, left)) : person)];
    }

    private static MailAddress? Meant(GraphAddressee shown, List<MailAddress> header) =>
        header.Where(address => Fold(address.DisplayName) == Fold(shown.Name ?? "")).ToList() is [var only] && only.DisplayName.Length > 0
            ? only
            : header.Count == 1 ? header[0] : null;

    private static GraphRecipient With(GraphAddressee shown, MailAddress address) => new()
    {
        EmailAddress = shown with { Address = address.Address },
    };

    [GeneratedRegex(@"\+([0-9A-Fa-f]{2})", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    private static string Fold(string name) => SearchText.Fold(name).Trim();

    private static List<MailAddress> Named(IReadOnlyList<GraphHeader?> headers, string name)
    {
        var people = new List<MailAddress>();
        foreach (var header in headers)
        {
            if (!string.Equals(header?.Name, name, StringComparison.OrdinalIgnoreCase) || header!.Value is not { Length: > 0 } value)
            {
                continue;
            }

            try
            {
                var line = new MailAddressCollection { value };
                people.AddRange(line.Where(one => !Is(one.Address)));
            }
            catch (FormatException)
            {
                // A header that is no list of addresses tells nobody.
            }
        }

        return people;
    }
}
