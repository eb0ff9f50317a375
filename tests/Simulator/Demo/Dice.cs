namespace OutlookCrm.Simulator.Demo;

/// <summary>Chance with a seed: the same demo company every time.</summary>
internal sealed class Dice(int seed)
{
#pragma warning disable CA5394 // A demo company needs repeatable chance, not secrets.
    private readonly Random _random = new(seed);

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>True with this probability.</summary>
    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>From 0 to 1, without 1.</summary>
    public double Fraction() => _random.NextDouble();

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>Repeatable, and unlike any other.</summary>
    public Guid Guid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes);
    }
#pragma warning restore CA5394
}
