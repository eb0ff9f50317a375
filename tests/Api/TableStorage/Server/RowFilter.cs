using System.Globalization;
using System.Text.RegularExpressions;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>
/// A query's <c>$filter</c>: comparisons (eq ne gt ge lt le) of a property with a literal, joined by and, or, not and parentheses, with and
/// binding tighter than or. A property that a row does not have, or has with another type, is not equal to anything and compares as false.
/// </summary>
internal sealed partial class RowFilter
{
    private readonly List<(string Kind, string Text)> _tokens;
    private int _at;
    private int _comparisons;

    private RowFilter(string text) => _tokens = Split(text);

    /// <summary>What the filter says, and the keys outside of which no row can match.</summary>
    public static (Func<StoredRow, bool> Matches, KeyBounds Partition, KeyBounds Row) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (_ => true, KeyBounds.All, KeyBounds.All);
        }

        var parser = new RowFilter(text);
        var all = parser.Or();
        if (parser._at < parser._tokens.Count)
        {
            throw ServiceError.Invalid($"The filter is not understood at '{parser._tokens[parser._at].Text}'.");
        }

        // Row keys begin anew in every partition.
        return (all.Matches, all.Partition, all.Partition.IsOne ? all.Row : KeyBounds.All);
    }

    /// <summary>A condition, with the bounds of the keys that it implies.</summary>
    private sealed record Condition(Func<StoredRow, bool> Matches, KeyBounds Partition, KeyBounds Row)
    {
        public Condition(Func<StoredRow, bool> matches)
            : this(matches, KeyBounds.All, KeyBounds.All)
        {
        }
    }

    private Condition Or()
    {
        var left = And();
        while (Take("word", "or"))
        {
            var (one, other) = (left, And());
            left = new(row => one.Matches(row) || other.Matches(row));
        }

        return left;
    }

    private Condition And()
    {
        var left = Not();
        while (Take("word", "and"))
        {
            var (one, other) = (left, Not());
            left = new(row => one.Matches(row) && other.Matches(row), one.Partition.And(other.Partition), one.Row.And(other.Row));
        }

        return left;
    }

    private Condition Not()
    {
        if (Take("word", "not"))
        {
            var inner = Not();
            return new(row => !inner.Matches(row));
        }

        if (!Take("(", "("))
        {
            return Comparison();
        }

        var within = Or();
        return Take(")", ")") ? within : throw ServiceError.Invalid("The filter lacks a parenthesis.");
    }

    private Condition Comparison()
    {
        if (++_comparisons > RowRules.Comparisons)
        {
            throw ServiceError.Invalid("The filter has more than 15 comparisons.");
        }

        var name = Next("word");
        var sign = Next("word");
        var value = Literal();
        Func<int, bool> holds = sign switch
        {
            "eq" => order => order == 0,
            "ne" => order => order != 0,
            "gt" => order => order > 0,
            "ge" => order => order >= 0,
            "lt" => order => order < 0,
            "le" => order => order <= 0,
            _ => throw ServiceError.Invalid($"'{sign}' compares nothing."),
        };
        var bounds = (sign, value as string) switch
        {
            (_, null) or ("ne", _) => KeyBounds.All,
            ("eq", var key) => new(key, key),
            ("gt" or "ge", var key) => new(key, null),
            (_, var key) => new("", key),
        };
        return new(
            row => Compare(Of(row, name), value) is { } order ? holds(order) : sign == "ne",
            name == "PartitionKey" ? bounds : KeyBounds.All,
            name == "RowKey" ? bounds : KeyBounds.All);
    }

    private static object? Of(StoredRow row, string name) => name switch
    {
        "PartitionKey" => row.PartitionKey,
        "RowKey" => row.RowKey,
        "Timestamp" => row.Timestamp,
        _ => row.Properties.FirstOrDefault(property => property.Name == name).Value,
    };

    private static int? Compare(object? stored, object value) => (stored, value) switch
    {
        (string one, string other) => string.CompareOrdinal(one, other),
        (bool one, bool other) => one.CompareTo(other),
        (Guid one, Guid other) => one.CompareTo(other),
        (DateTimeOffset one, DateTimeOffset other) => one.CompareTo(other),
        (byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other),
        (int or long, int or long) => Convert.ToInt64(stored, CultureInfo.InvariantCulture).CompareTo(
            Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        (int or long or double, int or long or double) => Convert.ToDouble(stored, CultureInfo.InvariantCulture).CompareTo(
            Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private object Literal()
    {
        if (_at == _tokens.Count)
        {
            throw ServiceError.Invalid("The filter ends before a value.");
        }

        var (kind, text) = _tokens[_at++];
        try
        {
            return kind switch
            {
                "text" => Unquote(text),
                "datetime" => DateTimeOffset.Parse(Unquote(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                "guid" => Guid.Parse(Unquote(text)),
                "X" or "binary" => Convert.FromHexString(Unquote(text)),
                "number" when text[^1] is 'L' or 'l' => long.Parse(text[..^1], CultureInfo.InvariantCulture),
                "number" when text.AsSpan().ContainsAny(".eE") => double.Parse(text, CultureInfo.InvariantCulture),
                "number" => int.Parse(text, CultureInfo.InvariantCulture),
                "word" when text is "true" or "false" => text == "true",
                _ => throw ServiceError.Invalid($"'{text}' is no value."),
            };
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            throw ServiceError.Invalid($"'{text}' is no value.");
        }
    }

    private static string Unquote(string text)
    {
        var quote = text.IndexOf('\'', StringComparison.Ordinal);
        return text[(quote + 1)..^1].Replace("''", "'", StringComparison.Ordinal);
    }

    private bool Take(string kind, string text)
    {
        var taken = _at < _tokens.Count && _tokens[_at] == (kind, text);
        _at += taken ? 1 : 0;
        return taken;
    }

    private string Next(string kind) =>
        _at < _tokens.Count && _tokens[_at].Kind == kind
            ? _tokens[_at++].Text
            : throw ServiceError.Invalid("The filter is not understood.");

    private static List<(string Kind, string Text)> Split(string text)
    {
        var tokens = new List<(string, string)>();
        var at = 0;
        while (at < text.Length)
        {
            var match = Token().Match(text, at);
            if (!match.Success)
            {
                throw ServiceError.Invalid($"The filter is not understood at position {at}.");
            }

            at += match.Length;
            if (match.Groups["prefix"] is { Success: true } prefix)
            {
                tokens.Add((prefix.Length > 0 ? prefix.Value : "text", match.Value.Trim()));
            }
            else if (!string.IsNullOrWhiteSpace(match.Value))
            {
                var trimmed = match.Value.Trim();
                tokens.Add((trimmed is "(" or ")" ? trimmed : match.Groups["number"].Success ? "number" : "word", trimmed));
            }
        }

        return tokens;
    }

    [GeneratedRegex(
        @"\G(?:\s+|(?<prefix>datetime|guid|X|binary|)'(?:[^']|'')*'|[()]|"
        + @"(?<number>-?\d[\d.]*(?:[eE][+-]?\d+)?[lL]?)|[\p{L}_][\p{L}\p{Nd}_]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

/// <summary>Keys from <paramref name="Low"/> to <paramref name="High"/>, both included; null is no end.</summary>
internal readonly record struct KeyBounds(string Low, string? High)
{
    public static KeyBounds All { get; } = new("", null);

    public bool IsOne => Low == High;

    public bool IsBehind(string key) => High is not null && string.CompareOrdinal(key, High) > 0;

    public KeyBounds And(KeyBounds other) => new(
        string.CompareOrdinal(Low, other.Low) >= 0 ? Low : other.Low,
        High is null || (other.High is not null && string.CompareOrdinal(other.High, High) < 0) ? other.High : High);
}
