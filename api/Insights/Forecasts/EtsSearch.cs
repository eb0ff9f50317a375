namespace OutlookCrm.Insights.Forecasts;

/// <summary>The likelihood of a form as a function of its free numbers: weights, damping, starting level and growth.</summary>
internal struct EtsSearch(double[] values, EtsForm form, EtsStart start, EtsCriterion criterion) : IObjective
{
    /// <summary>The most free numbers a form has.</summary>
    public const int Most = 6;
    private const double Least = 1e-4;
    private readonly double[] seasonal = new double[start.Season.Length];

    /// <summary>Writes where the search begins and how far it first looks; returns how many numbers are free.</summary>
    public readonly int Write(EtsWeights weights, Span<double> point, Span<double> steps)
    {
        var i = 0;
        Put(weights.Level, 0.2, point, steps);
        if (form.Trend != TrendForm.None)
        {
            Put(weights.Trend, 0.1, point, steps);
        }

        if (form.Season != SeasonForm.None)
        {
            Put(weights.Season, 0.1, point, steps);
        }

        if (form.Trend == TrendForm.Damped)
        {
            Put(weights.Damping, -0.05, point, steps);
        }

        Put(start.Level, 0.1, point, steps);
        if (form.Trend != TrendForm.None)
        {
            Put(start.Growth, 0.01, point, steps);
        }

        return i;

        void Put(double value, double step, Span<double> into, Span<double> by)
        {
            into[i] = value;
            by[i++] = step;
        }
    }

    /// <summary>The weights and starting states that a point stands for.</summary>
    public readonly (EtsWeights Weights, EtsStart Start) Read(ReadOnlySpan<double> point)
    {
        var i = 0;
        var level = point[i++];
        var trend = form.Trend == TrendForm.None ? 0 : point[i++];
        var season = form.Season == SeasonForm.None ? 0 : point[i++];
        var damping = form.Trend == TrendForm.Damped ? point[i++] : 1;
        return (new(level, trend, season, damping), start with { Level = point[i++], Growth = form.Trend == TrendForm.None ? 0 : point[i] });
    }

    /// <inheritdoc/>
    public readonly double At(ReadOnlySpan<double> point)
    {
        var (weights, from) = Read(point);
        if (!Allowed(weights))
        {
            return double.PositiveInfinity;
        }

        start.Season.CopyTo(seasonal, 0);
        var states = new EtsStates(form, from.Level, from.Growth, seasonal);
        var relative = form.Error == ErrorForm.Multiplicative && criterion == EtsCriterion.Likelihood;
        var (squares, logs) = states.Run(values, weights, relative, []);
        // A perfect fit has no logarithm; this is the rounding error of values of unit size.
        squares = Math.Max(squares, 1e-24 * values.Length);
        var value = criterion == EtsCriterion.SquaredError
            ? squares / values.Length
            : (values.Length * Math.Log(squares / values.Length)) + (relative ? 2 * logs : 0);
        return double.IsFinite(value) ? value : double.PositiveInfinity;
    }

    // The usual region of Hyndman et al. (2008): each weight is a weighted average of old and new.
    private readonly bool Allowed(EtsWeights weights) =>
        weights.Level is >= Least and <= 1 - Least
        && (form.Trend == TrendForm.None || (weights.Trend >= Least && weights.Trend <= weights.Level))
        && (form.Season == SeasonForm.None || (weights.Season >= Least && weights.Season <= 1 - weights.Level))
        && (form.Trend != TrendForm.Damped || weights.Damping is >= 0.8 and <= 0.98);
}
