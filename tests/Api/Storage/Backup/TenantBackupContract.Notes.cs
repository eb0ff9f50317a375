using System.Text;
using System.Text.Json;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Backup;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Backup;

/// <summary>What a restore that was stopped left: its rows, and its note of how far it came.</summary>
public abstract partial class TenantBackupContract
{
    [Fact]
    public async Task A_note_about_another_store_restores_nothing_by_half()
    {
        await FillAsync(_file, 40);
        var path = await ExportAsync(_file, "whole");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using (var abandoned = new SqliteRowStore(_folder.File("abandoned.db")))
        await using (var file = File.OpenRead(path))
        {
            var restore = new TenantRestore(abandoned, $"{path}.restoring");
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => restore.RunAsync(Tenant, file, count => StopAt(2000, count, stop), stop.Token));
        }

        var error = await Assert.ThrowsAsync<TenantFileException>(() => RestoreAsync(_other, path));

        Assert.Contains("are not in this store", error.Message, StringComparison.Ordinal);
        File.Delete($"{path}.restoring");
        await RestoreAsync(_other, path);
        Assert.Equal(await BytesOf(path), await BytesOf(await ExportAsync(_other, "again")));
    }

    [Fact]
    public async Task A_restore_that_was_killed_before_its_first_note_goes_on()
    {
        await FillAsync(_file, 40);
        var path = await ExportAsync(_file, "whole");
        await NoteAsync(path, 0);
        await using (var file = File.OpenRead(path))
        await using (var reader = new TenantFileReader(file, Tenant))
        {
            // Batches of one wave arrive in any order.
            await foreach (var row in reader.ReadAsync(Ct).Where(_ => reader.Rows % 3 == 0).Take(50))
            {
                await WriteAsync(_other, new RowBatch(new(row.T, row.P)).Restore(new(row.K, row.V, Encoding.UTF8.GetBytes(row.C))));
            }
        }

        await RestoreAsync(_other, path);

        Assert.Equal(await BytesOf(path), await BytesOf(await ExportAsync(_other, "again")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task No_note_lets_a_restore_write_over_work(int done)
    {
        await FillAsync(_file, 3);
        var path = await ExportAsync(_file, "whole");
        await RestoreAsync(_other, path);
        var (partition, row) = await _other.ScanAsync(Tables.Customers, RowKeys.OfTenant(Tenant), Ct).FirstAsync(Ct);
        await WriteAsync(_other, new RowBatch(partition).Replace(row, "\"edited\""u8.ToArray()));
        var before = await BytesOf(await ExportAsync(_other, "before"));

        await NoteAsync(path, done);
        var error = await Assert.ThrowsAsync<TenantFileException>(() => RestoreAsync(_other, path));

        Assert.Contains("has rows already", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await BytesOf(await ExportAsync(_other, "after")));
    }

    [Fact]
    public async Task A_store_with_a_row_that_the_file_does_not_have_is_not_restored_over()
    {
        await FillAsync(_file, 3);
        var path = await ExportAsync(_file, "whole");
        await WriteAsync(_other, new RowBatch(RowKeys.Customer(Tenant, Guid.NewGuid())).Insert("a", "\"new\""u8.ToArray()));
        await NoteAsync(path, 0);

        var error = await Assert.ThrowsAsync<TenantFileException>(() => RestoreAsync(_other, path));

        Assert.Contains("has rows already", error.Message, StringComparison.Ordinal);
        Assert.Single(await _other.ScanAsync(Tables.Customers, RowKeys.OfTenant(Tenant), Ct).ToListAsync(Ct));
    }

    // What a restore that was killed leaves beside the file. Its hash stands in the file's last line, too.
    private static async Task NoteAsync(string path, long done)
    {
        var last = (await File.ReadAllLinesAsync(path, Ct))[^1];
        var hash = JsonDocument.Parse(last).RootElement.GetProperty("sha256").GetString();
        await File.WriteAllTextAsync($"{path}.restoring", $"{hash} {done}", Ct);
    }
}
