namespace OutlookCrm.ImportExport.Tables;

/// <summary>Several values in one cell.</summary>
internal static class CellLists
{
    private const string OfGoogle = ":::";

    /// <summary>The values of a cell: Google parts them by three colons, EspoCRM writes JSON, others use semicolons or commas.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="marks">What parts values beside Google's marks.</param>
    /// <param name="hasJson">Whether the program writes lists as JSON; in other files a list of texts in quotation marks is one.</param>
    public static IEnumerable<string> Of(string text, string marks, bool hasJson)
    {
        if ((hasJson ? text is ['[', ..] : text.StartsWith("[\"", StringComparison.Ordinal) && text is [.., ']'])
            && Json(text) is { } values)
        {
            return values;
        }

        var parts = text.Contains(OfGoogle, StringComparison.Ordinal) ? text.Split(OfGoogle)
            : marks.Length == 0 ? [text] : text.Split(marks.ToCharArray());
        return parts.Select(part => part.Trim().TrimStart('*').Trim()).Where(part => part.Length > 0);
    }

    private static List<string>? Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Object
                    ? value.EnumerateObject().FirstOrDefault(member => member.Value.ValueKind == JsonValueKind.String).Value
                    : value)
                .Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
