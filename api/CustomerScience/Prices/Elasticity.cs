using System.Globalization;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Prices;

/// <summary>
/// By how many % volume changes when the price rises by 1 %: Poisson pseudo-maximum-likelihood of weekly volume on log price, trend and, with two years of
/// data, season (J. Santos Silva and S. Tenreyro 2006), which lets weeks without a sale count, as much of one week's surplus taken off the next as is carried
/// into it (S. Zeger 1988); errors by W. Newey and K. West (1987) for what likeness is left, and Student's t with the freedom that few price changes leave.
/// </summary>
/// <param name="Provenance">Model, number of weeks and their period.</param>
/// <param name="Value">The elasticity, below 0 where dearer means less; null where the data cannot tell.</param>
/// <param name="StandardError">Its standard error, 0…1; null with the value.</param>
/// <param name="Interval">Its 95 % interval; null with the value. Simulated weeks with a known elasticity are held .93 to .99 of the time by it, 52 of them as 104, where up to
/// .8 of a surplus is carried on; .88 where .9 is and the price drifts as slowly.</param>
/// <param name="Words">The finding, or why there is none, as a sentence.</param>
public sealed record Elasticity(Provenance Provenance, double? Value, double? StandardError, Interval? Interval, string Words)
{
    /// <summary>With fewer whole weeks than this nothing is said.</summary>
    public const int FewestWeeks = 16;

    // Prices that differ less than this (standard deviation, as a part of the price) are one price; an error above the second leaves even the sign of
    // usual elasticities (−1 to −3) open; at more than the third of price explained by trend and season, theirs and the price's effect are one.
    private const double LeastSpread = 0.02;
    private const double LargestError = 1;
    private const double MostExplained = 0.95;

    // A week without a sale shows no price. Guessed wrong, prices make customers look less touchy than they are.
    private const double MostEmpty = 0.1;

    /// <summary>Estimates the elasticity from the sales of one product. What happens at a price is not proven to happen because of it.</summary>
    /// <param name="sales">Checked by <see cref="PricePoints.Of"/>.</param>
    internal static Elasticity Of(IReadOnlyList<PricedSale> sales)
    {
        var weeks = Weeks.Of(sales);
        var provenance = new Provenance("Poisson regression of weekly volume on log price (Santos Silva and Tenreyro 2006), filtered (Zeger 1988)", weeks.Count, "weeks", weeks.From, weeks.To);
        if (weeks.Count < FewestWeeks)
        {
            return Unknown(provenance, string.Create(CultureInfo.InvariantCulture, $"Not enough data: {weeks.Count} whole weeks, and it takes {FewestWeeks}."));
        }

        if (weeks.Empty > MostEmpty * weeks.Count)
        {
            return Unknown(provenance, string.Create(CultureInfo.InvariantCulture, $"Not enough data: {weeks.Empty} of {weeks.Count} weeks have no sale and thus no known price."));
        }

        if (weeks.Spread < LeastSpread)
        {
            return Unknown(provenance, string.Create(CultureInfo.InvariantCulture, $"Not enough variation: over {weeks.Count} weeks the price was nearly the same."));
        }

        if (weeks.PriceExplained > MostExplained)
        {
            return Unknown(provenance, string.Create(CultureInfo.InvariantCulture, $"Not enough variation: over {weeks.Count} weeks the price moved only along with time, so that its effect cannot be told from the trend's."));
        }

        if (PoissonFit.Of(weeks.Volumes, weeks.Columns) is not { } fit)
        {
            return Unknown(provenance, "The estimate did not settle; no elasticity is given.");
        }

        var interval = Figures.Interval.Around(fit.Price, fit.PriceError, fit.Freedom);
        if (fit.PriceError > LargestError)
        {
            return Unknown(provenance, string.Create(CultureInfo.InvariantCulture, $"Not enough variation: {weeks.Count} weeks leave the elasticity between {interval.Lower:0.0} and {interval.Upper:0.0}."));
        }

        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"A price 1 % higher went with {Math.Abs(fit.Price):0.0} % {(fit.Price < 0 ? "less" : "more")} volume (elasticity {interval.Lower:0.0} to {interval.Upper:0.0}, {weeks.Count} weeks){(interval.Lower <= 0 && interval.Upper >= 0 ? "; it may well be none" : "")}.");
        return new(provenance, fit.Price, fit.PriceError, interval, words);
    }

    private static Elasticity Unknown(Provenance provenance, string why) => new(provenance, null, null, null, why);
}
