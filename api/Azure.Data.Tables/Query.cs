using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>The query part of a read's address, every value escaped.</summary>
internal static class Query
{
    /// <summary>A question mark and the parameters that are not null, or nothing.</summary>
    public static string Text(int? top, string? filter, string? select, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        if (top is null && string.IsNullOrEmpty(filter) && select is null && more is [] or [(_, null)] or [(_, null), (_, null)])
        {
            return "";
        }

        var text = new StringBuilder(128);
        Add(text, "$top", top?.ToString(CultureInfo.InvariantCulture));
        Add(text, "$filter", filter);
        Add(text, "$select", select);
        foreach (var (name, value) in more)
        {
            Add(text, name, value);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
