using OutlookCrm.CustomerScience.Patterns;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Patterns;

/// <summary>What is known of customers, and what became of them.</summary>
/// <param name="Traits">By column.</param>
/// <param name="Outcomes">One per customer.</param>
/// <param name="PassedOver">Columns that name somebody rather than describe them.</param>
/// <param name="Earlier">Lines that do not count, since a later one is of the same customer.</param>
public sealed record TraitTable(IReadOnlyList<Trait> Traits, IReadOnlyList<bool> Outcomes, IReadOnlyList<string> PassedOver, int Earlier);

/// <summary>Reads attributes of customers and an outcome.</summary>
public static class TraitFile
{
    /// <summary>Attributes, at most.</summary>
    public const int MostTraits = 50;

    /// <summary>Customers times attributes, at most.</summary>
    public const int MostCells = 2_000_000;

    private const int MostCategories = 200;
    private const int MostTold = 10;
    private const int LongestTold = 20;

    // A number of few values is a code: 0 and 1, a grade, a region.
    private const int MostCodes = 5;
    private static readonly string[] s_keys = ["customer id", "customer_id", "customerid", "customer", "id", "email"];
    private static readonly string[] s_names = [.. s_keys, "name", "phone"];

    /// <summary>The customers of <paramref name="text"/>, which begins with a header line.</summary>
    /// <param name="text">The file.</param>
    /// <param name="outcome">The outcome's column, in any case.</param>
    /// <param name="yes">The value that counts as yes, every other as no; null where the column says yes and no, true and false, or 1 and
    /// 0.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>One table.</returns>
    public static FileRead<TraitTable> Read(string text, string outcome, string? yes = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (names, over, key) = (Array.Empty<string>(), Array.Empty<string>(), (string?)null);
        var marks = Array.Empty<DecimalMark>();
        var said = new SortedSet<string>(StringComparer.Ordinal);
        var read = Sheet.Read(text, Places, "customers", Of, null, ct);
        if (read.Faults.Count > 0)
        {
            return new([], read.Faults);
        }

        if (yes is not null && read.Lines.All(line => !line.Happened))
        {
            return new([], [new(1,
                $"No customer has {yes} as {outcome}. There {(said.Count == 1 ? "is" : "are")} "
                    + $"{string.Join(", ", said.Take(MostTold))}{(said.Count > MostTold ? " and others" : "")}.")]);
        }

        // A customer on several lines would be learned from and held back at the same time.
        var lines = read.Lines.Index().GroupBy(line => line.Item.Key ?? (object)line.Index).Select(own => own.Last().Item).ToList();
        var (common, unclear) = DecimalMark.Of(marks, onlyWhole: true);
        unclear ??= marks.Where(own => own.IsMixed && !own.IsText).Select(own => DecimalMark.Of([own], false).Doubt).FirstOrDefault();
        if (unclear is not null)
        {
            return new([], [unclear]);
        }

        var traits = names.Select((name, i) => TraitOf(name, [.. lines.Select(line => line.Values[i])],
            marks[i].IsDecided ? DecimalMark.Of([marks[i]], false).Mark : common)).ToList();
        return new FileRead<TraitTable>([new(traits, [.. lines.Select(line => line.Happened)], over, read.Lines.Count - lines.Count)],
            []).Unless(TooMuch(traits, lines.Count));

        IReadOnlyDictionary<string, int> Places(Sheet sheet)
        {
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (i, name) in sheet.Header.Index().Where(column => column.Item.Length > 0))
            {
                if (!places.TryAdd(string.Equals(name, outcome, StringComparison.OrdinalIgnoreCase) ? "" : name, i))
                {
                    sheet.FaultInHeader($"Two columns are named {name}.");
                }
            }

            if (!places.ContainsKey(""))
            {
                sheet.FaultInHeader($"There is no column named {outcome}, the outcome. Say which it is with outcome=.");
            }

            over = [.. places.Keys.Where(name => s_names.Contains(name.ToLowerInvariant()))];
            key = s_keys.Select(known => Array.Find(over, name => string.Equals(name, known, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault(name => name is not null);
            names = [.. places.Keys.Where(name => name.Length > 0).Except(over)];
            if (names.Length is 0 or > MostTraits)
            {
                sheet.FaultInHeader(names.Length == 0 ? "There is no column beside the outcome that describes a customer."
                    : $"There are more than {MostTraits} attributes; leave some out.");
            }

            marks = Array.ConvertAll(names, _ => new DecimalMark());
            return places;
        }

        (string? Key, string?[] Values, bool Happened) Of(SheetLine line)
        {
            if (said.Count <= MostTold && line.Text("") is { } value)
            {
                said.Add(value[..Math.Min(LongestTold, value.Length)]);
            }

            var values = Array.ConvertAll(names, line.Text);
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is { } written && !marks[i].IsText && !marks[i].IsSettled)
                {
                    marks[i].Add(written, () => line.Number);
                }
            }

            return (key is null ? null : line.Name(key), values, OutcomeOf(line, yes));
        }
    }

    private static bool OutcomeOf(SheetLine line, string? yes)
    {
        if (line.Text("") is not { } value)
        {
            line.Fault("has no outcome");
            return false;
        }

        // What is too long has its fault.
        if (yes is not null || value.Length > SheetLine.LongestText)
        {
            return string.Equals(value, yes, StringComparison.OrdinalIgnoreCase);
        }

        var happened = SheetLine.YesOrNo(value);
        if (happened is null)
        {
            line.Fault($"has the outcome {value[..Math.Min(LongestTold, value.Length)]}, which is neither yes nor no; name the value that "
                + $"counts as yes with yes=");
        }

        return happened == true;
    }

    private static Trait TraitOf(string name, string?[] values, char mark)
    {
        var numbers = Array.ConvertAll(values, value => value is null ? null : (double?)SheetLine.NumberOf(value, mark));
        return values.Zip(numbers).All(pair => pair.First is null == pair.Second is null) && numbers.Distinct().Count() > MostCodes
            ? new NumberTrait(name, numbers)
            : new CategoryTrait(name, values);
    }

    private static IEnumerable<LineFault> TooMuch(List<Trait> traits, int customers)
    {
        if ((long)traits.Count * customers > MostCells)
        {
            yield return new(1, string.Create(CultureInfo.InvariantCulture,
                $"{customers:N0} customers with {traits.Count} attributes are more than {MostCells:N0} values; leave attributes out, or "
                    + $"take every second customer."));
        }
        else if (traits.OfType<CategoryTrait>().Sum(trait => trait.Levels) > MostCategories)
        {
            yield return new(1, $"The attributes have more than {MostCategories} categories together; leave some out.");
        }
    }
}
