using OutlookCrm.Admin;
using OutlookCrm.Correspondence;
using OutlookCrm.Customers;
using OutlookCrm.Feedback;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Insights;
using OutlookCrm.Pane;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Telemetry;

namespace OutlookCrm;

/// <summary>What the product is made of: one line per slice.</summary>
public static class Composition
{
    /// <summary>Adds every slice and what they stand on.</summary>
    public static WebApplicationBuilder AddOutlookCrm(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddTelemetry();
        builder.AddHttp();
        builder.AddStorage();
        builder.AddIntents();
        builder.AddIdentity();
        builder.AddPane();
        builder.AddCustomers();
        builder.AddCorrespondence();
        builder.AddFeedback();
        builder.AddInsights();
        builder.AddAdmin();

        // Here, because validation sees only the request types of the assembly that asks for it.
        builder.Services.AddValidation();
        return builder;
    }
}
