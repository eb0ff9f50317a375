namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// The likelihood of a form as a sum of squares of its free numbers. Relative errors are multiplied by the geometric mean of the expected
/// values,
/// which makes n ln Σ of them the same likelihood. Weights and damping stand on logistic scales, so that no bound can stop a search.
/// </summary>
internal readonly struct EtsErrors(double[] values, EtsForm form, EtsStart start) : IErrors
{
    private const double Least = 1e-4;
    private const double LeastDamping = 0.8;
    private const double MostDamping = 0.98;
    private readonly double[] seasonal = new double[start.Season.Length];

    /// <summary>Free numbers: weights, damping, starting level, growth and season, whose last effect follows from the others.</summary>
    public int Free => 2 + (form.Trend == TrendForm.None ? 0 : 2) + (form.Trend == TrendForm.Damped ? 1 : 0) + start.Season.Length;

    /// <summary>Writes where the search begins.</summary>
    public void Write(EtsWeights weights, Span<double> point)
    {
        var i = 0;
        point[i++] = Scale(weights.Level, Least, 1 - Least);
        point[i++] = start.Level;
        if (form.Trend != TrendForm.None)
        {
            point[i++] = Scale(weights.Trend, 0, weights.Level);
            point[i++] = start.Growth;
        }

        if (form.Trend == TrendForm.Damped)
        {
            point[i++] = Scale(weights.Damping, LeastDamping, MostDamping);
        }

        if (form.Season != SeasonForm.None)
        {
            point[i++] = Scale(weights.Season, 0, 1 - weights.Level);
            start.Season.AsSpan(1).CopyTo(point[i..]);
        }
    }

    /// <summary>The weights and starting states that a point stands for; the season is written into <paramref name="effects"/>.</summary>
    public (EtsWeights Weights, EtsStart Start) Read(ReadOnlySpan<double> point, double[] effects)
    {
        // The usual region of Hyndman et al. (2008): each weight is a weighted average of old and new.
        var i = 0;
        double trend = 0, growth = 0, damping = 1, season = 0;
        var level = Back(point[i++], Least, 1 - Least);
        var from = point[i++];
        if (form.Trend != TrendForm.None)
        {
            trend = Back(point[i++], 0, level);
            growth = point[i++];
        }

        if (form.Trend == TrendForm.Damped)
        {
            damping = Back(point[i++], LeastDamping, MostDamping);
        }

        if (form.Season != SeasonForm.None)
        {
            season = Back(point[i++], 0, 1 - level);
            point.Slice(i, effects.Length - 1).CopyTo(effects.AsSpan(1));
            effects[0] = form.Season == SeasonForm.Multiplicative ? effects.Length : 0;
            for (var j = 1; j < effects.Length; j++)
            {
                effects[0] -= effects[j];
            }
        }

        return (new(level, trend, season, damping), new(from, growth, effects));
    }

    /// <inheritdoc/>
    public double At(ReadOnlySpan<double> point, Span<double> errors)
    {
        var (weights, from) = Read(point, seasonal);
        if (form.Season == SeasonForm.Multiplicative && !History.AllPositive(seasonal))
        {
            return double.NaN;
        }

        var relative = form.Error == ErrorForm.Multiplicative;
        var (squares, logs) = new EtsStates(form, from.Level, from.Growth, seasonal).Run(values, weights, relative, errors);
        if (!relative)
        {
            return squares;
        }

        var mean = Math.Exp(logs / values.Length);
        for (var t = 0; t < errors.Length; t++)
        {
            errors[t] *= mean;
        }

        return squares * mean * mean;
    }

    private static double Scale(double value, double low, double high)
    {
        // Weights of an earlier fit may lie at an end, from where the scale has no way back.
        var share = Math.Clamp((value - low) / (high - low), 1e-3, 1 - 1e-3);
        return Math.Log(share / (1 - share));
    }

    private static double Back(double number, double low, double high) => low + ((high - low) / (1 + Math.Exp(-number)));
}
