using System.Globalization;
using System.Text;
using System.Text.Json;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A table whose reading begins again in its middle gives the rest of its records, whatever stands around them.</summary>
public sealed class ResumedReadingTests
{
    private const string Lines = "Order number;Order date;Email;Product;Quantity;Line total;Total\n";

    [Theory]
    [InlineData("Name;Email\nAnna;a@duna.example\nBéla;b@duna.example\nCili;c@duna.example\n")]
    [InlineData("Name;Email\r\nAnna;a@duna.example\r\n\r\n\r\nBéla;b@duna.example\r\nCili;c@duna.example")]
    [InlineData("Name;Email\rAnna;a@duna.example\r\rBéla;b@duna.example\rCili;c@duna.example\r")]
    [InlineData("sep=;\r\nName;Email\r\nAnna;a@duna.example\r\nBéla;b@duna.example\r\n")]
    [InlineData("sep=;\nName;Email\nAnna;a@duna.example\nBéla;b@duna.example\n")]
    [InlineData("List of customers\n\nName;Email;Notes\nAnna;a@duna.example;\"two\nlines; \"\"so\"\"\n\nthere\"\n;;none\n"
        + "Béla;b@duna.example;\"x\r\ny\"\nTotal;;\nprinted today;;\nCili;c@duna.example;\n;;\n")]
    [InlineData("Name;Email\nAnna;a@duna.example;x\nBéla;b@duna.example\n\"Ci\"li;c@duna.example\nDóra;d@duna.example\n;e\n"
        + "😀 Ede;e@duna.example\n")]
    [InlineData(Lines + "A-1;2026-06-16;a@duna.example;Tea;1;2,50;4,00\nA-1;;;Cup;2;1,50;\n;;;Box;1;0;\n\n"
        + "A-2;2026-06-16;a@duna.example;Tea;1;2,50;lots\nA-3;2026-06-17;b@duna.example;\"Tea\n\ngreen\";1;2,50;2,50\n"
        + ";2026-06-17;c@duna.example;;;;3,00\nA-1;2026-06-16;a@duna.example;Tea;1;2,50;4,00\n")]
    [InlineData("Invoice number;Date;Customer;Type;Item;Quantity;Line total;Total\n;;Aegean Tools SA\n"
        + "A-1;2026-06-16;;Invoice;Tea;1;2,50;2,50\n"
        + "P-1;2026-06-17;;Payment;;;;2,50\nA-2;2026-06-18;;Invoice;Tea;1;2,50;2,50\nA-2;;;Invoice;Cup;1;1,50;\n;;Karoo Wine\n"
        + "A-3;2026-06-18;;Invoice;Tea;1;2,50;2,50\nTotal;;;;;;;7,50\nprinted 2026\nA-4;2026-06-19;;Estimate;Tea;1;1;1\n"
        + "A-5;2026-06-19;;Invoice;Tea;1;1;1\n")]
    [InlineData("Payment id;Payment date;Amount;Email;Status\nP-1;2026-06-16;2,50;a@duna.example;succeeded\n"
        + "P-2;2026-06-16;2,50;a@duna.example;failed\nP-3;soon;2,50;a@duna.example;succeeded\n"
        + "P-4;2026-06-18;2,50;a@duna.example;succeeded\n")]
    public void The_rest_comes_as_it_would_have_come(string text)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode })
        {
            IsSame([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        }
    }

    [Fact]
    public void The_real_files_of_programs_do_too()
    {
        foreach (var (file, _, _, _) in TableSamples.All)
        {
            IsSame(Previews.Shared("csv-samples", file));
        }
    }

    [Fact]
    public void A_mark_stands_right_where_the_blocks_of_a_reader_end()
    {
        // Line ends of two characters fall on all sides of the blocks.
        for (var shift = 0; shift < 4; shift++)
        {
            var text = new StringBuilder($"Name;Email;{new string('x', shift)}Notes\r\n");
            for (var i = 0; i < 900; i++)
            {
                var notes = i % 7 == 0 ? "\"a\r\n\"\"b\"\"\"" : new string('é', i % 11);
                text.Append(CultureInfo.InvariantCulture, $"Ödön {i};o{i}@duna.example;{notes}\r\n").Append(i % 13 == 0 ? "\r\n" : "");
            }

            IsSame(Encoding.UTF8.GetBytes(text.ToString()), every: 97);
        }
    }

    [Fact]
    public async Task Steps_go_on_behind_the_records_that_were_written_whether_a_place_was_noted_or_not()
    {
        var bytes = Encoding.UTF8.GetBytes(Lines + string.Concat(Enumerable.Range(0, 25).Select(i =>
            $"A-{i};2026-06-16;a@duna.example;Tea;1;2,50;4,00\nA-{i};;;Cup;2;1,50;\nB-{i};soon;a@duna.example;Cup;2;1,50;1\n")));
        var (whole, marks) = (new List<string>(), new List<ImportHead>());
        for (var head = Head(0, null); head is not null;)
        {
            var file = Open(bytes);
            await using var steps = new ReadAhead(file, head, 4, default);
            var step = await steps.NextAsync(default);
            whole.AddRange(step.Items.Select(Line));
            whole.AddRange(step.Met.Select(met => $"{met.Line} {met.Code}"));
            head = step.Items.Length == 0 ? null : Head(head.Read + step.Items.Length, step.Mark);
            marks.AddRange(head is null ? [] : [head]);
        }

        Assert.Equal(50, whole.Count);
        Assert.Equal(7, marks.Count);
        foreach (var head in marks.SelectMany(head => new[] { head, head with { Mark = null } }))
        {
            var rest = new List<string>();
            await using var steps = new ReadAhead(Open(bytes), head, 4, default);
            FileStep step;
            do
            {
                step = await steps.NextAsync(default);
                rest.AddRange(step.Items.Select(Line));
                rest.AddRange(step.Met.Select(met => $"{met.Line} {met.Code}"));
            }
            while (step.Items.Length > 0);

            Assert.Equal(whole[^rest.Count..], rest);
        }
    }

    private static ImportHead Head(int read, TableMark? mark) => new(Guid.Empty, "", "", TableAnswers.None, null, ImportState.Running,
        new DoneBy(Guid.Empty, "", default), null, 1, read, ImportCounts.None, null, 0, mark);

    // From each place at which the reading may pause.
    private static void IsSame(byte[] bytes, int every = 1)
    {
        var (all, faults) = (new List<string>(), new List<string>());
        var marks = new List<(TableMark Mark, int Items, int Faults)>();
        var file = Open(bytes);
        foreach (var item in file.Items(null, fault => faults.Add(Line(fault)), default))
        {
            all.Add(Line(item));
            if (file.Table!.Mark is { } mark)
            {
                marks.Add((mark, all.Count, faults.Count));
            }
        }

        Assert.NotEmpty(marks);
        foreach (var (mark, items, met) in marks.Where((_, i) => i % every == 0))
        {
            var (rest, wrong, again) = (new List<string>(), new List<string>(), Open(bytes, file.Table!.Found));
            rest.AddRange(again.Items(mark, fault => wrong.Add(Line(fault)), default).Select(Line));
            Assert.Equal(all[items..], rest);
            Assert.Equal(faults[met..], wrong);
            Assert.Equal(file.Table!.LeftOutCount, again.Table!.LeftOutCount);
        }
    }

    private static ImportFile Open(byte[] bytes, FoundFormats? found = null) => ImportFile.Read(
        new MemoryStream(bytes), TableAnswers.None with { DayOrder = "dayFirst", DecimalMark = "comma" }, null, default, found);

    private static string Line(TableItem item) => $"{item.Line} {JsonSerializer.Serialize(item.Record, item.Record.GetType())}";

    private static string Line(Rejected fault) => $"{fault.Line} {fault.Column} {fault.Value} {fault.Code}";
}
