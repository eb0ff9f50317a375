namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>One estimated model of the exponential smoothing family.</summary>
internal sealed class EtsModel
{
    /// <summary>A mean squared error below this is the rounding of values of unit size: a perfect fit has no logarithm.</summary>
    private const double Perfect = 1e-24;
    private readonly EtsStart start;
    private readonly double[] values;

    private EtsModel(double[] values, EtsForm form, int period, EtsWeights weights, EtsStart start, double squares, bool converged)
    {
        this.values = values;
        this.start = start;
        Form = form;
        Weights = weights;
        Converged = converged;
        double n = values.Length, k = form.Parameters(period);
        Criterion = n - k - 1 > 0 && double.IsFinite(squares)
            ? (n * Math.Log(Math.Max(squares, Perfect * n) / n)) + (2 * k) + (2 * k * (k + 1) / (n - k - 1))
            : double.PositiveInfinity;
    }

    public EtsForm Form { get; }

    public EtsWeights Weights { get; }

    /// <summary>The corrected Akaike criterion (Hurvich and Tsai 1989); infinite when there are too few values for the form.</summary>
    public double Criterion { get; }

    public bool Converged { get; }

    /// <summary>Estimates weights and starting states by maximum likelihood.</summary>
    /// <param name="values">Two or more values of about unit size.</param>
    /// <param name="form">The model.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="from">Weights to begin with.</param>
    public static EtsModel Fit(double[] values, EtsForm form, int period, EtsWeights from)
    {
        var start = EtsStart.Of(values, form, period);
        var search = new EtsErrors(values, form, start);
        Span<double> point = stackalloc double[LeastSquares.Most];
        point = point[..search.Free];
        search.Write(from, point);
        var (squares, converged) = LeastSquares.Minimise(ref search, point, values.Length, Perfect * values.Length);
        var (weights, states) = search.Read(point, new double[start.Season.Length]);
        return new(values, form, period, weights, states, squares, converged);
    }

    /// <summary>Estimates a form of additive errors without season by least squares as R does, search and all: its published figures depend
    /// on it.</summary>
    /// <param name="values">Two or more values.</param>
    /// <param name="trend">The trend.</param>
    public static EtsModel FitAsInR(double[] values, TrendForm trend)
    {
        var form = new EtsForm(ErrorForm.Additive, trend, SeasonForm.None);
        var search = new EtsSearch(values, form, EtsStart.Of(values, form, 1));
        Span<double> point = stackalloc double[EtsSearch.Most];
        point = point[..search.Write(EtsWeights.AsInR, point)];
        var (mean, converged) = NelderMead.Minimise(ref search, point);
        var (weights, states) = search.Read(point);
        return new(values, form, 1, weights, states, mean * values.Length, converged);
    }

    /// <summary>The same weights and beginning at an earlier moment.</summary>
    /// <param name="first">The first values.</param>
    public EtsModel At(double[] first) => new(first, Form, start.Season.Length, Weights, start, double.NaN, Converged);

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
    /// Standard deviations of the errors of the coming steps: what a shock keeps, by the formulas of the additive class (Hyndman, Koehler,
    /// Ord and
    /// Snyder 2008, table 6.1); where errors are relative, times the size of the forecast.
    /// </summary>
    public double[] Deviations(ReadOnlySpan<double> forecast)
    {
        var relative = Form.Error == ErrorForm.Multiplicative;
        var (squares, _) = new EtsStates(Form, start.Level, start.Growth, start.Season.ToArray()).Run(values, Weights, relative, []);
        var freedom = Math.Max(1, values.Length - (Form.Parameters(start.Season.Length) - 1));
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
            var shock = Weights.Level + (Weights.Trend * growth)
                + (start.Season.Length > 0 && (i + 1) % start.Season.Length == 0 ? Weights.Season : 0);
            kept += shock * shock;
        }

        return result;
    }
}
