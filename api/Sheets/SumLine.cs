namespace OutlookCrm.Sheets;

/// <summary>Lines that sum others: programs write them below the records.</summary>
internal static class SumLine
{
    private static readonly HashSet<string> s_names = [.. ("total|totals|grand total|grand totals|sub total|subtotal|sum|Σύνολο|Σύνολα|"
        + "Γενικό σύνολο|Μερικό σύνολο|total general|subtotal|összesen|mindösszesen|végösszeg|جمع|جمع "
            + "کل|مجموع|totaal|groottotaal|subtotaal|"
        + "Summe|Gesamt|Gesamtsumme|Zwischensumme").Split('|').Select(Column.Plain)];

    private static readonly int s_longest = s_names.Max(name => name.Length);

    /// <summary>Whether a value names a sum. A report writes how many records it sums: Grand Totals (2 records).</summary>
    public static bool IsNamed(string text)
    {
        var word = text.EndsWith(')') && text.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? text.AsSpan(0, at)
            : text.AsSpan().TrimEnd(':');
        return MayBe(word) && s_names.Contains(Column.Plain(word.ToString()));
    }

    // Every cell of every file is asked; most have a digit or are too long.
    private static bool MayBe(ReadOnlySpan<char> word)
    {
        if (word.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var letters = 0;
        foreach (var c in word)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters <= s_longest;
    }
}
