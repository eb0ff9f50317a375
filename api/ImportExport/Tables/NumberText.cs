using System.Buffers;
using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Numbers of tables, whose decimal mark the whole column tells. Their decimals stay as they are written.</summary>
internal static class NumberText
{
    private const int LongestNumber = 60;
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.,-");
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>A number and the currency beside it; null where the text is none, or has groups of thousands that are none.</summary>
    /// <param name="text">Not blank.</param>
    /// <param name="mark">The decimal mark, a point or a comma.</param>
    public static (decimal Number, string? Currency)? Of(string text, char mark)
    {
        if (text.Length > LongestNumber)
        {
            return null;
        }

        var (bare, currency) = IsSimple(text) ? (text, null) : WrittenNumber.Bare(text) is var (found, named) ? (found, named) : ("", null);
        mark = IsSimple(text) ? mark : WrittenNumber.MarkWithoutCents(text) ?? mark;
        var digits = bare.AsSpan().Trim();
        var isBelow = digits is ['-', ..];
        digits = isBelow ? digits[1..] : digits;
        Span<char> plain = stackalloc char[LongestNumber];
        var (length, marks, group) = (0, 0, -1);

        // 1,23,456 in India and its neighbours: after the first comma pairs of digits, at the end three.
        var (pairs, threes, first) = (0, 0, 0);
        foreach (var c in digits)
        {
            if (char.IsAsciiDigit(c))
            {
                plain[length++] = c;
                group += group >= 0 ? 1 : 0;
            }
            else if (c == mark)
            {
                // What stands behind a mark of thousands are three digits, and no thousands follow the decimals.
                if (marks++ > 0 || group is not (-1 or 3))
                {
                    return null;
                }

                plain[length++] = '.';
                group = -1;
            }
            else if (c is '.' or ',' or '\'' or ' ')
            {
                if (marks > 0 || group is not (-1 or 3 or 2) || (group == 2 && c != ',') || length is 0 or > 3 && group == -1)
                {
                    return null;
                }

                first = group == -1 ? length : first;
                pairs += group == 2 ? 1 : 0;
                threes += group == 3 ? 1 : 0;
                group = 0;
            }
            else
            {
                return null;
            }
        }

        return length > 0 && group is -1 or 3 && (pairs == 0 || (threes == 0 && first < 3)) && plain[..length].ContainsAnyInRange('0', '9')
            && decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < Largest ? (isBelow && number != 0 ? -number : number, currency) : null;
    }

    /// <summary>Whether Excel has made a power of ten of a long number, whose digits are gone.</summary>
    public static bool IsDamaged(string text) => text.IndexOfAny(['E', 'e']) is > 0 and var at
        && text.AsSpan(at + 1) is ['+' or '-', ..] && text.AsSpan(0, at).ContainsAnyInRange('0', '9')
        && !text.AsSpan(0, at).ContainsAnyExcept(s_digits)
        && !text.AsSpan(at + 2).ContainsAnyExceptInRange('0', '9');

    private static bool IsSimple(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or '.' or ',' or '-'))
            {
                return false;
            }
        }

        return text.LastIndexOf('-') <= 0;
    }
}
