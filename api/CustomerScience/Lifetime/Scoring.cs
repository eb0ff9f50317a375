using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// Scores customers from their summaries and a tenant's parameters: thread-safe, one customer without allocation and in a time that has a
/// bound, whatever the
/// history and the horizon.
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
    /// <param name="customer">Times in weeks, mean spend in the tenant's currency.</param>
    /// <exception cref="ArgumentException">The summary is impossible.</exception>
    public CustomerScore Score(in PurchaseSummary customer)
    {
        var spend = _spend?.ExpectedSpend(customer.Repeats, customer.MeanSpend) ?? 0;
        return Prospects(customer, spend != 0).With(spend, _terms.Margin);
    }

    /// <summary>A whole portfolio, on all cores; customers of equal history are worked out once.</summary>
    /// <param name="customers">Times in weeks, mean spend in the tenant's currency.</param>
    /// <param name="scores">Overwritten, in the same order; as many as customers.</param>
    /// <exception cref="ArgumentException">There is no room for every score.</exception>
    /// <exception cref="AggregateException">A summary is impossible.</exception>
    public void Score(ReadOnlyMemory<PurchaseSummary> customers, Memory<CustomerScore> scores)
    {
        if (scores.Length < customers.Length)
        {
            throw new ArgumentException("There is room for a score of every customer.", nameof(scores));
        }

        // The larger a part, the more of its customers are alike; the smaller, the sooner all cores have work.
        var part = Math.Clamp(customers.Length / 4, 4096, 262_144);
        Parallel.For(0, (customers.Length + part - 1) / part, Loops.OfCaller, i =>
        {
            var length = Math.Min(part, customers.Length - (i * part));
            ScorePart(customers.Span.Slice(i * part, length), scores.Span.Slice(i * part, length));
        });
    }

    private void ScorePart(ReadOnlySpan<PurchaseSummary> customers, Span<CustomerScore> scores)
    {
        var (table, prospects) = (new HistoryTable(), new List<HistoryProspects>());
        for (var i = 0; i < customers.Length; i++)
        {
            ref readonly var customer = ref customers[i];
            var place = table.Add(customer.Checked());
            if (place == prospects.Count)
            {
                prospects.Add(Prospects(customer, _spend is not null));
            }

            scores[i] = prospects[place].With(_spend?.ExpectedSpend(customer.Repeats, customer.MeanSpend) ?? 0, _terms.Margin);
        }
    }

    private HistoryProspects Prospects(in PurchaseSummary customer, bool hasSpend)
    {
        var (alive, expected) = _model.AliveAndExpected(customer, _terms.Weeks);
        return new(alive, expected, hasSpend ? _model.DiscountedPurchases(customer, _terms.Weeks, _terms.WeeklyRate) : 0);
    }

    /// <summary>What customers of equal history share, whatever they spend.</summary>
    private readonly record struct HistoryProspects(double Alive, double Expected, double Discounted)
    {
        public CustomerScore With(double spend, double margin) => new(Alive, Expected, spend, spend == 0 ? 0 : spend * margin * Discounted);
    }
}
