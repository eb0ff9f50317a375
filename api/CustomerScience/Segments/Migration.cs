using MathNet.Numerics.Distributions;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>How customers moved between segments from one day to a later one.</summary>
/// <param name="Provenance">How it was counted, on how many customers.</param>
/// <param name="Flows">By segments from and to, in ordinal order.</param>
/// <param name="Balances">One per segment, in ordinal order.</param>
public sealed record Migration(Provenance Provenance, IReadOnlyList<SegmentFlow> Flows, IReadOnlyList<SegmentBalance> Balances)
{
    /// <summary>Where customers are who were not there yet, or are no more.</summary>
    public const string Nowhere = "";

    /// <summary>Compares two days.</summary>
    /// <param name="before">The segment of each customer on the earlier day.</param>
    /// <param name="after">The same on the later day.</param>
    /// <exception cref="ArgumentException">A customer has no segment.</exception>
    public static Migration Between<TCustomer>(IReadOnlyDictionary<TCustomer, string> before, IReadOnlyDictionary<TCustomer, string> after)
        where TCustomer : notnull
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Values.Concat(after.Values).Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("Every customer has a segment by name.", nameof(before));
        }

        var moves = before.Keys.Union(after.Keys)
            .CountBy(customer => (From: before.GetValueOrDefault(customer, Nowhere), To: after.GetValueOrDefault(customer, Nowhere)))
            .ToList();
        var flows = moves
            .Select(move => new SegmentFlow(move.Key.From, move.Key.To, move.Value, moves.Where(other => other.Key.From == move.Key.From)
                .Sum(other => other.Value)))
            .OrderBy(flow => flow.From, StringComparer.Ordinal).ThenBy(flow => flow.To, StringComparer.Ordinal).ToList();
        var segments = moves.SelectMany(move => new[] { move.Key.From, move.Key.To }).Where(name => name.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        return new(
            new("moves between segments; exact sign test of gains against losses, Bonferroni", before.Keys.Union(after.Keys).Count(),
                "customers"),
            flows,
            [.. segments.Select(name => Balance(name, flows, segments.Count))]);
    }

    // Were the segment as likely to win as to lose a customer who moved, gains would be a binomial half (the test of Q. McNemar 1947,
    // exact).
    private static SegmentBalance Balance(string name, List<SegmentFlow> flows, int segments)
    {
        var gained = flows.Where(flow => flow.To == name && flow.From != name).Sum(flow => flow.Customers);
        var lost = flows.Where(flow => flow.From == name && flow.To != name).Sum(flow => flow.Customers);
        var p = gained + lost == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, gained + lost, Math.Min(gained, lost)));
        return new(name, flows.Where(flow => flow.From == name).Sum(flow => flow.Customers), gained, lost, Math.Min(1, p * segments));
    }
}

/// <summary>Customers who went from one segment to another, or stayed.</summary>
/// <param name="From">Their segment before; <see cref="Migration.Nowhere"/> for new customers.</param>
/// <param name="To">Their segment after; <see cref="Migration.Nowhere"/> for those who are no more.</param>
/// <param name="Customers">How many.</param>
/// <param name="OfAllFrom">How many there were in <paramref name="From"/>.</param>
public sealed record SegmentFlow(string From, string To, int Customers, int OfAllFrom)
{
    /// <summary>Part of the earlier segment that went this way, 0…1.</summary>
    public double Share => (double)Customers / OfAllFrom;

    /// <summary>Its 95 % interval (Wilson 1927).</summary>
    public Interval ShareInterval => Interval.OfShare(Customers, OfAllFrom);
}

/// <summary>How a segment grew or shrank.</summary>
/// <param name="Segment">By name.</param>
/// <param name="Before">Its customers before.</param>
/// <param name="Gained">Those who came.</param>
/// <param name="Lost">Those who went.</param>
/// <param name="AdjustedPValue">Chance of a difference like this between gains and losses, corrected for the number of segments.</param>
public sealed record SegmentBalance(string Segment, int Before, int Gained, int Lost, double AdjustedPValue)
{
    /// <summary>Its customers after.</summary>
    public int After => Before + Gained - Lost;
}
