using System.Globalization;
using System.Text.RegularExpressions;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>
/// The part of OData's `$filter` that mail clients use: comparisons joined by `and`, `startswith`, and `categories/any`.
/// <see cref="Properties"/> are
/// those compared, in order: Exchange sorts only by what it filters by.
/// </summary>
internal sealed partial record MessageFilter(Func<StoredMessage, bool> Matches, IReadOnlyList<string> Properties)
{
    private static readonly MessageFilter Everything = new(_ => true, []);

    /// <summary>The filter; null when it cannot be understood.</summary>
    public static MessageFilter? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Everything;
        }

        var result = Everything;
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            var match = Term().Match(rest);
            if (!match.Success || One(match) is not { } one)
            {
                return null;
            }

            var before = result.Matches;
            result = new MessageFilter(message => before(message) && one.Matches(message), [.. result.Properties, .. one.Properties]);
            rest = rest[match.Length..];
            if (rest.Length > 0)
            {
                var and = And().Match(rest);
                if (!and.Success || and.Length == rest.Length)
                {
                    return null;
                }

                rest = rest[and.Length..];
            }
        }

        return result;
    }

    private static MessageFilter? One(Match match)
    {
        var literal = match.Groups["text"].Success ? match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal)
            : match.Groups["bare"].Value;
        if (match.Groups["any"].Success)
        {
            return new MessageFilter(message => message.Categories.Contains(literal), ["categories"]);
        }

        var name = match.Groups["name"].Value;
        var op = match.Groups["starts"].Success ? "startswith" : match.Groups["op"].Value;
        Func<StoredMessage, bool>? test = name.ToLowerInvariant() switch
        {
            "internetmessageid" => Text(message => message.InternetMessageId, op, literal),
            "conversationid" => Text(message => message.ConversationId, op, literal),
            "subject" => Text(message => message.Subject, op, literal),
            "from/emailaddress/address" => Text(message => message.From?.Address ?? "", op, literal),
            "receiveddatetime" => Time(message => message.Received, op, literal),
            "sentdatetime" => Time(message => message.Sent, op, literal),
            "lastmodifieddatetime" => Time(message => message.Modified, op, literal),
            "isread" => Flag(message => message.IsRead, op, literal),
            "isdraft" => Flag(message => message.IsDraft, op, literal),
            "hasattachments" => Flag(message => message.HasAttachments, op, literal),
            _ => null,
        };
        return test is null ? null : new MessageFilter(test, [name]);
    }

    private static Func<StoredMessage, bool>? Text(Func<StoredMessage, string> get, string op, string literal) => op switch
    {
        // Exchange compares ids and addresses without regard to case.
        "eq" => message => string.Equals(get(message), literal, StringComparison.OrdinalIgnoreCase),
        "ne" => message => !string.Equals(get(message), literal, StringComparison.OrdinalIgnoreCase),
        "startswith" => message => get(message).StartsWith(literal, StringComparison.OrdinalIgnoreCase),
        _ => null,
    };

    private static Func<StoredMessage, bool>? Time(Func<StoredMessage, DateTimeOffset> get, string op, string literal)
    {
        if (!DateTimeOffset.TryParse(literal, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return null;
        }

        return op switch
        {
            "ge" => message => get(message) >= time,
            "gt" => message => get(message) > time,
            "le" => message => get(message) <= time,
            "lt" => message => get(message) < time,
            "eq" => message => get(message) == time,
            _ => null,
        };
    }

    private static Func<StoredMessage, bool>? Flag(Func<StoredMessage, bool> get, string op, string literal) =>
        (op, literal) is ("eq", "true" or "false") ? message => get(message) == (literal == "true") : null;

    [GeneratedRegex("""
        ^(?:
          (?<any>categories/any\(\s*(?<v>\w+)\s*:\s*\k<v>\s+eq\s+'(?<text>(?:[^']|'')*)'\s*\)) |
          (?<starts>startswith)\(\s*(?<name>[\w/]+)\s*,\s*'(?<text>(?:[^']|'')*)'\s*\) |
          (?<name>[\w/]+)\s+(?<op>eq|ne|gt|ge|lt|le)\s+(?:'(?<text>(?:[^']|'')*)'|(?<bare>[^\s')]+))
        )
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Term();

    [GeneratedRegex(@"^\s+and\s+")]
    private static partial Regex And();
}
