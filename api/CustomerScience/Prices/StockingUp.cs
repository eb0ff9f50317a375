using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Prices;

/// <summary>
/// What a promotion sells at once, and what is left of it after the next three weeks, in which customers use up what they stored
/// (distributed lags: H. van Heerde, P. Leeflang and D. Wittink 2000).
/// </summary>
/// <param name="Promotion">Elasticity of the volume in the week of the price.</param>
/// <param name="PromotionInterval">Its 95 % interval.</param>
/// <param name="Lasting">Elasticity of the volume of the week and of the three weeks after together.</param>
/// <param name="IsSure">Whether the 95 % interval of the later effect is above 0.</param>
internal sealed record StockingUp(double Promotion, Interval PromotionInterval, PoissonFit Lasting, bool IsSure)
{
    private const int Lags = 3;
    private const int FewestWeeks = 26;

    // Three promotions begin and end; a change below the second, in logs, is none.
    private const int FewestChanges = 6;
    private const double LeastChange = 0.02;

    // Less of the usual volume than this is left only by an estimate that has gone astray.
    private const double LeastVolume = 0.05;

    private const double Steepest = 20;

    // An effect that is not sure is no effect that is not there: left out until it is sure, it was missed in 10 of 24 noisy series.
    private const double Likely = 0.68;

    /// <summary>Estimates both; null where too few prices changed, or where no later effect is likely.</summary>
    /// <param name="weeks">Sales by week.</param>
    public static StockingUp? Of(Weeks weeks)
    {
        var prices = weeks.Columns.Select(row => row[1]).ToArray();
        if (weeks.Count < FewestWeeks || prices.Skip(1).Zip(prices).Count(pair => Math.Abs(pair.First - pair.Second) > LeastChange)
            < FewestChanges)
        {
            return null;
        }

        // Each fit has the coefficient in question at its second column, so that its error is that of the fit.
        if (Fit(weeks, prices, lags => [lags[1], lags[0], lags[2] - lags[1], lags[3] - lags[1]]) is not { } later
            || Interval.Around(later.Price, later.PriceError, later.Freedom, Likely).Lower <= 0
            || Fit(weeks, prices, lags => lags) is not { } first)
        {
            return null;
        }

        // What is stored is volume: a price twice as low sells, and takes off the weeks after, more than twice as much.
        var middle = Middle(prices);
        double Extra(double off) => Math.Exp(Math.Clamp(first.Price * off, -Steepest, Steepest)) - 1;
        double[] Stored(double[] lags) => [lags[0], .. lags.Skip(1).Select(price => Extra(price - middle))];
        if (Fit(weeks, prices, Stored) is not { } now)
        {
            return null;
        }

        // Volumes add up, logs do not: 1.8 times the usual volume in one week and 0.9 times in three make 1.5.
        var usual = Usual(prices);
        var (extra, slope) = Math.Abs(usual) < LeastChange ? (0, first.Price) : (Extra(usual), Extra(usual) / usual);
        var factors = now.Weights[1..(Lags + 2)].Select((weight, lag) => Math.Exp(weight * (lag == 0 ? usual : extra))).ToArray();
        var volume = 1 + factors.Sum(factor => factor - 1);
        var own = factors[0] / volume;
        if (!(volume >= LeastVolume)
            || Fit(weeks, prices,
                lags => [lags[0] / own,
                    .. Stored(lags).Skip(1).Select((lag, i) => lag - (factors[i + 1] / factors[0] * slope * lags[0]))])
                is not { } lasting)
        {
            return null;
        }

        var value = Math.Abs(usual) < LeastChange ? lasting.Price : Math.Log(volume) / usual;
        return new(now.Price, Interval.Around(now.Price, now.PriceError, now.Freedom), lasting with { Price = value },
            Interval.Around(later.Price, later.PriceError, later.Freedom).Lower > 0);
    }

    // The first weeks are left out: what the prices before them were is not known.
    private static PoissonFit? Fit(Weeks weeks, double[] prices, Func<double[], double[]> columns) =>
        PoissonFit.Of(weeks.Volumes[Lags..],
        [
            .. weeks.Columns.Skip(Lags).Select((row, i) =>
                (double[])[1, .. columns([.. Enumerable.Range(0, Lags + 1).Select(lag => prices[i + Lags - lag])]), .. row[2..]]),
        ]);

    // How far prices lie from the middle one where they do: below 0 for promotions, about 0 for prices that go both ways.
    private static double Usual(double[] prices)
    {
        var middle = Middle(prices);
        return prices.Select(price => price - middle).Where(off => Math.Abs(off) > LeastChange).DefaultIfEmpty(0).Average();
    }

    private static double Middle(double[] prices) => prices.Order().ElementAt(prices.Length / 2);
}
