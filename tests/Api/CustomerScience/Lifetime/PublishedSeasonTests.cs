using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Retention;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

/// <summary>Seasons and contracts against published numbers, and where none are published against plain quadrature.</summary>
public class PublishedSeasonTests
{
    // Fader, Hardie and Shang (2010), donations.
    private const double Alpha = 1.2035, Beta = 0.7497, Gamma = 0.6567, Delta = 2.7834;
    private static readonly SeasonModel Donations = new(Alpha, Beta, Gamma, Delta);

    /// <summary>Cells B7:B17 of the sheet "Tracking Plot" of Fader and Hardie's workbook to the BG/BB model
    /// (brucehardie.com/notes/010).</summary>
    [Fact]
    public void Newcomers_are_expected_to_give_as_often_as_in_the_authors_workbook()
    {
        double[] published = [0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887];
        Assert.All(published, (value, i) => Assert.Equal(value, Donations.ExpectedPurchases(new(0, 0, 0), i + 1), 2e-4));
    }

    /// <summary>
    /// No table of P(alive) is at hand: the model is written out instead, season by season, and its two probabilities are integrated over a
    /// grid, without the
    /// beta functions of the closed form.
    /// </summary>
    [Theory]
    [InlineData(0, 0, 6)]
    [InlineData(1, 1, 6)]
    [InlineData(3, 4, 6)]
    [InlineData(4, 5, 6)]
    [InlineData(6, 6, 6)]
    [InlineData(2, 9, 11)]
    public void Probability_of_being_there_is_that_of_the_model_written_out(int repeats, int last, int seasons)
    {
        const int Steps = 2000;
        double history = 0, alive = 0;
        var (purchase, exit) = (Grid(Alpha, Beta), Grid(Gamma, Delta));
        var stays = new double[seasons + 2];
        foreach (var (share, weight) in exit)
        {
            for (var t = 0; t < stays.Length; t++)
            {
                stays[t] += weight * Math.Pow(1 - share, t);
            }
        }

        foreach (var (share, weight) in purchase)
        {
            // Gone after season t, last <= t < seasons, or still there after all of them.
            for (var t = last; t <= seasons; t++)
            {
                var gone = t == seasons ? stays[t] : stays[t] - stays[t + 1];
                var quiet = weight * Math.Pow(share, repeats) * Math.Pow(1 - share, t - repeats);
                history += quiet * gone;
                alive += t == seasons ? quiet * stays[t + 1] : 0;
            }
        }

        Assert.Equal(alive / history, Donations.ProbabilityAlive(new(repeats, last, seasons)), 1e-6);

        // Midpoints in y, where share = y^4 / (y^4 + (1 - y)^4): both ends of the density are drawn flat.
        static List<(double Share, double Weight)> Grid(double first, double second)
        {
            List<(double Share, double Weight)> nodes = [];
            for (var i = 0; i < Steps; i++)
            {
                var y = (i + 0.5) / Steps;
                double up = Math.Pow(y, 4), down = Math.Pow(1 - y, 4), sum = up + down;
                var slope = 4 * Math.Pow(y * (1 - y), 3) / (sum * sum);
                nodes.Add((up / sum, Math.Pow(up / sum, first - 1) * Math.Pow(down / sum, second - 1) * slope));
            }

            var total = nodes.Sum(node => node.Weight);
            return [.. nodes.Select(node => (node.Share, node.Weight / total))];
        }
    }

    /// <summary>
    /// The example of the R functions eCLV (KobaKhit) to Fader and Hardie (2007, 2010): discounted expected lifetime 5.920551 and, after
    /// four renewals,
    /// residual lifetime 6.893253 at 10 %. They end at the seventieth period; what follows is taken off here.
    /// </summary>
    [Fact]
    public void Discounted_lifetimes_are_those_of_the_published_example()
    {
        var model = new RetentionModel(0.6677123, 3.8024773);
        Assert.Equal(0.8506300, model.Survival(1), 1e-7);
        Assert.Equal(0.4141671, model.Survival(10), 1e-7);
        Assert.Equal(0.9504304, model.Retention(9), 1e-7);
        double UpTo(int last, int renewals) => model.DiscountedRenewals(renewals, 0.1)
            - (model.Survival(last) / model.Survival(renewals) * Math.Pow(1.1, renewals - last) * model.DiscountedRenewals(last, 0.1));
        Assert.Equal(5.920551, 1 + (UpTo(70, 0) / 1.1), 5e-7);
        Assert.Equal(6.893253, UpTo(70, 4), 5e-7);
    }
}
