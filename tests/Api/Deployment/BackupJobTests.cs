using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Backup;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Architecture;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Deployment;

/// <summary>The backup that the template makes every night, and the one of the timer on one machine: read, and what they say run.</summary>
public sealed partial class BackupJobTests : IDisposable
{
    private static readonly string s_folder = Path.Combine(Source.Root, "api", "Deployment");
    private static readonly string s_text = File.ReadAllText(Path.Combine(s_folder, "azure.json"));

    private readonly TemporaryFolder _temporary = new();
    private readonly JsonDocument _template = JsonDocument.Parse(s_text);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private JsonElement Job => Template.Resource(_template.RootElement, "Microsoft.App/jobs");

    private JsonElement App => Template.Resource(_template.RootElement, "Microsoft.App/containerApps");

    public void Dispose()
    {
        _template.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public void The_job_is_the_apps_image_with_its_identity_on_its_tables_and_knows_nothing_else_of_it()
    {
        var (job, app) = (Container(Job), Container(App));

        Assert.Equal(app.GetProperty("image").GetString(), job.GetProperty("image").GetString());
        Assert.Equal(App.GetProperty("identity").GetRawText(), Job.GetProperty("identity").GetRawText());
        Assert.Equal(App.GetProperty("properties").GetProperty("environmentId").GetString(), Job.GetProperty("properties")
            .GetProperty("environmentId").GetString());
        var needed = Environment(app)
            .Where(one => one.Name.StartsWith("Storage__", StringComparison.Ordinal) || one.Name == "AZURE_CLIENT_ID").ToList();
        Assert.Equal(3, needed.Count);
        Assert.Equal(needed, Environment(job));
        Assert.False(job.TryGetProperty("command", out _), "The image's own entry point is the program.");
        Assert.False(Job.GetProperty("properties").GetProperty("configuration").TryGetProperty("secrets", out _));
        var waits = Job.GetProperty("dependsOn").EnumerateArray().Select(one => one.GetString()).ToList();
        Assert.Contains(App.GetProperty("dependsOn").EnumerateArray()
            .Single(one => one.GetString()!.Contains("roleAssignments", StringComparison.Ordinal)).GetString(), waits);
    }

    [Fact]
    public void The_backups_have_an_account_of_their_own_whose_key_only_the_share_is_given()
    {
        var root = _template.RootElement;
        var account = Template.Resource(root, "Microsoft.Storage/storageAccounts", "[parameters('backupStorageName')]")
            .GetProperty("properties");
        Assert.True(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
        Assert.NotEqual(Default("storageName").GetString(), Default("backupStorageName").GetString());

        var share = Template.Resource(root, "Microsoft.App/managedEnvironments/storages").GetProperty("properties")
            .GetProperty("azureFile");
        Assert.Equal("[parameters('backupStorageName')]", share.GetProperty("accountName").GetString());
        Assert.StartsWith("[listKeys(resourceId('Microsoft.Storage/storageAccounts', parameters('backupStorageName')), ",
            share.GetProperty("accountKey").GetString(), StringComparison.Ordinal);

        // But for the workspace's key, which is given to the environment that writes there.
        Assert.Single(Secret()
            .Matches(s_text.Replace(Template.Resource(root, "Microsoft.App/managedEnvironments").GetRawText(), "",
                StringComparison.Ordinal)));
        Assert.DoesNotContain("backupStorage", Template.Resource(root, "Microsoft.Authorization/roleAssignments").GetRawText(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("backup", App.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_job_finds_the_share_where_its_file_goes()
    {
        var root = _template.RootElement;
        var mount = Assert.Single(Container(Job).GetProperty("volumeMounts").EnumerateArray());
        var volume = Assert.Single(Job.GetProperty("properties").GetProperty("template").GetProperty("volumes").EnumerateArray());
        var storage = Template.Resource(root, "Microsoft.App/managedEnvironments/storages");
        var share = Template.Resource(root, "Microsoft.Storage/storageAccounts/fileServices/shares");

        Assert.Equal(mount.GetProperty("volumeName").GetString(), volume.GetProperty("name").GetString());
        Assert.Equal("AzureFile", volume.GetProperty("storageType").GetString());
        Assert.EndsWith($", '{volume.GetProperty("storageName").GetString()}'", Template.IdOf(storage), StringComparison.Ordinal);
        Assert.EndsWith($", '{storage.GetProperty("properties").GetProperty("azureFile").GetProperty("shareName").GetString()}'",
            Template.IdOf(share), StringComparison.Ordinal);
        Assert.Equal("ReadWrite", storage.GetProperty("properties").GetProperty("azureFile").GetProperty("accessMode").GetString());
        Assert.Equal(mount.GetProperty("mountPath").GetString(), Path.GetDirectoryName(Arguments(Guid.Empty)[4])!.Replace('\\', '/'));

        // The images' own user, who is nobody's root: a share is mounted as somebody's, and only he reads it.
        Assert.Equal("uid=1654,gid=1654,dir_mode=0700,file_mode=0600", volume.GetProperty("mountOptions").GetString());
        Assert.Contains("USER $APP_UID", File.ReadAllLines(Path.Combine(s_folder, "Dockerfile")));
        var waits = Job.GetProperty("dependsOn").EnumerateArray().Select(one => one.GetString()).ToList();
        Assert.Contains($"[resourceId({Template.IdOf(storage)})]", waits);
        Assert.Contains($"[resourceId({Template.IdOf(share)})]", storage.GetProperty("dependsOn").EnumerateArray()
            .Select(one => one.GetString()));
    }

    [Fact]
    public void It_runs_once_a_day_and_has_ended_with_all_its_tries_before_the_next()
    {
        var configuration = Job.GetProperty("properties").GetProperty("configuration");
        var schedule = configuration.GetProperty("scheduleTriggerConfig");
        Assert.Equal("Schedule", configuration.GetProperty("triggerType").GetString());
        Assert.Equal("[parameters('backupSchedule')]", schedule.GetProperty("cronExpression").GetString());
        Assert.Equal((1, 1), (schedule.GetProperty("parallelism").GetInt32(), schedule.GetProperty("replicaCompletionCount").GetInt32()));
        var tries = configuration.GetProperty("replicaRetryLimit").GetInt32() + 1;
        Assert.InRange(tries, 2, 10);
        Assert.InRange(tries * configuration.GetProperty("replicaTimeout").GetInt32(), 3600, 12 * 3600);

        var cron = Daily().Match(Default("backupSchedule").GetString()!);
        Assert.True(cron.Success);
        Assert.InRange(int.Parse(cron.Groups[1].Value, CultureInfo.InvariantCulture), 0, 59);
        Assert.InRange(int.Parse(cron.Groups[2].Value, CultureInfo.InvariantCulture), 0, 23);
    }

    [Fact]
    public async Task What_the_job_says_is_what_the_program_does()
    {
        var tenant = await FillAsync();
        var args = Arguments(tenant);
        args[4] = _temporary.File(Path.GetFileName(args[4]));

        Assert.Equal("", await RunAsync([.. args]));

        Assert.Matches($@"^{tenant}-20\d\d-\d\d-\d\d\.rows$",
            Path.GetFileName(Assert.Single(Directory.GetFiles(_temporary.Path, "*.rows"))));
    }

    [Fact]
    public async Task What_the_timer_says_is_what_the_program_does()
    {
        var tenant = await FillAsync();
        var unit = await File.ReadAllTextAsync(Path.Combine(s_folder, "outlookcrm-backup@.service"), Ct);
        var said = UnitArguments().Match(unit).Groups[1].Value.Replace("%i", tenant.ToString("D"), StringComparison.Ordinal).Split(' ')
            .Select(word => word.Trim('"')).ToArray();
        Assert.Equal(["export", "--tenant", "--file", "--keep"], said.Where((_, i) => i % 2 == (i == 0 ? 0 : 1)));
        Assert.DoesNotContain('%', string.Concat(said));
        said[4] = _temporary.File(Path.GetFileName(said[4]));

        // Of the unit and not of its shell, which a signal may end before it cleans up.
        Assert.Contains("\nExecStopPost=/usr/bin/flock -n -E 0 /run/outlookcrm-backup.lock /usr/bin/systemctl start outlookcrm.service\n",
            unit, StringComparison.Ordinal);
        Assert.DoesNotContain("trap", unit, StringComparison.Ordinal);

        Assert.Equal("", await RunAsync(said));

        Assert.Matches($@"^{tenant}-20\d\d-\d\d-\d\d\.rows$",
            Path.GetFileName(Assert.Single(Directory.GetFiles(_temporary.Path, "*.rows"))));
    }

    private static JsonElement Container(JsonElement of) =>
        Assert.Single(of.GetProperty("properties").GetProperty("template").GetProperty("containers").EnumerateArray());

    private static List<(string Name, string? Value)> Environment(JsonElement container) =>
        [.. container.GetProperty("env").EnumerateArray()
            .Select(one => (one.GetProperty("name").GetString()!, one.TryGetProperty("value", out var value) ? value.GetString() : null))];

    private JsonElement Default(string parameter) =>
        _template.RootElement.GetProperty("parameters").GetProperty(parameter).GetProperty("defaultValue");

    // What the service makes of the few expressions there are.
    private List<string> Arguments(Guid tenant) =>
        [.. Container(Job).GetProperty("args").EnumerateArray().Select(one => one.GetString()).Select(word => word switch
        {
            "[parameters('tenant')]" => tenant.ToString("D"),
            "[concat('/backup/', parameters('tenant'), '-{date}.rows')]" => $"/backup/{tenant:D}-{{date}}.rows",
            "[string(parameters('backupsKept'))]" => Default("backupsKept").GetInt32().ToString(CultureInfo.InvariantCulture),
            _ when !word!.StartsWith('[') => word,
            _ => throw new FormatException(word),
        })];

    private async Task<Guid> FillAsync()
    {
        var tenant = Guid.NewGuid();
        using var rows = new SqliteRowStore(_temporary.File("rows.db"));
        await rows.CommitAsync(
            new RowBatch(RowKeys.Customer(TenantId.FromValidatedToken(tenant), Guid.NewGuid())).Insert("a", "{}"u8.ToArray()), Ct);
        return tenant;
    }

    private async Task<string> RunAsync(string[] args)
    {
        using var failed = new StringWriter();
        string[] where = ["--Storage:Engine=sqlite", $"--Storage:Path={_temporary.File("rows.db")}"];
        var code = await BackupCommand.RunAsync([.. args, .. where], TextWriter.Null, failed);
        return code == 0 ? "" : $"{code}: {failed}";
    }

    [GeneratedRegex(@"listKeys|listAccountSas|accountKey(?!"")|SharedKey(?!Access)")]
    private static partial Regex Secret();

    [GeneratedRegex(@"^(\d+) (\d+) \* \* \*$")]
    private static partial Regex Daily();

    [GeneratedRegex(@"OutlookCrm\.Api (export --tenant [^']+)'")]
    private static partial Regex UnitArguments();
}
