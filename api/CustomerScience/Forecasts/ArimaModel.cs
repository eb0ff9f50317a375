namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>One ARIMA estimated by conditional sum of squares, what came before the history taken at its mean.</summary>
internal sealed class ArimaModel
{
    /// <summary>A mean squared error below this is the rounding of values of unit size.</summary>
    private const double Perfect = 1e-24;
    private const double Margin = 0.01;
    private readonly double[] values;
    private readonly double[] differences;
    private readonly double[] errors;
    private readonly double mean;
    private readonly int period;
    private readonly LagPolynomial past;
    private readonly LagPolynomial shocks;

    private ArimaModel(double[] values, double[] differences, double mean, ArimaForm form, int period, double[] numbers, bool converged)
    {
        this.values = values;
        this.differences = differences;
        this.mean = mean;
        this.period = period;
        Form = form;
        Numbers = numbers;
        Converged = converged;
        past = new(form.P, form.SeasonalP, period);
        shocks = new(form.Q, form.SeasonalQ, period);
        past.Set(numbers.AsSpan(0, form.P + form.SeasonalP), -1);
        shocks.Set(numbers.AsSpan(form.P + form.SeasonalP), 1);
        errors = new double[differences.Length];
        var squares = Squares(differences, past, shocks, errors);
        double n = differences.Length;
        double k = form.Coefficients + 1 + (form.Constant ? 1 : 0);
        Variance = Math.Max(squares, Perfect * n) / Math.Max(1, n - k + 1);
        Criterion = n - k - 1 > 0 ? (n * Math.Log(Math.Max(squares, Perfect * n) / n)) + (2 * k) + (2 * k * (k + 1) / (n - k - 1))
            : double.PositiveInfinity;
    }

    /// <summary>False for a model on the edge of running away.</summary>
    public bool IsSafe => past.IsFar(Margin) && shocks.IsFar(Margin);

    public ArimaForm Form { get; }

    /// <summary>The unbounded numbers behind the coefficients, from which a later search may begin.</summary>
    public double[] Numbers { get; }

    /// <summary>The corrected Akaike criterion; to be compared between forms of the same differences only.</summary>
    public double Criterion { get; }

    /// <summary>Variance of the one-step errors.</summary>
    public double Variance { get; }

    public bool Converged { get; }

    /// <summary>Estimates one form.</summary>
    /// <param name="values">Values of about unit size, more of them than the form's differences take away.</param>
    /// <param name="form">The orders.</param>
    /// <param name="period">Observations a season; 1 for a form without season.</param>
    /// <param name="from">Numbers to begin with; none for a fresh search.</param>
    public static ArimaModel Fit(double[] values, ArimaForm form, int period, double[]? from = null)
    {
        var differences = Differences.Of(values, form.D, form.SeasonalD, period);
        var mean = form.Constant ? Statistics.Mean(differences) : 0;
        for (var t = 0; t < differences.Length; t++)
        {
            differences[t] -= mean;
        }

        var search = new Search(differences, form, period);
        var numbers = new double[form.Coefficients];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = from?[i] ?? 0.1;
        }

        var (_, converged) = LeastSquares.Minimise(ref search, numbers, differences.Length, Perfect * differences.Length);
        return new(values, differences, mean, form, period, numbers, converged);
    }

    /// <summary>The same coefficients at an earlier moment.</summary>
    /// <param name="first">The first values, more of them than the form's differences take away.</param>
    public ArimaModel At(double[] first) =>
        new(first, differences[..(differences.Length - values.Length + first.Length)], mean, Form, period, Numbers, Converged);

    /// <summary>Expected values of the coming steps.</summary>
    public double[] Forecast(int horizon)
    {
        var n = differences.Length;
        var coming = new double[n + horizon];
        differences.CopyTo(coming, 0);
        for (var t = n; t < coming.Length; t++)
        {
            for (var i = 0; i < past.Lags.Length; i++)
            {
                coming[t] += t >= past.Lags[i] ? past.Weights[i] * coming[t - past.Lags[i]] : 0;
            }

            for (var i = 0; i < shocks.Lags.Length; i++)
            {
                var at = t - shocks.Lags[i];
                coming[t] += at >= 0 && at < n ? shocks.Weights[i] * errors[at] : 0;
            }
        }

        var forecast = coming[n..];
        for (var i = 0; i < horizon; i++)
        {
            forecast[i] += mean;
        }

        return Differences.Undo(values, forecast, Form.D, Form.SeasonalD, period);
    }

    /// <summary>Standard deviations of the errors of the coming steps, from the weights that a shock keeps (Box and Jenkins 1970, chapter
    /// 5).</summary>
    public double[] Deviations(int horizon)
    {
        var weights = new double[horizon];
        weights[0] = 1;
        for (var i = 0; i < shocks.Lags.Length; i++)
        {
            if (shocks.Lags[i] < horizon)
            {
                weights[shocks.Lags[i]] += shocks.Weights[i];
            }
        }

        for (var t = 1; t < horizon; t++)
        {
            for (var i = 0; i < past.Lags.Length; i++)
            {
                weights[t] += t >= past.Lags[i] ? past.Weights[i] * weights[t - past.Lags[i]] : 0;
            }
        }

        // What a shock keeps passes through the differences undone with nothing before them.
        weights = Differences.Undo(new double[Form.D + (Form.SeasonalD * period)], weights, Form.D, Form.SeasonalD, period);
        var sum = 0.0;
        for (var t = 0; t < horizon; t++)
        {
            sum += weights[t] * weights[t];
            weights[t] = Math.Sqrt(sum * Variance);
        }

        return weights;
    }

    private static double Squares(double[] w, LagPolynomial past, LagPolynomial shocks, Span<double> errors)
    {
        var sum = 0.0;
        for (var t = 0; t < w.Length; t++)
        {
            var error = w[t] - past.Weigh(w, t) - shocks.Weigh(errors, t);
            errors[t] = error;
            sum += error * error;
        }

        return sum;
    }

    private readonly struct Search(double[] differences, ArimaForm form, int period) : IErrors
    {
        private readonly LagPolynomial past = new(form.P, form.SeasonalP, period);
        private readonly LagPolynomial shocks = new(form.Q, form.SeasonalQ, period);

        public double At(ReadOnlySpan<double> point, Span<double> errors)
        {
            var split = form.P + form.SeasonalP;
            past.Set(point[..split], -1);
            shocks.Set(point[split..], 1);
            return Squares(differences, past, shocks, errors);
        }
    }
}
