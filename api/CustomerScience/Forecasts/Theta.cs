namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The theta method of Assimakopoulos and Nikolopoulos (2000), winner of the M3 competition, for a series without
/// season.</summary>
internal static class Theta
{
    /// <summary>Mean of the least-squares line (θ = 0) and simple smoothing of the line with doubled curvature (θ = 2).</summary>
    public static double[] Forecast(double[] values, int horizon) => Fit(values, horizon).Forecast;

    /// <summary>The forecast, and standard deviations of its errors as those of smoothing with drift (Hyndman and Billah 2003).</summary>
    public static (double[] Forecast, double[] Deviations) Fit(double[] values, int horizon)
    {
        var (intercept, slope) = Statistics.Line(values);
        var doubled = new double[values.Length];
        for (var t = 0; t < doubled.Length; t++)
        {
            doubled[t] = (2 * values[t]) - intercept - (slope * t);
        }

        var model = EtsModel.FitAsInR(doubled, TrendForm.None);
        var smooth = model.Forecast(horizon);
        var deviations = model.Deviations(smooth);
        for (var i = 0; i < horizon; i++)
        {
            // The doubled line's errors are twice the series' own.
            deviations[i] /= 2;
            smooth[i] = (smooth[i] + intercept + (slope * (values.Length + i))) / 2;
        }

        return (smooth, deviations);
    }
}
