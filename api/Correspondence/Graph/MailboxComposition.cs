using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OutlookCrm.Identity;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Correspondence.Graph;

internal static class MailboxComposition
{
    public const string GraphClient = "graph";

    public static WebApplicationBuilder AddMailboxes(this WebApplicationBuilder builder)
    {
        builder.AddMeasures();
        var services = builder.Services;
        services.AddOptions<GraphOptions>().BindConfiguration("Graph").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MailboxGates>();

        // One handler for the life of the process: its connections are renewed below, not the handler. The factory's own request log would
        // write message ids.
        services.AddHttpClient(GraphClient)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                EnableMultipleHttp2Connections = true,

                // Without a propagator the framework makes no span of a request, which nobody would collect.
                ActivityHeadersPropagator = TelemetrySetup.IsOn ? DistributedContextPropagator.Current : null,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        services.AddSingleton<ConversationPages>();
        services.AddSingleton<AskForToken>(provider => provider.GetRequiredService<GraphTokens>().ForAsync);
        services.AddSingleton<GraphAddresses>();
        services.AddSingleton<MailboxTraffic>();
        services.AddSingleton<Mailboxes>();
        return builder;
    }
}
