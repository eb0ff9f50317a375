namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The product of an ordinary and a seasonal polynomial in the lag operator, as the few lags that are not zero.</summary>
internal sealed class LagPolynomial
{
    private readonly double[] plain = new double[ArimaForm.MostOrdinary];
    private readonly double[] yearly = new double[ArimaForm.MostOrdinary];
    private readonly int period;
    private readonly int ordinary;
    private readonly int seasonal;

    public LagPolynomial(int ordinary, int seasonal, int period)
    {
        this.period = period;
        this.ordinary = ordinary;
        this.seasonal = seasonal;
        var lags = new List<int>();
        for (var s = 0; s <= seasonal; s++)
        {
            for (var i = 0; i <= ordinary; i++)
            {
                if (s + i > 0)
                {
                    lags.Add((s * period) + i);
                }
            }
        }

        Lags = [.. lags];
        Weights = new double[lags.Count];
    }

    public int[] Lags { get; }

    public double[] Weights { get; }

    /// <summary>
    /// Sets the weights from unbounded numbers: tanh makes partial autocorrelations of them, and these a stationary (or invertible)
    /// polynomial
    /// (Monahan 1984). <paramref name="sign"/> is −1 for the product of (1 − Σφ), +1 for that of (1 + Σθ).
    /// </summary>
    public void Set(ReadOnlySpan<double> numbers, int sign)
    {
        Coefficients(numbers[..ordinary], plain);
        Coefficients(numbers.Slice(ordinary, seasonal), yearly);
        var at = 0;
        for (var s = 0; s <= seasonal; s++)
        {
            for (var i = 0; i <= ordinary; i++)
            {
                if (s + i > 0)
                {
                    // What is stable in (1 − Σc) is invertible in (1 + Σθ) with θ = −c; in the product the signs are those of both or of
                    // neither.
                    var one = i == 0 ? 1 : -sign * plain[i - 1];
                    var other = s == 0 ? 1 : -sign * yearly[s - 1];
                    Weights[at++] = one * other * (s > 0 && i > 0 ? sign : 1);
                }
            }
        }
    }

    /// <summary>What the values before a place weigh together; those before the first are zero.</summary>
    public double Weigh(ReadOnlySpan<double> values, int place)
    {
        var sum = 0.0;
        for (var i = 0; i < Lags.Length; i++)
        {
            var before = place - Lags[i];
            sum += before >= 0 ? Weights[i] * values[before] : 0;
        }

        return sum;
    }

    /// <summary>
    /// True when every root lies at least a margin outside the unit circle. Nearer ones say that a difference is missing or one too many,
    /// and forecasts of such
    /// models run away; R's automatic choice refuses them at .01.
    /// </summary>
    public bool IsFar(double margin) =>
        Far(plain.AsSpan(0, ordinary), 1 + margin) && Far(yearly.AsSpan(0, seasonal), Math.Pow(1 + margin, period));

    // Levinson's recursion backwards: with roots drawn in by the radius, all partial autocorrelations stay below one.
    private static bool Far(ReadOnlySpan<double> weights, double radius)
    {
        Span<double> scaled = stackalloc double[ArimaForm.MostOrdinary], before = stackalloc double[ArimaForm.MostOrdinary];
        var power = 1.0;
        for (var i = 0; i < weights.Length; i++)
        {
            power *= radius;
            scaled[i] = weights[i] * power;
        }

        for (var k = weights.Length - 1; k >= 0; k--)
        {
            var last = scaled[k];
            if (Math.Abs(last) >= 1)
            {
                return false;
            }

            scaled.CopyTo(before);
            for (var i = 0; i < k; i++)
            {
                scaled[i] = (before[i] + (last * before[k - 1 - i])) / (1 - (last * last));
            }
        }

        return true;
    }

    // Durbin (1960) and Levinson (1947): from partial autocorrelations to coefficients.
    private static void Coefficients(ReadOnlySpan<double> numbers, Span<double> into)
    {
        Span<double> before = stackalloc double[ArimaForm.MostOrdinary];
        for (var k = 0; k < numbers.Length; k++)
        {
            into[k] = 0.99 * Math.Tanh(numbers[k]);
            into[..k].CopyTo(before);
            for (var i = 0; i < k; i++)
            {
                into[i] = before[i] - (into[k] * before[k - 1 - i]);
            }
        }
    }
}
