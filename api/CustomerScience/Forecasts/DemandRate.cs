namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>How rare demand is followed.</summary>
internal enum DemandForm
{
    /// <summary>Nothing sells any more.</summary>
    None,

    /// <summary>Size over gap, learned at sales only: Croston (1972) with the correction of Syntetos and Boylan (2005).</summary>
    Gaps,

    /// <summary>Size times chance, the chance learned at every step so that it fades while nothing sells: Teunter, Syntetos and Babai
    /// (2011).</summary>
    Chance,
}

/// <summary>A flat forecast of the mean rate of demand that is mostly zero.</summary>
/// <param name="form">How it is followed.</param>
/// <param name="weight">The weight of what is new, above 0 and below 1.</param>
internal sealed class DemandRate(DemandForm form, double weight) : IForecaster
{
    private static readonly double[] s_weights = [0.05, 0.1, 0.2, 0.3];

    public DemandForm Form => form;

    public string Name => form switch
    {
        DemandForm.None => "nothing, as of late",
        DemandForm.Gaps => "Croston with the Syntetos-Boylan correction",
        _ => "Teunter-Syntetos-Babai, a rate that fades while nothing sells",
    };

    public bool Converged => true;

    /// <summary>With the weight that forecast each value of the history best from those before it.</summary>
    public static DemandRate Of(double[] values, DemandForm form) =>
        new(form, form == DemandForm.None ? s_weights[0] : s_weights.MinBy(weight => new DemandRate(form, weight).Run(values).Squares));

    /// <summary>The rate at every step; the deviation is that of single values about it.</summary>
    public (double[] Forecast, double[] Deviations) Forecast(double[] values, int horizon)
    {
        var (rate, _) = Run(values);
        var (forecast, deviations) = (new double[horizon], new double[horizon]);
        Array.Fill(forecast, rate);
        Array.Fill(deviations, Math.Sqrt(values.Sum(value => (value - rate) * (value - rate)) / values.Length));
        return (forecast, deviations);
    }

    public IForecaster Again(double[] values) => Of(values, form);

    private (double Rate, double Squares) Run(double[] values)
    {
        var first = Array.FindIndex(values, value => value > 0);
        if (form == DemandForm.None || first < 0)
        {
            return (0, 0);
        }

        double amount = values[first], gap = first + 1, chance = 1 / gap, squares = 0;
        var since = 0;
        double Rate() => form == DemandForm.Gaps ? (1 - (weight / 2)) * amount / gap : chance * amount;
        for (var t = first + 1; t < values.Length; t++)
        {
            var off = Rate() - values[t];
            squares += off * off;
            since++;
            var sold = values[t] > 0;
            chance += weight * ((sold ? 1 : 0) - chance);
            if (sold)
            {
                amount += weight * (values[t] - amount);
                gap += weight * (since - gap);
                since = 0;
            }
        }

        return (Rate(), squares);
    }
}
