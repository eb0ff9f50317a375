using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck.Fluent;
using OutlookCrm.Sheets;
using Xunit;

namespace OutlookCrm.Tests.Insights;

public sealed class SheetRecordsTests
{
    /// <summary>Whatever the text: the records that CsvHelper reads, and the same values are bad. Of a mark that is never closed CsvHelper
    /// takes what follows for the value where the text ends with another mark; here that value is bad.</summary>
    [Theory]
    [InlineData(',', "ab\u00E9 \"\",,\n\r")]
    [InlineData(';', "x\"\"\";;\n\n,")]
    [InlineData('\t', "\u0661\"\t\t\r\n\uD83D\uDE00")]
    public void Any_text_has_the_records_that_a_library_reads(char delimiter, string alphabet)
    {
        foreach (var text in Gen.Elements(alphabet.ToCharArray()).ListOf(24).Select(chars => new string([.. chars])).Sample(700))
        {
            var (expected, read) = (Of(text, delimiter, isLibrary: true), Of(text, delimiter, isLibrary: false));
            var mayBeOpen = read.Count > 0 && read[^1].EndsWith("bad", StringComparison.Ordinal) ? 1 : 0;
            Assert.Equal(expected.SkipLast(mayBeOpen), read.SkipLast(mayBeOpen));
            Assert.Equal(expected.Count, read.Count);
        }
    }

    [Theory]
    [InlineData("a,b", new[] { "a", "b" })]
    [InlineData("a,", new[] { "a", "" })]
    [InlineData(",", new[] { "", "" })]
    [InlineData("\r\n\n\ra", new[] { "a" })]
    [InlineData("\"a\"\"b\",\"\"", new[] { "a\"b", "" })]
    [InlineData("\"a\r\nb\"", new[] { "a\r\nb" })]
    [InlineData("\"\"\"\"\"a\"\"\"\r", new[] { "\"\"a\"" })]
    [InlineData(" \"a,b", new[] { " \"a", "b" })]
    public void A_record_is_what_stands_between_delimiters(string text, string[] values)
    {
        var records = new SheetRecords(text, ',');

        Assert.True(records.Read());
        Assert.Equal(values, Enumerable.Range(0, records.Count).Select(i => records[i].ToString()));
        Assert.False(records.Read());
    }

    [Theory]
    [InlineData("a\"b", 0)]
    [InlineData("a,\"b\"c", 1)]
    [InlineData("\"a", 0)]
    [InlineData("\"", 0)]
    [InlineData("\"a\"\"", 0)]
    [InlineData("a,\"b\" ,c", 1)]
    public void A_mark_in_the_middle_or_never_closed_is_bad(string text, int bad)
    {
        var records = new SheetRecords(text, ',');

        Assert.True(records.Read());
        Assert.Equal([bad], Enumerable.Range(0, records.Count).Where(records.IsBad));
    }

    [Fact]
    public void A_record_begins_at_its_line_whatever_runs_over_several()
    {
        var records = new SheetRecords("a\n\n\"b\r\nc\rd\ne\",f\r\n\r\ng\rh", ',');

        Assert.Equal([1, 3, 8, 9], Lines().ToArray());

        IEnumerable<int> Lines()
        {
            while (records.Read())
            {
                yield return records.Line;
            }
        }
    }

    [Theory]
    [InlineData(SheetRecords.LongestValue, false)]
    [InlineData(SheetRecords.LongestValue + 1, true)]
    public void A_value_has_ten_thousand_characters_at_most(int length, bool isTooLong)
    {
        var records = new SheetRecords(new string('x', length), ',');

        Assert.Equal(isTooLong, Record.Exception(() => records.Read()) is InvalidDataException);
    }

    // The values of each record, side by side.
    private static List<string> Of(string text, char delimiter, bool isLibrary)
    {
        var found = new List<string>();
        if (!isLibrary)
        {
            var records = new SheetRecords(text, delimiter);
            while (records.Read())
            {
                found.Add(string.Join('\u2016', Enumerable.Range(0, records.Count)
                    .Select(i => records.IsBad(i) ? "bad" : records[i].ToString())));
            }

            return found;
        }

        var isBad = false;
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            BadDataFound = _ => isBad = true,
        });
        while (csv.Read())
        {
            found.Add(string.Join('\u2016', Enumerable.Range(0, csv.Parser.Count).Select(i =>
            {
                isBad = false;
                var value = csv.Parser[i];
                return isBad ? "bad" : value;
            })));
        }

        return found;
    }
}
