using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// Property names as strings that are made once: rows of a table have the same few. A bounded table, where the last name with a hash wins;
/// entries are immutable, so that readers need no lock.
/// </summary>
internal static class PropertyNames
{
    private const int Size = 512;
    private const int Longest = 64;

    private static readonly Entry?[] Known = new Entry?[Size];

    /// <summary>The name that the reader stands on.</summary>
    public static string Of(ref Utf8JsonReader json)
    {
        var utf8 = json.ValueSpan;
        if (json.HasValueSequence || json.ValueIsEscaped || utf8.Length > Longest)
        {
            return json.GetString()!;
        }

        ref var slot = ref Known[Hash(utf8) % Size];
        if (slot is { } known && utf8.SequenceEqual(known.Utf8))
        {
            return known.Text;
        }

        var made = new Entry(utf8.ToArray(), json.GetString()!);
        slot = made;
        return made.Text;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var one in utf8)
        {
            hash = (hash ^ one) * 16777619;
        }

        return hash;
    }

    private sealed record Entry(byte[] Utf8, string Text);
}
