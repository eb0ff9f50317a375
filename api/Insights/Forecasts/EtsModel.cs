namespace OutlookCrm.Insights.Forecasts;

/// <summary>What the estimation of exponential smoothing makes small.</summary>
internal enum EtsCriterion
{
    /// <summary>Minus twice the log-likelihood.</summary>
    Likelihood,

    /// <summary>The mean squared one-step error.</summary>
    SquaredError,
}

/// <summary>One estimated model of the exponential smoothing family.</summary>
internal sealed class EtsModel
{
    private readonly EtsStart start;
    private readonly double[] values;

    private EtsModel(double[] values, EtsForm form, int period, EtsWeights weights, EtsStart start, double value, bool converged)
    {
        this.values = values;
        this.start = start;
        Form = form;
        Weights = weights;
        Converged = converged;
        Value = value;
        var n = values.Length;
        double k = form.Parameters(period);
        Criterion = n - k - 1 > 0 ? value + (2 * k) + (2 * k * (k + 1) / (n - k - 1)) : double.PositiveInfinity;
    }

    public EtsForm Form { get; }

    public EtsWeights Weights { get; }

    /// <summary>The corrected Akaike criterion (Hurvich and Tsai 1989); infinite when there are too few values for the form.</summary>
    public double Criterion { get; }

    /// <summary>What the criterion came to.</summary>
    public double Value { get; }

    public bool Converged { get; }

    /// <summary>Estimates weights and starting states.</summary>
    /// <param name="values">Two or more values of about unit size.</param>
    /// <param name="form">The model.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="criterion">What is made small.</param>
    /// <param name="from">Weights to begin with.</param>
    /// <param name="asInR">True to look first a tenth of the largest number in every direction, as R does: its published figures depend on it.</param>
    public static EtsModel Fit(double[] values, EtsForm form, int period, EtsCriterion criterion, EtsWeights from, bool asInR = false)
    {
        var start = EtsStart.Of(values, form, period);
        var search = new EtsSearch(values, form, start, criterion);
        Span<double> point = stackalloc double[EtsSearch.Most];
        Span<double> steps = stackalloc double[EtsSearch.Most];
        var free = search.Write(from, point, steps);
        point = point[..free];
        steps = steps[..free];
        if (asInR)
        {
            steps.Fill(Math.Max(0.1 * Largest(point), 1e-3));
        }

        var (value, converged) = NelderMead.Minimise(ref search, point, steps, asInR ? 2000 : 150 * free, mustShrink: asInR);
        var (weights, states) = search.Read(point);
        return new(values, form, period, weights, states, value, converged);
    }

    /// <summary>Expected values of the coming <paramref name="horizon"/> steps.</summary>
    public double[] Forecast(int horizon)
    {
        var states = new EtsStates(Form, start.Level, start.Growth, start.Season.ToArray());
        states.Run(values, Weights, relative: false, []);
        var forecast = new double[horizon];
        states.Project(Weights.Damping, forecast);
        return forecast;
    }

    /// <summary>
    /// Standard deviations of the errors of the coming steps: what a shock keeps, by the formulas of the additive class (Hyndman, Koehler, Ord and
    /// Snyder 2008, table 6.1); where errors are relative, times the size of the forecast.
    /// </summary>
    public double[] Deviations(ReadOnlySpan<double> forecast)
    {
        var relative = Form.Error == ErrorForm.Multiplicative;
        var (squares, _) = new EtsStates(Form, start.Level, start.Growth, start.Season.ToArray()).Run(values, Weights, relative, []);
        var freedom = Math.Max(1, values.Length - (Form.Parameters(1) - 1));
        var deviation = Math.Sqrt(squares / freedom);
        var result = new double[forecast.Length];
        double kept = 1, fade = Weights.Damping, growth = 0;
        for (var i = 0; i < result.Length; i++)
        {
            var step = deviation * Math.Sqrt(kept);
            // A multiplicative season under additive errors would be this form's own case; none of the forms has it.
            result[i] = relative ? step * Math.Abs(forecast[i]) : step;
            growth += fade;
            fade *= Weights.Damping;
            var shock = Weights.Level + (Weights.Trend * growth) + (start.Season.Length > 0 && (i + 1) % start.Season.Length == 0 ? Weights.Season : 0);
            kept += shock * shock;
        }

        return result;
    }

    private static double Largest(ReadOnlySpan<double> point)
    {
        var largest = 0.0;
        foreach (var number in point)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return largest;
    }
}
