using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.Correspondence;
using OutlookCrm.Feedback;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>Properties of every key, for any text: made from 1 000 random cases each.</summary>
public sealed partial class RowKeysTests
{
    private static readonly TenantId Tenant = TenantId.FromValidatedToken(Guid.Parse("11111111-aaaa-4bbb-8ccc-000000000001"));
    private static readonly Guid Id = Guid.Parse("22222222-aaaa-4bbb-8ccc-000000000002");
    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1000);

    /// <summary>
    /// Mostly usual characters, then those that keys forbid or use themselves, then anything, halves of characters included.
    /// </summary>
    private static readonly Gen<char> Character = Gen.Frequency(
        (6, Gen.Elements("abcxyzABC0189._@+-".ToCharArray())),
        (3, Gen.Elements("~|/\\#?%'\"\0\t\n\u007f\u0085\u009f eé中\ud83d\ude00\ufffd\uffff".ToCharArray())),
        (1, Gen.Choose(0, 0xffff).Select(i => (char)i)));

    private static readonly Arbitrary<string> Text = Gen.Frequency(
            (8, Gen.Choose(0, 12)),
            (1, Gen.Choose(120, 140)),
            (1, Gen.Choose(395, 700)))
        .SelectMany(length => Gen.ArrayOf(Character, length).Select(characters => new string(characters)))
        .ToArbitrary();

    private static readonly Arbitrary<DateTimeOffset> Moment =
        Gen.Choose(0, int.MaxValue).Two()
            .Select(pair => new DateTimeOffset(
                DateTime.MinValue.AddTicks((((long)pair.Item1 << 31) + pair.Item2) % DateTime.MaxValue.Ticks), TimeSpan.Zero))
            .ToArbitrary();

    [Fact]
    public void An_encoded_text_can_be_told_back_so_that_no_two_are_the_same() =>
        Prop.ForAll(Text, text => RowKeys.Encode(text) is var encoded
            && (encoded.Contains("~~", StringComparison.Ordinal)
                ? encoded.EndsWith("~~" + RowKeys.Hash(32, text), StringComparison.Ordinal)
                : Decode(encoded) == text)).Check(Thousand);

    [Fact]
    public void Short_texts_of_the_characters_that_escapes_are_made_of_never_meet()
    {
        const string Letters = "~7ef|c3";
        var texts = new List<string> { "" };
        for (var (from, length) = (0, 1); length <= 4; length++)
        {
            var longer = texts[from..].SelectMany(text => Letters.Select(letter => text + letter)).ToList();
            from = texts.Count;
            texts.AddRange(longer);
        }

        Assert.Equal(texts.Count, texts.Select(RowKeys.Encode).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_key_is_of_the_alphabet_and_fits() =>
        Prop.ForAll(Text, Text, Moment, (one, other, at) => KeysOf(one, other, at)
            .All(key => key.Length <= RowLimits.KeyUnits && Alphabet().IsMatch(key)))
            .Check(Thousand);

    [Fact]
    public void Different_texts_make_different_keys() =>
        Prop.ForAll(Text, Text, Moment, (one, other, at) =>
            one == other || !KeysOfText(one, at).Intersect(KeysOfText(other, at), StringComparer.Ordinal).Any()).Check(Thousand);

    [Fact]
    public void A_prefix_range_holds_exactly_the_keys_that_begin_with_it() =>
        Prop.ForAll(Text, Text, Text, (prefix, rest, other) =>
        {
            var range = KeyRange.StartingWith(RowKeys.Encode("p" + prefix));
            return new[] { RowKeys.Encode("p" + prefix) + RowKeys.Encode(rest), RowKeys.Encode("p" + other), RowKeys.Encode(other), "p" }
                .All(key => Holds(range, key) == key.StartsWith(range.From, StringComparison.Ordinal));
        }).Check(Thousand);

    [Theory]
    [InlineData("a.")]
    [InlineData("a\ud7ff")]
    [InlineData("~")]
    public void A_prefix_range_ends_before_the_next_prefix(string prefix)
    {
        var range = KeyRange.StartingWith(prefix);

        Assert.True(Holds(range, prefix) && Holds(range, prefix + "a") && Holds(range, prefix + "\uffff"));
        Assert.False(Holds(range, range.Before) || Holds(range, prefix[..^1]) || Holds(range, prefix[..^1] + (char)(prefix[^1] - 1)));
        RowLimits.CheckRange(range);
    }

    [Fact]
    public void Later_entries_come_first_and_a_page_goes_on_after_the_last_one() =>
        Prop.ForAll(Moment, Moment, (one, other) =>
        {
            var (later, earlier) = one > other ? (one, other) : (other, one);
            var (first, second) = (RowKeys.EntryId(later, "5f"), RowKeys.EntryId(earlier, "5e"));
            return later == earlier
                || (string.CompareOrdinal(RowKeys.TimelineEntry(first), RowKeys.TimelineEntry(second)) < 0
                    && string.CompareOrdinal(RowKeys.Audit(later, "b"), RowKeys.Audit(earlier, "a")) < 0
                    && Holds(RowKeys.TimelineAfter(first), RowKeys.TimelineEntry(second))
                    && !Holds(RowKeys.TimelineAfter(first), RowKeys.TimelineEntry(first))
                    && !Holds(RowKeys.TimelineAfter(second), RowKeys.TimelineEntry(first)));
        }).Check(Thousand);

    [Fact]
    public void Moments_at_both_ends_of_time_and_in_other_zones_sort_too()
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] moments = [DateTimeOffset.MaxValue, now.AddTicks(1), now, now.AddTicks(-1), DateTimeOffset.MinValue];

        var keys = moments.Select(at => RowKeys.TimelineEntry(RowKeys.EntryId(at, "a"))).ToArray();

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(RowKeys.EntryId(now, "a"), RowKeys.EntryId(now.ToOffset(TimeSpan.FromHours(14)), "a"));
        Assert.All(keys, key => Assert.True(Holds(RowKeys.Timeline, key)));
    }

    [Fact]
    public void Long_texts_of_one_entry_are_not_those_of_another() =>
        Prop.ForAll(Text, Text, (one, other) =>
            Holds(CorrespondenceKeys.TextsOf(one), CorrespondenceKeys.Text(one, 0))
            && Holds(CorrespondenceKeys.TextsOf(one), CorrespondenceKeys.Text(one, 99))
            && (one == other || !Holds(CorrespondenceKeys.TextsOf(one), CorrespondenceKeys.Text(other, 7)))).Check(Thousand);

    [Fact]
    public void A_hash_knows_where_each_part_ends() =>
        Prop.ForAll(Text, Text, (one, other) =>
            (one.Length == 0 || RowKeys.Hash(16, one, other) != RowKeys.Hash(16, "", one + other))
            && (one == other || RowKeys.Hash(16, one) != RowKeys.Hash(16, other))).Check(Thousand);

    [Fact]
    public void The_card_holds_profile_summary_and_timeline_and_nothing_that_can_be_long()
    {
        var entry = RowKeys.EntryId(DateTimeOffset.UnixEpoch, "a");

        Assert.All([RowKeys.Profile, RowKeys.Summary, RowKeys.TimelineEntry(entry)], key => Assert.True(IsOnCard(key)));
        Assert.All(
            [CorrespondenceKeys.Text(entry, 0), CorrespondenceKeys.Log("a"), RowKeys.Audit(DateTimeOffset.UnixEpoch, "a"),
                RowKeys.Relation("person", Id)],
            key => Assert.False(IsOnCard(key)));
    }

    private static bool IsOnCard(string key) => Holds(RowKeys.Head, key) || Holds(RowKeys.Timeline, key);

    private static bool Holds(KeyRange range, string key) =>
        string.CompareOrdinal(range.From, key) <= 0 && string.CompareOrdinal(key, range.Before) < 0;

    private static IEnumerable<string> KeysOf(string one, string other, DateTimeOffset at) =>
        [.. KeysOfText(one, at), .. KeysOfText(other, at), RowKeys.Customer(Tenant, Id).Key, FeedbackKeys.Place(Id),
            FeedbackKeys.Score(FeedbackMetric.Nps, RowKeys.EntryId(at, Id.ToString("N"))),
            RowKeys.KnownPersonOfOlderForm(Id)];

    /// <summary>One key of each kind that holds a text.</summary>
    private static IEnumerable<string> KeysOfText(string text, DateTimeOffset at) =>
    [
        RowKeys.Address(Tenant, text).Key, RowKeys.Domain(Tenant, text).Key, RowKeys.Intent(Tenant, text).Key,
            RowKeys.Secrets("s" + text).Key,
        RowKeys.TimelineEntry(text), RowKeys.TimelineEntry(RowKeys.EntryId(at, text)), CorrespondenceKeys.Log(text),
        CorrespondenceKeys.Text(text, 3), RowKeys.Relation(text, Id), RowKeys.Audit(at, text),
    ];

    private static string Decode(string encoded)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < encoded.Length; i++)
        {
            bytes.Add(encoded[i] == '~' ? byte.Parse(encoded.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                : (byte)encoded[i]);
            i += encoded[i] == '~' ? 2 : 0;
        }

        // Three bytes in a row for half a character are what .NET's own decoder does not know.
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Count;)
        {
            if (bytes[i] == 0xed && bytes[i + 1] >= 0xa0)
            {
                text.Append((char)(0xd000 | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)));
                i += 3;
            }
            else
            {
                var length = bytes[i] switch { < 0x80 => 1, < 0xe0 => 2, < 0xf0 => 3, _ => 4 };
                text.Append(Encoding.UTF8.GetString([.. bytes.GetRange(i, length)]));
                i += length;
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\A[0-9A-Za-z._@+\-|~]+\z")]
    private static partial Regex Alphabet();
}
