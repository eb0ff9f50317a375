using System.Numerics;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>The items of a basket, each of which is hidden in turn: at which rank the weights put it, once all that it said itself is taken
/// back.</summary>
internal sealed class HiddenItems
{
    private readonly double[] _linear;
    private readonly int _all;
    private readonly Remains? _left;
    private readonly double[] _scores;

    /// <param name="linear">What the weights say for every place, all items of the basket taken together; used by this object as long as it
    /// is asked.</param>
    /// <param name="all">How many places there are, at the begin of the array.</param>
    /// <param name="left">What rare items of the basket leave (<see cref="RarePairs.Left"/>); becomes this object's.</param>
    /// <param name="places">Places of the items.</param>
    public HiddenItems(double[] linear, int all, Remains? left, int[] places)
    {
        (_linear, _all, _left) = (linear, all, left);

        // No item says anything for itself.
        Own = Array.ConvertAll(places, place => Remains.Raised(linear[place], left?[place] ?? 1));

        // What somebody has is not ranked, whatever is said for it.
        foreach (var place in places)
        {
            linear[place] = double.NegativeInfinity;
            left?.Forget(place);
        }

        _scores = left is null ? linear : (double[])linear.Clone();
        left?.Raise(_scores.AsSpan(0, all));
    }

    /// <summary>Of each item, what the others say for it.</summary>
    public double[] Own { get; }

    /// <summary>The rank of an item that has weights.</summary>
    /// <param name="at">Which of the items.</param>
    /// <param name="place">Its place.</param>
    /// <param name="said">What it said for every place that has weights.</param>
    public int Rank(int at, int place, ReadOnlySpan<double> said)
    {
        var (ahead, level) = (Ahead(said.Length, _all, Own[at], place), new Vector<double>(Own[at]));
        var (counts, i) = (Vector<long>.Zero, 0);
        for (; i + Vector<double>.Count <= said.Length; i += Vector<double>.Count)
        {
            if (i <= place && place < i + Vector<double>.Count)
            {
                // Level scores rank by place: here some places come before, some after.
                ahead += One(i, i + Vector<double>.Count, said);
                continue;
            }

            var many = new Vector<double>(_linear, i) - new Vector<double>(said[i..]);
            many = _left?.Raised(many, i) ?? many;
            counts -= i < place ? Vector.GreaterThanOrEqual(many, level) : Vector.GreaterThan(many, level);
        }

        return 1 + ahead + One(i, said.Length, said) + (int)Vector.Sum(counts);

        int One(int from, int to, ReadOnlySpan<double> said)
        {
            var found = 0;
            for (var other = from; other < to; other++)
            {
                found += IsAhead(Remains.Raised(_linear[other] - said[other], _left?[other] ?? 1), other, Own[at], place)
                    ? 1 : 0;
            }

            return found;
        }
    }

    /// <summary>The rank of a rare item.</summary>
    /// <param name="at">Which of the items.</param>
    /// <param name="place">Its place.</param>
    /// <param name="said">What it said.</param>
    public int Rank(int at, int place, RarePairs.Said[] said)
    {
        var ahead = Ahead(0, _all, Own[at], place);
        foreach (var one in said)
        {
            if (one.Place is var other && _linear[other] > double.NegativeInfinity)
            {
                ahead += (IsAhead(Remains.Raised(_linear[other], _left!.Without(one)), other, Own[at], place) ? 1 : 0)
                    - (IsAhead(_scores[other], other, Own[at], place) ? 1 : 0);
            }
        }

        return 1 + ahead;
    }

    private static bool IsAhead(double one, int other, double score, int place) => one > score || (one == score && other < place);

    // How many of some places are above a score, or level with it and before a place.
    private int Ahead(int from, int to, double score, int place)
    {
        var (ahead, counts, level) = (0, Vector<long>.Zero, new Vector<double>(score));
        for (var i = from; i < to;)
        {
            var end = i + Vector<double>.Count;
            if (end > to || (i <= place && place < end))
            {
                ahead += IsAhead(_scores[i], i, score, place) ? 1 : 0;
                i++;
                continue;
            }

            var many = new Vector<double>(_scores, i);
            counts -= i < place ? Vector.GreaterThanOrEqual(many, level) : Vector.GreaterThan(many, level);
            i = end;
        }

        return ahead + (int)Vector.Sum(counts);
    }
}
