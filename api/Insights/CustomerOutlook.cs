using OutlookCrm.Insights.Churn;
using OutlookCrm.Insights.Purchases;
using OutlookCrm.Insights.Rhythm;

namespace OutlookCrm.Insights;

/// <summary>What customers are likely to do, and on what that rests.</summary>
/// <param name="Model">The purchase model's name; null where none fits and only plain averages remain.</param>
/// <param name="Why">Why this model, or why none, in words.</param>
/// <param name="Parameters">Of the purchase and the spend model, with their standard errors.</param>
/// <param name="Customers">Customers that it rests on.</param>
/// <param name="Weeks">Horizon of values and expected purchases.</param>
/// <param name="YearlyDiscount">Discount rate per year, as a share.</param>
/// <param name="Margin">Share of the money that counts as value.</param>
/// <param name="Averages">Plain averages of all customers.</param>
/// <param name="ChurnWeeks">Horizon of the churn risk.</param>
/// <param name="Churn">How the churn risk did when tried on weeks held back; null where there are too few customers or weeks.</param>
public sealed record OutlookReport(
    string? Model,
    string Why,
    IReadOnlyList<FittedParameter> Parameters,
    int Customers,
    double Weeks,
    double YearlyDiscount,
    double Margin,
    PlainAverages Averages,
    double ChurnWeeks,
    ChurnBacktest? Churn);

/// <summary>A parameter of a fitted model.</summary>
/// <param name="Model">Which model.</param>
/// <param name="Name">As in the literature.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Of the estimate.</param>
public sealed record FittedParameter(string Model, string Name, double Value, double StandardError);

/// <summary>What one customer is likely to do.</summary>
/// <param name="ProbabilityAlive">That the customer has not left for good; null without a model.</param>
/// <param name="ExpectedPurchases">Within the horizon; null without a model.</param>
/// <param name="Value">Expected within the horizon, with its range; null without a purchase and a spend model.</param>
/// <param name="Churn">The risk of staying away, with its drivers; null without a model.</param>
/// <param name="NextPurchase">When to expect it; null where too few customers came back twice.</param>
public sealed record CustomerOutlook(double? ProbabilityAlive, double? ExpectedPurchases, LifetimeValue? Value, ChurnRisk? Churn, NextPurchase? NextPurchase);

/// <summary>Everything that is learned from all customers once and then said of each.</summary>
internal sealed class Outlook
{
    private const double ChurnWeeks = 26;
    private readonly DateOnly _end;
    private readonly ModelChoice _choice;
    private readonly FittedSpend _spend;
    private readonly ChurnModel? _churn;
    private readonly TenantRhythm? _rhythm;
    private readonly ValueTerms _terms;

    public Outlook(IReadOnlyList<CustomerPurchases> customers, DateOnly end, ValueTerms terms)
    {
        (_end, _terms) = (end, terms);
        _choice = ModelChoice.Of([.. customers.Select(customer => customer.Purchases)], end);
        _spend = FittedSpend.To(customers.Select(customer => PurchaseSummary.Of(customer.Purchases, end)).OfType<PurchaseSummary>());
        _churn = ChurnModel.Fit(customers, end, ChurnWeeks);
        _rhythm = TenantRhythm.Learn(customers.Select(customer => PurchaseDays.Gaps(customer.Purchases.Select(purchase => purchase.Day))));
        Report = new(
            _choice.Chosen?.ModelName,
            _choice.Why,
            [.. _choice.Chosen is { } chosen ? ParametersOf(chosen.ModelName, chosen.Maximum) : [], .. _spend.Model is null ? [] : ParametersOf(FittedSpend.ModelName, _spend.Maximum)],
            customers.Count,
            terms.Weeks,
            terms.YearlyDiscount,
            terms.Margin,
            _choice.Plain,
            ChurnWeeks,
            _churn?.Backtest);
    }

    public OutlookReport Report { get; }

    public CustomerOutlook Of(CustomerPurchases customer)
    {
        var summary = PurchaseSummary.Of(customer.Purchases, _end)!.Value;
        return new(
            _choice.Chosen?.Model?.ProbabilityAlive(summary),
            _choice.Chosen?.Model?.ExpectedPurchases(summary, _terms.Weeks),
            _choice.Chosen is { } chosen ? LifetimeValue.Of(chosen, _spend, summary, _terms) : null,
            _churn is not null && customer.On(_end) is { } profile ? _churn.Risk(profile) : null,
            _rhythm is null ? null : NextPurchase.Of(customer.Purchases.Select(purchase => purchase.Day), _rhythm, _end));
    }

    private static IEnumerable<FittedParameter> ParametersOf(string model, Numerics.MaximumOfLikelihood maximum) =>
        maximum.Names.Select((name, i) => new FittedParameter(model, name, maximum.Parameters[i], maximum.StandardErrors![i]));
}
