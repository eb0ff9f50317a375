namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The automatic choice among exponential smoothing forms by the corrected Akaike criterion (Hyndman, Koehler, Snyder and Grose
/// 2002).</summary>
internal static class EtsChoice
{
    /// <summary>Estimates every form that the values allow and returns the one with the smallest criterion.</summary>
    /// <param name="values">Two or more values of about unit size.</param>
    /// <param name="period">Observations a season; seasonal forms need three of them.</param>
    public static EtsModel Best(double[] values, int period)
    {
        var positive = History.AllPositive(values);
        EtsModel? best = null;
        foreach (var form in EtsForm.Safe)
        {
            if ((form.NeedsPositive && !positive) || (form.Season != SeasonForm.None && (period < 2 || values.Length < 3 * period)))
            {
                continue;
            }

            var model = EtsModel.Fit(values, form, period, EtsWeights.Usual);
            if (best is null || model.Criterion < best.Criterion)
            {
                best = model;
            }
        }

        return best!;
    }
}
