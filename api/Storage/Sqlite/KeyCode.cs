using System.Buffers.Binary;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// Keys as the database holds them, in an alphabetic code (Hu and Tucker 1971): each character becomes a few bits, frequent characters the
/// fewest, so that a key takes six tenths of its bytes. The codes stand in the order of their characters: coded keys compare as keys do.
/// </summary>
internal sealed class KeyCode
{
    /// <summary>Bytes of a coded key at most.</summary>
    public const int MostBytes = (RowLimits.KeyUnits * (LongestCode + UnitBits) / 8) + 1;

    private const int LongestCode = 12;
    private const int UnitBits = 16;

    // How many bits stand for nothing (zeros, which fill the last byte), for what comes before the space, for each character from the space
    // to '~', and for what comes after it, in hexadecimal: the optimal alphabetic trees for keys of ids and times, and for keys of words
    // with an id in base 64. Every file depends on them, so they never change.
    private const string LengthsForIds =
        "9aa8bbbbbbbcc997885444444444aabbbb8aaaaaaaaaabbbbbbbbbbbbbbbbbbbb99555444998aa9888aa9889989abb7899";
    private const string LengthsForWords =
        "8876aaabbbbbbaa7776666666666abbabb877777777777777777777777778aaaa88566556655666655665556666689aa88";

    // These two begin a character that has no code of its own: its 16 bits follow.
    private const int Before = 1;
    private const int After = 97;
    private const int Space = ' ' - Before - 1;

    private readonly (uint Bits, int Length)[] _codes;

    // The symbol that the next bits begin with, a second one (or 0) if it is whole within these bits, and how many bits they take.
    private readonly (byte First, byte Second, byte Length)[] _symbols = new (byte First, byte Second, byte Length)[1 << LongestCode];

    // Each code is the next number, with zeros behind it or without them, as its length wants.
    private KeyCode(string lengths)
    {
        _codes = new (uint Bits, int Length)[lengths.Length];
        var next = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            var length = Convert.ToInt32(lengths[i..(i + 1)], 16);
            var unused = LongestCode - length;
            _codes[i] = ((uint)(next >> unused), length);
            _symbols.AsSpan(next, 1 << unused).Fill(((byte)i, 0, (byte)length));
            next += 1 << unused;
        }

        var ones = _symbols.ToArray();
        for (var bits = 0; bits < ones.Length; bits++)
        {
            var (first, _, length) = ones[bits];
            var second = ones[(bits << length) & (ones.Length - 1)];
            if (first is not (Before or After) && second.First is not (Before or After) && length + second.Length <= LongestCode)
            {
                _symbols[bits] = (first, second.First, (byte)(length + second.Length));
            }
        }
    }

    /// <summary>For partitions and rows of ids and times.</summary>
    public static KeyCode OfIds { get; } = new(LengthsForIds);

    /// <summary>For rows of words.</summary>
    public static KeyCode OfWords { get; } = new(LengthsForWords);

    /// <summary>The code of a table's rows; its partitions are coded as ids.</summary>
    public static KeyCode OfRowsIn(string table) => table == Tables.Names ? OfWords : OfIds;

    /// <summary>Codes a key of at most <see cref="RowLimits.KeyUnits"/> units. Returns the number of bytes.</summary>
    public int Encode(ReadOnlySpan<char> key, Span<byte> code)
    {
        var (bits, waiting, length) = (0ul, 0, 0);
        foreach (var c in key)
        {
            var symbol = c < ' ' ? Before : c > '~' ? After : c - Space;
            bits = (bits << _codes[symbol].Length) | _codes[symbol].Bits;
            waiting += _codes[symbol].Length;
            if (symbol is Before or After)
            {
                bits = (bits << UnitBits) | c;
                waiting += UnitBits;
            }

            if (waiting >= 32)
            {
                waiting -= 32;
                BinaryPrimitives.WriteUInt32BigEndian(code[length..], (uint)(bits >> waiting));
                length += sizeof(uint);
            }
        }

        for (; waiting > 0; waiting -= 8)
        {
            code[length++] = (byte)(waiting >= 8 ? bits >> (waiting - 8) : bits << (8 - waiting));
        }

        return length;
    }

    public string Decode(ReadOnlySpan<byte> code)
    {
        Span<char> key = stackalloc char[(code.Length * 2) + 1];
        var (bits, waiting, at, length) = (0ul, 0, 0, 0);
        while (true)
        {
            for (; waiting <= 56 && at < code.Length; waiting += 8)
            {
                bits |= (ulong)code[at++] << (56 - waiting);
            }

            if (bits == 0)
            {
                return new(key[..length]);
            }

            var (first, second, width) = _symbols[bits >> (64 - LongestCode)];
            (bits, waiting) = (bits << width, waiting - width);
            if (first is Before or After)
            {
                key[length++] = (char)(bits >> (64 - UnitBits));
                (bits, waiting) = (bits << UnitBits, waiting - UnitBits);
            }
            else
            {
                key[length++] = (char)(first + Space);
                if (second > 0)
                {
                    key[length++] = (char)(second + Space);
                }
            }
        }
    }
}
