using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.Sales;

/// <summary>What a customer is likely to do, by the models that all customers' purchases taught.</summary>
/// <param name="Value">Expected sales of the next twelve months, in <paramref name="Currency"/>; null without a spend model.</param>
/// <param name="Low">Where they begin with <paramref name="Confidence"/>.</param>
/// <param name="High">Where they end.</param>
/// <param name="Confidence">Of the range, 0 to 1.</param>
/// <param name="Currency">The home currency (ISO 4217).</param>
/// <param name="Active">The chance that the customer has not left for good; 0 to 1.</param>
/// <param name="ExpectedPurchases">Days of purchase in the next twelve months.</param>
/// <param name="Nothing">
/// The chance that nothing is bought in the next twelve months; null where <paramref name="Value"/> is. Where it is large,
/// <paramref name="Value"/> may lie above <paramref name="High"/>: a few who come back make the average.
/// </param>
/// <param name="Model">The models' names.</param>
/// <param name="Customers">Customers that they were fitted to.</param>
/// <param name="FittedAt">When, UTC.</param>
public sealed record CustomerProspect(
    decimal? Value, decimal? Low, decimal? High, double Confidence, string Currency, double Active, double ExpectedPurchases,
    double? Nothing, string Model, long Customers, DateTimeOffset FittedAt)
{
    // Of who bought on one day alone the models know nothing but what all others do: every such customer would be worth the same, and
    // surely active.
    private const double FewestRepeats = 1;

    /// <summary>The prospect on a day; null where no model was fitted, and for a customer who has not come back yet.</summary>
    public static CustomerProspect? Of(SalesFit fit, BuyingHistory history, DateOnly today)
    {
        if (history.Repeats < FewestRepeats || fit.PurchaseModel() is not { Model: { } model } purchases)
        {
            return null;
        }

        var customer = history.On(today);
        var (active, expected) = model.AliveAndExpected(customer, SalesFit.Terms.Weeks);
        var value = fit.SpendModel() is { } spend ? LifetimeValue.Of(purchases, spend, customer, SalesFit.Terms) : null;
        return new(
            Money(value?.Value), Money(value?.Range.Lower), Money(value?.Range.Upper), value?.Range.Confidence ?? 0, fit.Home, active,
            expected,
            value?.ProbabilityOfNothing, value?.ModelName ?? purchases.ModelName, purchases.Customers, fit.FittedAt);

        decimal? Money(double? amount) =>
            amount is { } known ? OutlookCrm.Money.Currency.Round((decimal)Math.Min(known, 1e15), fit.Home) : null;
    }

    /// <summary>
    /// The chance that a customer has not left for good, also of a customer who has not come back yet; null where no model was fitted.
    /// </summary>
    public static double? ActiveOf(SalesFit fit, BuyingHistory history, DateOnly today) =>
        fit.PurchaseModel()?.Model?.ProbabilityAlive(history.On(today));
}
