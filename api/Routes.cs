using OutlookCrm.Admin;
using OutlookCrm.Admin.Setup;
using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Cards;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Feedback;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Insights.Baskets;
using OutlookCrm.Insights.Forecast;
using OutlookCrm.Insights.Patterns;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Insights.Prices;
using OutlookCrm.Insights.Retention;
using OutlookCrm.Insights.Satisfaction;
using OutlookCrm.Pane;

namespace OutlookCrm;

/// <summary>The whole route table on one screen.</summary>
public static class Routes
{
    /// <summary>Maps the middleware, the API and the pane.</summary>
    public static WebApplication MapOutlookCrm(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.WarnIfNobodyMaySignIn();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseOpenApiPage();
        app.UseRouting();
        BearerTokens.Use(app);
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseBodyLimits();
        app.UseBodiesDuringShutdown();

        Health.Map(app);
        OpenApi.Map(app);
        app.Services.GetRequiredService<PaneFiles>().Map(app);
        app.Services.GetRequiredService<ServeManifests>().Map(app);

        // Without a word about authorisation a route is closed: see the fallback policy.
        var api = app.MapGroup("/api");
        var customers = api.MapGroup("/customers").WithTags("Customers");
        var correspondence = api.MapGroup("/correspondence").WithTags("Correspondence");
        var feedback = customers.MapGroup("/{customerId:guid}/feedback").WithTags("Feedback");
        var insights = api.MapGroup("/insights").WithTags("Insights");
        var admin = api.MapGroup("/admin").WithTags("Admin");

        WhoAmI.Map(api);                      // GET    /api/me
        ReportManifest.Map(api);              // POST   /api/me/manifest
        FindCard.Map(api);                    // POST   /api/card

        AddCustomer.Map(customers);           // POST   /api/customers
        ReadCustomer.Map(customers);          // GET    /api/customers/{id}
        EditCustomer.Map(customers);          // PUT    /api/customers/{id}
        EraseCustomer.Map(customers);         // DELETE /api/customers/{id}
        SearchCustomers.Map(customers);       // POST   /api/customers/search
        SuggestCustomer.Map(customers);       // POST   /api/customers/suggestion
        ListPeople.Map(customers);            // GET    /api/customers/{id}/people
        ReadTimeline.Map(customers);          // GET    /api/customers/{id}/timeline
        ReadEntry.Map(customers);             // GET    /api/customers/{id}/timeline/{entryId}

        RecordFeedback.Map(feedback);         // POST   /api/customers/{customerId}/feedback
        ListFeedback.Map(feedback);           // GET    /api/customers/{customerId}/feedback
        CorrectFeedback.Map(feedback);        // PUT    /api/customers/{customerId}/feedback/{id}
        RemoveFeedback.Map(feedback);         // DELETE /api/customers/{customerId}/feedback/{id}

        LogMessage.Map(correspondence);       // POST   /api/correspondence
        LogMeeting.Map(correspondence);       // POST   /api/correspondence/meetings
        LogConversation.Map(correspondence);  // POST   /api/correspondence/conversation
        SizeConversation.Map(correspondence); // POST   /api/correspondence/conversation/size
        UndoLog.Map(correspondence);          // POST   /api/correspondence/undo

        ReportPortfolio.Map(insights);        // POST   /api/insights/portfolio
        ReportPrices.Map(insights);           // POST   /api/insights/prices
        ReportSatisfaction.Map(insights);     // POST   /api/insights/satisfaction
        ReportPatterns.Map(insights);         // POST   /api/insights/patterns
        ReportForecast.Map(insights);         // POST   /api/insights/forecast
        ReportBaskets.Map(insights);          // POST   /api/insights/baskets
        ReportRetention.Map(insights);        // POST   /api/insights/retention

        CheckSetup.Map(admin);                // GET    /api/admin/setup

        return app;
    }
}
