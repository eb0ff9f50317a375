namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>A value that no model should learn from: an order that comes once, a month without any sale among months with many.</summary>
/// <param name="Place">Which value of the history, from 0.</param>
/// <param name="Value">What the history says.</param>
/// <param name="Usual">What the model is given for it.</param>
internal readonly record struct ExceptionalValue(int Place, double Value, double Usual);

/// <summary>
/// Finds single values far from their neighbours and their season, on logarithms and by medians, which the values in question hardly move
/// (Tukey 1977). What comes back every season, what lasts, what is frequent, and a silence at the end that may go on is no exception.
/// </summary>
internal static class Exceptions
{
    private const int FewestValues = 12;

    /// <summary>Robust standard deviations from which a value is an exception.</summary>
    private const double Far = 5;

    /// <summary>Nor is one within this factor of what is usual.</summary>
    private static readonly double s_near = Math.Log(1.6);

    /// <summary>The spread of rounding and habit below which no series is believed to be.</summary>
    private const double LeastSpread = 0.02;

    /// <summary>The standard deviation of normal values over their median distance from the middle.</summary>
    private const double OfMedian = 1.4826;

    /// <summary>Exceptions are at most one of so many values.</summary>
    private const int OneOf = 12;
    private const int Reach = 6;

    /// <summary>The exceptions, oldest first; none where they are not few.</summary>
    /// <param name="values">The history.</param>
    /// <param name="period">Observations a season.</param>
    public static IReadOnlyList<ExceptionalValue> Of(ReadOnlySpan<double> values, int period)
    {
        var n = values.Length;
        if (n < FewestValues || SparseDemand.Is(values))
        {
            return [];
        }

        var logs = new double[n];
        for (var t = 0; t < n; t++)
        {
            logs[t] = values[t] > 0 ? Math.Log(values[t]) : double.NaN;
        }

        var most = Math.Max(1, n / OneOf);
        var silent = logs.Count(double.IsNaN);
        if (silent > most || (double.IsNaN(logs[^1]) && double.IsNaN(logs[^2]))
            || Enumerable.Range(0, n).Any(t => double.IsNaN(logs[t]) && ComesBack(logs, t, period, double.IsNaN)))
        {
            return [];
        }

        var usual = Usual(logs, period);
        double[] off = [.. logs.Zip(usual, (log, own) => log - own)];
        var known = off.Where(value => !double.IsNaN(value)).ToArray();
        var limit = Math.Max(s_near, Far * Math.Max(LeastSpread, OfMedian * Statistics.Median([.. known.Select(Math.Abs)])));
        bool IsFar(int t) => Math.Abs(off[t]) > limit && !Lasts(off, t, limit)
            && !ComesBack(off, t, period, other => Math.Abs(off[t] - other) <= limit);
        List<ExceptionalValue> found = [];
        for (var t = 0; t < n; t++)
        {
            if (double.IsNaN(logs[t]) || IsFar(t))
            {
                found.Add(new(t, values[t], Math.Exp(usual[t])));
            }
        }

        return found.Count <= most ? found : [];
    }

    // The level is the median of the neighbours. The season is the median of three or more of its values; from two nobody can tell which
    // is odd. Without the season the level is taken once more: at the ends the neighbours lie on one side, in another part of the year.
    private static double[] Usual(double[] logs, int period)
    {
        var level = Level(logs);
        if (period < 2 || logs.Length < 3 * period)
        {
            return level;
        }

        var season = new double[period];
        for (var place = 0; place < period; place++)
        {
            season[place] = MedianOf([.. Enumerable.Range(0, logs.Length).Where(t => t % period == place).Select(t => logs[t] - level[t])]);
        }

        return [.. Level([.. logs.Select((log, t) => log - season[t % period])]).Select((value, t) => value + season[t % period])];
    }

    private static double[] Level(double[] logs) => [.. Enumerable.Range(0, logs.Length)
        .Select(t => MedianOf(logs[Math.Max(0, t - Reach)..Math.Min(logs.Length, t + Reach + 1)]))];

    private static double MedianOf(double[] values)
    {
        var known = values.Where(value => !double.IsNaN(value)).ToArray();
        return known.Length > 0 ? Statistics.Median(known) : 0;
    }

    // Whether the same happened one season earlier or later.
    private static bool ComesBack(double[] values, int t, int period, Func<double, bool> alike) =>
        period > 1 && ((t >= period && alike(values[t - period])) || (t + period < values.Length && alike(values[t + period])));

    // A level that moved: three of a kind, or two where the history ends and more may follow.
    private static bool Lasts(double[] off, int t, double limit)
    {
        bool Alike(int other) =>
            other >= 0 && other < off.Length && Math.Abs(off[other]) > limit && Math.Sign(off[other]) == Math.Sign(off[t]);
        var (from, to) = (t, t);
        while (Alike(from - 1))
        {
            from--;
        }

        while (Alike(to + 1))
        {
            to++;
        }

        return to - from >= 2 || (to - from == 1 && to == off.Length - 1);
    }
}
