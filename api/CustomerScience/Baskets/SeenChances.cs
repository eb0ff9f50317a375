namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// What chances became of hints that were shown: in groups of hints that looked alike, ascending, and straight lines between the groups
/// (isotonic regression: M. Ayer and others 1955). More than the best group saw is said of nobody.
/// </summary>
internal sealed class SeenChances
{
    private const int Groups = 20;
    private const int FewestInGroup = 40;

    // For each hint of a group so much counts what was stated of it: weeks differ from other weeks, however many customers there are.
    private const double Stated = 0.4;

    // Above the last group chances rise by so much of what they did, so that an order remains.
    private const double Flat = 0.1;
    private readonly double[] _stated;
    private readonly double[] _seen;

    private SeenChances(double[] stated, double[] seen) => (_stated, _seen) = (stated, seen);

    /// <summary>Learns from hints.</summary>
    /// <param name="shown">The chance stated of each, 0…1, and whether it was bought; at least one.</param>
    public static SeenChances Of(IReadOnlyList<(double Chance, bool Bought)> shown)
    {
        // In all they state what was seen.
        var level = shown.Count(hint => hint.Bought) / Math.Max(1e-9, shown.Sum(hint => hint.Chance));
        var size = Math.Max(FewestInGroup, (shown.Count + Groups - 1) / Groups);
        var blocks = new List<(double Stated, double Seen, int Count)>();
        foreach (var group in shown.OrderBy(hint => hint.Chance).Chunk(size))
        {
            var (stated, seen) = (group.Sum(hint => hint.Chance), group.Count(hint => hint.Bought));
            var own = (stated, (seen + (Stated * level * stated)) / (1 + Stated), group.Length);

            // A higher chance is not seen less often: groups that say so are one.
            while (blocks.Count > 0 && blocks[^1].Seen / blocks[^1].Count >= own.Item2 / own.Length)
            {
                own = (own.stated + blocks[^1].Stated, own.Item2 + blocks[^1].Seen, own.Length + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(own);
        }

        return new([.. blocks.Select(block => block.Stated / block.Count)], [.. blocks.Select(block => block.Seen / block.Count)]);
    }

    /// <summary>What is seen of a chance, 0…1.</summary>
    public double Of(double chance)
    {
        var at = Array.BinarySearch(_stated, chance);
        if (at >= 0)
        {
            return _seen[at];
        }

        at = ~at;
        if (at == _stated.Length)
        {
            return _seen[^1] + (Flat * (1 - _seen[^1]) * (chance - _stated[^1]) / (1 - _stated[^1]));
        }

        var (from, low) = at == 0 ? (0, 0) : (_stated[at - 1], _seen[at - 1]);
        return low + ((_seen[at] - low) * (chance - from) / (_stated[at] - from));
    }
}
