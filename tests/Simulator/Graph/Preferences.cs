namespace OutlookCrm.Simulator.Graph;

/// <summary>
/// The `Prefer` header: which ids, which body, whose clock, how large a page. What was honoured is told in `Preference-Applied`.
/// </summary>
internal sealed record Preferences(bool ImmutableIds, bool TextBody, int? MaxPageSize, bool UnsafeHtml, string? TimeZone)
{
    public static Preferences Of(HttpContext context)
    {
        var preferences = new Preferences(false, false, null, false, null);
        var applied = new List<string>();
        foreach (var part in context.Request.Headers["Prefer"].SelectMany(line => (line ?? "").Split(',')).Select(part => part.Trim()))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals].Trim();
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim().Trim('"');
            var before = preferences;
            preferences = (name.ToLowerInvariant(), value.ToLowerInvariant()) switch
            {
                ("idtype", "immutableid") => preferences with { ImmutableIds = true },
                ("outlook.body-content-type", "text") => preferences with { TextBody = true },
                ("outlook.allow-unsafe-html", _) => preferences with { UnsafeHtml = true },
                ("outlook.timezone", { Length: > 0 }) => preferences with { TimeZone = part[(equals + 1)..].Trim().Trim('"') },
                ("odata.maxpagesize", var size) when int.TryParse(size, out var max) && max > 0 => preferences with { MaxPageSize = max },
                _ => preferences,
            };
            if (before != preferences)
            {
                applied.Add(part);
            }
        }

        if (applied.Count > 0)
        {
            context.Response.Headers["Preference-Applied"] = string.Join(", ", applied);
        }

        return preferences;
    }
}
