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
    /// <param name="from">Weights to begin with; each is tried, and the best answer kept, since the likelihood has several valleys.</param>
    /// <param name="asInR">True to look first a tenth of the largest number in every direction, as R does: its published figures depend on it.</param>
    public static EtsModel Fit(double[] values, EtsForm form, int period, EtsCriterion criterion, ReadOnlySpan<EtsWeights> from, bool asInR = false)
    {
        var start = EtsStart.Of(values, form, period);
        var search = new EtsSearch(values, form, start, criterion);
        Span<double> point = stackalloc double[EtsSearch.Most];
        Span<double> steps = stackalloc double[EtsSearch.Most];
        EtsModel? best = null;
        foreach (var weights in from)
        {
            var at = point[..search.Write(weights, point, steps)];
            if (asInR)
            {
                steps[..at.Length].Fill(Math.Max(0.1 * Largest(at), 1e-3));
            }

            var (value, converged) = NelderMead.Minimise(ref search, at, steps[..at.Length], asInR ? 2000 : 150 * at.Length);
            if (best is null || value < best.Value)
            {
                var (found, states) = search.Read(at);
                best = new(values, form, period, found, states, value, converged);
            }
        }

        return best ?? throw new ArgumentException("The search needs somewhere to begin.", nameof(from));
    }

    /// <summary>Expected values of the coming <paramref name="horizon"/> steps.</summary>
    public double[] Forecast(int horizon)
    {
        var states = Filter([]);
        var forecast = new double[horizon];
        states.Project(Weights.Damping, forecast);
        return forecast;
    }

    /// <summary>One-step errors inside the history, in the unit of the values.</summary>
    public double[] Errors()
    {
        var errors = new double[values.Length];
        var seasonal = start.Season.ToArray();
        // The additive run of the same recursion gives absolute errors for both error forms.
        new EtsStates(Form, start.Level, start.Growth, seasonal).Run(values, Weights, relative: false, errors);
        return errors;
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

    private EtsStates Filter(Span<double> errors)
    {
        var states = new EtsStates(Form, start.Level, start.Growth, start.Season.ToArray());
        states.Run(values, Weights, Form.Error == ErrorForm.Multiplicative, errors);
        return states;
    }
}
