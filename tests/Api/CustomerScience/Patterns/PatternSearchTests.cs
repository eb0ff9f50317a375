using System.Globalization;
using OutlookCrm.CustomerScience.Patterns;
using OutlookCrm.Insights.Patterns;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Patterns;

public sealed class PatternSearchTests
{
    /// <summary>A customer on four lines would be in the part that is learned from and in the part that is held back.</summary>
    [Fact]
    public void A_customer_on_several_lines_counts_once()
    {
        var random = new Random(3);
        string[] customers = [.. Enumerable.Range(0, 200).Select(customer =>
            $"{(random.NextDouble() < 0.3 ? "yes" : "no")};C{customer};r{random.Next(5)};p{random.Next(4)};{random.Next(18, 80)}\n")];
        var (once, often) = (Table(1), Table(4));

        Assert.Equal((200, 0), (once.Outcomes.Count, once.Earlier));
        Assert.Equal((200, 600), (often.Outcomes.Count, often.Earlier));
        Assert.Equal(PatternSearch.Find(once.Traits, once.Outcomes, "left").Findings,
            PatternSearch.Find(often.Traits, often.Outcomes, "left").Findings);

        TraitTable Table(int lines) => Assert.Single(TraitFile.Read(
            "left;Customer;region;plan;age\n" + string.Concat(customers.Select(line => string.Concat(Enumerable.Repeat(line, lines)))),
            "left").Lines);
    }

    /// <summary>Telco customers (R package modeldata, wa_churn), folds by row number modulo 5: AUC .8452, Brier .1354, top-decile lift 2.87
    /// (science.md section 6).</summary>
    [Fact]
    public void Contract_type_churn_is_foretold_as_published()
    {
        var report = Telco();

        Assert.Equal(0.8452, report.Accuracy!.Auc, 0.002);
        Assert.Equal(0.1354, report.Accuracy.Brier, 0.002);
        Assert.Equal(2.87, report.Accuracy.TopTenthLift, 0.02);
        Assert.Equal(report.Accuracy.Observed, report.Accuracy.Expected, 0.005);
        Assert.True(report.Accuracy.AucInterval is { Lower: > 0.83, Upper: < 0.86 });
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{report.Accuracy}\n{report.Findings[0]}\n{string.Join('\n', report.Found.SelectMany(pattern => pattern.Findings))}");
    }

    [Fact]
    public void Patterns_read_as_sentences()
    {
        var report = Telco();

        var monthly = Assert.Single(report.Found, pattern => pattern is { Trait: "contract", Level: "Month-to-month" });
        var finding = monthly.Findings[0];
        Assert.Equal<(string, object, object, object, object)>(("pattern-category", 3875, "contract", "Month-to-month", "left"), (
            finding.Code, finding.Values["customers"], finding.Values["trait"], finding.Values["level"], finding.Values["happened"]));
        Assert.Equal(
            [0.43, 0.41, 0.44, 0.07],
            new[] { "rateShare", "lowerShare", "upperShare", "otherShare" }.Select(name => Math.Round((double)finding.Values[name], 2)));
        Assert.All(report.Found, pattern => Assert.True(pattern.AdjustedPValue <= 0.05));
        Assert.DoesNotContain(report.Found, pattern => pattern.Trait == "female");
    }

    [Fact]
    public void Traits_that_tell_nothing_give_no_pattern()
    {
        var random = new Random(8);
        var outcomes = Enumerable.Range(0, 1000).Select(_ => random.Next(4) == 0).ToArray();
        var report = PatternSearch.Find(
            [new NumberTrait("shoe size", [.. outcomes.Select(_ => (double?)random.Next(36, 47))]),
                new CategoryTrait("sign", [.. outcomes.Select(_ => $"{random.Next(12)}")])],
            outcomes,
            "left");

        Assert.Empty(report.Found);
        Assert.Equal("patterns-no-better", Assert.Single(report.Findings).Code);
    }

    [Fact]
    public void A_trait_that_tells_everything_gives_finite_figures()
    {
        var outcomes = Enumerable.Range(0, 200).Select(i => i % 4 == 0).ToArray();
        var report = PatternSearch.Find(
            [new NumberTrait("size", [.. outcomes.Select((outcome, i) => outcome ? 1e300 : i == 1 ? null : (double?)-1e300)]),
                new CategoryTrait("kind", [.. outcomes.Select(outcome => outcome ? "a" : "b")])],
            outcomes,
            "left");

        Assert.Equal(1, report.Accuracy!.Auc, 12);
        Assert.All(report.Found, pattern =>
            Assert.All(pattern.Findings, finding => Assert.DoesNotContain("NaN", finding.ToString(), StringComparison.Ordinal)));
        Assert.NotEmpty(report.Found);
    }

    [Fact]
    public void Too_few_customers_are_told_so()
    {
        var report = PatternSearch.Find([new CategoryTrait("kind", ["a", "b", null])], [true, false, false], "replied");

        var finding = Assert.Single(report.Findings);
        Assert.Equal<(string, object, object, object)>(("patterns-few-outcomes", 1, 3, "replied"),
            (finding.Code, finding.Values["hits"], finding.Values["customers"], finding.Values["happened"]));
        Assert.Null(report.Accuracy);
    }

    [Fact]
    public void Numbers_that_are_none_and_lists_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PatternSearch.Find([new NumberTrait("x", [double.NaN])], [true], "left"));
        Assert.Throws<ArgumentException>(() => PatternSearch.Find([new NumberTrait("x", [1])], [true, false], "left"));
        Assert.Throws<ArgumentException>(() => PatternSearch.Find([], [], "left"));
    }

    /// <summary>J. Hanley and B. McNeil (1982) read AUC as the chance of the right order, ties half.</summary>
    [Fact]
    public void Ties_count_half()
    {
        var accuracy = Accuracy.Of([0.1, 0.4, 0.4, 0.8], [false, true, false, true], "test");

        Assert.Equal(3.5 / 4, accuracy.Auc, 12);
    }

    private static readonly Lazy<PatternReport> s_telco = new(FindInTelco);

    private static PatternReport Telco() => s_telco.Value;

    private static PatternReport FindInTelco()
    {
        var rows = SharedFile.Records("wa_churn.csv");
        var numbers = new HashSet<string> { "tenure", "monthly_charges", "total_charges" };
        var traits = rows[0].Keys.Where(name => name != "churn").Select(name => numbers.Contains(name)
            ? (Trait)new NumberTrait(name,
                [.. rows.Select(row => double.TryParse(row[name], CultureInfo.InvariantCulture, out var value) ? value : (double?)null)])
            : new CategoryTrait(name, [.. rows.Select(row => row[name])]));
        return PatternSearch.Find([.. traits], [.. rows.Select(row => row["churn"] == "Yes")], "left");
    }
}
