using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Prices;

/// <summary>
/// By how many % volume changes when the price rises by 1 %: Poisson pseudo-maximum-likelihood of weekly volume on log price, trend and,
/// with two years of
/// data, season (J. Santos Silva and S. Tenreyro 2006), which lets weeks without a sale count, as much of one week's surplus taken off the
/// next as is carried
/// into it (S. Zeger 1988); errors by W. Newey and K. West (1987) for what likeness is left, and Student's t with the freedom that few
/// price changes leave.
/// </summary>
/// <remarks>
/// A good week follows a good week, and prices stay for weeks: errors that only counted neighbours (Newey and West) held the truth as
/// little as .74 of the time where .8 of a surplus is carried on. So the equations are filtered (Zeger 1988), each strength of the filter
/// counts by its restricted likelihood, and Student's freedom is that of the few weeks in which the price moved. The price is taken not
/// to answer earlier sales: a seller who cuts it after bad weeks breaks that. Where customers stock up in promotions, the value is the
/// lasting effect, and a finding tells the promotion's (<see cref="StockingUp"/>).
/// </remarks>
/// <param name="Provenance">Model, number of weeks and their period.</param>
/// <param name="Value">The elasticity, below 0 where dearer means less; null where the data cannot tell.</param>
/// <param name="StandardError">Its standard error, 0…1; null with the value.</param>
/// <param name="Interval">Its 95 % interval; null with the value. Simulated weeks with a known elasticity are held .93 to .99 of the time
/// by it, 52 of them as 104, where up to
/// .8 of a surplus is carried on; .88 where .9 is and the price drifts as slowly.</param>
/// <param name="Findings">What was found, or why nothing was.</param>
public sealed record Elasticity(Provenance Provenance, double? Value, double? StandardError, Interval? Interval,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>With fewer whole weeks than this nothing is said.</summary>
    public const int FewestWeeks = 16;

    // Prices that differ less than this (standard deviation, as a part of the price) are one price; an error above the second leaves even
    // the sign of
    // usual elasticities (−1 to −3) open; at more than the third of price explained by trend and season, theirs and the price's effect are
    // one.
    private const double LeastSpread = 0.02;
    private const double LargestError = 1;
    private const double MostExplained = 0.95;

    // A week without a sale shows no price. Guessed wrong, prices make customers look less touchy than they are.
    private const double MostEmpty = 0.1;

    /// <summary>Estimates the elasticity from the sales of one product. What happens at a price is not proven to happen because of
    /// it.</summary>
    /// <param name="sales">Checked by <see cref="PricePoints.Of"/>.</param>
    internal static Elasticity Of(IReadOnlyList<PricedSale> sales)
    {
        var weeks = Weeks.Of(sales);
        var provenance = new Provenance(
            "Poisson regression of weekly volume on log price (Santos Silva and Tenreyro 2006), filtered (Zeger 1988)", weeks.Count,
            "weeks", weeks.From, weeks.To);
        if (weeks.Count < FewestWeeks)
        {
            return Unknown(provenance, PriceFindings.FewWeeks.With(weeks.Count, FewestWeeks));
        }

        if (QuantityPrices.Explain(sales))
        {
            return Unknown(provenance, PriceFindings.PriceList.With(sales.Count));
        }

        if (weeks.Empty > MostEmpty * weeks.Count)
        {
            return Unknown(provenance, PriceFindings.EmptyWeeks.With(weeks.Empty, weeks.Count));
        }

        if (weeks.Spread < LeastSpread)
        {
            return Unknown(provenance, PriceFindings.OnePrice.With(weeks.Count));
        }

        if (weeks.PriceExplained > MostExplained)
        {
            return Unknown(provenance, PriceFindings.PriceFollowsTime.With(weeks.Count));
        }

        if (PoissonFit.Of(weeks.Volumes, weeks.Columns) is not { } fit)
        {
            return Unknown(provenance, PriceFindings.Unsettled.With());
        }

        var stocking = StockingUp.Of(weeks);
        fit = stocking?.Lasting ?? fit;
        var interval = Figures.Interval.Around(fit.Price, fit.PriceError, fit.Freedom);
        if (fit.PriceError > LargestError)
        {
            return Unknown(provenance, PriceFindings.TooWide.With(weeks.Count, interval.Lower, interval.Upper));
        }

        var answer = fit.Price < 0 ? PriceFindings.DearerSellsLess : PriceFindings.DearerSellsMore;
        return new(provenance, fit.Price, fit.PriceError, interval,
        [
            answer.With(Math.Abs(fit.Price), interval.Lower, interval.Upper, weeks.Count),
            .. stocking is { IsSure: true, Promotion: var change, PromotionInterval: var range }
                ? (Finding[])[PriceFindings.StockingUp.With(-change, range.Lower, range.Upper)] : [],
            .. interval.Lower <= 0 && interval.Upper >= 0 ? (Finding[])[PriceFindings.MaybeNone.With()] : [],
        ]);
    }

    private static Elasticity Unknown(Provenance provenance, Finding why) => new(provenance, null, null, null, [why]);
}
