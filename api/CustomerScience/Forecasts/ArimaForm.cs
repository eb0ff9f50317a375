namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Orders of a seasonal autoregressive integrated moving average (Box and Jenkins 1970): (p,d,q)(P,D,Q), with a constant or
/// without.</summary>
internal readonly record struct ArimaForm(int P, int D, int Q, int SeasonalP, int SeasonalD, int SeasonalQ, bool Constant)
{
    public const int MostOrdinary = 3;
    public const int MostSeasonal = 1;

    /// <summary>More coefficients than this describe the history better and the future worse.</summary>
    public const int MostCoefficients = 4;

    /// <summary>Coefficients that are searched; the constant is the mean and needs no search.</summary>
    public int Coefficients => P + Q + SeasonalP + SeasonalQ;

    /// <summary>True inside the limits that keep the search short.</summary>
    public bool IsAllowed(int period) =>
        P is >= 0 and <= MostOrdinary && Q is >= 0 and <= MostOrdinary
        && SeasonalP >= 0 && SeasonalQ >= 0 && Coefficients <= MostCoefficients
        && (period > 1 ? SeasonalP <= MostSeasonal && SeasonalQ <= MostSeasonal : SeasonalP + SeasonalQ == 0);

    public string Name(int period) => period > 1
        ? $"ARIMA({P},{D},{Q})({SeasonalP},{SeasonalD},{SeasonalQ})[{period}]"
        : $"ARIMA({P},{D},{Q})";
}
