using System.Globalization;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>The query options of a message list, understood; <see cref="Skip"/> comes from `$skip` or from our own skip token.</summary>
internal sealed record MessageQuery(
    IReadOnlyList<string> Select,
    MessageFilter Filter,
    IReadOnlyList<(string Property, bool Descending)> OrderBy,
    int Top,
    int Skip,
    bool Count,
    bool ExpandAttachments)
{
    private const string TokenPrefix = "skip:";

    private static readonly Dictionary<string, Func<StoredMessage, IComparable>> Sortable = new(StringComparer.OrdinalIgnoreCase)
    {
        ["receivedDateTime"] = message => message.Received,
        ["sentDateTime"] = message => message.Sent,
        ["lastModifiedDateTime"] = message => message.Modified,
        ["createdDateTime"] = message => message.Created,
        ["subject"] = message => message.Subject,
        ["isRead"] = message => message.IsRead,
        ["hasAttachments"] = message => message.HasAttachments,
    };

    public static (MessageQuery? Query, IResult? Error) Of(IQueryCollection query, Preferences preferences)
    {
        var select = Names(query["$select"]);
        if (MessageJson.Unknown(select) is { } unknown)
        {
            return (null, GraphErrors.UnknownProperty(unknown));
        }

        if (MessageFilter.Parse(query["$filter"]) is not { } filter)
        {
            return (null, GraphErrors.BadRequest($"Invalid filter clause: {query["$filter"]}"));
        }

        var orderBy = Names(query["$orderby"]).Select(Order).ToList();
        if (orderBy.Any(order => !Sortable.ContainsKey(order.Property)))
        {
            return (null, GraphErrors.BadRequest("Invalid orderby clause."));
        }

        // Exchange sorts only by what it filters by, in the same order.
        var sorted = orderBy.Select(order => order.Property);
        if (filter.Properties.Count > 0 && !sorted.SequenceEqual(filter.Properties.Take(orderBy.Count), StringComparer.OrdinalIgnoreCase))
        {
            return (null, GraphErrors.Json(400, "InefficientFilter", "The restriction or sort order is too complex for this operation."));
        }

        var top = Number(query["$top"]) ?? preferences.MaxPageSize ?? 10;
        var skip = query["$skiptoken"].ToString() is { Length: > 0 } token ? SkipOf(token) : Number(query["$skip"]) ?? 0;
        if (top is < 1 or > 1000 || skip is null or < 0)
        {
            return (null, GraphErrors.BadRequest("Invalid value for $top, $skip or $skiptoken."));
        }

        return (new MessageQuery(
            select, filter, orderBy, top, skip.Value, query["$count"] == "true", Names(query["$expand"]).Contains("attachments")), null);
    }

    /// <summary>What the list holds, sorted: newest first unless asked otherwise.</summary>
    public List<StoredMessage> Apply(IEnumerable<StoredMessage> messages)
    {
        var matching = messages.Where(Filter.Matches);
        var sorted = OrderBy.Count == 0
            ? matching.OrderByDescending(message => message.Received)
            : OrderBy.Skip(1).Aggregate(
                OrderBy[0].Descending ? matching.OrderByDescending(Sortable[OrderBy[0].Property])
                    : matching.OrderBy(Sortable[OrderBy[0].Property]),
                (list, order) => order.Descending ? list.ThenByDescending(Sortable[order.Property])
                    : list.ThenBy(Sortable[order.Property]));
        return [.. sorted.ThenBy(message => message.Key)];
    }

    /// <summary>An opaque token for the page that begins after <paramref name="skip"/> messages.</summary>
    public static string Token(int skip) =>
        Base64UrlEncoder.Encode(Encoding.ASCII.GetBytes($"{TokenPrefix}{skip.ToString(CultureInfo.InvariantCulture)}"));

    public static IReadOnlyList<string> Names(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int? SkipOf(string token)
    {
        try
        {
            var text = Encoding.ASCII.GetString(Base64UrlEncoder.DecodeBytes(token));
            return text.StartsWith(TokenPrefix, StringComparison.Ordinal) ? Number(text[TokenPrefix.Length..]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static (string Property, bool Descending) Order(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var direction] ? (name, direction == "desc") : (text, false);
}
