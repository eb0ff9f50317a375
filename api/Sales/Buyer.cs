namespace OutlookCrm.Sales;

/// <summary>What the models need of one customer.</summary>
/// <param name="History">The priced purchases.</param>
/// <param name="LastOn">The last day of purchase.</param>
/// <param name="PurchaseDays">Days of purchase.</param>
/// <param name="Sold">Sales less returns, in the home currency.</param>
/// <param name="Days">The latest days of purchase, oldest first.</param>
public sealed record Buyer(BuyingHistory History, DateOnly LastOn, int PurchaseDays, double Sold, IReadOnlyList<DateOnly> Days)
{
    /// <summary>The buyer of a summary in this home currency; null where nothing that was bought has a rate in it.</summary>
    public static Buyer? Of(SalesSummary summary, string home) =>
        summary is { History: { } history, LastOn: { } last, Home: { } sold } && sold.Currency == home
            ? new(history, last, summary.PurchaseDays, (double)sold.Sold, summary.Days) : null;
}
