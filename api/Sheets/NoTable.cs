namespace OutlookCrm.Sheets;

/// <summary>Says what a text is that is no table.</summary>
internal static class NoTable
{
    /// <summary>What is said of a file without a value.</summary>
    public const string Empty = "The file is empty. Its first line names the columns, the lines below it hold the values.";

    /// <summary>A sentence for the person who chose the file; null where the text may be a table.</summary>
    /// <param name="text">The whole file.</param>
    public static string? Why(string text) => text.AsSpan().TrimStart('\uFEFF').TrimStart() switch
    {
        { IsEmpty: true } => Empty,
        var start when Begins(start, "<!doctype html") || Begins(start, "<html") || Begins(start, "<head") || Begins(start, "<body") =>
            "This is a web page, no table. A program gives its sign-in page where nobody is signed in: sign in, and export the file as "
                + "CSV again.",
        var start when Begins(start, "<?xml") => "This is XML, no table. Export or save it as CSV.",
        ['{', ..] => "This is JSON, no table. Export or save it as CSV.",
        ['[', .. var rest] when rest.TrimStart() is ['{', ..] => "This is JSON, no table. Export or save it as CSV.",
        var start when Begins(start, "%PDF-") => "This is a PDF, no table. Export the figures as CSV.",
        _ => null,
    };

    private static bool Begins(ReadOnlySpan<char> text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}
