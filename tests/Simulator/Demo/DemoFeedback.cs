using System.Globalization;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Feedback;

namespace OutlookCrm.Simulator.Demo;

/// <summary>A score of a customer; <paramref name="DaysAgo"/> with its fraction says when.</summary>
internal sealed record DemoScore(Guid Id, Guid Customer, FeedbackMetric Metric, int Score, string? Words, double DaysAgo);

/// <summary>What the customers think of us: most are content, some are not, a few words in their own language.</summary>
internal sealed class DemoFeedback(Dice dice)
{
    private const int WrittenSeed = 20_260_103;

    private sealed record Line(FeedbackMetric Metric, int Score, string Language, string? Words);

    private static readonly Lazy<Line[]> Lines =
        new(() => [.. DemoData.Lines("feedback").Select(line => line.Split(' ', 4)).Select(parts => new Line(
        Enum.Parse<FeedbackMetric>(parts[0], ignoreCase: true), int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3] == "-"
            ? null : parts[3]))]);

    public IEnumerable<DemoScore> Of(DemoCustomer customer)
    {
        var isLoyal = customer.Profile.Stage == LifecycleStage.Loyal;
        if (customer.Threads < 2 || !(isLoyal || dice.Chance(0.55)))
        {
            yield break;
        }

        var fitting = Lines.Value.Where(line => line.Language is "*" || line.Language == customer.Language).ToList();
        // The content answer more often: of two lines drawn, the better one three times out of four.
        for (var count = isLoyal ? dice.Between(4, 7) : dice.Between(1, 4); count > 0; count--)
        {
            // A customer who buys often is asked about the service first.
            var choices = isLoyal && count <= 2 ? fitting.Where(line => line.Metric == FeedbackMetric.Csat).ToList() : fitting;
            var (one, two) = (dice.Pick(choices), dice.Pick(choices));
            var line = (Height(one) >= Height(two)) == dice.Chance(0.75) ? one : two;
            var daysAgo = customer.Until + 2 + (dice.Fraction() * Math.Max(1, customer.From - customer.Until));
            yield return new DemoScore(dice.Guid(), customer.Id, line.Metric, line.Score, line.Words, daysAgo);
        }
    }

    /// <summary>
    /// The scores, those of a customer whom the list `scores` names in place of the drawn ones: their mail of today speaks of them.
    /// </summary>
    public static IEnumerable<DemoScore> WithWritten(IReadOnlyList<DemoScore> drawn, IReadOnlyList<DemoCustomer> people)
    {
        // Dice of their own: the ids of everything else stay what they were.
        var dice = new Dice(WrittenSeed);
        var written = DemoData.Lines("scores").Select(line => line.Split(' ', 5)).Select(parts => new DemoScore(
            dice.Guid(),
            DemoCustomer.Named(parts[0], people).Id,
            Enum.Parse<FeedbackMetric>(parts[1], ignoreCase: true),
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[4] == "-" ? null : parts[4],
            double.Parse(parts[3], CultureInfo.InvariantCulture))).ToList();
        var customers = written.Select(score => score.Customer).ToHashSet();
        return drawn.Where(score => !customers.Contains(score.Customer)).Concat(written);
    }

    private static double Height(Line line) => line.Metric switch
    {
        FeedbackMetric.Csat => (line.Score - 1) / 4.0,
        FeedbackMetric.Nps => line.Score / 10.0,
        _ => (line.Score - 1) / 6.0,
    };
}
