using System.Text;
using OutlookCrm.Identity;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Backup;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Backup;

/// <summary>A tenant leaves: by the command as an operator says it, on a database file.</summary>
public sealed class OffboardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());
    private readonly TenantId _other = TenantId.FromValidatedToken(Guid.NewGuid());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_row_of_the_tenant_goes_and_the_file_can_bring_it_back()
    {
        await FillAsync();

        Assert.Equal(0, await SayAsync("offboard", "--yes"));

        await using (var rows = Open())
        {
            Assert.Empty(await OfAsync(rows, _tenant));
            Assert.Equal(252, (await OfAsync(rows, _other)).Count);
            Assert.NotNull(await rows.FindAsync(RowKeys.Secrets("key-ring"), "k", default));
            var (_, deed) = await rows.ScanAsync(Tables.Audit, KeyRange.StartingWith("installation"), default).SingleAsync();
            Assert.Contains($"\"tenant\":\"{_tenant.Value}\",\"rows\":252", Encoding.UTF8.GetString(deed.Content.Span), StringComparison.Ordinal);
        }

        Assert.Equal(0, await SayAsync("restore"));
        await using var again = Open();
        Assert.Equal(252, (await OfAsync(again, _tenant)).Count);
    }

    [Fact]
    public async Task Nothing_goes_without_yes_or_while_the_tenant_may_sign_in()
    {
        await FillAsync();

        Assert.Equal(1, await SayAsync("offboard"));
        Assert.Equal(1, await SayAsync("offboard", "--yes", $"--Tenants:0={_tenant.Value.ToUpperInvariant()}"));
        Assert.Equal(1, await SayAsync("offboard", "--yes", $"--AzureAd:TenantId={_tenant.Value}"));

        await using var rows = Open();
        Assert.Equal(252, (await OfAsync(rows, _tenant)).Count);
        Assert.False(File.Exists(_folder.File("tenant.rows")));
    }

    [Fact]
    public async Task A_file_that_lacks_a_row_or_its_end_deletes_nothing_and_a_stopped_try_goes_on()
    {
        await FillAsync();
        Assert.Equal(0, await SayAsync("export"));
        var late = RowKeys.Customer(_tenant, Guid.NewGuid());
        await using (var rows = Open())
        {
            await rows.CommitAsync(new RowBatch(late).Insert("a", "{}"u8.ToArray()), default);
        }

        Assert.Equal(1, await SayAsync("offboard", "--yes"));

        await using (var rows = Open())
        {
            Assert.Equal(253, (await OfAsync(rows, _tenant)).Count);
            var found = await rows.FindAsync(late, "a", default);
            await rows.CommitAsync(new RowBatch(late).Delete(found!), default);

            // As if an earlier try had come so far.
            var (partition, row) = await rows.ScanAsync(Tables.Names, RowKeys.OfTenant(_tenant), default).SingleAsync();
            await rows.CommitAsync(new RowBatch(partition).Delete(row), default);
        }

        Assert.Equal(0, await SayAsync("offboard", "--yes"));
        await using var empty = Open();
        Assert.Empty(await OfAsync(empty, _tenant));
    }

    private async Task FillAsync()
    {
        await using var rows = Open();
        await rows.CommitAsync(new RowBatch(RowKeys.Secrets("key-ring")).Upsert("k", "\"sealed\""u8.ToArray()), default);
        foreach (var tenant in new[] { _tenant, _other })
        {
            await rows.CommitAsync(new RowBatch(RowKeys.Names(tenant, "eleni")).Insert("eleni", "{}"u8.ToArray()), default);
            await rows.CommitAsync(new RowBatch(RowKeys.Settings(tenant)).Insert("x", "{}"u8.ToArray()), default);
            var customer = RowKeys.Customer(tenant, Guid.NewGuid());
            foreach (var wave in Enumerable.Range(0, 5))
            {
                var batch = new RowBatch(customer);
                foreach (var entry in Enumerable.Range(0, 50))
                {
                    batch.Insert($"e{wave}{entry:D2}", Encoding.UTF8.GetBytes($"{{\"subject\":\"Ελένη {entry}\"}}"));
                }

                await rows.CommitAsync(batch, default);
            }
        }
    }

    private SqliteRowStore Open() => new(_folder.File("rows.db"));

    private Task<int> SayAsync(string command, params string[] more) => BackupCommand.RunAsync(
        [command, .. more, "--tenant", _tenant.Value, "--file", _folder.File("tenant.rows"), "--Storage:Engine=sqlite", $"--Storage:Path={_folder.File("rows.db")}"], TextWriter.Null, TextWriter.Null);

    private static async Task<List<Row>> OfAsync(SqliteRowStore rows, TenantId tenant)
    {
        var found = new List<Row>();
        foreach (var table in TenantTables.All)
        {
            found.AddRange(await rows.ScanAsync(table, RowKeys.OfTenant(tenant), default).Select(one => one.Row).ToListAsync());
        }

        return found;
    }
}
