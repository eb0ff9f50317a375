namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>A series of about unit size with its season taken out, and the way back.</summary>
/// <param name="Values">The values without their season.</param>
/// <param name="Indices">What one season does, from the first value on: factors, or with <paramref name="Adds"/> amounts.</param>
/// <param name="Unit">What the values were divided by.</param>
/// <param name="Adds">True when the season adds to the level instead of multiplying it.</param>
/// <param name="Closed">The places of a season at which there never was anything; null for none.</param>
internal readonly record struct Deseasonalised(double[] Values, double[] Indices, double Unit, bool Adds = false, bool[]? Closed = null)
{
    /// <summary>Takes the season out where the test finds one and every value is positive.</summary>
    public static Deseasonalised Of(ReadOnlySpan<double> values, int period, double unit)
    {
        var indices = values.Length >= 2 * period && History.AllPositive(values) && Seasonality.IsSeasonal(values, period)
            ? Seasonality.MultiplicativeIndices(values, period) : [1.0];
        return By(indices, values, unit);
    }

    /// <summary>The same, but zeros and negative values do not hide a season: it is then one that adds.</summary>
    public static Deseasonalised OfAny(ReadOnlySpan<double> values, int period)
    {
        if (values.Length < 2 * period || History.AllPositive(values) || !Seasonality.IsSeasonal(values, period))
        {
            return Of(values, period, unit: 1);
        }

        var amounts = Seasonality.AdditiveIndices(values, period);
        var plain = values.ToArray();
        for (var t = 0; t < plain.Length; t++)
        {
            plain[t] -= amounts[t % period];
        }

        return new(plain, amounts, 1, Adds: true);
    }

    /// <summary>Takes a season of factors out as far as the factors differ by more than their noise; every value is above zero and there
    /// are two seasons or more.</summary>
    public static Deseasonalised OfShrunk(ReadOnlySpan<double> values, int period)
    {
        var indices = Seasonality.MultiplicativeIndices(values, period);
        var trend = Seasonality.CentredAverage(values, period);
        var (rest, count) = (0.0, 0);
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(trend[t]))
            {
                var off = (values[t] / trend[t]) - indices[t % period];
                rest += off * off;
                count++;
            }
        }

        var noise = rest / Math.Max(1, count - period) * period / count;
        var kept = Shrinkage.Kept(noise, indices.Sum(index => (index - 1) * (index - 1)) / (period - 1), period);
        for (var i = 0; i < period; i++)
        {
            indices[i] = 1 + (kept * (indices[i] - 1));
        }

        return By(indices, values, unit: 1);
    }

    /// <summary>Takes a long season out as a few waves, where there are two of it and no value is negative. Zeros are left out of the waves
    /// as days closed are.</summary>
    public static Deseasonalised OfWaves(double[] values, int period)
    {
        if (values.Length < 2 * period || !History.NeverNegative(values) || Array.TrueForAll(values, value => value == 0))
        {
            return By([1.0], values, unit: 1);
        }

        if (History.AllPositive(values))
        {
            return By(Harmonics.Indices(values, period), values, unit: 1);
        }

        var closed = new bool[period];
        for (var place = 0; place < period; place++)
        {
            closed[place] = true;
            for (var t = place; t < values.Length; t += period)
            {
                closed[place] &= values[t] == 0;
            }
        }

        // Zeros at the ends have a neighbour on one side only.
        double?[] open = [.. values.Select(value => value > 0 ? (double?)value : null)];
        open[0] ??= values.First(value => value > 0);
        open[^1] ??= values.Last(value => value > 0);
        var filled = Gaps.Fill(open, 1);
        return By(Harmonics.Indices(filled, period), filled, unit: 1) with { Closed = closed };
    }

    /// <summary>A forecast with its season again.</summary>
    /// <param name="step">The step after the last value, 0 for the first.</param>
    /// <param name="plain">Without season.</param>
    public double Back(int step, double plain) =>
        Closed?[Place(step)] == true ? 0 : Adds ? plain + Indices[Place(step)] : plain * Indices[Place(step)];

    /// <summary>A deviation as the season makes it; a closed step keeps that of an open one, since it may open.</summary>
    public double Spread(int step, double plain) => Adds ? plain : plain * Indices[Place(step)];

    /// <summary>Puts season and unit back on a forecast that begins after the last value.</summary>
    public double[] Reseasonalise(double[] forecast)
    {
        for (var i = 0; i < forecast.Length; i++)
        {
            forecast[i] *= Indices[(Values.Length + i) % Indices.Length] * Unit;
        }

        return forecast;
    }

    private int Place(int step) => (Values.Length + step) % Indices.Length;

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
