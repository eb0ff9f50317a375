using System.Text;
using System.Text.Json;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Backup;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Backup;

/// <summary>A tenant leaves: by the command as an operator says it, on the engine that a subclass names.</summary>
public abstract class OffboardContract : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());
    private readonly TenantId _other = TenantId.FromValidatedToken(Guid.NewGuid());

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_row_of_the_tenant_goes_and_the_file_can_bring_it_back()
    {
        await FillAsync();

        Assert.Equal(0, await SayAsync("offboard", "--yes"));

        await using (var rows = await StoreAsync())
        {
            Assert.Empty(await OfAsync(rows.Rows, _tenant));
            Assert.Equal(252, (await OfAsync(rows.Rows, _other)).Count);
            Assert.NotNull(await rows.Rows.FindAsync(RowKeys.Secrets("key-ring"), "k", default));
        }

        Assert.Equal(0, await SayAsync("restore"));
        await using var again = await StoreAsync();
        Assert.Equal(252, (await OfAsync(again.Rows, _tenant)).Count);
        Assert.Equal(["restore done", "restore begun", "offboard done", "offboard begun"], await DeedsAsync(again.Rows));
    }

    [Fact]
    public async Task Exporting_is_noted_and_the_note_is_in_no_export()
    {
        await FillAsync();

        Assert.Equal(0, await SayAsync("export"));

        await using (var rows = await StoreAsync())
        {
            Assert.Equal(["export done", "export begun"], await DeedsAsync(rows.Rows));
        }

        var first = await File.ReadAllBytesAsync(_folder.File("tenant.rows"));
        File.Delete(_folder.File("tenant.rows"));
        Assert.Equal(0, await SayAsync("export"));
        Assert.Equal(first, await File.ReadAllBytesAsync(_folder.File("tenant.rows")));
    }

    [Fact]
    public async Task Nothing_goes_without_yes_or_while_the_tenant_may_sign_in()
    {
        await FillAsync();

        Assert.Equal(1, await SayAsync("offboard"));
        Assert.Equal(1, await SayAsync("offboard", "--yes", "--AzureAd:ClientId="));
        Assert.Equal(1, await SayAsync("offboard", "--yes", $"--Tenants:0={_tenant.Value.ToUpperInvariant()}"));
        Assert.Equal(1, await SayAsync("offboard", "--yes", $"--AzureAd:TenantId={_tenant.Value}"));

        await using var rows = await StoreAsync();
        Assert.Equal(252, (await OfAsync(rows.Rows, _tenant)).Count);
        Assert.False(File.Exists(_folder.File("tenant.rows")));
    }

    [Fact]
    public async Task A_file_that_lacks_a_row_or_its_end_deletes_nothing_and_a_stopped_try_goes_on()
    {
        await FillAsync();
        Assert.Equal(0, await SayAsync("export"));
        var late = RowKeys.Customer(_tenant, Guid.NewGuid());
        await using (var rows = await StoreAsync())
        {
            await rows.Rows.CommitAsync(new RowBatch(late).Insert("a", "{}"u8.ToArray()), default);
        }

        Assert.Equal(1, await SayAsync("offboard", "--yes"));

        await using (var rows = await StoreAsync())
        {
            Assert.Equal(["offboard begun", "export done", "export begun"], await DeedsAsync(rows.Rows));
            Assert.Equal(253, (await OfAsync(rows.Rows, _tenant)).Count);
            var found = await rows.Rows.FindAsync(late, "a", default);
            await rows.Rows.CommitAsync(new RowBatch(late).Delete(found!), default);

            // As if an earlier try had come so far.
            var (partition, row) = await rows.Rows.ScanAsync(Tables.Names, RowKeys.OfTenant(_tenant), default).SingleAsync();
            await rows.Rows.CommitAsync(new RowBatch(partition).Delete(row), default);
        }

        Assert.Equal(0, await SayAsync("offboard", "--yes"));
        await using var empty = await StoreAsync();
        Assert.Empty(await OfAsync(empty.Rows, _tenant));
        Assert.Equal(["offboard done", "offboard begun", "offboard begun", "export done", "export begun"], await DeedsAsync(empty.Rows));
    }

    [Fact]
    public async Task An_export_that_fails_is_noted_too()
    {
        await FillAsync();
        await File.WriteAllTextAsync(_folder.File("tenant.rows"), "milk, eggs");

        Assert.Equal(1, await SayAsync("export"));

        await using var rows = await StoreAsync();
        Assert.Equal(["export begun"], await DeedsAsync(rows.Rows));
    }

    private async Task FillAsync()
    {
        await using var rows = await StoreAsync();
        await rows.Rows.CommitAsync(new RowBatch(RowKeys.Secrets("key-ring")).Upsert("k", "\"sealed\""u8.ToArray()), default);
        foreach (var tenant in new[] { _tenant, _other })
        {
            await rows.Rows.CommitAsync(new RowBatch(RowKeys.Names(tenant, "eleni")).Insert("eleni", "{}"u8.ToArray()), default);
            await rows.Rows.CommitAsync(new RowBatch(RowKeys.Settings(tenant)).Insert("x", "{}"u8.ToArray()), default);
            var customer = RowKeys.Customer(tenant, Guid.NewGuid());
            foreach (var wave in Enumerable.Range(0, 5))
            {
                var batch = new RowBatch(customer);
                foreach (var entry in Enumerable.Range(0, 50))
                {
                    batch.Insert($"e{wave}{entry:D2}", Encoding.UTF8.GetBytes($"{{\"subject\":\"Ελένη {entry}\"}}"));
                }

                await rows.Rows.CommitAsync(batch, default);
            }
        }
    }

    /// <summary>The settings that name the engine to the command.</summary>
    private protected abstract Task<string[]> SettingsAsync(TemporaryFolder folder);

    /// <summary>Opens the same store beside the command, when it does not run.</summary>
    private protected abstract Task<IRowStore> OpenAsync(TemporaryFolder folder);

    private async Task<OpenStore> StoreAsync() => new(await OpenAsync(_folder));

    private async Task<int> SayAsync(string command, params string[] more) => await BackupCommand.RunAsync(
        [
            command, $"--AzureAd:ClientId={_tenant.Value}", .. more, "--tenant", _tenant.Value, "--file", _folder.File("tenant.rows"),
            .. await SettingsAsync(_folder),
        ],
        TextWriter.Null,
        TextWriter.Null);

    private static async Task<List<Row>> OfAsync(IRowStore rows, TenantId tenant)
    {
        var found = new List<Row>();
        foreach (var table in Tables.OfTenants)
        {
            found.AddRange(await rows.ScanAsync(table, RowKeys.OfTenant(tenant), default).Select(one => one.Row).ToListAsync());
        }

        return found;
    }

    // Newest first, each with the tenant, and what is done with the file and all its rows.
    private async Task<List<string>> DeedsAsync(IRowStore rows)
    {
        var deeds = await rows.ScanAsync(Tables.Audit, KeyRange.StartingWith("installation"), default)
            .Select(one => JsonDocument.Parse(one.Row.Content).RootElement)
            .ToListAsync();
        Assert.All(deeds, deed => Assert.Equal(_tenant.Value, deed.GetProperty("tenant").GetString()));
        foreach (var deed in deeds)
        {
            var isDone = deed.GetProperty("verb").GetString()!.EndsWith("done", StringComparison.Ordinal);
            Assert.Equal(
                isDone ? ("252", 64) : ("", null),
                (deed.GetProperty("rows").ToString(), deed.GetProperty("fileSha256").GetString()?.Length));
        }

        return [.. deeds.Select(deed => deed.GetProperty("verb").GetString()!)];
    }

    private sealed record OpenStore(IRowStore Rows) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Rows is IAsyncDisposable store)
            {
                await store.DisposeAsync();
            }
        }
    }
}

/// <summary>From a database file.</summary>
public sealed class SqliteOffboardTests : OffboardContract
{
    private protected override Task<string[]> SettingsAsync(TemporaryFolder folder) =>
        Task.FromResult<string[]>(["--Storage:Engine=sqlite", $"--Storage:Path={folder.File("rows.db")}"]);

    private protected override Task<IRowStore> OpenAsync(TemporaryFolder folder) =>
        Task.FromResult<IRowStore>(new SqliteRowStore(folder.File("rows.db")));
}
