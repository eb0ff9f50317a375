using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Compares names of columns as people do.</summary>
internal static class HeaderName
{
    /// <summary>The letters and digits of a name, without case, accents, spaces and the star of a required column.</summary>
    public static string Plain(string name) => string.Concat(SameName.KeyOf(string.Concat(name.Where(IsCharacter))).ToLowerInvariant()
        .Normalize(NormalizationForm.FormD)
        .Where(char.IsLetterOrDigit));

    /// <summary>
    /// The name in a header that an answer means: the same, or else the one that people read as the same, because the answers of an
    /// earlier file may come with this one. Null where the header has none.
    /// </summary>
    public static string? Meant(IReadOnlyList<string> header, string name) => header.Contains(name) ? name
        : header.FirstOrDefault(own => own.Length > 0 && Plain(own) == Plain(name));

    /// <summary>Answers for columns by the names of the header; those for other columns are left out.</summary>
    public static IReadOnlyDictionary<string, T> Own<T>(IReadOnlyDictionary<string, T> answers, IReadOnlyList<string> header)
    {
        var own = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, answer) in answers.OrderBy(one => !header.Contains(one.Key)))
        {
            if (Meant(header, name) is { } meant)
            {
                own.TryAdd(meant, answer);
            }
        }

        return own;
    }

    /// <summary>Whether a column says that its times are those of Greenwich, as Created (UTC).</summary>
    public static bool IsUtc(string header) => header.AsSpan().TrimEnd(" )]") is var name
        && (name.EndsWith("UTC", StringComparison.OrdinalIgnoreCase) || name.EndsWith("GMT", StringComparison.OrdinalIgnoreCase))
        && name is [.., var before, _, _, _] && !char.IsLetter(before);

    // Others have no normal form.
    private static bool IsCharacter(char c) => !char.IsSurrogate(c) && c < '\uFFFE' && c is < '\uFDD0' or > '\uFDEF';
}
