namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The mean squared one-step error of additive smoothing without season as a function of weights, damping, starting level and
/// growth, in the bounds of R.</summary>
internal readonly struct EtsSearch(double[] values, EtsForm form, EtsStart start) : IObjective
{
    /// <summary>The most free numbers a form has.</summary>
    public const int Most = 5;
    private const double Least = 1e-4;

    /// <summary>Writes where the search begins; returns how many numbers are free.</summary>
    public int Write(EtsWeights weights, Span<double> point)
    {
        var i = 0;
        point[i++] = weights.Level;
        if (form.Trend != TrendForm.None)
        {
            point[i++] = weights.Trend;
        }

        if (form.Trend == TrendForm.Damped)
        {
            point[i++] = weights.Damping;
        }

        point[i++] = start.Level;
        if (form.Trend != TrendForm.None)
        {
            point[i++] = start.Growth;
        }

        return i;
    }

    /// <summary>The weights and starting states that a point stands for.</summary>
    public (EtsWeights Weights, EtsStart Start) Read(ReadOnlySpan<double> point)
    {
        var i = 0;
        var level = point[i++];
        var trend = form.Trend == TrendForm.None ? 0 : point[i++];
        var damping = form.Trend == TrendForm.Damped ? point[i++] : 1;
        return (new(level, trend, 0, damping), start with { Level = point[i++], Growth = form.Trend == TrendForm.None ? 0 : point[i] });
    }

    /// <inheritdoc/>
    public double At(ReadOnlySpan<double> point)
    {
        var (weights, from) = Read(point);
        if (!Allowed(weights))
        {
            return double.PositiveInfinity;
        }

        var (squares, _) = new EtsStates(form, from.Level, from.Growth, []).Run(values, weights, relative: false, []);
        return double.IsFinite(squares) ? squares / values.Length : double.PositiveInfinity;
    }

    // The usual region of Hyndman et al. (2008): each weight is a weighted average of old and new.
    private bool Allowed(EtsWeights weights) =>
        weights.Level is >= Least and <= 1 - Least
        && (form.Trend == TrendForm.None || (weights.Trend >= Least && weights.Trend <= weights.Level))
        && (form.Trend != TrendForm.Damped || weights.Damping is >= 0.8 and <= 0.98);
}
