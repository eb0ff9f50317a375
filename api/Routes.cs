using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm;

/// <summary>The whole route table on one screen.</summary>
public static class Routes
{
    /// <summary>Maps the middleware, the API and the pane.</summary>
    public static WebApplication MapOutlookCrm(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseOpenApiPage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();

        Health.Map(app);
        OpenApi.Map(app);
        app.Services.GetRequiredService<PaneFiles>().Map(app);

        // Without a word about authorisation a route is closed: see the fallback policy.
        var api = app.MapGroup("/api");
        WhoAmI.Map(api);

        return app;
    }
}
