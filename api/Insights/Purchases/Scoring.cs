namespace OutlookCrm.Insights.Purchases;

/// <summary>
/// Scores customers from their summaries and a tenant's parameters: thread-safe, without allocation. The time does not depend on the history, except that of
/// MBG/CNBD-k with k above 1, which grows with the purchases that are expected.
/// </summary>
public sealed class Scoring
{
    private readonly IPurchaseModel _model;
    private readonly SpendModel? _spend;
    private readonly ValueTerms _terms;

    /// <summary>A tenant's parameters.</summary>
    /// <param name="model">The purchase model.</param>
    /// <param name="spend">The spend model; null leaves money out.</param>
    /// <param name="terms">Horizon, discount and margin.</param>
    public Scoring(IPurchaseModel model, SpendModel? spend, ValueTerms terms)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(terms);
        (_model, _spend, _terms) = (model, spend, terms);
    }

    /// <summary>One customer, for the card.</summary>
    /// <exception cref="ArgumentException">The summary is impossible.</exception>
    public CustomerScore Score(in PurchaseSummary customer)
    {
        var spend = _spend?.ExpectedSpend(customer.Repeats, customer.MeanSpend) ?? 0;
        var value = spend == 0 ? 0 : spend * _terms.Margin * _model.DiscountedPurchases(customer, _terms.Weeks, _terms.WeeklyRate);
        var (alive, expected) = _model.AliveAndExpected(customer, _terms.Weeks);
        return new(alive, expected, spend, value);
    }

    /// <summary>A whole portfolio, on all cores.</summary>
    /// <exception cref="ArgumentException">There is no room for every score.</exception>
    /// <exception cref="AggregateException">A summary is impossible.</exception>
    public void Score(ReadOnlyMemory<PurchaseSummary> customers, Memory<CustomerScore> scores)
    {
        if (scores.Length < customers.Length)
        {
            throw new ArgumentException("There is room for a score of every customer.", nameof(scores));
        }

        const int part = 4096;
        Parallel.For(0, (customers.Length + part - 1) / part, i =>
        {
            var from = customers.Span;
            var to = scores.Span;
            for (var j = i * part; j < Math.Min(from.Length, (i + 1) * part); j++)
            {
                to[j] = Score(from[j]);
            }
        });
    }
}
