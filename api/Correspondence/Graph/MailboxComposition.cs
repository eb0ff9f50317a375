using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using OutlookCrm.Identity;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Mailboxes in the composition.</summary>
internal static class MailboxComposition
{
    private const string ClientName = "graph";

    public static WebApplicationBuilder AddMailboxes(this WebApplicationBuilder builder)
    {
        builder.AddMeasures();
        var services = builder.Services;
        services.AddOptions<GraphOptions>().BindConfiguration("Graph").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MailboxGates>();
        services.AddTransient<MailboxTraffic>();

        // One client for the life of the process: its connections are renewed below, not its handlers. The factory's own request log would
        // write message ids.
        services.AddHttpClient(ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .ConfigureAdditionalHttpMessageHandlers(AddGraphHandlers)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        services.AddSingleton<ConversationPages>();
        services.AddSingleton<AskForToken>(provider => provider.GetRequiredService<GraphTokens>().ForAsync);
        services.AddSingleton<OnBehalfOf>();
        services.AddSingleton(provider => new GraphServiceClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
            provider.GetRequiredService<OnBehalfOf>(),
            provider.GetRequiredService<IOptions<GraphOptions>>().Value.BaseUrl.TrimEnd('/')));
        services.AddSingleton<Mailboxes>();
        return builder;
    }

    /// <summary>The SDK's own middleware, with ours in place of its retries and nothing in place of its redirects.</summary>
    private static void AddGraphHandlers(IList<DelegatingHandler> handlers, IServiceProvider services)
    {
        foreach (var handler in GraphClientFactory.CreateDefaultHandlers())
        {
            switch (handler)
            {
                case UriReplacementHandler<UriReplacementHandlerOption>:
                    handlers.Add(new UriReplacementHandler<UriReplacementHandlerOption>(new UriReplacementHandlerOption(true, [new($"/users/{Mailboxes.Me}", "/me")])));
                    break;
                case RetryHandler:
                    handlers.Add(services.GetRequiredService<MailboxTraffic>());
                    break;
                case RedirectHandler:
                    break;
                default:
                    handlers.Add(handler);
                    break;
            }
        }
    }
}
