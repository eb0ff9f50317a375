using OutlookCrm.Insights.Baskets;
using OutlookCrm.Insights.Findings;
using OutlookCrm.Insights.Forecast;
using OutlookCrm.Insights.Own;
using OutlookCrm.Insights.Patterns;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Insights.Prices;
using OutlookCrm.Insights.Retention;
using OutlookCrm.Insights.Satisfaction;
using OutlookCrm.Insights.Upload;
using OutlookCrm.Slices;

namespace OutlookCrm.Insights;

/// <summary>What the company's own figures say: one report per route, made of the file that comes with the request.</summary>
internal sealed class InsightsSlice : ISlice
{
    public string Name => "Insights";

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportThreads>();
        builder.Services.AddSingleton<ReportGate>();
        builder.Services.AddSingleton<OwnReportRows>();
        builder.Services.AddSingleton<OwnReports>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OwnReports>());
        builder.Services.ConfigureSwaggerGen(swagger => swagger.SchemaFilter<FindingSchema>());
    }

    public void Map(RouteGroupBuilder api)
    {
        var insights = api.MapGroup("/insights").WithTags(Name);

        ReportPortfolio.Map(insights);    // POST   /api/insights/portfolio
        ReportPrices.Map(insights);       // POST   /api/insights/prices
        ReportSatisfaction.Map(insights); // POST   /api/insights/satisfaction
        ReportPatterns.Map(insights);     // POST   /api/insights/patterns
        ReportForecast.Map(insights);     // POST   /api/insights/forecast
        ReportBaskets.Map(insights);      // POST   /api/insights/baskets
        ReportRetention.Map(insights);    // POST   /api/insights/retention
        ReadOwnReports.Map(insights);     // GET    /api/insights/own/portfolio
                                          // GET    /api/insights/own/prices
                                          // GET    /api/insights/own/baskets
                                          // GET    /api/insights/own/places
    }
}
