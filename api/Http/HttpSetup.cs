using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OutlookCrm.Http;

/// <summary>The HTTP services and middleware that all slices share.</summary>
internal static class HttpSetup
{
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.LargestRead;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        services.ConfigureHttpJsonOptions(json => StrictJson.Apply(json.SerializerOptions));

        // A bad body is an exception with its reason, not a bare 400, in every environment.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddHealthChecks().AddCheck<Shutdown>("shutdown", tags: [Health.Ready]);
        services.AddOptions<ShutdownOptions>()
            .BindConfiguration(ShutdownOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(
                shutdown => shutdown.Drain >= TimeSpan.Zero && shutdown.Drain <= ShutdownOptions.Longest,
                "Shutdown:Drain must be a time from 00:00:00 to 00:05:00.")
            .ValidateOnStart();
        services.AddSingleton<Shutdown>();
        services.AddHostedService(provider => provider.GetRequiredService<Shutdown>());
        services.AddOpenApiDocument();
    }
}
