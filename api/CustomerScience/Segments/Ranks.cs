using System.Numerics;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>How many marked positions lie before one: puts customers back into the order of their first orders without sorting
/// them.</summary>
internal sealed class Ranks(int positions)
{
    private readonly ulong[] _marks = new ulong[positions / 64 + 1];
    private readonly int[] _before = new int[positions / 64 + 1];

    public void Mark(int position) => _marks[position >> 6] |= 1UL << position;

    /// <summary>Once, after the last mark.</summary>
    public void Count()
    {
        for (var i = 1; i < _marks.Length; i++)
        {
            _before[i] = _before[i - 1] + BitOperations.PopCount(_marks[i - 1]);
        }
    }

    public int Of(int position) => _before[position >> 6] + BitOperations.PopCount(_marks[position >> 6] & ((1UL << position) - 1));
}
