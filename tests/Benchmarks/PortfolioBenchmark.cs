using System.Diagnostics;
using System.Globalization;
using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Patterns;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.CustomerScience.Segments;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// RFM, rules, recommendations and patterns: time against the limits set, accuracy beside what is published for the same data.
/// </summary>
internal static class PortfolioBenchmark
{
    private const int Runs = 11;
    private static readonly DateOnly s_day = new(2024, 12, 31);

    public static Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        report.SectionOfTimes("RFM of 1 000 000 customers with 2 200 000 orders", "against the limit of 450 ms (DuckDB takes 420 to 700)");
        var orders = Orders();
        report.Line("customers by number", Measure(() => Rfm.Score<int>(orders, s_day)), TimeSpan.FromMilliseconds(450));
        var ids = Enumerable.Range(0, 1_000_000).Select(_ => Guid.NewGuid()).ToArray();
        var byId = Array.ConvertAll(orders, order => new Order<Guid>(ids[order.Customer], order.Day, order.Amount));
        var names = ids.Select(id => id.ToString("N")).ToArray();
        var byName = Array.ConvertAll(orders, order => new Order<string>(names[order.Customer], order.Day, order.Amount));
        report.Line("customers by text", Measure(() => Rfm.Score<string>(byName, s_day)), TimeSpan.FromMilliseconds(450));
        report.Line("customers by GUID", Measure(() => Rfm.Score<Guid>(byId, s_day)), TimeSpan.FromMilliseconds(450));

        report.SectionOfTimes("Report of a file of 600 000 lines of orders, 30 000 customers",
            "against the limit of 10 s, reading and report together");
        var text = PortfolioUpload.File600Thousand();
        var lines = OrderFile.Read(text).Lines;
        report.Line("reading the file", Measure(() => OrderFile.Read(text), 2), TimeSpan.FromSeconds(10));
        report.Line("the report", Measure(() => PortfolioReport.Of(lines, new(52, 0.1, 1)), 2), TimeSpan.FromSeconds(10));

        var file = SourceTree.Of("..", "shared", "data", "groceries_baskets.csv");
        if (!File.Exists(file))
        {
            report.Note("The data of ../shared/data are not beside this repository: the rest is left out.");
            return Task.CompletedTask;
        }

        var baskets = BasketSet.Of(File.ReadLines(file).Where(line => line.Length > 0).Select(line => line.Split(',')));
        report.SectionOfTimes("Groceries, rules of support .001 and confidence .5", "against the limit of 30 ms (arules takes 19 to 29)");
        report.Line("rules, measures, tests, redundancy", Measure(() => Rules.Find(baskets, 0.001, 0.5)), TimeSpan.FromMilliseconds(30));
        report.Line("itemsets alone", Measure(() => Rules.CountItemsets(baskets, 0.001)), TimeSpan.FromMilliseconds(30));

        var found = Rules.Find(baskets, 0.001, 0.5);
        report.Note(string.Create(CultureInfo.InvariantCulture,
            $"{found.Itemsets:N0} itemsets (arules 13,492), {found.Found.Count:N0} rules (5,668), "
                + $"{found.Found.Count(rule => !rule.IsRedundant):N0} not redundant (5,096), {found.Found.Count(rule => rule.Holds):N0} "
                + $"that a seller may see"));
        var recommendations = RecommenderBacktest.Run(baskets)!;
        report.Note(string.Create(CultureInfo.InvariantCulture,
            $"{recommendations.Finding} MRR {recommendations.ReciprocalRank:0.0000}. Published, one item at random: best sellers .2633 / "
                + $".1793, best simple rule .2772 / .1898"));
        report.Note(Churn());
        return Task.CompletedTask;
    }

    private static string Churn()
    {
        var lines = File.ReadLines(SourceTree.Of("..", "shared", "data", "wa_churn.csv"))
            .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToArray();
        var (names, rows) = (lines[0], lines[1..]);
        var traits = Enumerable.Range(1, names.Length - 1)
            .Select(column => names[column] is "tenure" or "monthly_charges" or "total_charges"
            ? (Trait)new NumberTrait(names[column],
                [.. rows.Select(row => double.TryParse(row[column], CultureInfo.InvariantCulture, out var value) ? value : (double?)null)])
            : new CategoryTrait(names[column], [.. rows.Select(row => row[column])]));
        var watch = Stopwatch.StartNew();
        var accuracy = PatternSearch.Find([.. traits], [.. rows.Select(row => row[0] == "Yes")], "left").Accuracy!;
        return string.Create(CultureInfo.InvariantCulture,
            $"wa_churn: AUC {accuracy.Auc:0.0000} (published .8452), Brier {accuracy.Brier:0.0000} (.1354), lift of the top tenth "
                + $"{accuracy.TopTenthLift:0.00} (2.87), in {watch.ElapsedMilliseconds:N0} ms");
    }

    private static Order<int>[] Orders()
    {
        var random = new Random(1);
        var orders = Enumerable.Range(0, 2_200_000)
            .Select(i => new Order<int>(i < 1_000_000 ? i : random.Next(1_000_000), s_day.AddDays(-random.Next(1000)),
                random.Next(100, 100_000) / 100.0)).ToArray();
        random.Shuffle(orders);
        return orders;
    }

    private static TimeSpan[] Measure(Action action, int runs = Runs)
    {
        // Until the compiler has seen what is hot.
        for (var i = 0; i < runs; i++)
        {
            action();
        }

        return [.. Enumerable.Range(0, runs).Select(_ =>
        {
            GC.Collect();
            var watch = Stopwatch.StartNew();
            action();
            return watch.Elapsed;
        })];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
