using OutlookCrm.CustomerScience.Churn;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.CustomerScience.Rhythm;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>Everything that is learned from all customers once and then said of each.</summary>
public sealed class Prospects
{
    private const double ChurnWeeks = 26;
    private const int MostPurchases = 4096;
    private readonly DateOnly _end;
    private readonly ModelChoice _choice;
    private readonly FittedSpend _spend;
    private readonly ChurnModel? _churn;
    private readonly TenantRhythm? _rhythm;
    private readonly ValueTerms _terms;

    /// <summary>Learns from all customers.</summary>
    /// <param name="customers">Each with a purchase at least.</param>
    /// <param name="end">The last day of the data.</param>
    /// <param name="terms">Horizon, discount and margin of customers' values.</param>
    public Prospects(IReadOnlyList<CustomerPurchases> customers, DateOnly end, ValueTerms terms)
    {
        (_end, _terms) = (end, terms);
        var (choice, churn) = ((ModelChoice?)null, (ChurnModel?)null);
        Parallel.Invoke(
            Loops.OfCaller,
            () => choice = ModelChoice.Of([.. customers.Select(customer => customer.Purchases)], end),
            () => churn = ChurnModel.Fit(customers, end, ChurnWeeks));
        (_choice, _churn) = (choice!, churn);
        _spend = FittedSpend.To(customers.Select(customer => PurchaseSummary.Of(customer.Purchases, end)).OfType<PurchaseSummary>());
        var buyers = customers.Where(customer => DaysOf(customer).Any()).ToArray();
        _rhythm = TenantRhythm.Learn(buyers.Select(customer => PurchaseDays.Gaps(DaysOf(customer))), [.. buyers.Select(OpenPauseOf)]);
        var (from, fitted) = (_choice.From, _choice.Used);
        Report = new(
            new(fitted?.ModelName ?? "Plain averages, no model", customers.Count, "customers", from, end),
            fitted?.ModelName,
            [.. _choice.Findings, .. SeasonOfPurchases.IsYearly([.. customers.SelectMany(DaysOf)], end)
                ? (Finding[])[LifetimeFindings.PurchasesHaveSeason.With()] : []],
            _spend.Used is null ? null
            : new(_spend.Used is SpendModel ? $"{_spend.Used.Name} (Fader, Hardie and Lee 2005)" : _spend.Used.Name, (int)_spend.Purchases,
                "repeat purchases", from, end),
            _spend.Findings,
            [.. fitted is null ? [] : FittedParameter.Of(fitted.ModelName, fitted.Maximum),
                .. _spend.UsedMaximum is { Covariance: not null } spent ? FittedParameter.Of(FittedSpend.ModelName, spent) : []],
            customers.Count,
            terms.Weeks,
            terms.YearlyDiscount,
            terms.Margin,
            _choice.Plain with { Provenance = _choice.Plain.Provenance with { From = from, To = end } },
            ChurnWeeks,
            _churn?.Provenance ?? (fitted is null ? null
                : new($"Probability of no purchase by {fitted.ModelName}, not calibrated", customers.Count, "customers", from, end)),
            ChurnFindingsOf(),
            _churn?.Backtest,
            _rhythm is null ? null : new(NextPurchase.Model, _rhythm.Customers, "customers with two gaps or more", from, end),
            [(_rhythm, fitted) switch
            {
                (null, _) => NoRhythm,
                (_, null) => RhythmFindings.Learned.With(_rhythm.Customers),
                _ => RhythmFindings.LearnedWith.With(_rhythm.Customers, fitted.ModelName),
            }]);
    }

    /// <summary>On what it rests.</summary>
    public ProspectReport Report { get; }

    private static Finding NoRhythm => RhythmFindings.Unknown.With(TenantRhythm.FewestCustomers);

    /// <summary>What one customer is likely to do.</summary>
    /// <param name="customer">With a purchase at least.</param>
    public CustomerProspects Of(CustomerPurchases customer)
    {
        var summary = PurchaseSummary.Of(customer.Purchases, _end)!.Value;
        var value = _choice.Used is { } chosen ? LifetimeValue.Of(chosen, _spend, summary, _terms) : null;
        var expected = _choice.Used?.Model?.ExpectedPurchases(summary, _terms.Weeks);
        var churn = RiskOf(customer, summary);
        var next = _rhythm is null ? null : NextPurchase.Of(DaysOf(customer), _rhythm, _end);

        // Where the purchase model takes a customer for one who stays, a long silence is no more than overdue.
        next = next is { IsLikelyGone: true } && ActiveOf(customer) >= 0.5 ? next with { IsLikelyGone = false } : next;
        return new(
            expected,
            expected is null ? null : RangeOf(_choice.Used!.Model!, summary, expected.Value),
            value is null ? null : CustomerValue.Of(value),
            churn,
            next,
            [
                .. expected is null ? (MissingFigure[])[new("expectedPurchases", _choice.Findings)] : [],
                .. value is null ? (MissingFigure[])[new("value", WhyNoValue(expected))] : [],
                .. churn is null ? (MissingFigure[])[new("churn", _choice.Findings)] : [],
                .. next is null ? (MissingFigure[])[new("nextPurchase",
                    [_rhythm is null ? NoRhythm : RhythmFindings.MostNotBack.With()])] : [],
            ]);
    }

    private OpenPause OpenPauseOf(CustomerPurchases customer) => new(_end.DayNumber - DaysOf(customer).Max().DayNumber, ActiveOf(customer));

    private double ActiveOf(CustomerPurchases customer) =>
        _choice.Staying is { } model && PurchaseSummary.Of(customer.Purchases, _end) is { } summary
        ? model.ProbabilityAlive(summary) : 1;

    private static IEnumerable<DateOnly> DaysOf(CustomerPurchases customer) =>
        customer.Purchases.Where(purchase => !purchase.IsReturn).Select(purchase => purchase.Day);

    private IReadOnlyList<Finding> WhyNoValue(double? expected) =>
        expected is null ? _choice.Findings : _spend.Used is null ? _spend.Findings : [LifetimeFindings.SpendHasNoMean.With()];

    private IReadOnlyList<Finding> ChurnFindingsOf() => (_churn, _choice.Used) switch
    {
        ({ Backtest: { } tried }, _) => tried.Findings,
        ({ }, _) => [ChurnFindings.ShortHistory.With()],
        (_, { } fitted) => [ChurnFindings.NotCalibrated.With(fitted.ModelName)],
        _ => _choice.Findings,
    };

    private ChurnRisk? RiskOf(CustomerPurchases customer, PurchaseSummary summary)
    {
        if (_churn is not null && customer.On(_end) is { } profile)
        {
            return _churn.Risk(profile);
        }

        if (_choice.Staying is not { } model)
        {
            return null;
        }

        var atLeast = new double[1];
        model.ProbabilitiesOfAtLeast(summary, ChurnWeeks, atLeast);
        return new(1 - atLeast[0], []);
    }

    private Interval RangeOf(IPurchaseModel model, PurchaseSummary customer, double expected)
    {
        var atLeast = new double[(int)Math.Clamp((expected * 3) + 64, 64, MostPurchases)];
        model.ProbabilitiesOfAtLeast(customer, _terms.Weeks, atLeast);
        var tail = (1 - Interval.Usual) / 2;
        return new(atLeast.TakeWhile(p => p > 1 - tail).Count(), atLeast.TakeWhile(p => p > tail).Count(), Interval.Usual);
    }
}
