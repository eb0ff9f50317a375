using OutlookCrm.ImportExport.Files;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>The first values of each column, by which a person sees what the column holds.</summary>
internal static class TableExamples
{
    private const int MostValues = 3;
    private const int LookedRows = 50;
    private const int LongestValue = 60;

    /// <summary>For each column at most three values.</summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="encoding">Of the file.</param>
    /// <param name="start">How the table begins.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(Stream file, TextEncoding encoding, TableStart start)
    {
        var values = start.Header.Select(_ => new List<string>()).ToList();
        using var text = TableText.Open(file, encoding, start.Delimiter);
        for (var row = -start.Above; row <= LookedRows && text.Read(); row++)
        {
            for (var i = 0; row > 0 && i < values.Count; i++)
            {
                if (text[i] is { Length: > 0 } value && values[i].Count < MostValues)
                {
                    values[i].Add(LongText.Cut(value, LongestValue));
                }
            }
        }

        return values;
    }
}
