namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>A way to forecast that a backtest can try beside others.</summary>
internal interface IForecaster
{
    /// <summary>What it is, in words.</summary>
    string Name { get; }

    /// <summary>False when a search stopped at its limit instead of at an optimum.</summary>
    bool Converged { get; }

    /// <summary>Forecasts, and standard deviations of their errors; one of each for every step, in the unit of the values.</summary>
    /// <param name="values">The values it was made from.</param>
    /// <param name="horizon">Steps ahead, 1 or more.</param>
    (double[] Forecast, double[] Deviations) Forecast(double[] values, int horizon);

    /// <summary>How many times as far as the deviations say outcomes lie that are rarer than one in five; 1 or more for every
    /// step.</summary>
    /// <param name="values">The values it was made from.</param>
    /// <param name="horizon">Steps ahead, 1 or more.</param>
    double[] Rarer(double[] values, int horizon)
    {
        var times = new double[horizon];
        Array.Fill(times, 1);
        return times;
    }

    /// <summary>The same method, estimated again from the first part of the history only.</summary>
    /// <param name="values">The first values.</param>
    IForecaster Again(double[] values);

    /// <summary>The same way with the same numbers at an earlier moment: what long histories hardly change needs no second
    /// search.</summary>
    /// <param name="values">The first values.</param>
    IForecaster At(double[] values) => Again(values);
}
