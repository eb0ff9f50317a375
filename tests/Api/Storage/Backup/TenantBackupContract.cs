using System.Text;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Backup;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Backup;

/// <summary>A tenant's rows to a file and back, between a database file and whichever engine a subclass opens.</summary>
public abstract partial class TenantBackupContract : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SqliteRowStore _file = null!;
    private IRowStore _other = null!;

    private protected TenantId Tenant { get; } = TenantId.FromValidatedToken(Guid.NewGuid());

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _file = new SqliteRowStore(_folder.File("rows.db"));
        _other = await OpenAsync(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task There_and_back_again_gives_the_same_bytes()
    {
        await FillAsync(_file, 30);
        var first = await ExportAsync(_file, "first");

        await RestoreAsync(_other, first);
        var second = await ExportAsync(_other, "second");
        using var third = new SqliteRowStore(_folder.File("third.db"));
        await RestoreAsync(third, second);

        Assert.Equal(await BytesOf(first), await BytesOf(second));
        Assert.Equal(await BytesOf(first), await BytesOf(await ExportAsync(third, "third")));
    }

    [Fact]
    public async Task Another_tenants_rows_and_the_installations_secrets_stay_out()
    {
        var other = TenantId.FromValidatedToken(Guid.NewGuid());
        await _other.CommitAsync(new RowBatch(RowKeys.Customer(other, Guid.NewGuid())).Insert("a", "\"theirs\""u8.ToArray()), Ct);
        await _other.CommitAsync(new RowBatch(RowKeys.Secrets("key-ring")).Upsert("k", "\"sealed\""u8.ToArray()), Ct);
        await FillAsync(_other, 2);

        var text = Encoding.UTF8.GetString(await BytesOf(await ExportAsync(_other, "one")));

        Assert.DoesNotContain("theirs", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed", text, StringComparison.Ordinal);
        Assert.Contains("Ελένη", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_that_was_stopped_goes_on_wherever_it_was_cut()
    {
        await FillAsync(_other, 10);
        var whole = await BytesOf(await ExportAsync(_other, "whole"));
        int[] cuts = [0, 1, 40, whole.Length / 3, whole.Length / 2, whole.Length - 200, whole.Length - 1];
        foreach (var cut in cuts)
        {
            var path = _folder.File($"cut {cut}");
            await File.WriteAllBytesAsync(path, whole[..cut], Ct);

            Assert.Equal(whole, await BytesOf(await ExportAsync(_other, $"cut {cut}")));
        }
    }

    [Fact]
    public async Task A_restore_that_was_stopped_goes_on()
    {
        await FillAsync(_file, 40);
        var path = await ExportAsync(_file, "whole");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var restore = new TenantRestore(_other, $"{path}.restoring");
        await using (var file = File.OpenRead(path))
        {
            // When the first rows have been written.
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => restore.RunAsync(Tenant, file, count => StopAt(2000, count, stop), stop.Token));
        }

        Assert.NotEqual(0, await _other.ScanAsync(Tables.Customers, RowKeys.OfTenant(Tenant), Ct).CountAsync(Ct));
        await RestoreAsync(_other, path);

        Assert.False(File.Exists($"{path}.restoring"));
        Assert.Equal(await BytesOf(path), await BytesOf(await ExportAsync(_other, "again")));
    }

    [Fact]
    public async Task A_file_that_is_not_whole_or_not_ours_writes_nothing()
    {
        await FillAsync(_file, 3);
        var whole = await BytesOf(await ExportAsync(_file, "whole"));
        var text = Encoding.UTF8.GetString(whole);
        var lines = text.Split('\n');
        var foreign = TenantId.FromValidatedToken(Guid.NewGuid()).Value;
        (string Content, string Says)[] bad =
        [
            ("", "ends before its last line"),
            (text[..^100], "ends before its last line"),
            (text.Replace("Ελένη", "Ελένα", StringComparison.Ordinal), "damaged"),
            (text + "{}\n", "goes on after its last line"),
            (text + "{}", "goes on after its last line"),
            (text + "\0", "goes on after its last line"),
            (text.Replace(Tenant.Value, foreign, StringComparison.Ordinal), $"holds the tenant {foreign}"),
            (text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal), "another version of the product"),
            ("Name;Address\nEleni;eleni@example.com\n", "cannot be read"),
            ("{\"format\":\"x\",\"version\":1,\"tenant\":\"y\"}\n", "no export of a tenant"),
            (string.Join('\n', [lines[0], lines[2], lines[1], .. lines[3..]]), "out of order"),
            (
                string.Join(
                    '\n',
                    [lines[0], lines[1].Replace("\"t\":\"customers\"", "\"t\":\"secrets\"", StringComparison.Ordinal), .. lines[2..]]),
                "not of this tenant"),
            (
                string.Join('\n', [lines[0], lines[1].Replace(Tenant.Value, foreign, StringComparison.Ordinal), .. lines[2..]]),
                "not of this tenant"),
            (string.Join('\n', [lines[0], "{\"t\":\"customers\",\"p\":null}", .. lines[2..]]), "cannot be read"),
            (new string('x', 3_000_000), "longer than any row"),
        ];
        foreach (var (content, says) in bad)
        {
            var path = _folder.File("bad");
            await File.WriteAllTextAsync(path, content, Ct);

            var error = await Assert.ThrowsAsync<TenantFileException>(() => RestoreAsync(_other, path));

            Assert.Contains(says, error.Message, StringComparison.Ordinal);
            Assert.Empty(await _other.ScanAsync(Tables.Customers, RowKeys.OfTenant(Tenant), Ct).ToListAsync(Ct));
        }
    }

    [Fact]
    public async Task An_export_never_takes_another_file_for_its_own()
    {
        await FillAsync(_other, 1);
        var whole = await ExportAsync(_other, "whole");
        var foreign = _folder.File("foreign");
        await File.WriteAllTextAsync(foreign, new string('x', 5000), Ct);

        Assert.Contains(
            "whole export already",
            (await Assert.ThrowsAsync<TenantFileException>(() => ExportAsync(_other, "whole"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "something else",
            (await Assert.ThrowsAsync<TenantFileException>(() => ExportAsync(_other, "foreign"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "no rows here",
            (await Assert.ThrowsAsync<TenantFileException>(() => ExportAsync(_file, "none"))).Message,
            StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(foreign).Length);
        foreach (var few in new[] { "milk, eggs", "{\"format\":\"x\"", "milk\neggs\n" })
        {
            await File.WriteAllTextAsync(foreign, few, Ct);
            await Assert.ThrowsAsync<TenantFileException>(() => ExportAsync(_other, "foreign"));
            Assert.Equal(few, await File.ReadAllTextAsync(foreign, Ct));
        }

        Assert.NotEmpty(await BytesOf(whole));
    }

    [Fact]
    public async Task A_tenant_that_has_rows_is_not_restored_over()
    {
        await FillAsync(_file, 1);
        var path = await ExportAsync(_file, "one");
        await _other.CommitAsync(new RowBatch(RowKeys.Names(Tenant, "eleni")).Insert("eleni", "{}"u8.ToArray()), Ct);

        var error = await Assert.ThrowsAsync<TenantFileException>(() => RestoreAsync(_other, path));

        Assert.Contains("has rows already", error.Message, StringComparison.Ordinal);
    }

    private protected abstract ValueTask<IRowStore> OpenAsync(TemporaryFolder folder);

    private protected virtual ValueTask CloseAsync() => default;

    private async Task<string> ExportAsync(IRowStore rows, string name)
    {
        var path = _folder.File(name);
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        await new TenantExport(rows).RunAsync(Tenant, file, _ => { }, Ct);
        return path;
    }

    private async Task RestoreAsync(IRowStore rows, string path)
    {
        await using var file = File.OpenRead(path);
        await new TenantRestore(rows, $"{path}.restoring").RunAsync(Tenant, file, _ => { }, Ct);
    }

    private static void StopAt(long rows, long count, CancellationTokenSource stop)
    {
        if (count >= rows)
        {
            stop.Cancel();
        }
    }

    private static Task<byte[]> BytesOf(string path) => File.ReadAllBytesAsync(path, Ct);

    // Customers with long timelines, names in partitions of their own, an intent in several parts, empty content, every kind of text.
    private async Task FillAsync(IRowStore rows, int customers)
    {
        for (var i = 0; i < customers; i++)
        {
            var partition = RowKeys.Customer(Tenant, Guid.NewGuid());
            await WriteAsync(
                rows,
                new RowBatch(partition)
                .Insert("a", Encoding.UTF8.GetBytes($"{{\"name\":\"Ελένη \\\"{i}\\\" 👩‍👩‍👧 \u2028\"}}"))
                .Insert("b", default));
            for (var wave = 0; wave < i % 4; wave++)
            {
                var batch = new RowBatch(partition);
                for (var entry = 0; entry < 60; entry++)
                {
                    batch.Insert($"e{wave:D2}{entry:D3}", Encoding.UTF8.GetBytes(new string('ω', entry * 20)));
                }

                await WriteAsync(rows, batch);
            }

            await WriteAsync(rows, new RowBatch(RowKeys.Names(Tenant, $"n{i}")).Insert($"n{i}|x", "{}"u8.ToArray()));
            await WriteAsync(
                rows, new RowBatch(RowKeys.Address(Tenant, $"ελένη{i}@παράδειγμα.example")).Insert(RowKeys.Owner, "{}"u8.ToArray()));
        }

        await WriteAsync(
            rows,
            new RowBatch(RowKeys.Intent(Tenant, Guid.CreateVersion7().ToString("N"))).Insert("i00", "{}"u8.ToArray()).Insert(
                "i01", "{}"u8.ToArray()));
    }

    private static async Task WriteAsync(IRowStore rows, RowBatch batch) => Assert.True((await rows.CommitAsync(batch, Ct)).IsCommitted);
}

/// <summary>From one database file to another.</summary>
public sealed class SqliteBackupTests : TenantBackupContract
{
    private SqliteRowStore? _rows;

    private protected override ValueTask<IRowStore> OpenAsync(TemporaryFolder folder) =>
        new(_rows = new SqliteRowStore(folder.File("other.db")));

    private protected override async ValueTask CloseAsync() => await _rows!.DisposeAsync();
}
