using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.CustomerScience.Churn;

/// <summary>The risk that a customer without a contract stays away for a stated time, learned from a tenant's own history.</summary>
public sealed class ChurnModel
{
    private const int MostTried = 20_000;
    private const double DaysPerWeek = PurchaseSummary.DaysPerWeek;

    private readonly ChurnScore _score;
    private readonly double _typicalSpend;

    private ChurnModel(ChurnScore score, List<ChurnProfile> profiles, double weeks, ChurnBacktest? backtest, Provenance provenance)
    {
        (_score, Weeks, Backtest, Provenance) = (score, weeks, backtest, provenance);
        _typicalSpend = Median(profiles.Select(p => p.MeanSpend));
    }

    /// <summary>The horizon: weeks after the end of the history in which a purchase would prove the customer is still one.</summary>
    public double Weeks { get; }

    /// <summary>How it did on the last part of the history when that was held back; null when the history is too short to hold any
    /// back.</summary>
    public ChurnBacktest? Backtest { get; }

    /// <summary>Model, customers and period.</summary>
    public Provenance Provenance { get; }

    /// <summary>Learns from purchases up to a day.</summary>
    /// <param name="customers">All customers of the tenant with their purchases.</param>
    /// <param name="end">Last day of the history.</param>
    /// <param name="weeks">Horizon; above zero.</param>
    /// <returns>Null when there is not enough data: no purchase model fits, or too few customers came back or stayed away.</returns>
    /// <exception cref="ArgumentException">An amount is not a finite number, or the horizon is not one above zero.</exception>
    public static ChurnModel? Fit(IReadOnlyList<CustomerPurchases> customers, DateOnly end, double weeks)
    {
        ArgumentNullException.ThrowIfNull(customers);
        Numerics.Require.Positive(weeks);
        var profiles = CustomerPurchases.ProfilesOn(end, customers);
        if (profiles.Count == 0)
        {
            return null;
        }

        var first = end.AddDays(-(int)Math.Round(profiles.Max(p => p.Summary.Age) * DaysPerWeek));
        var (score, tried) = ((ChurnScore?)null, (ChurnBacktest?)null);
        Parallel.Invoke(
            Numerics.Loops.OfCaller,
            () => score = ChurnScore.Train(customers, end, weeks),
            () => tried = Try(customers, end, Math.Min(weeks, (end.DayNumber - first.DayNumber) / DaysPerWeek * ChurnScore.HeldBack)));
        return score is null ? null
            : new(score, profiles, weeks, tried, new(score.ModelName, profiles.Count, "customers", first, end));
    }

    /// <summary>One customer's risk with its drivers.</summary>
    /// <param name="customer">As of the day that the model was fitted for; times in weeks, money in the tenant's currency.</param>
    /// <exception cref="ArgumentException">The summary is impossible or the spend is negative.</exception>
    public ChurnRisk Risk(in ChurnProfile customer)
    {
        customer.Summary.Checked();
        Numerics.Require.NotNegative(customer.MeanSpend);
        var risk = _score.Risk(customer, Weeks);
        return new(risk, Drivers(customer, risk));
    }

    /// <summary>One customer's risk alone, for the whole portfolio; in [0, 1].</summary>
    /// <param name="customer">As of the day that the model was fitted for; times in weeks, money in the tenant's currency.</param>
    public double Probability(in ChurnProfile customer) => _score.Risk(customer, Weeks);

    private List<Finding> Drivers(ChurnProfile customer, double risk)
    {
        var (summary, found) = (customer.Summary, new List<(double By, Finding Finding)>());

        // Beside the same customer, had the last purchase been as long ago as it usually is when the next one comes.
        var pause = _score.PauseOf(summary);
        var usual = customer with { Summary = summary with { Age = summary.Recency + pause } };
        var (beyond, within) = summary.Repeats == 0 ? (ChurnFindings.OnceLongAgo, ChurnFindings.OnceLately)
            : (ChurnFindings.SilentBeyondPause, ChurnFindings.SilentWithinPause);
        Add(usual, beyond, within, customer.Silence, pause, customer.Silence / pause);
        Add(customer with { MeanSpend = _typicalSpend }, ChurnFindings.SpendRaises, ChurnFindings.SpendLowers, customer.MeanSpend,
            _typicalSpend);
        return [.. found.OrderByDescending(f => Math.Abs(f.By)).Select(f => f.Finding)];

        void Add(in ChurnProfile otherwise, FindingCode raises, FindingCode lowers, params object[] values)
        {
            var by = risk - _score.Risk(otherwise, Weeks);

            // Less than a point either way is no reason to give to a person.
            if (Math.Abs(by) >= 0.01)
            {
                found.Add((by, (by > 0 ? raises : lowers).With([.. values, Math.Abs(by)])));
            }
        }
    }

    private static ChurnBacktest? Try(IReadOnlyList<CustomerPurchases> customers, DateOnly end, double weeks)
    {
        var days = (int)(weeks * DaysPerWeek);
        var cut = end.AddDays(-days);
        if (days < 1 || ChurnScore.Train(customers, cut, weeks) is not { } score)
        {
            return null;
        }

        var tried = ChurnScore.Part(customers, MostTried).Select(c => (Customer: c, Profile: c.On(cut))).Where(c => c.Profile is not null)
            .Select(c => (Profile: c.Profile!.Value, Left: !c.Customer.BoughtBetween(cut, end)))
            .ToList();
        double[] risks = [.. tried.Select(t => score.Risk(t.Profile, days / DaysPerWeek))];
        bool[] left = [.. tried.Select(t => t.Left)];
        var recency = Ranking.Ranks([.. tried.Select(t => t.Profile.Silence)]);
        var frequency = Ranking.Ranks([.. tried.Select(t => (double)-t.Profile.Summary.Repeats)]);
        double[] plain = [.. recency.Zip(frequency, (r, f) => r + f)];
        return new(
            tried.Count,
            days / DaysPerWeek,
            Ranking.Auc(risks, left),
            Ranking.Auc(plain, left),
            Ranking.DifferenceError(risks, plain, left),
            risks.Average(),
            left.Average(l => l ? 1.0 : 0),
            Ranking.CalibrationError(risks, left));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
