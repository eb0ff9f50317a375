namespace OutlookCrm.CustomerScience.Segments;

/// <summary>A named box of scores. A customer belongs to the first segment in the list whose three ranges, ends included, hold the three
/// scores.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Recency">Scores of recency: 5 bought lately, 1 long ago.</param>
/// <param name="Frequency">Scores of the number of orders: 5 for many.</param>
/// <param name="Monetary">Scores of the amount: 5 for much.</param>
public sealed record Segment(string Name, ScoreRange Recency, ScoreRange Frequency, ScoreRange Monetary)
{
    /// <summary>The name for customers outside every segment.</summary>
    public const string Others = "Others";

    /// <summary>The ten segments of the rfm package (A. Hebbali 2020, vignette "RFM customer level data") in its order.</summary>
    public static IReadOnlyList<Segment> Usual { get; } =
    [
        new("Champions", new(4, 5), new(4, 5), new(4, 5)),
        new("Loyal Customers", new(2, 5), new(3, 5), new(3, 5)),
        new("Potential Loyalist", new(3, 5), new(1, 3), new(1, 3)),
        new("New Customers", new(4, 5), new(1, 1), new(1, 1)),
        new("Promising", new(3, 4), new(1, 1), new(1, 1)),
        new("Need Attention", new(2, 3), new(2, 3), new(2, 3)),
        new("About To Sleep", new(2, 3), new(1, 2), new(1, 2)),
        new("At Risk", new(1, 2), new(2, 5), new(2, 5)),
        new("Can't Lose Them", new(1, 1), new(4, 5), new(4, 5)),
        new("Lost", new(1, 2), new(1, 2), new(1, 2)),
    ];

    internal bool Holds(int recency, int frequency, int monetary) =>
        Recency.Holds(recency) && Frequency.Holds(frequency) && Monetary.Holds(monetary);
}

/// <summary>Scores from one to another, both included; 1…5.</summary>
/// <param name="From">The lowest score, 1…5.</param>
/// <param name="To">The highest score, 1…5, at least <paramref name="From"/>.</param>
public readonly record struct ScoreRange(int From, int To)
{
    internal bool Holds(int score) => score >= From && score <= To;
}
