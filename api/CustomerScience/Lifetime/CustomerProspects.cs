using OutlookCrm.CustomerScience.Churn;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Rhythm;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>What customers are likely to do, and on what that rests.</summary>
/// <param name="Provenance">Of expected purchases: model, customers and period.</param>
/// <param name="Model">The purchase model's name; null where none fits and only plain averages remain.</param>
/// <param name="Findings">Why this model, or why none.</param>
/// <param name="SpendProvenance">Of the money per purchase: model, repeat purchases and period; null where nothing can be said of
/// it.</param>
/// <param name="SpendFindings">On what the money per purchase rests, or why nothing can be said of it.</param>
/// <param name="Parameters">Of the purchase and the spend model, with their standard errors.</param>
/// <param name="Customers">Customers that it rests on.</param>
/// <param name="Weeks">Horizon of values and expected purchases.</param>
/// <param name="YearlyDiscount">Discount rate per year, as a share.</param>
/// <param name="Margin">Share of the money that counts as value.</param>
/// <param name="Averages">Plain averages of all customers.</param>
/// <param name="ChurnWeeks">Horizon of the churn risk.</param>
/// <param name="ChurnProvenance">Of the churn risk: model, customers and period; null where there is none.</param>
/// <param name="ChurnFindings">How the risk was tried, or why it is not calibrated, or why there is none.</param>
/// <param name="Churn">How the churn risk did when tried on weeks held back; null where there are too few customers or weeks.</param>
/// <param name="NextPurchaseProvenance">Of the next purchases: model, customers and period; null where there are none.</param>
/// <param name="NextPurchaseFindings">On what the next purchases rest, or why there are none.</param>
public sealed record ProspectReport(
    Provenance Provenance,
    string? Model,
    IReadOnlyList<Finding> Findings,
    Provenance? SpendProvenance,
    IReadOnlyList<Finding> SpendFindings,
    IReadOnlyList<FittedParameter> Parameters,
    int Customers,
    double Weeks,
    double YearlyDiscount,
    double Margin,
    PlainAverages Averages,
    double ChurnWeeks,
    Provenance? ChurnProvenance,
    IReadOnlyList<Finding> ChurnFindings,
    ChurnBacktest? Churn,
    Provenance? NextPurchaseProvenance,
    IReadOnlyList<Finding> NextPurchaseFindings);

/// <summary>A parameter of a fitted model.</summary>
/// <param name="Model">Which model.</param>
/// <param name="Name">As in the literature.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Of the estimate; null for one that was held, because the data say only that it is large.</param>
public sealed record FittedParameter(string Model, string Name, double Value, double? StandardError)
{
    internal static IEnumerable<FittedParameter> Of(string model, Numerics.MaximumOfLikelihood maximum) =>
        maximum.Names.Select((name, i) =>
            new FittedParameter(model, name, maximum.Parameters[i], name == maximum.Held ? null : maximum.StandardErrors![i]));
}

/// <summary>What one customer is likely to do. One chance of staying away is told, the calibrated one: no other figure here answers the
/// same question.</summary>
/// <param name="ExpectedPurchases">Within the horizon; null without a model.</param>
/// <param name="PurchasesRange">How many there will be, 95 % of the time, parameters taken as known; null without a model.</param>
/// <param name="Value">Expected within the horizon, with its range; null without a purchase and a spend model.</param>
/// <param name="Churn">The risk of staying away, with its drivers; null without a model.</param>
/// <param name="NextPurchase">When to expect it; null where too few customers came back twice.</param>
/// <param name="Missing">Why each figure that is null is so.</param>
public sealed record CustomerProspects(
    double? ExpectedPurchases, Interval? PurchasesRange, CustomerValue? Value, ChurnRisk? Churn, NextPurchase? NextPurchase,
    IReadOnlyList<MissingFigure> Missing);

/// <summary>A figure that cannot be given.</summary>
/// <param name="Figure">The member that is null: expectedPurchases, value, churn or nextPurchase.</param>
/// <param name="Findings">Why.</param>
public sealed record MissingFigure(string Figure, IReadOnlyList<Finding> Findings);

/// <summary>What a customer is expected to bring within the horizon.</summary>
/// <param name="ModelName">Purchase and spend model.</param>
/// <param name="Customers">Customers that the purchase model was fitted to.</param>
/// <param name="DataWeeks">Longest history among them, in weeks.</param>
/// <param name="Value">Expected discounted margin; money.</param>
/// <param name="Range">Where the customer's own will lie with the stated confidence, parameters taken as known.</param>
/// <param name="StandardError">Of <paramref name="Value"/>, from the uncertainty of the parameters.</param>
/// <param name="Terms">Horizon, discount, margin.</param>
public sealed record CustomerValue(string ModelName, long Customers, double DataWeeks, double Value, Interval Range, double StandardError,
    ValueTerms Terms)
{
    internal static CustomerValue Of(LifetimeValue value) =>
        new(value.ModelName, value.Customers, value.DataWeeks, value.Value, value.Range, value.StandardError, value.Terms);
}
