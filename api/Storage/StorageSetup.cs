using Microsoft.Extensions.DependencyInjection.Extensions;
using OutlookCrm.Storage.AzureTables;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Storage;

internal static class StorageSetup
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>()
            .Configure<IConfiguration>(Bind)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.AddMeasures();
        builder.Services.AddSingleton<IRowStore>(services =>
        {
            var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
            IRowStore engine = options.Engine == StorageOptions.AzureTables
                ? new TablesRowStore(TableAccount.Open(options), services.GetRequiredService<TimeProvider>())
                : new SqliteRowStore(Path.Combine(builder.Environment.ContentRootPath, options.Path));
            return new MeteredRowStore(engine, options.Engine, services.GetRequiredService<Measures>());
        });

        // Opens the file, or makes sure of the tables, when the API starts, not when the first customer waits for it.
        builder.Services.AddHostedService<StorageStart>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<StorageHealthCheck>();
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
            return new PageCheck(
                options.Engine == StorageOptions.AzureTables ? null : Path.Combine(builder.Environment.ContentRootPath, options.Path),
                services.GetRequiredService<ILogger<PageCheck>>());
        });
        builder.Services.AddHostedService(services => services.GetRequiredService<PageCheck>());
        builder.Services.AddHealthChecks()
            .AddCheck<StorageHealthCheck>("storage", tags: ["ready"])
            .AddCheck<PageCheck>("pages", tags: ["ready"]);
        return builder;
    }

    // Misspelt settings and values of no sense end in a sentence like any other wrong setting.
    private static void Bind(StorageOptions options, IConfiguration configuration)
    {
        try
        {
            configuration.GetSection(StorageOptions.Section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = false);
        }
        catch (InvalidOperationException e)
        {
            throw Wrong(e.Message);
        }

        var names = typeof(StorageOptions).GetProperties().Select(property => property.Name).ToList();
        var settings = configuration.GetSection(StorageOptions.Section).GetChildren();
        if (settings.FirstOrDefault(setting => !names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Wrong($"{StorageOptions.Section}:{unknown.Key} is no setting. There are {string.Join(", ", names)}.");
        }
    }

    private static OptionsValidationException Wrong(string sentence) => new(StorageOptions.Section, typeof(StorageOptions), [sentence]);

    /// <summary>
    /// Opens the file, or makes sure of the tables. Throws <see cref="StorageUnavailableException"/> with a sentence for the operator.
    /// </summary>
    public static async Task OpenStorageAsync(this IServiceProvider services, CancellationToken ct)
    {
        if (services.GetRequiredService<IRowStore>() is MeteredRowStore rows)
        {
            await rows.OpenAsync(ct);
        }
    }

    // Services start in the order in which they were added: those that read rows after this one, the server last.
    private sealed class StorageStart(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => services.OpenStorageAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
