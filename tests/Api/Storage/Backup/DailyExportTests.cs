using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Backup;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Backup;

/// <summary>An export every day, as a timer says it: one file a day, tried again, and old ones deleted. On real files.</summary>
public sealed partial class DailyExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());
    // Moves on a little whenever it is asked, so that no two deeds have the same time.
    private readonly FakeTimeProvider _clock =
        new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Pattern => $"crm-{_tenant.Value}-{{date}}.rows";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_name_has_the_day_of_the_machines_own_clock()
    {
        await FillAsync();
        _clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.Zero));
        _clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(13), "east", "east"));

        Assert.Equal((0, "Done: 1 rows.", ""), await RunAsync("export"));

        Assert.Equal([NameOn("2027-01-01")], Names());
    }

    [Fact]
    public async Task A_second_run_of_the_day_finds_it_done_and_says_so()
    {
        await FillAsync();
        await RunAsync("export");
        var first = await File.ReadAllBytesAsync(FileOn("2026-03-10"), Ct);
        await FillAsync();

        var (code, told, failed) = await RunAsync("export");

        Assert.Equal((0, ""), (code, failed));
        Assert.Equal(
            $"{FileOn("2026-03-10")} holds the export of this day already, whole: 1 rows. Nothing was exported. "
            + "For another one today, name another file.",
            told);
        Assert.Equal(first, await File.ReadAllBytesAsync(FileOn("2026-03-10"), Ct));
        Assert.Equal(["checked", "export done", "export begun"], await DeedsAsync());
    }

    [Fact]
    public async Task A_try_that_was_stopped_goes_on_and_one_that_is_damaged_is_told()
    {
        await FillAsync();
        await RunAsync("export");
        var whole = await File.ReadAllBytesAsync(FileOn("2026-03-10"), Ct);
        await File.WriteAllBytesAsync(FileOn("2026-03-10"), whole[..^60], Ct);

        Assert.Equal((0, "Done: 1 rows.", ""), await RunAsync("export"));
        Assert.Equal(whole, await File.ReadAllBytesAsync(FileOn("2026-03-10"), Ct));

        whole[^20] ^= 1;
        await File.WriteAllBytesAsync(FileOn("2026-03-10"), whole, Ct);
        await WriteAsync("2026-03-09", Whole());
        var (code, told, failed) = await RunAsync("export", "--keep=1");

        Assert.Equal((1, ""), (code, told));
        Assert.Contains("damaged", failed, StringComparison.Ordinal);
        Assert.Equal([NameOn("2026-03-09"), NameOn("2026-03-10")], Names());
    }

    [Theory]
    [InlineData("export", "{day}.rows", "", "{date} is the only placeholder")]
    [InlineData("export", "{Date}.rows", "", "{date} is the only placeholder")]
    [InlineData("export", "{date}}.rows", "", "{date} is the only placeholder")]
    [InlineData("export", "{date}-{date}.rows", "", "stands in it once")]
    [InlineData("export", "{date}/a.rows", "", "in a folder's name")]
    [InlineData("export", "a.rows", "--keep=3", "--keep needs a --file with {date}")]
    [InlineData("export", "{date}.rows", "--keep=0", "--keep takes how many")]
    [InlineData("export", "{date}.rows", "--keep=-3", "--keep takes how many")]
    [InlineData("export", "{date}.rows", "--keep=all", "--keep takes how many")]
    [InlineData("export", "{date}.rows", "--keep=", "--keep takes how many")]
    [InlineData("export", "{date}.rows", "--keep", "--keep takes how many")]
    [InlineData("restore", "{date}.rows", "", "restore takes one file")]
    [InlineData("offboard", "{date}.rows", "", "offboard takes one file")]
    [InlineData("restore", "a.rows", "--keep=3", "--keep is for export alone")]
    [InlineData("offboard", "a.rows", "--keep=3", "--keep is for export alone")]
    public async Task What_is_not_understood_is_told_and_nothing_is_done(string verb, string file, string more, string says)
    {
        await FillAsync();
        await WriteAsync("2020-01-01", Whole());
        using var failed = new StringWriter();
        string[] args = [verb, "--tenant", _tenant.Value, "--file", _folder.File(file), $"--Storage:Path={_folder.File("rows.db")}"];

        var code = await BackupCommand.RunAsync(more.Length > 0 ? [.. args, more] : args, TextWriter.Null, failed, _clock);

        Assert.Equal(2, code);
        Assert.Contains(says, failed.ToString(), StringComparison.Ordinal);
        Assert.Equal([NameOn("2020-01-01")], Names());
    }

    [Fact]
    public async Task Braces_in_a_folders_name_and_in_a_restored_files_are_a_name()
    {
        await FillAsync();
        var folder = Directory.CreateDirectory(_folder.File("{3f2504e0}")).FullName;

        Assert.Equal(0, (await RunAsync("export", ["--file", Path.Combine(folder, "{date}.rows")])).Code);
        File.Move(Path.Combine(folder, "2026-03-10.rows"), _folder.File("{old}.rows"));
        Assert.Equal(
            0, (await RunAsync("restore", ["--file", _folder.File("{old}.rows"), $"--Storage:Path={_folder.File("new.db")}"])).Code);
    }

    private async Task FillAsync()
    {
        using var rows = new SqliteRowStore(_folder.File("rows.db"));
        await rows.CommitAsync(new RowBatch(RowKeys.Customer(_tenant, Guid.NewGuid())).Insert("a", "{}"u8.ToArray()), Ct);
    }

    private string NameOn(string day) => Pattern.Replace("{date}", day, StringComparison.Ordinal);

    private string FileOn(string day) => _folder.File(NameOn(day));

    private Task WriteAsync(string day, string content) => File.WriteAllTextAsync(FileOn(day), content, Ct);

    private string Half() =>
        $"{{\"format\":\"outlookcrm-tenant\",\"version\":1,\"tenant\":\"{_tenant.Value}\"}}\n"
        + $"{{\"t\":\"customers\",\"p\":\"{_tenant.Value}|";

    private string Whole() =>
        $"{{\"format\":\"outlookcrm-tenant\",\"version\":1,\"tenant\":\"{_tenant.Value}\"}}\n"
        + $"{{\"rows\":0,\"sha256\":\"{new string('0', 64)}\"}}\n";

    private List<string> Names() =>
    [
        .. new DirectoryInfo(_folder.Path).EnumerateFileSystemInfos()
            .Select(one => one.Name)
            .Where(name => !name.StartsWith("rows.db", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private async Task<List<string>> DeedsAsync()
    {
        using var rows = new SqliteRowStore(_folder.File("rows.db"));
        return await rows.ScanAsync(Tables.Audit, KeyRange.StartingWith("installation"), Ct)
            .Select(one => JsonDocument.Parse(one.Row.Content).RootElement.GetProperty("verb").GetString()!).ToListAsync(Ct);
    }

    private async Task<(int Code, string Told, string Failed)> RunAsync(string verb, params string[] more)
    {
        using var told = new StringWriter();
        using var failed = new StringWriter();
        string[] where = ["--Storage:Engine=sqlite", $"--Storage:Path={_folder.File("rows.db")}"];
        string[] args = [verb, "--tenant", _tenant.Value, "--file", _folder.File(Pattern), .. where, .. more];
        var code = await BackupCommand.RunAsync(args, told, failed, _clock);
        return (code, told.ToString().Trim(), failed.ToString());
    }
}
