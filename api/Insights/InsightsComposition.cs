namespace OutlookCrm.Insights;

/// <summary>What this slice is made of.</summary>
internal static class InsightsComposition
{
    public static void AddInsights(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportGate>();
        builder.Services.ConfigureSwaggerGen(swagger => swagger.SchemaFilter<FindingSchema>());
    }
}
