using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Files that other programs export are read to the right records.</summary>
public sealed class TableFileTests(Company company)
{
    public static TheoryData<string> Files => [.. TableSamples.All.Select(sample => sample.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_of_another_program_is_read_as_it_is_written(string file)
    {
        var (_, format, leftOut, records) = TableSamples.All.Single(sample => sample.File == file);
        var preview = await company.Maria.PreviewAsync(Previews.Shared("csv-samples", file));

        Assert.Equal(format, preview.Text("format"));
        Assert.Equal(records, preview.GetProperty("records").EnumerateArray().Select(TableSamples.Line));
        Assert.Empty(preview.GetProperty("rejected").EnumerateArray());
        Assert.Equal(leftOut, string.Join(',', LeftOut(preview)));
    }

    internal static IEnumerable<string> LeftOut(JsonElement preview) =>
        preview.GetProperty("leftOut").EnumerateArray().Select(row => $"{row.Text("line")} {row.Text("reason")}");
}
