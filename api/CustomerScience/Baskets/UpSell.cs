using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>Dearer variants that buyers of a cheaper one moved to.</summary>
/// <param name="Provenance">How it was counted, on how many customers and what period.</param>
/// <param name="Tried">Pairs of a cheaper and a dearer item that were tested; each is corrected for all of them.</param>
/// <param name="Moves">Those that survive, surest first.</param>
/// <param name="Finding">What was found, or why nothing was.</param>
public sealed record UpSell(Provenance Provenance, int Tried, IReadOnlyList<Move> Moves, Finding Finding)
{
    /// <summary>Fewer buyers of the cheaper item who came back say nothing.</summary>
    public const int FewestBuyers = 20;

    /// <summary>Items that take part at most, those with the most buyers.</summary>
    public const int MostItems = 500;

    private const string Model =
        "moves to a dearer item of the same group, exact test among customers who bought as much afterwards (Zelen 1971), Bonferroni's "
            + "correction";

    // What costs less than this much more is the same thing at another day's price.
    private const double LeastRise = 1.05;

    /// <summary>
    /// Looks for moves. A buyer of the cheaper item is followed from its first purchase, everybody else from their own first purchase; only
    /// customers who came back
    /// count, and not those who had the dearer item by then. Each is compared with customers who bought as many different items afterwards,
    /// because whoever buys
    /// much buys everything more often.
    /// </summary>
    /// <param name="lines">In any order; returns and lines without a product do not count.</param>
    public static UpSell Find(IReadOnlyList<PurchaseLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        int[] purchases = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i] is { Product: not null, Amount: >= 0 })];
        var goods = Goods.Of(lines, purchases);
        return Find(goods, Assortment.Of(goods, lines.Select(line => line.Day).DefaultIfEmpty().Max()));
    }

    /// <summary>As the other, of purchases that count.</summary>
    /// <param name="goods">What was bought and kept.</param>
    /// <param name="shelf">What was on sale when: a move leads to an item that still is, and from one that was sold beside it.</param>
    internal static UpSell Find(Goods goods, Assortment shelf)
    {
        var (lines, purchases) = (goods.Lines, goods.Places);
        var provenance = purchases.Length == 0
            ? new Provenance(Model, 0, "customers")
            : new Provenance(Model, goods.Customers.Length, "customers", purchases.Min(i => lines[i].Day),
                purchases.Max(i => lines[i].Day));
        if (!purchases.Any(i => lines[i].Group is not null))
        {
            return new(provenance, 0, [], BasketFindings.NoGroups.With());
        }

        var items = Variant.Of(lines, purchases, FewestBuyers, MostItems);
        var counts = new MoveCounts(items, LeastRise, shelf);
        foreach (var own in purchases.GroupBy(i => lines[i].Customer, StringComparer.Ordinal))
        {
            counts.Add(own.Select(i => (lines[i].Product!, lines[i].Day)));
        }

        var pairs = counts.Pairs(FewestBuyers);
        var moves = pairs.Select(pair => counts.Move(pair, pairs.Count)).OfType<Move>().Where(move => move.Holds)
            .OrderBy(move => move.AdjustedPValue).ThenByDescending(move => move.Ratio)
            .ThenBy(move => move.From, StringComparer.Ordinal).ThenBy(move => move.To, StringComparer.Ordinal).ToList();
        var finding = (pairs.Count, moves.Count) switch
        {
            (0, _) => BasketFindings.FewBuyers.With(FewestBuyers),
            (_, 0) => BasketFindings.NoMoves.With(pairs.Count),
            _ => BasketFindings.SomeMoves.With(moves.Count, pairs.Count),
        };
        return new(provenance, pairs.Count, moves, finding);
    }

    /// <summary>What a customer may move to: dearer variants of what they have, the most money first.</summary>
    /// <param name="bought">Everything that the customer has bought.</param>
    /// <param name="shown">How many, 1…100.</param>
    public IReadOnlyList<Move> For(IEnumerable<string> bought, int shown = 3)
    {
        ArgumentNullException.ThrowIfNull(bought);
        ArgumentOutOfRangeException.ThrowIfLessThan(shown, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shown, 100);
        var has = bought.ToHashSet(StringComparer.Ordinal);

        // One way to each dearer item is enough.
        return [.. Moves.Where(move => has.Contains(move.From) && !has.Contains(move.To))
            .GroupBy(move => move.To, StringComparer.Ordinal).Select(ways => ways.MaxBy(move => move.ExpectedGain)!)
            .OrderByDescending(move => move.ExpectedGain).ThenBy(move => move.To, StringComparer.Ordinal).Take(shown)];
    }

}

/// <summary>A way from a cheaper to a dearer item of the same group that customers took.</summary>
/// <param name="From">The cheaper item.</param>
/// <param name="To">The dearer item.</param>
/// <param name="Group">Their group.</param>
/// <param name="FromPrice">Median price of a unit of the cheaper one, in the file's currency.</param>
/// <param name="ToPrice">The same of the dearer one.</param>
/// <param name="Moved">Buyers of the cheaper item who later bought the dearer one.</param>
/// <param name="Buyers">Buyers of the cheaper item who came back and did not have the dearer one.</param>
/// <param name="OtherShare">Part of other customers, who bought as much afterwards, who later bought the dearer one, 0…1.</param>
/// <param name="PValue">One-sided exact probability of this many moves by chance.</param>
/// <param name="AdjustedPValue">The same times the number of pairs tried, at most 1.</param>
public sealed record Move(
    string From, string To, string Group, double FromPrice, double ToPrice, int Moved, int Buyers, double OtherShare, double PValue,
    double AdjustedPValue)
{
    /// <summary>Part of the buyers who moved, 0…1.</summary>
    public double Share => (double)Moved / Buyers;

    /// <summary>The 95 % interval of <see cref="Share"/> (Wilson 1927).</summary>
    public Interval ShareInterval => Interval.OfShare(Moved, Buyers);

    /// <summary>How many times as often as the others; null where none of the others did.</summary>
    public double? Ratio => OtherShare > 0 ? Share / OtherShare : null;

    /// <summary>Share times what the dearer item costs more, in the file's currency.</summary>
    public double ExpectedGain => Share * (ToPrice - FromPrice);

    /// <summary>Whether a seller may be shown it: it survives the test corrected for the number of pairs tried.</summary>
    public bool Holds => AdjustedPValue <= Rule.Level;

    /// <summary>The counts that speak for it.</summary>
    public Finding Evidence => Ratio is { } ratio
        ? BasketFindings.MoveMoreOften.With(Moved, Buyers, From, FromPrice, To, ToPrice, Share, ShareInterval.Lower,
            ShareInterval.Upper, ratio)
        : BasketFindings.MoveOfThemAlone.With(Moved, Buyers, From, FromPrice, To, ToPrice, Share, ShareInterval.Lower, ShareInterval.Upper);
}
