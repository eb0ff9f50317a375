using System.Text.RegularExpressions;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Whether a body names a customer, also a body that is no JSON. Pure.</summary>
internal static partial class NamedInBody
{
    /// <summary>True where an address of the customer stands in the body, or all words of a name of at least two words.</summary>
    public static bool Is(NamedCustomer customer, ReadOnlySpan<byte> body)
    {
        var text = Escaped().Replace(Encoding.UTF8.GetString(body),
            escape => ((char)ushort.Parse(escape.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        var words = Word().EnumerateMatches(text);
        var there = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words)
        {
            there.Add(text.Substring(word.Index, word.Length));
        }

        return customer.Addresses.Any(address => text.Contains(address, StringComparison.OrdinalIgnoreCase))
            || customer.Names.Any(name => Word().Matches(name) is { Count: > 1 } own && own.All(word => there.Contains(word.Value)));
    }

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();
}
