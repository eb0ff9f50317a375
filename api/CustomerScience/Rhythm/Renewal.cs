namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>A contract that runs on by whole terms.</summary>
/// <param name="Start">First day of the first term.</param>
/// <param name="TermMonths">Length of a term, 1 to 1 200 months.</param>
/// <param name="NoticeDays">Days before the end of a term by which it must be cancelled, 0 or more.</param>
public sealed record Renewal(DateOnly Start, int TermMonths, int NoticeDays = 0)
{
    /// <summary>The first renewal on or after a day, and the last day to give notice for it.</summary>
    /// <remarks>Counted from the start, never from the last renewal: 31 January renews monthly on 28 February and again on 31 March.</remarks>
    /// <param name="from">The day of asking.</param>
    /// <returns>Null when it lies after the year 9999.</returns>
    /// <exception cref="InvalidOperationException">Term or notice is outside its range.</exception>
    public (DateOnly Date, DateOnly NoticeBy)? Next(DateOnly from)
    {
        if (TermMonths is < 1 or > 1200 || NoticeDays < 0)
        {
            throw new InvalidOperationException("A term lasts 1 to 1 200 months and notice is given 0 or more days before its end.");
        }

        var months = ((from.Year - Start.Year) * 12) + from.Month - Start.Month;
        for (var terms = Math.Max(1, months / TermMonths); ; terms++)
        {
            var total = (long)terms * TermMonths;
            if (total + (Start.Year * 12L) + Start.Month - 1 >= 10_000 * 12L)
            {
                return null;
            }

            var date = Start.AddMonths((int)total);
            if (date >= from)
            {
                return (date, DateOnly.FromDayNumber(Math.Max(0, date.DayNumber - NoticeDays)));
            }
        }
    }
}
