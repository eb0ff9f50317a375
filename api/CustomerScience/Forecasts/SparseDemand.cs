namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Series that are mostly zeros: which forecasts compete for them, and what single steps may bring.</summary>
internal static class SparseDemand
{
    /// <summary>Mean steps between sales from which Syntetos, Boylan and Croston (2005) call demand intermittent.</summary>
    private const double Intermittent = 1.32;

    /// <summary>A silence less probable than this, had sales gone on as before, may be the end of them.</summary>
    private const double ChanceOfSilence = 0.01;

    /// <summary>True when no value is negative and the steps between two that are not zero average more than 1.32.</summary>
    public static bool Is(ReadOnlySpan<double> values)
    {
        var sales = 0;
        foreach (var value in values)
        {
            if (value < 0)
            {
                return false;
            }

            sales += value > 0 ? 1 : 0;
        }

        return sales > 0 && values.Length > 2 && values.Length > Intermittent * sales;
    }

    /// <summary>A rate, one that fades, none where the silence at the end is too long for chance, and the seasons again.</summary>
    /// <param name="values">A series of which <see cref="Is"/> is true, of about unit size.</param>
    /// <param name="period">Observations a season.</param>
    public static IEnumerable<IForecaster> Candidates(double[] values, int period)
    {
        var silence = Silence(values);
        var sold = values.Length - silence;
        var share = values.Count(value => value > 0) / (double)sold;
        if (silence > 0 && silence * Math.Log(Math.Max(1 - share, 1e-9)) < Math.Log(ChanceOfSilence))
        {
            yield return DemandRate.Of(values, DemandForm.None);
        }

        yield return DemandRate.Of(values, DemandForm.Gaps);
        yield return DemandRate.Of(values, DemandForm.Chance);
        foreach (var repeat in SeasonRepeat.Candidates(values, period))
        {
            yield return repeat;
        }
    }

    /// <summary>One coming step: the interval is what single steps of the history spanned; after a long silence, what a sale would be if
    /// one came.</summary>
    public static ForecastPoint Point(ReadOnlySpan<double> values, DemandForm form, double expected)
    {
        double[] sorted = values.ToArray();
        double chance = 1;
        if (form == DemandForm.None)
        {
            // The rule of succession: one in so many steps may still bring a sale.
            chance = 1.0 / (Silence(sorted) + 2);
            sorted = [.. sorted.Where(value => value > 0)];
        }

        Array.Sort(sorted);
        double At(double above) => above >= chance ? 0 : Quantile(sorted, 1 - (above / chance));
        return form == DemandForm.None
            ? new(expected, 0, At(0.1), 0, At(0.025))
            : new(expected, Math.Min(expected, At(0.9)), Math.Max(expected, At(0.1)), Math.Min(expected, At(0.975)),
                Math.Max(expected, At(0.025)));
    }

    private static int Silence(double[] values) => values.Length - 1 - Array.FindLastIndex(values, value => value > 0);

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
