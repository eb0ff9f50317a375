using System.Diagnostics;
using System.Globalization;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Fits and scores of the purchase models on CDNOW and on a million simulated customers, against the limits of the customer science.
/// </summary>
internal static class PurchasesBenchmark
{
    private const int Runs = 15;
    private const int Million = 1_000_000;
    private static readonly DateOnly End = new(1997, 9, 30);

    public static Task RunAsync(Report report, IReadOnlyList<string> arguments)
    {
        var file = SourceTree.Of("..", "shared", "data", "cdnow_elog.csv");
        if (!File.Exists(file))
        {
            report.Note("The data file ../shared/data/cdnow_elog.csv is not beside this repository: nothing to measure.");
            return Task.CompletedTask;
        }

        var customers = File.ReadLines(file).Skip(1).Select(line => line.Split(','))
            .GroupBy(f => f[0], f =>
                new Purchase(DateOnly.Parse(f[1], CultureInfo.InvariantCulture), double.Parse(f[3], CultureInfo.InvariantCulture)))
            .Select(g => g.ToList())
            .ToList();
        PurchaseSummary[] summaries = [.. customers.Select(c => PurchaseSummary.Of(c, End)!.Value)];
        int[] after = [.. customers.Select(c => c.Select(p => p.Day).Where(d => d > End && d <= End.AddDays(273)).Distinct().Count())];

        report.SectionOfTimes(
            "Fit on CDNOW, 2 357 customers, grouping included, warm",
            "to the limit (published peers: lifetimes 50-90 ms, BTYD 310-340 ms)");
        report.Line("BG/NBD (limit 5 ms)",
            Measure(Runs, () => FittedPurchases.BetaGeometric(PurchaseGroups.Of(summaries), BetaGeometricKind.Bg)),
            TimeSpan.FromMilliseconds(5));
        report.Line("Pareto/NBD (limit 100 ms)", Measure(Runs, () => FittedPurchases.Pareto(PurchaseGroups.Of(summaries))),
            TimeSpan.FromMilliseconds(100));
        report.Line("MBG/NBD", Measure(Runs, () => FittedPurchases.BetaGeometric(PurchaseGroups.Of(summaries), BetaGeometricKind.Mbg)));
        report.Line("Gamma-Gamma", Measure(Runs, () => FittedSpend.To(summaries)));

        var groups = PurchaseGroups.Of(summaries);
        FittedPurchases[] fits =
        [
            FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg), FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Mbg),
            FittedPurchases.Pareto(groups),
        ];
        string[] published = ["-9582.429207, .7855", "-9582.135716, .7648", "-9594.976198, .7545"];
        foreach (var (fit, expected) in fits.Zip(published))
        {
            var error = summaries.Select((c, i) => Math.Abs(fit.Model!.ExpectedPurchases(c, 39) - after[i])).Average();
            report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{fit.ModelName,-12}log-likelihood {fit.Maximum.LogLikelihood:F6}, mean absolute error of 39 later weeks {error:F4} "
                    + $"(published {expected})"));
        }

        var many = Simulate();
        report.SectionOfTimes("A million simulated customers, daily times", "to the limit (published peer: lifetimes 8.6 s for the fit)");
        report.Line("BG/NBD fit, grouping included (1 s)",
            Measure(5, () => FittedPurchases.BetaGeometric(PurchaseGroups.Of(many), BetaGeometricKind.Bg)), TimeSpan.FromSeconds(1));
        var scores = new CustomerScore[Million];
        foreach (var fit in fits)
        {
            report.Line($"{fit.ModelName} E and P(alive) (350 ms)",
                Measure(5, () => new Scoring(fit.Model!, null, new(39, 0, 1)).Score(many, scores)), TimeSpan.FromMilliseconds(350));
        }

        return Task.CompletedTask;
    }

    /// <summary>Customers who buy and leave as in BG/NBD with about CDNOW's mean rates, by whole days.</summary>
    private static PurchaseSummary[] Simulate()
    {
        var random = new Random(20260101);
        var customers = new PurchaseSummary[Million];
        for (var i = 0; i < Million; i++)
        {
            var age = random.Next(189, 273);
            var rate = 0.25 * Math.Pow(random.NextDouble(), 4) / 7;
            var leaves = Math.Pow(random.NextDouble(), 3);
            var (repeats, last, day) = (0, 0, 0.0);
            while ((day += -Math.Log(1 - random.NextDouble()) / rate) < age)
            {
                if ((int)day > last)
                {
                    (repeats, last) = (repeats + 1, (int)day);
                }

                if (random.NextDouble() < leaves)
                {
                    break;
                }
            }

            customers[i] = new(repeats, last / 7.0, age / 7.0, repeats > 0 ? 20 : 0, 0);
        }

        return customers;
    }

    private static List<TimeSpan> Measure(int runs, Action act)
    {
        for (var i = 0; i < Math.Max(2, runs); i++)
        {
            act();
        }

        return [.. Enumerable.Range(0, runs).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            act();
            return Stopwatch.GetElapsedTime(started);
        })];
    }
}
