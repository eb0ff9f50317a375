namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>The last weeks of a history, held back: what models fitted to the time before foretold of each customer, and what the customer
/// then bought.</summary>
/// <param name="Days">How many days were held back.</param>
/// <param name="Foretold">For each form of model the purchases expected of each customer; null where it did not fit the time
/// before.</param>
/// <param name="Scores">For each form the mean logarithm of the probability given to what happened, a proper score: no model gains by
/// saying anything but what it expects.</param>
/// <param name="Seen">What each customer bought.</param>
internal sealed record Stretch(int Days, double[]?[] Foretold, double?[] Scores, double[] Seen)
{
    private const int MostScored = 5000;
    private const double LeastProbability = 1e-12;

    /// <summary>Fits forms to the time before.</summary>
    /// <param name="customers">Every customer's purchases.</param>
    /// <param name="end">Last day of observation.</param>
    /// <param name="days">How many days to hold back; nothing is foretold of none.</param>
    /// <param name="forms">What to fit.</param>
    public static Stretch Of(IReadOnlyList<IReadOnlyList<Purchase>> customers, DateOnly end, int days,
        List<(FittedPurchases Whole, PurchaseForm Form)> forms)
    {
        var cut = end.AddDays(-days);
        var (known, before) = ModelChoice.Observed(customers, cut);
        var (foretold, scores) = (new double[forms.Count][], new double?[forms.Count]);
        var stride = Math.Max(1, before.Count / MostScored);
        int[] scored = [.. Enumerable.Range(0, before.Count).Where(i => i % stride == 0)];
        int[] after = [.. scored.Select(i => DaysAfter(known[i], cut, end))];
        if (days < 1)
        {
            return new(days, foretold, scores, []);
        }

        var (earlier, weeks) = (PurchaseGroups.Of(before), days / PurchaseSummary.DaysPerWeek);
        for (var form = 0; form < forms.Count; form++)
        {
            // The shorter history may leave a shape without bound that the whole determines.
            var fit = forms[form].Form.Fit(earlier);
            if ((fit.Model ?? forms[form].Form.Held(fit)?.Fit(earlier).Model) is { } trial && forms[form].Whole.Model is not null)
            {
                foretold[form] = Array.ConvertAll(scored, i => trial.ExpectedPurchases(before[i], weeks));
                scores[form] = scored.Select((i, at) => Math.Log(Probability(trial, before[i], after[at], weeks))).Average();
            }
        }

        return new(days, foretold, scores, Array.ConvertAll(after, count => (double)count));
    }

    private static int DaysAfter(IReadOnlyList<Purchase> purchases, DateOnly after, DateOnly until) =>
        purchases.Where(p => !p.IsReturn && p.Day > after && p.Day <= until).Select(p => p.Day).Distinct().Count();

    private static double Probability(IPurchaseModel model, in PurchaseSummary customer, int count, double weeks)
    {
        var atLeast = new double[count + 1];
        model.ProbabilitiesOfAtLeast(customer, weeks, atLeast);
        return Math.Max(LeastProbability, (count == 0 ? 1 : atLeast[^2]) - atLeast[^1]);
    }
}
