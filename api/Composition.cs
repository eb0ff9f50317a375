using Microsoft.Extensions.Validation;
using OutlookCrm.Admin;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Pane;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Telemetry;

namespace OutlookCrm;

/// <summary>What the product is made of: what the slices stand on, and the slices (<c>Slices.cs</c>).</summary>
internal static class Composition
{
    public static WebApplicationBuilder AddOutlookCrm(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.AddHttp();
        builder.AddStorage();
        builder.AddIntents();
        builder.AddPane();
        builder.AddSliceContract();
        foreach (var slice in ProductSlices.All)
        {
            builder.AddSlice(slice);
        }

        // Here, because validation sees only the request types of the assembly that asks for it.
        builder.Services.AddValidation();
        builder.Services.PostConfigure<ValidationOptions>(KnownValidations.Apply);
        return builder;
    }

    /// <summary>Maps the middleware, the pane and the routes of the slices.</summary>
    public static WebApplication MapOutlookCrm(this WebApplication app)
    {
        app.WarnIfNobodyMaySignIn();
        app.UseSecurityHeaders();
        app.UseBodiesDuringShutdown();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseOpenApiPage();
        app.UseRouting();
        BearerTokens.Use(app);
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseBodyLimits();
        app.UseJsonCharset();

        Health.Map(app);
        OpenApi.Map(app);
        app.Services.GetRequiredService<PaneFiles>().Map(app);
        app.Services.GetRequiredService<ServeManifests>().Map(app);
        app.MapSlices();
        return app;
    }
}
