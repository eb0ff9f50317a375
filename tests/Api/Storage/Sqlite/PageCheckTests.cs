using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>Damage that an opening does not meet is found after the start and told by the readiness.</summary>
public sealed class PageCheckTests : IDisposable
{
    private const int PageBytes = 4096;
    private static readonly Partition s_partition = RowKeys.Health;
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("rows.db");

    /// <summary>A page in the middle, near the end, several, and zeros.</summary>
    [Theory]
    [InlineData(0.5, 1, 0xff)]
    [InlineData(0.5, 1, 0x00)]
    [InlineData(0.9, 1, 0xff)]
    [InlineData(0.3, 20, 0xa5)]
    [InlineData(0.7, 3, 0x01)]
    public async Task A_damaged_page_takes_the_readiness_away_and_says_what_to_do(double at, int pages, byte written)
    {
        await FillAsync();
        using (var file = File.OpenWrite(Path))
        {
            var start = (long)(file.Length / PageBytes * at) * PageBytes;
            file.Position = start;
            var bytes = new byte[pages * PageBytes];
            bytes.AsSpan().Fill(written);
            file.Write(bytes);
        }

        using var rows = new SqliteRowStore(Path);
        var health = await CheckedAsync(Path);

        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("restore the newest export", health.Description, StringComparison.Ordinal);
    }

    /// <summary>Every page is whole, and a letter, a key or a version is another.</summary>
    [Theory]
    [InlineData("content = CAST(replace(CAST(content AS TEXT), 'xxx', 'xxy') AS BLOB) WHERE rk = (SELECT max(rk) FROM secrets)")]
    [InlineData("content = x'7B7D' WHERE rk = (SELECT min(rk) FROM secrets)")]
    [InlineData("content = substr(content, 1, length(content) - 1) WHERE rk = (SELECT min(rk) FROM secrets)")]
    [InlineData("content = CAST(content || x'20' AS BLOB)")]
    [InlineData("version = CAST(substr(version, 1, 15) || x'00' || substr(version, 17) AS BLOB) WHERE rk = (SELECT max(rk) FROM secrets)")]
    [InlineData("rk = CAST(rk || x'01' AS BLOB) WHERE rk = (SELECT max(rk) FROM secrets)")]
    [InlineData("pk = CAST(pk || x'01' AS BLOB) WHERE rk = (SELECT max(rk) FROM secrets)")]
    public async Task A_row_that_is_not_what_was_written_takes_the_readiness_away(string change)
    {
        await FillAsync();
        using (var connection = SqliteSchema.OpenWriter(Path))
        {
            connection.Execute($"UPDATE secrets SET {change}");
        }

        using var rows = new SqliteRowStore(Path);
        var health = await CheckedAsync(Path);

        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("not what was written", health.Description, StringComparison.Ordinal);
    }

    /// <summary>Guard: an operator who updates the product has rows without a checksum.</summary>
    [Theory]
    [InlineData("version = substr(version, 1, 16)")]
    [InlineData("version = 'v1'")]
    public async Task Rows_of_builds_without_checksums_are_whole(string older)
    {
        await FillAsync();
        using (var connection = SqliteSchema.OpenWriter(Path))
        {
            connection.Execute($"UPDATE secrets SET {older}");
        }

        using var rows = new SqliteRowStore(Path);

        Assert.Equal(HealthStatus.Healthy, (await CheckedAsync(Path)).Status);
    }

    [Fact]
    public async Task A_whole_database_is_healthy()
    {
        await FillAsync();
        using var rows = new SqliteRowStore(Path);

        Assert.Equal(HealthStatus.Healthy, (await CheckedAsync(Path)).Status);
    }

    [Fact]
    public async Task An_engine_without_a_file_is_healthy() => Assert.Equal(HealthStatus.Healthy, (await CheckedAsync(null)).Status);

    [Fact]
    public async Task A_stop_ends_the_check()
    {
        await FillAsync();
        using var rows = new SqliteRowStore(Path);
        using var check = new PageCheck(Path, NullLogger<PageCheck>.Instance);
        await check.StartAsync(TestContext.Current.CancellationToken);
        await check.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(check.ExecuteTask!.IsCompleted);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<HealthCheckResult> CheckedAsync(string? path)
    {
        using var check = new PageCheck(path, NullLogger<PageCheck>.Instance);
        await check.StartAsync(TestContext.Current.CancellationToken);
        await check.ExecuteTask!;
        return await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
    }

    // Some megabytes, so that the middle is no page that an opening reads.
    private async Task FillAsync()
    {
        await using var rows = new SqliteRowStore(Path);
        for (var batch = 0; batch < 40; batch++)
        {
            var written = new RowBatch(s_partition);
            for (var row = 0; row < 50; row++)
            {
                written.Upsert($"k{batch:D3}{row:D3}", JsonSerializer.SerializeToUtf8Bytes(new string((char)('a' + row % 26), 1_000)));
            }

            await rows.CommitAsync(written, TestContext.Current.CancellationToken);
        }
    }
}
