using System.Globalization;
using OutlookCrm.Insights.Churn;

namespace OutlookCrm.Insights.Files;

/// <summary>Reads how long customers under contract stayed: as a number of periods and whether they left, or from their first and last day in months.</summary>
public static class ContractFile
{
    private const int MostPeriods = 1200;
    private const double DaysPerMonth = 365.25 / 12;
    private static readonly Column[] s_columns =
    [
        new(false, "tenure", "periods", "months", "years") { IsNumber = true },
        new(false, "left", "churn", "churned", "cancelled"),
        new(false, "start", "start date", "from"),
        new(false, "end", "end date", "until"),
    ];

    /// <summary>The customers of <paramref name="text"/>, which begins with a header line. Times of 0 are among them.</summary>
    public static FileRead<Tenure> Read(string text, CancellationToken ct = default)
    {
        var last = DateOnly.MinValue;
        var read = Sheet.Read(text, Places, "customers", line => Of(line, ref last), ct);

        // Whoever has no end was still there on the last day that the file knows of.
        return new([.. read.Lines.Select(own => own.Tenure ?? new Tenure(Months(own.Start, own.End ?? last), own.End is not null))], read.Faults);
    }

    private static IReadOnlyDictionary<string, int> Places(Sheet sheet)
    {
        var places = Column.Places(s_columns, sheet);
        var (counted, dated) = (places.ContainsKey("tenure") && places.ContainsKey("left"), places.ContainsKey("start") && places.ContainsKey("end"));
        if (counted == dated)
        {
            sheet.FaultInHeader(counted
                ? "There are both tenure and left, and start and end; leave two of them out."
                : "There are no columns for tenure (a number of periods) and left (yes or no), nor for start and end (days; no end for customers who are still there).");
        }

        return places;
    }

    private static (Tenure? Tenure, DateOnly Start, DateOnly? End) Of(SheetLine line, ref DateOnly last)
    {
        if (line.Has("tenure") && line.Has("left"))
        {
            var (time, left) = (line.Amount("tenure"), line.Yes("left"));
            if (time is < 0 or > MostPeriods)
            {
                line.Fault(string.Create(CultureInfo.InvariantCulture, $"has a tenure that is not from 0 to {MostPeriods:N0}"));
            }

            return (new Tenure((double)time, left), default, null);
        }

        var (start, end) = (line.Day("start"), line.DayOrNone("end"));
        if (end < start)
        {
            line.Fault("ends before it starts");
        }

        last = new[] { last, start, end ?? start }.Max();
        return (null, start, end);
    }

    // Whole months by the calendar, so that a contract from the 15th to the 15th has no part of one.
    private static double Months(DateOnly from, DateOnly to)
    {
        var whole = (to.Year - from.Year) * 12 + to.Month - from.Month;
        whole -= from.AddMonths(whole) > to ? 1 : 0;
        return whole + Math.Min(0.99, (to.DayNumber - from.AddMonths(whole).DayNumber) / DaysPerMonth);
    }
}
