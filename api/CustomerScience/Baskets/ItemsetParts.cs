namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// For every frequent itemset the itemsets with one item less, and the best confidence that any part of the rest gives for that item: what
/// confidence and
/// redundancy of rules need, by pointers instead of look-ups.
/// </summary>
internal sealed class ItemsetParts
{
    private readonly ItemsetTree _tree;
    private readonly int[] _offsets;
    private readonly int[] _without;
    private readonly double[] _best;

    public ItemsetParts(ItemsetTree tree)
    {
        _tree = tree;
        _offsets = new int[tree.Count + 1];
        var byDepth = new int[32];
        for (var node = 0; node < tree.Count; node++)
        {
            var depth = tree.Depth(node);
            _offsets[node + 1] = _offsets[node] + depth;
            byDepth[depth + 1]++;
            Rules += depth > 1 ? depth : 0;
        }

        _without = new int[_offsets[^1]];
        _best = new double[_offsets[^1]];
        Link();
        for (var depth = 1; depth < byDepth.Length; depth++)
        {
            byDepth[depth] += byDepth[depth - 1];
        }

        ByDepth = new int[tree.Count];
        for (var node = 0; node < tree.Count; node++)
        {
            ByDepth[byDepth[tree.Depth(node)]++] = node;
        }

        foreach (var node in ByDepth)
        {
            for (var position = 0; tree.Depth(node) > 1 && position < tree.Depth(node); position++)
            {
                var own = (double)tree.Support(node) / tree.Support(Without(node, position));
                _best[_offsets[node] + position] = Math.Max(own, BestOfFewer(node, position));
            }
        }
    }

    /// <summary>How many rules the itemsets allow.</summary>
    public int Rules { get; }

    /// <summary>The nodes, small sets first.</summary>
    public int[] ByDepth { get; }

    /// <summary>The set without the item at a position on its path.</summary>
    public int Without(int node, int position) => _without[_offsets[node] + position];

    /// <summary>The node on the path that adds the item at a position.</summary>
    public int Item(int node, int position)
    {
        for (var up = _tree.Depth(node) - 1; up > position; up--)
        {
            node = _tree.Parent(node);
        }

        return node;
    }

    /// <summary>The best confidence for the item at a position that a proper, not empty part of the other items gives; 0 where there is no
    /// such part.</summary>
    public double BestOfFewer(int node, int position)
    {
        var (best, depth) = (0.0, _tree.Depth(node));
        for (var dropped = 0; depth > 2 && dropped < depth; dropped++)
        {
            if (dropped != position)
            {
                best = Math.Max(best, _best[_offsets[Without(node, dropped)] + (dropped < position ? position - 1 : position)]);
            }
        }

        return best;
    }

    /// <summary>The items of a set by name, in ordinal order.</summary>
    public string[] Names(int node, string[] nameByRank)
    {
        var names = new string[_tree.Depth(node)];
        for (var i = names.Length - 1; i >= 0; i--, node = _tree.Parent(node))
        {
            names[i] = nameByRank[_tree.Rank(node)];
        }

        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    // Parents come before their children, so that the parts of a parent are known.
    private void Link()
    {
        for (var node = 1; node < _tree.Count; node++)
        {
            var (parent, last) = (_tree.Parent(node), _tree.Depth(node) - 1);
            for (var position = 0; position < last; position++)
            {
                _without[_offsets[node] + position] = _tree.Child(Without(parent, position), _tree.Rank(node));
            }

            _without[_offsets[node] + last] = parent;
        }
    }
}
