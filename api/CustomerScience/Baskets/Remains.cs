using System.Numerics;
using System.Runtime.InteropServices;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// Of each place the part of what is missing to 1 that rare items leave: 1 where none says anything. Either each item takes its part of
/// what the others leave, or only the strongest counts.
/// </summary>
internal sealed class Remains
{
    private const double Rounding = 1e-12;

    private readonly double[] _left;

    // What the strongest but one leaves; null where all count.
    private readonly double[]? _next;

    public Remains(int places, bool isStrongest)
    {
        _left = new double[places];
        Array.Fill(_left, 1);
        _next = isStrongest ? [.. _left] : null;
    }

    /// <summary>What is left at a place.</summary>
    public double this[int place] => _left[place];

    /// <summary>Takes in what an item says for another.</summary>
    public void Add(RarePairs.Said said)
    {
        ref var left = ref _left[said.Place];
        if (_next is null)
        {
            left *= said.Left;
            return;
        }

        _next[said.Place] = Math.Min(_next[said.Place], Math.Max(left, said.Left));
        left = Math.Min(left, said.Left);
    }

    /// <summary>What would be left without that.</summary>
    public double Without(RarePairs.Said said)
    {
        if (_next is not null)
        {
            return said.Left > _left[said.Place] ? _left[said.Place] : _next[said.Place];
        }

        // What nobody else speaks for is level with what was never spoken for.
        var without = _left[said.Place] / said.Left;
        return without > 1 - Rounding ? 1 : without;
    }

    /// <summary>Makes a place one for which nothing was said.</summary>
    public void Forget(int place) => _left[place] = 1;

    /// <summary>Raises scores by what was said.</summary>
    /// <param name="scores">By place.</param>
    public void Raise(Span<double> scores)
    {
        var all = MemoryMarshal.Cast<double, Vector<double>>(scores);
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Raised(all[i], i * Vector<double>.Count);
        }

        for (var i = all.Length * Vector<double>.Count; i < scores.Length; i++)
        {
            scores[i] = Raised(scores[i], _left[i]);
        }
    }

    /// <summary>A score raised by what is left.</summary>
    public static double Raised(double score, double left) => left == 1 ? score : 1 - left * (1 - Math.Clamp(score, 0, 1));

    /// <summary>The scores of several places that follow each other, raised.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="from">The first place.</param>
    public Vector<double> Raised(Vector<double> scores, int from)
    {
        var left = new Vector<double>(_left, from);
        var held = Vector.Min(Vector.Max(scores, Vector<double>.Zero), Vector<double>.One);
        return Vector.ConditionalSelect(Vector.Equals(left, Vector<double>.One), scores,
            Vector<double>.One - left * (Vector<double>.One - held));
    }
}
