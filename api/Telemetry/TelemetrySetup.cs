using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OutlookCrm.Telemetry;

internal static class TelemetrySetup
{
    /// <summary>The standard variable that turns the export on.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Name = "outlookcrm";

    /// <summary>Whether anything is exported. From the environment itself, as the exporter reads this variable and its sisters.</summary>
    public static bool IsOn => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint));

    /// <summary>The product's own instruments, which cost nothing without a listener.</summary>
    public static void AddMeasures(this WebApplicationBuilder builder)
    {
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton<Measures>();
    }

    /// <summary>
    /// Sends traces and metrics by OTLP, as the standard variables <c>OTEL_*</c> say; nothing where they name no endpoint.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.AddMeasures();

        if (!IsOn)
        {
            return;
        }

        // Each signal by itself: the exporter for all signals would send the log too.
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddProcessor(new SpansWithoutPeople())
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddMeter(Measures.Meter, "System.Runtime")
                .AddOtlpExporter());
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last, so they win.
    private static void Describe(ResourceBuilder resource) =>
        resource.AddService(Name, serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3))
            .AddEnvironmentVariableDetector();
}
