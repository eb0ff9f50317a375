using OutlookCrm.CustomerScience.Forecasts;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Forecast;

/// <summary>A figure of one period.</summary>
/// <param name="Region">Of which part; null where the file has none.</param>
/// <param name="Start">The period's first day.</param>
/// <param name="Step">How long it lasts.</param>
/// <param name="Value">In any unit; null where not known.</param>
/// <param name="Line">Where the file says so.</param>
public readonly record struct PeriodValue(string? Region, DateOnly Start, TimeStep Step, double? Value, int Line);

/// <summary>Reads figures by week, month, quarter, half-year or year, of one whole or of several regions.</summary>
public static class SeriesFile
{
    /// <summary>Periods from the first to the last, at most.</summary>
    public const int MostPeriods = 900;

    /// <summary>Regions, at most.</summary>
    public const int MostRegions = 50;

    private const int DaysToEnd = 6;

    private static readonly Column[] s_columns =
    [
        new(true, "period", "month", "quarter", "week", "year", "date")
        {
            Others = [.. ColumnNames.Period, .. ColumnNames.PeriodEnd, .. ColumnNames.Date],
        },
        new(true, "value", "amount", "revenue", "sales", "total")
        {
            IsNumber = true,
            Others = [.. ColumnNames.Amount, .. ColumnNames.Quantity],
        },
        new(false, "region", "branch", "product", "group") { Others = ColumnNames.Region },
    ];

    /// <summary>The figures of <paramref name="text"/>, which begins with a header line; all of one step.</summary>
    /// <param name="text">The file.</param>
    /// <param name="latest">The last day that may have been; null where that is not known.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<PeriodValue> Read(string text, DateOnly? latest = null, CancellationToken ct = default)
    {
        var namesEnds = false;
        var read = Sheet.Read(text, Places, "periods", ValueOf, latest, ct);
        if (read.Faults.Count > 0)
        {
            return new([], read.Faults);
        }

        var first = read.Lines[0];
        if (read.Lines.FirstOrDefault(line => line.Step != first.Step) is { Line: > 0 } odd)
        {
            return new([], [new(odd.Line,
                $"This line writes its period unlike line {first.Line}: all are years, half-years, quarters, months or weeks alike.")]);
        }

        DateOnly[] days = [.. read.Lines.Select(line => line.Start)];
        if ((first.Step is { } own ? (own, days) : PeriodDays.Of(days)) is not var (step, starts))
        {
            return new([], [new(read.Lines[PeriodDays.Odd(days)].Line,
                "This line's day begins neither a month nor a week, nor ends one: months are written by their first or their last day, "
                    + $"weeks by days a multiple of 7 days after line {first.Line}.")]);
        }

        // A Sunday alone may begin a week or end it.
        var before = namesEnds && first.Step is null && step == TimeStep.Week ? DaysToEnd : 0;
        var lines = read.Lines.Select((line, i) =>
            new PeriodValue(line.Region, starts[i].AddDays(-before), step, line.Value, line.Line)).ToList();
        return new FileRead<PeriodValue>(lines, []).Unless(Contradictions(lines, step, latest));

        IReadOnlyDictionary<string, int> Places(Sheet sheet)
        {
            var places = Column.Places(s_columns, sheet);
            namesEnds = places.TryGetValue("period", out var at) && Column.IsAmong(ColumnNames.PeriodEnd, sheet.Header[at]);
            return places;
        }
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
        var text = line.Text("period") is { } written ? PlainText.Of(written) : "";
        return WrittenPeriod.Of(text) is var (start, step) ? (start, step)
            : WrittenPeriod.IsPersian(text) ? Persian(line, text)
            : text.Length is > 0 and < 8 && !UnreadDay.HasShortYear(text) ? Unclear(line)
            : text.Any(char.IsLetter) && WrittenDay.Of(text) is null && UnreadDay.Why(text).Length == 0 ? Unclear(line)
            : (DayOf(line), null);
    }

    // Unlike the day of an order, a period without a value may be yet to come.
    private static DateOnly DayOf(SheetLine line) => line.Text("period") is null ? line.Day("period") : line.DayOrNone("period") ?? default;

    // Its months begin on other days than those of the forecast.
    private static (DateOnly Start, TimeStep? Step) Persian(SheetLine line, string text)
    {
        line.Fault($"has a period of the Persian calendar, {text}; write periods by the Gregorian calendar, as 2026-11");
        return default;
    }

    private static (DateOnly Start, TimeStep? Step) Unclear(SheetLine line)
    {
        line.Fault("has no period that is understood; write a year as 2026, a half-year as 2026-H2, a quarter as 2026-Q4, a month as "
            + "2026-11, a week as 2026-W47, or each by its first day");
        return default;
    }

    private static IEnumerable<LineFault> Contradictions(List<PeriodValue> lines, TimeStep step, DateOnly? latest)
    {
        foreach (var line in lines.Where(line => line.Value is not null && line.Start > latest))
        {
            yield return new(line.Line, "This line has a value for a period that is yet to come.");
        }

        var seen = new HashSet<(string?, DateOnly)>();
        foreach (var line in lines.Where(line => !seen.Add((line.Region, line.Start))))
        {
            yield return new(line.Line, "This line's period is there twice.");
        }

        var (from, to) = (lines.Min(line => line.Start), lines.Max(line => line.Start));
        if (RegionSeries.Place(step, from, to) >= MostPeriods)
        {
            yield return new(lines.Find(line => line.Start == to).Line,
                string.Create(CultureInfo.InvariantCulture, $"From the first period to this one are more than {MostPeriods:N0}."));
        }

        foreach (var made in lines.GroupBy(line => line.Region, StringComparer.Ordinal).Prepend<IEnumerable<PeriodValue>>(lines)
            .Select(own => MadeUp(own, step)).OfType<LineFault>().Take(1))
        {
            yield return made;
        }

        var regions = lines.GroupBy(line => line.Region, StringComparer.Ordinal).ToList();
        if (regions.Count > MostRegions)
        {
            yield return new(regions[MostRegions].First().Line, $"More than {MostRegions} regions.");
        }

        foreach (var region in regions.Where(region => region.All(line => line.Value is null)))
        {
            yield return new(region.First().Line, region.Key is null ? "No period has a value."
                : $"The region {region.Key} has no value in any period.");
        }
    }

    // A few gaps can be filled in; a report that is mostly filled in is of nobody's figures.
    private static LineFault? MadeUp(IEnumerable<PeriodValue> lines, TimeStep step)
    {
        var known = lines.Where(line => line.Value is not null).OrderBy(line => line.Start).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var (span, told) = (RegionSeries.Place(step, known[0].Start, known[^1].Start) + 1, known.DistinctBy(line => line.Start).Count());
        return (span - told) * 2 <= span ? null : new(known[^1].Line, string.Create(
            CultureInfo.InvariantCulture,
            $"Of {span:N0} periods from line {known[0].Line} to this one {span - told:N0} have no value, and most would have to be made "
                + $"up. Write 0 where there was nothing; write a year as 2010, a half-year as 2010-H1, a quarter as 2010-Q1."));
    }
}
