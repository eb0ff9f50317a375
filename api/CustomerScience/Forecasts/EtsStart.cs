namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Where exponential smoothing begins: level, growth and season before the first value.</summary>
internal readonly record struct EtsStart(double Level, double Growth, double[] Season)
{
    /// <summary>The heuristic of Hyndman, Koehler, Snyder and Grose (2002): season by decomposition, then a line through the first ten
    /// values or two periods.</summary>
    public static EtsStart Of(ReadOnlySpan<double> values, EtsForm form, int period)
    {
        var season = form.Season switch
        {
            SeasonForm.Additive => Seasonality.AdditiveIndices(values, period),
            SeasonForm.Multiplicative => Seasonality.MultiplicativeIndices(values, period),
            _ => [],
        };
        var first = values[..Math.Min(values.Length, Math.Max(10, 2 * period))].ToArray();
        for (var t = 0; t < first.Length && season.Length > 0; t++)
        {
            var effect = season[t % period];
            first[t] = form.Season == SeasonForm.Additive ? first[t] - effect : first[t] / Math.Max(effect, 1e-2);
        }

        if (form.Trend == TrendForm.None)
        {
            return new(Statistics.Mean(first), 0, season);
        }

        var (intercept, slope) = Statistics.Line(first);
        return new(intercept - slope, slope, season);
    }
}
