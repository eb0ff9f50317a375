namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Fills what is not known inside a history.</summary>
internal static class Gaps
{
    /// <summary>
    /// The values with each gap on the line between its neighbours; with two whole seasons the season is taken out first and put back, but
    /// never below zero where nothing
    /// known is. Rare demand gets what it had in the same place of another season: a line would make it look frequent.
    /// </summary>
    /// <param name="values">The first and the last are known.</param>
    /// <param name="period">Observations a season.</param>
    public static double[] Fill(IReadOnlyList<double?> values, int period)
    {
        var plain = Lines(values);
        if (period < 2 || values.Count < 2 * period || values.All(value => value is not null))
        {
            return plain;
        }

        var known = values.OfType<double>().ToArray();
        if (SparseDemand.Is(known))
        {
            return [.. values.Select((value, t) => value ?? InAnotherSeason(values, t, period) ?? plain[t])];
        }

        var least = History.NeverNegative(known) ? 0 : double.NegativeInfinity;
        var season = Seasonality.AdditiveIndices(plain, period);
        var adjusted = Lines([.. values.Select((value, t) => value - season[t % period])]);
        return [.. values.Select((value, t) => value ?? Math.Max(least, adjusted[t] + season[t % period]))];
    }

    // The nearest, an earlier one first.
    private static double? InAnotherSeason(IReadOnlyList<double?> values, int t, int period) =>
        Enumerable.Range(0, values.Count).Where(other => other % period == t % period && values[other] is not null)
            .OrderBy(other => Math.Abs(other - t)).ThenBy(other => other).Select(other => values[other]).FirstOrDefault();

    private static double[] Lines(IReadOnlyList<double?> values)
    {
        var result = new double[values.Count];
        var known = 0;
        for (var t = 0; t < result.Length; t++)
        {
            if (values[t] is not { } value)
            {
                continue;
            }

            result[t] = value;
            for (var gap = known + 1; gap < t; gap++)
            {
                result[gap] = result[known] + ((value - result[known]) * (gap - known) / (t - known));
            }

            known = t;
        }

        return result;
    }
}
