using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OutlookCrm.Telemetry;

/// <summary>Traces and metrics in the composition.</summary>
internal static class TelemetrySetup
{
    /// <summary>The standard variable that turns the export on.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The product's own instruments, which cost nothing unless somebody listens.</summary>
    public static void AddMeasures(this WebApplicationBuilder builder)
    {
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton<Measures>();
    }

    /// <summary>Sends traces and metrics where the environment says; nothing where it says nothing.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.AddMeasures();

        // From the environment itself, as the exporter reads this variable and its sisters.
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint)))
        {
            builder.Services.AddHostedService<TelemetryExport>();
        }
    }
}
