using OutlookCrm.Admin;
using OutlookCrm.Correspondence;
using OutlookCrm.Customers;
using OutlookCrm.Deals;
using OutlookCrm.Feedback;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport;
using OutlookCrm.Insights;
using OutlookCrm.Integrations;
using OutlookCrm.Money;
using OutlookCrm.Payments;
using OutlookCrm.Reminders;
using OutlookCrm.Sales;
using OutlookCrm.Slices;

namespace OutlookCrm;

/// <summary>What the product can do: one line per slice. Each slice's file shows its routes.</summary>
internal static class ProductSlices
{
    /// <summary>All slices, in the order in which the API's document lists them.</summary>
    public static IReadOnlyList<ISlice> All { get; } =
    [
        new IdentitySlice(),
        new CustomersSlice(),
        new FeedbackSlice(),
        new CorrespondenceSlice(),
        new ImportExportSlice(),
        new MoneySlice(),
        new SalesSlice(),
        new PaymentsSlice(),
        new RemindersSlice(),
        new DealsSlice(),
        new IntegrationsSlice(),
        new InsightsSlice(),
        new AdminSlice(),
    ];
}
