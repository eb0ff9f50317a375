using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>Coded keys: every text comes back, and codes stand in the order of the texts. From 20 000 random cases each.</summary>
public sealed class KeyCodeTests
{
    private static readonly KeyCode[] s_both = [KeyCode.OfIds, KeyCode.OfWords];
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(20_000);

    // Few letters, so that texts often have their beginning in common; with the first and last of each kind of code.
    private static readonly Gen<string> s_alike =
        Gen.Elements("\0\u001f !09:af}~\u007fαω\ud7ff\ue000\uffff".ToCharArray()).ArrayOf().Select(letters => new string(letters));

    private static readonly Gen<string> s_any =
        Gen.Choose(0, char.MaxValue).Select(unit => (char)unit).ArrayOf().Select(letters => new string(letters));

    private static readonly Gen<string> s_texts =
        Gen.OneOf(s_alike, s_any).Select(text => text[..Math.Min(text.Length, RowLimits.KeyUnits)]);

    [Fact]
    public void Every_text_comes_back() =>
        Check.One(s_config, Prop.ForAll(s_texts.ToArbitrary(), text => s_both.All(code => code.Decode(Coded(text, code)) == text)));

    [Fact]
    public void Codes_stand_in_the_order_of_their_texts() =>
        Check.One(s_config, Prop.ForAll(
            Gen.Two(s_texts).ToArbitrary(),
            two => s_both.All(code =>
                Math.Sign(Coded(two.Item1, code).AsSpan().SequenceCompareTo(Coded(two.Item2, code)))
                == Math.Sign(string.CompareOrdinal(two.Item1, two.Item2)))));

    [Theory]
    [InlineData("names")]
    [InlineData("customers")]
    public void Texts_of_one_and_two_units_are_told_apart_and_stand_in_order(string table)
    {
        var code = KeyCode.OfRowsIn(table);
        char[] second = ['\0', ' ', '0', ':', '~', '\u0100', '\uffff'];
        var texts = Enumerable.Range(0, char.MaxValue + 1)
            .SelectMany(first => second.Select(last => $"{(char)first}{last}").Prepend($"{(char)first}"));
        var before = Coded("", code);
        foreach (var text in texts)
        {
            var coded = Coded(text, code);
            Assert.True(before.AsSpan().SequenceCompareTo(coded) < 0, text);
            Assert.Equal(text, code.Decode(coded));
            before = coded;
        }
    }

    [Fact]
    public void Keys_become_shorter()
    {
        var (ids, words) = (0, 0);
        for (var i = 0; i < 100; i++)
        {
            ids += Coded(RowKeys.Customer(TenantId.FromValidatedToken(Guid.NewGuid()), Guid.NewGuid()).Key, KeyCode.OfIds).Length;
            var word = SearchKeys.Word(SearchKeys.WholeName, SearchKeys.Encode("eleni papadaki"), Guid.NewGuid());
            words += Coded(word, KeyCode.OfWords).Length;
        }

        Assert.InRange(ids / 100, 35, 41);
        Assert.InRange(words / 100, 25, 31);
    }

    [Fact]
    public void The_longest_key_fits()
    {
        var key = new string('\uffff', RowLimits.KeyUnits);

        Assert.All(s_both, code => Assert.Equal(key, code.Decode(Coded(key, code))));
    }

    private static byte[] Coded(string key, KeyCode code)
    {
        var bytes = new byte[KeyCode.MostBytes];
        return bytes[..code.Encode(key, bytes)];
    }
}
