namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>The items of a basket, each of which is hidden in turn, and what rare items among the others then say.</summary>
internal sealed class HiddenItems
{
    /// <param name="rare">What rare items say.</param>
    /// <param name="places">Places of the items.</param>
    /// <param name="frequent">How many of the first places are not rare.</param>
    public HiddenItems(RarePairs rare, int[] places, int frequent)
    {
        (Places, var all) = (places, rare.Left(places));
        Own = Array.ConvertAll(places, place => all is null ? 1 : all[place]);
        Pass(all);
        Left = Array.ConvertAll(places, hidden => hidden < frequent ? all : Pass(rare.Left(places, hidden)));
    }

    /// <summary>Places of the items.</summary>
    public int[] Places { get; }

    /// <summary>Of each item, what the others leave of what is missing to 1 (<see cref="RarePairs.Left"/>).</summary>
    public double[] Own { get; }

    /// <summary>The same of all places, by the item that is hidden; null where no other is rare.</summary>
    public double[]?[] Left { get; }

    // What somebody has is not ranked, whatever is said for it.
    private double[]? Pass(double[]? left)
    {
        foreach (var place in left is null ? [] : Places)
        {
            left![place] = 1;
        }

        return left;
    }
}
