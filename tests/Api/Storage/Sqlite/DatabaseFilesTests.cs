using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>
/// What would not be there after the next start is not acknowledged, and a start that would lose rows without a word is refused.
/// </summary>
public sealed class DatabaseFilesTests : IDisposable
{
    private static readonly TenantId s_tenant = TenantId.FromValidatedToken(Guid.Parse("11111111-aaaa-4bbb-8ccc-000000000001"));
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("crm.db");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("crm.db", false)]
    [InlineData("crm.db", true)]
    [InlineData("crm.db-wal", false)]
    [InlineData("crm.db-wal", true)]
    [InlineData("crm.db-redo0", false)]
    [InlineData("crm.db-redo1", false)]
    [InlineData("crm.db-redo0", true)]
    [InlineData("crm.db-redo1", true)]
    public async Task A_file_that_goes_under_the_running_API_ends_acknowledging_and_health_says_so(string file, bool isReplaced)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere an open file is not deleted, or not told from another.");
        await using (var rows = new SqliteRowStore(Database))
        {
            using var health = new StorageHealthCheck(rows, TimeProvider.System);
            await WriteAsync(rows, "before");
            Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new(), Ct)).Status);
            var path = _folder.File(file);
            var copy = await File.ReadAllBytesAsync(Database, Ct);
            File.Delete(path);
            if (isReplaced)
            {
                await File.WriteAllBytesAsync(path, file == "crm.db" ? copy : [], Ct);
            }

            var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(rows, "after"));
            Assert.Contains("restore the last export", refused.Message, StringComparison.Ordinal);
            using var later = new StorageHealthCheck(rows, TimeProvider.System);
            var ill = await later.CheckHealthAsync(new(), Ct);
            Assert.Equal((HealthStatus.Unhealthy, refused.Message), (ill.Status, ill.Description));
        }

        // Neither does the next start pretend that nothing was lost.
        var atStart = Assert.Throws<StorageUnavailableException>(() => new SqliteRowStore(Database));
        Assert.Contains("restore the last export", atStart.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crm.db", "is gone")]
    [InlineData("crm.db-wal", "crm.db-wal is gone")]
    [InlineData("crm.db-redo0", "crm.db-redo0 is gone")]
    [InlineData("crm.db-redo1", "crm.db-redo1 is gone")]
    public async Task After_a_kill_every_file_must_be_there(string file, string told)
    {
        var killed = await KilledAsync();
        File.Delete(Path.Combine(killed, file));
        var left = Directory.GetFiles(killed).Order().ToList();

        var refused = Assert.Throws<StorageUnavailableException>(() => new SqliteRowStore(Path.Combine(killed, "crm.db")));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Contains("restore the last export", refused.Message, StringComparison.Ordinal);
        Assert.Equal(left.Append(Path.Combine(killed, "crm.db.lock")).Distinct().Order(), Directory.GetFiles(killed).Order());
    }

    [Fact]
    public async Task After_a_kill_with_every_file_nothing_is_asked_and_nothing_is_lost()
    {
        var killed = Path.Combine(await KilledAsync(), "crm.db");
        await using var rows = new SqliteRowStore(killed);

        Assert.NotNull(await rows.FindAsync(RowKeys.Customer(s_tenant, Guid.Empty), "before", Ct));
    }

    [Fact]
    public async Task A_database_that_was_closed_is_one_file_and_may_be_moved_and_its_folder_emptied()
    {
        await using (var rows = new SqliteRowStore(Database))
        {
            await WriteAsync(rows, "before");
        }

        Assert.Equal(["crm.db", "crm.db.lock"], Directory.GetFiles(_folder.File("")).Select(Path.GetFileName).Order());
        File.Move(Database, _folder.File("moved.db"));
        await using var moved = new SqliteRowStore(_folder.File("moved.db"));
        Assert.NotNull(await moved.FindAsync(RowKeys.Customer(s_tenant, Guid.Empty), "before", Ct));
        await using var anew = new SqliteRowStore(Database);
        Assert.Null(await anew.FindAsync(RowKeys.Customer(s_tenant, Guid.Empty), "before", Ct));
    }

    [Fact]
    public async Task An_operator_who_knows_better_deletes_the_mark()
    {
        var killed = await KilledAsync();
        File.Delete(Path.Combine(killed, "crm.db-redo0"));
        File.Delete(Path.Combine(killed, "crm.db-open"));

        await using var rows = new SqliteRowStore(Path.Combine(killed, "crm.db"));
    }

    // A folder as a process leaves it that is killed while it runs.
    private async Task<string> KilledAsync()
    {
        await using var rows = new SqliteRowStore(Database);
        await WriteAsync(rows, "before");
        var killed = Directory.CreateDirectory(_folder.File("killed")).FullName;
        var files = Directory.GetFiles(Path.GetDirectoryName(Database)!);
        foreach (var file in files.Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(killed, Path.GetFileName(file)));
        }

        return killed;
    }

    private static async Task WriteAsync(SqliteRowStore rows, string key) => await rows.CommitAsync(
        new RowBatch(RowKeys.Customer(s_tenant, Guid.Empty)).Upsert(key, Encoding.UTF8.GetBytes("{}")), Ct);
}
