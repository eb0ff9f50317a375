using OutlookCrm.CustomerScience.Forecasts;

namespace OutlookCrm.Tests.CustomerScience.Forecasts;

/// <summary>The simple methods that the M4 competition measured everything against, with its own treatment of season.</summary>
public enum SimpleMethod
{
    /// <summary>The last value.</summary>
    Naive,

    /// <summary>The value one season ago.</summary>
    SeasonalNaive,

    /// <summary>The last value without its season, with the coming seasons put on.</summary>
    Naive2,

    /// <summary>Simple exponential smoothing (Brown 1956).</summary>
    Simple,

    /// <summary>Linear trend (Holt 1957).</summary>
    Holt,

    /// <summary>Fading trend (Gardner and McKenzie 1985).</summary>
    Damped,

    /// <summary>The theta method (Assimakopoulos and Nikolopoulos 2000).</summary>
    Theta,

    /// <summary>The mean of simple, Holt and damped.</summary>
    Comb,
}

/// <summary>Forecasts by the benchmark methods of the M4 competition (Makridakis, Spiliotis and Assimakopoulos 2018).</summary>
public static class SimpleForecast
{
    /// <summary>Forecasts by one method. A seasonal series of positive values is deseasonalised by classical multiplicative decomposition
    /// first.</summary>
    /// <param name="values">At least one finite value, oldest first.</param>
    /// <param name="period">Observations a season, 1 or more.</param>
    /// <param name="horizon">How many steps ahead, 1 or more.</param>
    /// <param name="method">Which method.</param>
    /// <returns>One value a step, in the unit of the history.</returns>
    public static double[] Of(ReadOnlySpan<double> values, int period, int horizon, SimpleMethod method)
    {
        History.ThrowIfUnusable(values, period, horizon);
        var forecast = new double[horizon];
        if (method == SimpleMethod.Naive)
        {
            Array.Fill(forecast, values[^1]);
            return forecast;
        }

        if (method == SimpleMethod.SeasonalNaive)
        {
            var season = Math.Min(period, values.Length);
            for (var i = 0; i < horizon; i++)
            {
                forecast[i] = values[values.Length - season + (i % season)];
            }

            return forecast;
        }

        var adjusted = Deseasonalised.Of(values, period, unit: 1);
        return adjusted.Reseasonalise(Plain(adjusted.Values, horizon, method));
    }

    private static double[] Plain(double[] values, int horizon, SimpleMethod method)
    {
        var forecast = new double[horizon];
        // Two points are a line and one is a level: nothing is left to estimate.
        if (method == SimpleMethod.Naive2 || values.Length < 3)
        {
            Array.Fill(forecast, values[^1]);
            return forecast;
        }

        switch (method)
        {
            case SimpleMethod.Theta:
                return Theta.Forecast(values, horizon);
            case SimpleMethod.Comb:
                foreach (var part in (ReadOnlySpan<TrendForm>)[TrendForm.None, TrendForm.Additive, TrendForm.Damped])
                {
                    var one = Smooth(values, horizon, part);
                    for (var i = 0; i < horizon; i++)
                    {
                        forecast[i] += one[i] / 3;
                    }
                }

                return forecast;
            default:
                return Smooth(values, horizon, method switch
                {
                    SimpleMethod.Simple => TrendForm.None,
                    SimpleMethod.Holt => TrendForm.Additive,
                    SimpleMethod.Damped => TrendForm.Damped,
                    _ => throw new ArgumentOutOfRangeException(nameof(method)),
                });
        }
    }

    private static double[] Smooth(double[] values, int horizon, TrendForm trend) =>
        EtsModel.FitAsInR(values, trend).Forecast(horizon);
}
