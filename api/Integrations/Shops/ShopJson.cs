namespace OutlookCrm.Integrations.Shops;

/// <summary>A part of a shop's message. What is null, empty or not there is null here; what is of another kind cannot be read.</summary>
/// <param name="element">The part.</param>
/// <param name="path">Where it stands, for the administrator.</param>
internal readonly struct ShopJson(JsonElement element, string path)
{
    private const decimal Largest = 1_000_000_000_000_000m;
    private const int DayLength = 10;

    /// <summary>A member that is an object.</summary>
    public ShopJson? Part(string name) => Find(name, JsonValueKind.Object) is { } part ? new(part, $"{path}.{name}") : null;

    /// <summary>The objects of a member that is a list; empty where the member is not there.</summary>
    public IReadOnlyList<ShopJson> List(string name)
    {
        var (list, own) = (new List<ShopJson>(), $"{path}.{name}");
        if (Find(name, JsonValueKind.Array) is { } found)
        {
            foreach (var (i, one) in found.EnumerateArray().Index())
            {
                list.Add(one.ValueKind == JsonValueKind.Object ? new(one, string.Create(CultureInfo.InvariantCulture, $"{own}[{i}]"))
                    : throw new UnreadableException($"{own} is no list of objects."));
            }
        }

        return list;
    }

    /// <summary>A text, or a number as it is written: ids are texts in the one program and numbers in the other.</summary>
    public string? Text(string name)
    {
        var text = Find(name, JsonValueKind.String, JsonValueKind.Number) is not { } found ? null
            : found.ValueKind == JsonValueKind.Number ? found.GetRawText() : Written(found, name);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>A text that must be there.</summary>
    public string Needed(string name) => Text(name) ?? throw new UnreadableException($"{path}.{name} is missing.");

    /// <summary>An amount or a quantity.</summary>
    public decimal? Amount(string name) => Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) < Largest
            ? amount : throw new UnreadableException($"{path}.{name} is no amount.");

    /// <summary>Whether a member is true.</summary>
    public bool Flag(string name) => Find(name, JsonValueKind.True, JsonValueKind.False)?.ValueKind == JsonValueKind.True;

    /// <summary>The day of a time as the shop writes it: where the shop is.</summary>
    public DateOnly? Day(string name) => Text(name) is not { } text ? null
        : text.Length >= DayLength && DateOnly.TryParseExact(
            text.AsSpan(0, DayLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new UnreadableException($"{path}.{name} is no day.");

    /// <summary>A time, UTC; what names no zone is UTC.</summary>
    public DateTimeOffset? Time(string name) => Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time : throw new UnreadableException($"{path}.{name} is no time.");

    private JsonElement? Find(string name, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new UnreadableException($"{path} is no object.");
        }

        // PHP writes an empty object as an empty list.
        return !element.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null
            || (found.ValueKind == JsonValueKind.Array && found.GetArrayLength() == 0) ? null
            : kinds.Contains(found.ValueKind) ? found : throw new UnreadableException(
                $"{path}.{name} is of another kind than in an order.");
    }

    // Half of a surrogate pair, written as an escape, is no text.
    private string? Written(JsonElement found, string name)
    {
        try
        {
            return found.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableException($"{path}.{name} is no text.");
        }
    }
}
