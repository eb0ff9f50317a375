namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>Traits as columns of numbers of like size: a column per category but the most frequent one, and each number in standard
/// deviations from its mean.</summary>
internal sealed class Design
{
    // A category of fewer customers says nothing by itself; so many categories say that it is a name, not a trait.
    private const int FewestInLevel = 20;
    private const int MostLevels = 20;

    private Design(IReadOnlyList<Column> columns, double[] cells, int rows) => (Columns, _cells, Rows) = (columns, cells, rows);

    private readonly double[] _cells;

    /// <summary>The first column is the intercept.</summary>
    public IReadOnlyList<Column> Columns { get; }

    public int Rows { get; }

    public ReadOnlySpan<double> this[int row] => _cells.AsSpan(row * Columns.Count, Columns.Count);

    /// <summary>One column. <paramref name="Level"/> is null for a number, which <paramref name="Reference"/> then has no use
    /// for.</summary>
    internal sealed record Column(Trait? Trait, string? Level, string? Reference);

    public static Design Of(IReadOnlyList<Trait> traits, int rows)
    {
        var columns = new List<(Column Column, double[] Cells)> { (new(null, null, null), [.. Enumerable.Repeat(1.0, rows)]) };
        foreach (var trait in traits)
        {
            columns.AddRange(trait switch
            {
                CategoryTrait category => Categories(category),
                NumberTrait number => Numbers(number),
                _ => throw new ArgumentException($"The trait {trait.Name} is neither a category nor a number.", nameof(traits)),
            });
        }

        var cells = new double[rows * columns.Count];
        foreach (var (at, (_, column)) in columns.Index())
        {
            for (var row = 0; row < rows; row++)
            {
                cells[row * columns.Count + at] = column[row];
            }
        }

        return new([.. columns.Select(column => column.Column)], cells, rows);
    }

    /// <summary>The categories of a trait that are frequent enough, most frequent first; unknown is one of them.</summary>
    public static IReadOnlyList<string> Levels(CategoryTrait trait) =>
        [.. trait.Values.CountBy(Level).Where(level => level.Value >= FewestInLevel)
            .OrderByDescending(level => level.Value).ThenBy(level => level.Key, StringComparer.Ordinal).Take(MostLevels)
            .Select(level => level.Key)];

    public static string Level(string? value) => string.IsNullOrWhiteSpace(value) ? "unknown" : value.Trim();

    private static IEnumerable<(Column, double[])> Categories(CategoryTrait trait)
    {
        var levels = Levels(trait);
        return levels.Skip(1).Select(level => (
            new Column(trait, level, levels[0]), trait.Values.Select(value => Level(value) == level ? 1.0 : 0).ToArray()));
    }

    private static IEnumerable<(Column, double[])> Numbers(NumberTrait trait)
    {
        var known = trait.Values.OfType<double>().ToArray();

        // The largest as the unit keeps squares of huge numbers finite.
        var unit = known.Length == 0 ? 0 : known.Max(Math.Abs);
        if (unit == 0)
        {
            yield break;
        }

        var mean = known.Average(value => value / unit);
        var deviation = Math.Sqrt(known.Average(value => (value / unit - mean) * (value / unit - mean)));
        if (deviation <= 1e-12)
        {
            yield break;
        }

        yield return (new(trait, null, null), [.. trait.Values.Select(value => value is { } own ? (own / unit - mean) / deviation : 0)]);
        if (trait.Values.Count - known.Length >= FewestInLevel)
        {
            yield return (new(trait, "unknown", "known"), [.. trait.Values.Select(value => value is null ? 1.0 : 0)]);
        }
    }
}
