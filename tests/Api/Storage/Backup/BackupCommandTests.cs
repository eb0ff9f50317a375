using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Backup;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Backup;

/// <summary>The two commands as an operator types them, also wrongly.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tenant_goes_from_one_file_to_another()
    {
        await FillAsync();

        Assert.Equal((0, "Done: 1 rows.", ""), await RunAsync("export", $"--Storage:Path={_folder.File("rows.db")}"));
        Assert.Equal((0, "Done: 1 rows.", ""), await RunAsync("restore", $"--Storage:Path={_folder.File("new/rows.db")}"));
    }

    [Theory]
    [InlineData("Storage:Pathh=rows.db", "Storage:Pathh is no setting")]
    [InlineData("Storage:Engine=postgres", "Storage:Engine is 'postgres'")]
    [InlineData("Storage:Engine=tables", "Set either Storage:ConnectionString")]
    [InlineData("Storage:AccountUri=http://[", "Storage:AccountUri")]
    [InlineData("Storage:ConnectionString=AccountName=a;AccountKey=YQ==;TableEndpoint=/relative", "cannot be read")]
    [InlineData("Storage:ConnectionString=AccountName=a;AccountKey=YQ==;TableEndpoint=file:///etc", "cannot be read")]
    [InlineData("Storage:ConnectionString=nonsense", "cannot be read")]
    [InlineData(
        "Storage:ConnectionString=AccountName=a;AccountKey=YQ==;TableEndpoint=https://a.table.cosmos.azure.com:443/",
        "is Azure Cosmos DB for Table")]
    [InlineData("Storage:AccountUri=https://a.table.cosmos.azure.com", "is Azure Cosmos DB for Table")]
    [InlineData("Storage:AccountUri=https://a.table.cosmosdb.azure.com", "is Azure Cosmos DB for Table")]
    public async Task A_wrong_setting_is_a_sentence(string setting, string says)
    {
        var isOfTables = setting.Contains("ConnectionString", StringComparison.Ordinal) || setting.Contains(
            "AccountUri", StringComparison.Ordinal);
        string[] engine = isOfTables ? ["--Storage:Engine=tables"] : [];
        await File.WriteAllTextAsync(_folder.File("tenant.rows"), "", Ct);
        foreach (var verb in new[] { "export", "restore" })
        {
            var (code, told, failed) = await RunAsync(verb, [.. engine, $"--{setting}"]);

            Assert.Equal((1, ""), (code, told));
            Assert.Contains(says, failed, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", failed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_export_of_a_database_that_is_not_there_makes_none()
    {
        var path = _folder.File("dta/rows.db");

        var (code, _, failed) = await RunAsync("export", $"--Storage:Path={path}");

        Assert.Equal(1, code);
        Assert.Contains($"There is no database {path}", failed, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
        Assert.False(File.Exists(_folder.File("tenant.rows")));
    }

    [Fact]
    public async Task An_export_leaves_another_file_alone()
    {
        await FillAsync();
        await File.WriteAllTextAsync(_folder.File("tenant.rows"), "milk, eggs", Ct);

        var (code, _, failed) = await RunAsync("export", $"--Storage:Path={_folder.File("rows.db")}");

        Assert.Equal(1, code);
        Assert.Contains("something else", failed, StringComparison.Ordinal);
        Assert.Equal("milk, eggs", await File.ReadAllTextAsync(_folder.File("tenant.rows"), Ct));
    }

    [Fact]
    public async Task What_is_missing_is_told()
    {
        using var failed = new StringWriter();

        Assert.Equal(2, await BackupCommand.RunAsync(["export", "--tenant", "contoso"], TextWriter.Null, failed));
        Assert.Contains("--tenant 'contoso' is no id", failed.ToString(), StringComparison.Ordinal);
        Assert.Contains("'--file' is required", failed.ToString(), StringComparison.Ordinal);
        Assert.Contains("export --help", failed.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--yes=true", "'true' is neither")]
    [InlineData("stray", "'stray' is neither")]
    [InlineData("--Storage:Path", "--Storage:Path has no value")]
    public async Task A_word_that_is_no_option_and_no_setting_is_refused(string word, string sentence)
    {
        var (code, told, failed) = await RunAsync("offboard", word);

        Assert.Equal((2, ""), (code, told));
        Assert.Contains(sentence, failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_are_known_in_any_case_and_a_value_is_no_option()
    {
        using var failed = new StringWriter();
        string[] args = ["export", "--TENANT", _tenant.Value, "--File", "--Storage:Path=x"];

        Assert.Equal(2, await BackupCommand.RunAsync(args, TextWriter.Null, failed));
        Assert.StartsWith("The option --file needs a value.", failed.ToString(), StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        using var rows = new SqliteRowStore(_folder.File("rows.db"));
        await rows.CommitAsync(new RowBatch(RowKeys.Customer(_tenant, Guid.NewGuid())).Insert("a", "{}"u8.ToArray()), Ct);
    }

    private async Task<(int Code, string Told, string Failed)> RunAsync(string verb, params string[] settings)
    {
        using var told = new StringWriter();
        using var failed = new StringWriter();
        var code = await BackupCommand.RunAsync(
            [verb, "--tenant", _tenant.Value, "--file", _folder.File("tenant.rows"), "--Storage:Engine=sqlite", .. settings], told, failed);
        return (code, told.ToString().Trim(), failed.ToString());
    }
}
