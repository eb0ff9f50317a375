namespace OutlookCrm.Insights.Forecasts;

/// <summary>A series of about unit size with its season taken out, and the way back.</summary>
internal readonly record struct Deseasonalised(double[] Values, double[] Indices, double Unit)
{
    /// <summary>Takes the season out where the test finds one and every value is positive.</summary>
    public static Deseasonalised Of(ReadOnlySpan<double> values, int period, double unit)
    {
        var indices = values.Length >= 2 * period && History.AllPositive(values) && Seasonality.IsSeasonal(values, period) ? Seasonality.MultiplicativeIndices(values, period) : [1.0];
        return By(indices, values, unit);
    }

    /// <summary>Takes a long season out as a few waves, where there are two of it and every value is positive.</summary>
    public static Deseasonalised OfWaves(ReadOnlySpan<double> values, int period) =>
        By(values.Length >= 2 * period && History.AllPositive(values) ? Harmonics.Indices(values, period) : [1.0], values, unit: 1);

    /// <summary>The index of a step after the last value, 0 for the first.</summary>
    public double Index(int step) => Indices[(Values.Length + step) % Indices.Length];

    /// <summary>Puts season and unit back on a forecast that begins after the last value.</summary>
    public double[] Reseasonalise(double[] forecast)
    {
        for (var i = 0; i < forecast.Length; i++)
        {
            forecast[i] *= Indices[(Values.Length + i) % Indices.Length] * Unit;
        }

        return forecast;
    }

    private static Deseasonalised By(double[] indices, ReadOnlySpan<double> values, double unit)
    {
        var plain = new double[values.Length];
        for (var t = 0; t < plain.Length; t++)
        {
            plain[t] = values[t] / unit / indices[t % indices.Length];
        }

        return new(plain, indices, unit);
    }
}
