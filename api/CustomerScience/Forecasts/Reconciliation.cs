namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>A figure in a hierarchy: a total over its parts, or a part without parts of its own.</summary>
/// <param name="Name">What it is called: a region, a product, a seller.</param>
/// <param name="Expected">Its own forecast for one step, whatever its parts say.</param>
/// <param name="Deviation">The standard deviation of that forecast's error, 0 or more, in the same unit.</param>
/// <param name="Parts">What it is the sum of; empty for a figure without parts.</param>
public sealed record HierarchyNode(string Name, double Expected, double Deviation, IReadOnlyList<HierarchyNode> Parts);

/// <summary>A figure after reconciliation: every total is the sum of its parts.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Expected">The reconciled forecast; the sum of those of <paramref name="Parts"/> when it has any.</param>
/// <param name="Change">By how much reconciliation moved it.</param>
/// <param name="Parts">Its parts, reconciled.</param>
public sealed record ReconciledNode(string Name, double Expected, double Change, IReadOnlyList<ReconciledNode> Parts);

/// <summary>Makes forecasts of a hierarchy agree.</summary>
public static class Reconciliation
{
    /// <summary>
    /// Weighted least squares: the smallest moves, measured in each forecast's own variance, after which all sums agree (Hyndman, Ahmed,
    /// Athanasopoulos
    /// and Shang 2011; the diagonal case of Wickramasuriya, Athanasopoulos and Hyndman 2019). On a tree the solution is two sweeps: upwards
    /// every total
    /// is weighed against the sum of its parts, downwards what is left over is shared among the parts by variance.
    /// </summary>
    /// <param name="top">The whole hierarchy, at most 1 000 levels deep.</param>
    /// <param name="neverNegative">True to keep figures without parts at zero or above; totals are added up after that.</param>
    /// <exception cref="ArgumentException">A forecast is not finite, or a deviation is negative or not finite.</exception>
    public static ReconciledNode Of(HierarchyNode top, bool neverNegative = false)
    {
        ArgumentNullException.ThrowIfNull(top);
        var weighed = Up(top, 0);
        return Down(weighed, weighed.Value, neverNegative);
    }

    private sealed record Weighed(HierarchyNode Node, double Value, double Variance, Weighed[] Parts);

    private static Weighed Up(HierarchyNode node, int depth)
    {
        if (!double.IsFinite(node.Expected) || !double.IsFinite(node.Deviation) || node.Deviation < 0 || depth > 1000)
        {
            throw new ArgumentException(
                $"The figure '{node.Name}' needs a finite forecast, a finite deviation of 0 or more, and at most 1 000 levels above it.",
                nameof(node));
        }

        var variance = node.Deviation * node.Deviation;
        if (node.Parts.Count == 0)
        {
            return new(node, node.Expected, variance, []);
        }

        Weighed[] parts = [.. node.Parts.Select(part => Up(part, depth + 1))];
        var sum = parts.Sum(part => part.Value);
        var spread = parts.Sum(part => part.Variance);
        // Parts without any error cannot move; a total without any error is right whatever the parts say.
        var share = variance + spread > 0 ? spread / (variance + spread) : 0;
        return new(node, sum + (share * (node.Expected - sum)), spread * (1 - share), parts);
    }

    private static ReconciledNode Down(Weighed weighed, double value, bool neverNegative)
    {
        if (weighed.Parts.Length == 0)
        {
            value = neverNegative ? Math.Max(0, value) : value;
            return new(weighed.Node.Name, value, value - weighed.Node.Expected, []);
        }

        var left = value - weighed.Parts.Sum(part => part.Value);
        var spread = weighed.Parts.Sum(part => part.Variance);
        ReconciledNode[] parts =
        [
            .. weighed.Parts.Select(part => Down(part, part.Value + (spread > 0 ? left * (part.Variance / spread) : 0), neverNegative)),
        ];
        // Added up from what is returned, so that the sums agree to the last digit.
        var sum = parts.Sum(part => part.Expected);
        return new(weighed.Node.Name, sum, sum - weighed.Node.Expected, parts);
    }
}
