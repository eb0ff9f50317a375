namespace OutlookCrm.CustomerScience.Churn;

/// <summary>How well a figure orders customers.</summary>
public static class Ranking
{
    /// <summary>Area under the ROC curve: the chance that somebody it happened to ranks above somebody it did not, ties counting
    /// half.</summary>
    /// <param name="scores">One for each customer, in any unit; higher should mean that it happened.</param>
    /// <param name="happened">Whether it did, in the same order.</param>
    /// <returns>Null when it happened to nobody or to everybody.</returns>
    /// <exception cref="ArgumentException">The lists differ in length or a score is not a number.</exception>
    public static double? Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> happened)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(happened);
        if (scores.Count != happened.Count)
        {
            throw new ArgumentException("Every score has its outcome.", nameof(happened));
        }

        var ranks = Ranks(scores);
        long yes = happened.Count(h => h), no = happened.Count - yes;
        var sum = ranks.Where((_, i) => happened[i]).Sum();
        return yes == 0 || no == 0 ? null : (sum - (yes * (yes + 1) / 2.0)) / yes / no;
    }

    /// <summary>Standard error of the difference of two areas on the same customers (DeLong, DeLong and Clarke-Pearson 1988).</summary>
    /// <param name="one">Scores of one figure.</param>
    /// <param name="other">Scores of the other.</param>
    /// <param name="happened">Whether it happened, in the same order.</param>
    /// <returns>Null when it happened to fewer than two, or to all but fewer than two.</returns>
    public static double? DifferenceError(IReadOnlyList<double> one, IReadOnlyList<double> other, IReadOnlyList<bool> happened)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(happened);
        var (a, b) = (Placements(one, happened), Placements(other, happened));
        var squares = 0.0;
        foreach (var side in new[] { true, false })
        {
            double[] differences = [.. Enumerable.Range(0, happened.Count).Where(i => happened[i] == side).Select(i => a[i] - b[i])];
            if (differences.Length < 2)
            {
                return null;
            }

            var mean = differences.Average();
            squares += differences.Sum(own => (own - mean) * (own - mean)) / (differences.Length - 1.0) / differences.Length;
        }

        return Math.Sqrt(squares);
    }

    // For each customer the share of the other kind that is on the right side.
    private static double[] Placements(IReadOnlyList<double> scores, IReadOnlyList<bool> happened)
    {
        var ranks = Ranks(scores);
        var placements = new double[scores.Count];
        foreach (var side in new[] { true, false })
        {
            int[] own = [.. Enumerable.Range(0, scores.Count).Where(i => happened[i] == side)];
            var among = Ranks([.. own.Select(i => scores[i])]);
            double others = scores.Count - own.Length;
            foreach (var (at, i) in own.Index())
            {
                var below = (ranks[i] - among[at]) / Math.Max(1, others);
                placements[i] = side ? below : 1 - below;
            }
        }

        return placements;
    }

    /// <summary>
    /// Expected calibration error (Naeini, Cooper and Hauskrecht 2015): customers in ten equal parts by stated probability, the mean
    /// distance
    /// between what was stated and what happened; in [0, 1].
    /// </summary>
    /// <param name="stated">One probability for each customer, 0…1.</param>
    /// <param name="happened">Whether it did, in the same order.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static double CalibrationError(IReadOnlyList<double> stated, IReadOnlyList<bool> happened)
    {
        ArgumentNullException.ThrowIfNull(stated);
        ArgumentNullException.ThrowIfNull(happened);
        if (stated.Count != happened.Count || stated.Count == 0)
        {
            throw new ArgumentException("Every stated probability has its outcome, and there is at least one.", nameof(happened));
        }

        var parts = stated.Zip(happened).OrderBy(pair => pair.First).Chunk(Math.Max(1, (stated.Count + 9) / 10));
        return parts.Sum(part => Math.Abs(part.Sum(p => p.First - (p.Second ? 1 : 0)))) / stated.Count;
    }

    /// <summary>Ranks from 1, ascending; equal values share their mean rank.</summary>
    /// <param name="values">In any unit.</param>
    /// <exception cref="ArgumentException">A value is not a number.</exception>
    public static double[] Ranks(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Any(double.IsNaN))
        {
            throw new ArgumentException("Only numbers can be ranked.", nameof(values));
        }

        double[] sorted = [.. values];
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var i = 0; i < sorted.Length;)
        {
            var end = i;
            while (end < sorted.Length && sorted[end] == sorted[i])
            {
                end++;
            }

            for (var j = i; j < end; j++)
            {
                ranks[order[j]] = (i + end + 1) / 2.0;
            }

            i = end;
        }

        return ranks;
    }
}
