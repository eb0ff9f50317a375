using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>
/// Storage as the API adds it: configuration is checked at start, the file is open before the first request, and ready means writable.
/// </summary>
public sealed class StorageSetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_is_created_when_the_api_starts_and_closed_when_it_stops()
    {
        var path = _folder.File("data/outlookcrm.db");
        await using (var app = App(("Storage:Path", "data/outlookcrm.db")))
        {
            await app.StartAsync(Ct);
            Assert.True(File.Exists(path + "-wal"));
            await app.StopAsync(Ct);
        }

        Assert.False(File.Exists(path + "-wal"));
    }

    [Theory]
    [InlineData("Storage:Engine", "tables", "Storage:Engine is 'tables'. Set either Storage:ConnectionString, or Storage:AccountUri")]
    [InlineData("Storage:Engine", "postgres", "Storage:Engine is 'postgres'. Set it to 'sqlite' or 'tables'.")]
    [InlineData("Storage:Path", " ", "Storage:Path is empty. Name the database file.")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence(string setting, string value, string sentence)
    {
        await using var app = App((setting, value));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Ct));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_setting_stops_the_start()
    {
        await using var app = App(("Storage:Pth", "rows.db"));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Ct));

        Assert.Contains("Storage:Pth is no setting", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unusable_file_stops_the_start_with_a_sentence()
    {
        await using var app = App(("Storage:Path", "."));

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => app.StartAsync(Ct));

        Assert.Contains("Storage:Path is the folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_means_that_a_write_becomes_durable()
    {
        var path = _folder.File("rows.db");
        await using var app = App(("Storage:Path", path));
        await app.StartAsync(Ct);
        var health = app.Services.GetRequiredService<HealthCheckService>();

        var report = await health.CheckHealthAsync(check => check.Tags.Contains("ready"), Ct);

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(["storage", "pages"], report.Entries.Keys);
        Assert.NotNull(await app.Services.GetRequiredService<IRowStore>().FindAsync(RowKeys.Health, "ready", Ct));
    }

    [Fact]
    public async Task A_store_that_reads_but_cannot_write_is_not_ready()
    {
        var path = _folder.File("rows.db");
        await using var app = App(("Storage:Path", path));
        await app.StartAsync(Ct);
        using var other = DatabaseHandle.Open(path, create: false);
        other.Execute("BEGIN IMMEDIATE");

        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Ct);

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Contains("locked by another process", report.Entries["storage"].Description, StringComparison.Ordinal);
        other.Execute("ROLLBACK");
    }

    public void Dispose() => _folder.Dispose();

    private WebApplication App(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = _folder.Path });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IServer, NoServer>();
        builder.AddStorage();
        return builder.Build();
    }

    /// <summary>Nobody calls: these tests look at the start only.</summary>
    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
