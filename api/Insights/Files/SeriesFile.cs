using System.Globalization;
using System.Text.RegularExpressions;
using OutlookCrm.Insights.Forecasts;

namespace OutlookCrm.Insights.Files;

/// <summary>A figure of one period.</summary>
/// <param name="Region">Of which part; null where the file has none.</param>
/// <param name="Start">The period's first day.</param>
/// <param name="Step">How long it lasts.</param>
/// <param name="Value">In any unit; null where not known.</param>
/// <param name="Line">Where the file says so.</param>
public readonly record struct PeriodValue(string? Region, DateOnly Start, TimeStep Step, double? Value, int Line);

/// <summary>Reads figures by week, month or quarter, of one whole or of several regions.</summary>
public static partial class SeriesFile
{
    /// <summary>Periods from the first to the last, at most.</summary>
    public const int MostPeriods = 900;

    /// <summary>Regions, at most.</summary>
    public const int MostRegions = 50;

    private static readonly Column[] s_columns =
    [
        new(true, "period", "month", "quarter", "week", "date"),
        new(true, "value", "amount", "revenue", "sales", "total") { IsNumber = true },
        new(false, "region", "branch", "product", "group"),
    ];

    /// <summary>The figures of <paramref name="text"/>, which begins with a header line; all of one step.</summary>
    public static FileRead<PeriodValue> Read(string text, CancellationToken ct = default)
    {
        var read = Sheet.Read(text, s_columns, "periods", ValueOf, ct);
        if (read.Faults.Count > 0)
        {
            return new([], read.Faults);
        }

        // A day alone does not say how long its period is: all of them together do.
        var step = StepOf(read.Lines);
        var lines = read.Lines.Select(line => new PeriodValue(line.Region, line.Start, step ?? TimeStep.Month, line.Value, line.Line)).ToList();
        return new FileRead<PeriodValue>(lines, []).Unless(step is null ? OddStep(read.Lines) : Contradictions(lines, step.Value));
    }

    private static (string? Region, DateOnly Start, TimeStep? Step, double? Value, int Line) ValueOf(SheetLine line)
    {
        var region = line.Text("region");
        if (line.Has("region") && region is null)
        {
            line.Fault("names no region");
        }

        var (start, step) = PeriodOf(line);
        return (region, start, step, (double?)line.AmountOrNone("value"), line.Number);
    }

    private static (DateOnly Start, TimeStep? Step) PeriodOf(SheetLine line)
    {
        var text = line.Text("period") ?? "";
        if (Written().Match(text) is not { Success: true } match)
        {
            return text.Length > 0 && text.Length < 8 ? Unclear(line) : (line.Day("period"), null);
        }

        var (year, number) = (int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture));
        return (match.Groups["kind"].Value.ToUpperInvariant(), number) switch
        {
            _ when year is < 1900 or > 2199 => Unclear(line),
            ("Q", >= 1 and <= 4) => (new(year, number * 3 - 2, 1), TimeStep.Quarter),
            ("W", >= 1) when number <= ISOWeek.GetWeeksInYear(year) => (DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)), TimeStep.Week),
            ("", >= 1 and <= 12) => (new(year, number, 1), TimeStep.Month),
            _ => Unclear(line),
        };
    }

    private static (DateOnly Start, TimeStep? Step) Unclear(SheetLine line)
    {
        line.Fault("has no period that is understood; write a month as 2026-11, a quarter as 2026-Q4, a week as 2026-W47 or by its first day");
        return default;
    }

    private static TimeStep? StepOf(IReadOnlyList<(string? Region, DateOnly Start, TimeStep? Step, double? Value, int Line)> lines)
    {
        var first = lines[0];
        if (first.Step is { } step)
        {
            return lines.All(line => line.Step == step) ? step : null;
        }

        var months = lines.All(line => line.Step is null && line.Start.Day == 1);
        var quarters = months && lines.Any(line => line.Start != first.Start) && lines.All(line => (line.Start.Month - first.Start.Month) % 3 == 0);
        var weeks = lines.All(line => line.Step is null && (line.Start.DayNumber - first.Start.DayNumber) % 7 == 0);
        return quarters ? TimeStep.Quarter : months ? TimeStep.Month : weeks ? TimeStep.Week : null;
    }

    private static IEnumerable<LineFault> OddStep(IReadOnlyList<(string? Region, DateOnly Start, TimeStep? Step, double? Value, int Line)> lines)
    {
        var first = lines[0];
        var odd = lines.FirstOrDefault(line => line.Step != first.Step);
        if (odd != default)
        {
            yield return new(odd.Line, $"This line writes its period unlike line {first.Line}: all are months, all quarters or all weeks.");
            yield break;
        }

        odd = lines.First(line => line.Start.Day != 1 && (line.Start.DayNumber - first.Start.DayNumber) % 7 != 0 || first.Start.Day == 1 && line.Start.Day != 1);
        yield return new(odd.Line, $"This line's day begins neither a month nor a week: months begin on the 1st, weeks a multiple of 7 days after line {first.Line}.");
    }

    private static IEnumerable<LineFault> Contradictions(List<PeriodValue> lines, TimeStep step)
    {
        var seen = new HashSet<(string?, DateOnly)>();
        foreach (var line in lines.Where(line => !seen.Add((line.Region, line.Start))))
        {
            yield return new(line.Line, "This line's period is there twice.");
        }

        var (from, to) = (lines.Min(line => line.Start), lines.Max(line => line.Start));
        if (RegionSeries.Place(step, from, to) >= MostPeriods)
        {
            yield return new(lines.Find(line => line.Start == to).Line, string.Create(CultureInfo.InvariantCulture, $"From the first period to this one are more than {MostPeriods:N0}."));
        }

        var regions = lines.GroupBy(line => line.Region, StringComparer.Ordinal).ToList();
        if (regions.Count > MostRegions)
        {
            yield return new(regions[MostRegions].First().Line, $"More than {MostRegions} regions.");
        }

        foreach (var region in regions.Where(region => region.All(line => line.Value is null)))
        {
            yield return new(region.First().Line, region.Key is null ? "No period has a value." : $"The region {region.Key} has no value in any period.");
        }
    }

    [GeneratedRegex(@"^(?<year>[0-9]{4})[-/ ]?(?<kind>[QWqw]?)(?<=[-/ QWqw])(?<number>[0-9]{1,2})$")]
    private static partial Regex Written();
}
