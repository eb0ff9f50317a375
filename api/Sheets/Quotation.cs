namespace OutlookCrm.Sheets;

/// <summary>What stands within quotation marks, and what does not.</summary>
internal static class Quotation
{
    /// <summary>How often a character stands in a line outside of quotation marks.</summary>
    public static int Outside(string line, char delimiter)
    {
        var (count, isQuoted) = (0, false);
        foreach (var c in line)
        {
            isQuoted ^= c == '"';
            count += c == delimiter && !isQuoted ? 1 : 0;
        }

        return count;
    }

    /// <summary>The line, counted from 1, of the mark that is never closed; null where all are.</summary>
    public static int? Opens(string text)
    {
        var (line, opens, isQuoted) = (1, 0, false);
        foreach (var c in text)
        {
            line += c == '\n' ? 1 : 0;
            if (c == '"')
            {
                isQuoted = !isQuoted;
                opens = line;
            }
        }

        return isQuoted ? opens : null;
    }
}
