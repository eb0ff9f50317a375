using System.Buffers;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// The apostrophe that keeps a spreadsheet from taking a text for a formula. What is written by <see cref="On"/>, <see cref="Off"/> reads
/// as it was.
/// </summary>
internal static class Apostrophe
{
    private static readonly SearchValues<char> s_ofNumbers = SearchValues.Create("0123456789 ./,-+()");

    /// <summary>The text of a cell, marked where a spreadsheet would compute it. Numbers and telephone numbers stay as they are.</summary>
    public static string On(string text) =>
        (text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..] and var rest && !IsNumber(rest)) || Off(text) != text
            ? $"'{text}" : text;

    /// <summary>The text without the apostrophe by which a spreadsheet, or an export that fears formulas, marks it.</summary>
    public static string Off(string text) =>
        text is ['\'', ..] && text.AsSpan().TrimStart("'").TrimStart() is ['=' or '+' or '-' or '@' or (>= '0' and <= '9'), ..] and var rest
        && (rest[0] is < '0' or > '9' || !rest.ContainsAnyExcept(s_ofNumbers))
        ? text[1..] : text;

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(s_ofNumbers) && text.ContainsAnyInRange('0', '9');
}
