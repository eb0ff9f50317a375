using System.Diagnostics;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Backup;

/// <summary>Which old files go with <c>--keep</c>, and which never do.</summary>
public sealed partial class DailyExportTests
{
    [Fact]
    public async Task Without_keep_nothing_is_deleted_whatever_the_machine_has_set()
    {
        await FillAsync();
        await WriteAsync("2026-03-09", Whole());
        Environment.SetEnvironmentVariable("keep", "1");
        try
        {
            Assert.Equal((0, "Done: 1 rows.", ""), await RunAsync("export"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("keep", null);
        }

        Assert.Equal(2, Names().Count);
    }

    [Fact]
    public async Task The_newest_whole_ones_stay_and_older_ones_go_halves_too()
    {
        await FillAsync();
        await WriteAsync("2026-03-09", Half());
        await WriteAsync("2026-03-08", Whole());
        await WriteAsync("2026-03-07", Half());
        await WriteAsync("2026-03-06", Whole());
        await WriteAsync("2026-03-05", Half());
        await WriteAsync("2025-12-31", Whole());

        var (code, told, _) = await RunAsync("export", "--keep=3");

        Assert.Equal(0, code);
        Assert.Equal(
            $"Done: 1 rows.\nOlder than the 3 newest, deleted: {NameOn("2026-03-05")}, {NameOn("2025-12-31")}.",
            told.ReplaceLineEndings("\n"));
        Assert.Equal(
            [NameOn("2026-03-06"), NameOn("2026-03-07"), NameOn("2026-03-08"), NameOn("2026-03-09"), NameOn("2026-03-10")], Names());
    }

    [Fact]
    public async Task A_run_that_finds_the_day_done_deletes_what_the_first_one_did_not_come_to()
    {
        await FillAsync();
        await RunAsync("export");
        await WriteAsync("2026-03-09", Whole());

        var (code, told, _) = await RunAsync("export", "--keep=1");

        Assert.Equal(0, code);
        Assert.Contains($"deleted: {NameOn("2026-03-09")}.", told, StringComparison.Ordinal);
        Assert.Equal([NameOn("2026-03-10")], Names());
    }

    [Fact]
    public async Task Halves_alone_never_take_the_place_of_a_whole_one()
    {
        await FillAsync();
        await WriteAsync("2026-03-01", Whole());
        foreach (var day in new[] { "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05" })
        {
            await WriteAsync(day, Half());
        }

        await RunAsync("export", "--keep=2");

        Assert.Contains(NameOn("2026-03-01"), Names());
    }

    [Fact]
    public async Task An_export_that_fails_deletes_nothing()
    {
        await WriteAsync("2026-03-09", Whole());
        await WriteAsync("2026-03-08", Whole());
        using (new SqliteRowStore(_folder.File("rows.db")))
        {
            // A store without a row of this tenant.
        }

        var (code, _, failed) = await RunAsync("export", "--keep=1");

        Assert.Equal(1, code);
        Assert.Contains("no rows here", failed, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { NameOn("2026-03-08"), NameOn("2026-03-09") }, Names().ToHashSet());
    }

    [Fact]
    public async Task Days_to_come_stay_and_never_push_today_out()
    {
        await FillAsync();
        await WriteAsync("2026-03-11", Whole());
        await WriteAsync("2099-01-01", Whole());
        await WriteAsync("2026-03-09", Whole());

        await RunAsync("export", "--keep=2");

        Assert.Equal([NameOn("2026-03-09"), NameOn("2026-03-10"), NameOn("2026-03-11"), NameOn("2099-01-01")], Names());
    }

    [Fact]
    public async Task Whatever_only_looks_like_one_stays()
    {
        await FillAsync();
        string[] names =
        [
            NameOn("2020-13-01"), NameOn("2020-02-30"), NameOn("2020-1-01"), NameOn("20200101"), NameOn("2020-01-01 "),
            NameOn("٢٠٢٠-٠١-٠١"), NameOn("before"), NameOn("2020-01-01") + ".restoring", NameOn("2020-01-01") + ".bak",
            $"x{NameOn("2020-01-01")}", NameOn("2020-01-01").ToUpperInvariant(), $"crm-{Guid.NewGuid():D}-2020-01-01.rows",
        ];
        foreach (var name in names)
        {
            await File.WriteAllTextAsync(_folder.File(name), Whole(), Ct);
        }

        // The right name, and something else in it.
        (string Day, string Content)[] others =
        [
            ("2020-03-01", ""), ("2020-03-02", "milk, eggs"), ("2020-03-03", "\n\n"), (
                "2020-03-04", Whole().Replace(_tenant.Value, Guid.NewGuid().ToString("D"), StringComparison.Ordinal)),
            ("2020-03-05", Whole()[..40]), ("2020-03-06", new string('x', 100_000)), ("2020-03-07", "null\n"), (
                "2020-03-08", Whole().Replace("outlookcrm-tenant", "another", StringComparison.Ordinal)),
        ];
        foreach (var (day, content) in others)
        {
            await WriteAsync(day, content);
        }

        Directory.CreateDirectory(FileOn("2020-04-01"));
        await File.WriteAllTextAsync(Path.Combine(FileOn("2020-04-01"), NameOn("2020-04-01")), Whole(), Ct);
        await File.WriteAllTextAsync(_folder.File("elsewhere"), Whole(), Ct);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(FileOn("2020-05-01"), _folder.File("elsewhere"));
            File.CreateSymbolicLink(FileOn("2020-05-02"), _folder.File("nowhere"));

            // Whoever opens it waits for somebody to write.
            using var pipe = Process.Start("mkfifo", FileOn("2020-05-03"));
            await pipe.WaitForExitAsync(Ct);
        }

        await WriteAsync("2020-06-01", Whole());
        var before = Names();

        var (code, told, _) = await RunAsync("export", "--keep=1");

        Assert.Equal(0, code);
        Assert.EndsWith($"deleted: {NameOn("2020-06-01")}.", told, StringComparison.Ordinal);
        Assert.Equal(
            before.Where(name => name != NameOn("2020-06-01")).Append(NameOn("2026-03-10")).Order(StringComparer.Ordinal), Names());
        Assert.Equal(Whole(), await File.ReadAllTextAsync(_folder.File("elsewhere"), Ct));
        Assert.True(File.Exists(Path.Combine(FileOn("2020-04-01"), NameOn("2020-04-01"))));
    }
}
