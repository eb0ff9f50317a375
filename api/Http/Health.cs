using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace OutlookCrm.Http;

/// <summary>
/// Live: the process answers. Ready: the services that the process depends on answer too (checks tagged <see cref="Ready"/>).
/// </summary>
internal static class Health
{
    public const string Ready = "ready";

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
