namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Whether errors add to the expected value or are a share of it.</summary>
public enum ErrorForm
{
    /// <summary>Errors of one size.</summary>
    Additive,

    /// <summary>Errors that grow with the level; only for positive values.</summary>
    Multiplicative,
}

/// <summary>How the level grows.</summary>
public enum TrendForm
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>By the same amount every step.</summary>
    Additive,

    /// <summary>By an amount that fades (Gardner and McKenzie 1985).</summary>
    Damped,
}

/// <summary>How the season acts.</summary>
public enum SeasonForm
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It adds to the level.</summary>
    Additive,

    /// <summary>It multiplies the level; only for positive values.</summary>
    Multiplicative,
}

/// <summary>A model of the exponential smoothing family in the taxonomy of Hyndman, Koehler, Snyder and Grose (2002).</summary>
/// <param name="Error">Whether errors add or are a share.</param>
/// <param name="Trend">How the level grows.</param>
/// <param name="Season">How the season acts.</param>
public readonly record struct EtsForm(ErrorForm Error, TrendForm Trend, SeasonForm Season)
{
    /// <summary>All forms that R's automatic choice tries: an additive error with a multiplicative season is left out as
    /// unstable.</summary>
    public static IReadOnlyList<EtsForm> All { get; } =
    [
        .. from season in Enum.GetValues<SeasonForm>()
           from trend in Enum.GetValues<TrendForm>()
           from error in Enum.GetValues<ErrorForm>()
           where error == ErrorForm.Multiplicative || season != SeasonForm.Multiplicative
           select new EtsForm(error, trend, season),
    ];

    /// <summary>Those whose trend fades: a trend that never ends is the dearest mistake many steps ahead (Gardner and McKenzie
    /// 1985).</summary>
    public static IReadOnlyList<EtsForm> Safe { get; } = [.. All.Where(form => form.Trend != TrendForm.Additive)];

    /// <summary>True when the form has no meaning for zero or negative values.</summary>
    public bool NeedsPositive => Error == ErrorForm.Multiplicative || Season == SeasonForm.Multiplicative;

    /// <summary>Smoothing weights, damping and starting states that are estimated, and the error's variance.</summary>
    /// <param name="period">Observations a season, 1 or more.</param>
    public int Parameters(int period) => 3
        + (Trend == TrendForm.None ? 0 : 2)
        + (Trend == TrendForm.Damped ? 1 : 0)
        + (Season == SeasonForm.None ? 0 : period);

    /// <summary>The usual short name, as in ETS(M,Ad,M).</summary>
    public override string ToString() =>
        $"ETS({(Error == ErrorForm.Additive ? "A" : "M")},{(Trend == TrendForm.None ? "N" : Trend == TrendForm.Additive ? "A" : "Ad")}"
            + $",{(Season == SeasonForm.None ? "N" : Season == SeasonForm.Additive ? "A" : "M")})";
}
