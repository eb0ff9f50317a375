namespace OutlookCrm.Insights.Forecasts;

/// <summary>The product of an ordinary and a seasonal polynomial in the lag operator, as the few lags that are not zero.</summary>
internal sealed class LagPolynomial
{
    private readonly int ordinary;
    private readonly int seasonal;

    public LagPolynomial(int ordinary, int seasonal, int period)
    {
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
    /// Sets the weights from unbounded numbers: tanh makes partial autocorrelations of them, and these a stationary (or invertible) polynomial
    /// (Monahan 1984). <paramref name="sign"/> is −1 for the product of (1 − Σφ), +1 for that of (1 + Σθ).
    /// </summary>
    public void Set(ReadOnlySpan<double> numbers, int sign)
    {
        Span<double> plain = stackalloc double[ArimaForm.MostOrdinary];
        Span<double> yearly = stackalloc double[ArimaForm.MostOrdinary];
        Coefficients(numbers[..ordinary], plain);
        Coefficients(numbers.Slice(ordinary, seasonal), yearly);
        var at = 0;
        for (var s = 0; s <= seasonal; s++)
        {
            for (var i = 0; i <= ordinary; i++)
            {
                if (s + i > 0)
                {
                    var one = i == 0 ? 1 : plain[i - 1];
                    var other = s == 0 ? 1 : yearly[s - 1];
                    Weights[at++] = one * other * (s > 0 && i > 0 ? sign : 1);
                }
            }
        }
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
