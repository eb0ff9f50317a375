using OutlookCrm.CustomerScience.Retention;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Retention;

/// <summary>How long a customer under contract was observed.</summary>
/// <param name="Tenure">In the periods of the file, months where it has days; 0 is possible.</param>
/// <param name="Start">The first day; null where the file counts periods.</param>
/// <param name="AsOf">The last day that the file knows of; null where the file counts periods.</param>
/// <param name="EndsLater">Whether an end is planned for a day that is yet to come.</param>
public readonly record struct Contract(Tenure Tenure, DateOnly? Start = null, DateOnly? AsOf = null, bool EndsLater = false);

/// <summary>Reads how long customers under contract stayed: as a number of periods and whether they left, or from their first and last day
/// in months.</summary>
public static class ContractFile
{
    private const int MostPeriods = 1200;
    private const double DaysPerMonth = 365.25 / 12;
    private static readonly Column[] s_columns =
    [
        new(false, "tenure", "periods", "months", "years") { IsNumber = true, Others = ColumnNames.Tenure },
        new(false, "left", "churn", "churned", "cancelled") { Others = ColumnNames.Left },
        new(false, "start", "start date", "from") { Others = ColumnNames.Start },
        new(false, "end", "end date", "until") { Others = ColumnNames.End },
    ];

    /// <summary>The customers of <paramref name="text"/>, which begins with a header line. Times of 0 are among them.</summary>
    /// <param name="text">The file.</param>
    /// <param name="latest">The last day that may have been; null where that is not known.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<Contract> Read(string text, DateOnly? latest = null, CancellationToken ct = default)
    {
        var last = DateOnly.MinValue;
        var read = Sheet.Read(text, Places, "customers", line => Of(line, ref last), latest, ct);

        // A contract without an end, or with an end in the future, was still active on the last day in the file.
        return new([.. read.Lines.Select(own => own.Tenure is { } tenure
            ? new Contract(tenure)
            : new Contract(new(Months(own.Start, own.EndsLater ? last : own.End ?? last), own.End is not null && !own.EndsLater), own.Start,
                last, own.EndsLater))], read.Faults);
    }

    private static IReadOnlyDictionary<string, int> Places(Sheet sheet)
    {
        var places = Column.Places(s_columns, sheet);
        var (counted, dated) =
            (places.ContainsKey("tenure") && places.ContainsKey("left"), places.ContainsKey("start") && places.ContainsKey("end"));
        if (counted == dated)
        {
            sheet.FaultInHeader(counted
                ? "There are both tenure and left, and start and end; leave two of them out."
                : "There are no columns for tenure (a number of periods) and left (yes or no), nor for start and end (days; no end for "
                    + "customers who are still there).");
        }

        return places;
    }

    private static (Tenure? Tenure, DateOnly Start, DateOnly? End, bool EndsLater) Of(SheetLine line, ref DateOnly last)
    {
        if (line.Has("tenure") && line.Has("left"))
        {
            var (time, left) = (line.Amount("tenure"), line.Yes("left"));
            if (time is < 0 or > MostPeriods)
            {
                line.Fault(string.Create(CultureInfo.InvariantCulture, $"has a tenure that is not from 0 to {MostPeriods:N0}"));
            }

            return (new Tenure((double)time, left), default, null, false);
        }

        var (start, end) = (line.Day("start"), line.DayOrNone("end"));
        if (end < start)
        {
            line.Fault("ends before it starts");
        }

        var endsLater = end > line.Latest;
        last = new[] { last, start, endsLater ? start : end ?? start }.Max();
        return (null, start, end, endsLater);
    }

    // Whole months by the calendar, so that a contract from the 15th to the 15th has no part of one.
    private static double Months(DateOnly from, DateOnly to)
    {
        var whole = (to.Year - from.Year) * 12 + to.Month - from.Month;
        whole -= from.AddMonths(whole) > to ? 1 : 0;
        return whole + Math.Min(0.99, (to.DayNumber - from.AddMonths(whole).DayNumber) / DaysPerMonth);
    }
}
