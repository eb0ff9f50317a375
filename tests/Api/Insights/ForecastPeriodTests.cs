using System.Text;
using System.Text.Json;
using OutlookCrm.CustomerScience.Forecasts;
using OutlookCrm.Insights.Forecast;
using OutlookCrm.Simulator.Hosting;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>Which period a line of a forecast's file is of, and whether that period is over.</summary>
[Collection(OneReportAtATime.Name)]
public sealed class ForecastPeriodTests(Company company)
{
    private static readonly DateOnly s_today = new(2026, 11, 18);

    [Theory]
    [InlineData("01/2022,5\n02/2022,6", TimeStep.Month, "2022-01-01")]
    [InlineData("1/2022,5\n2/2022,6", TimeStep.Month, "2022-01-01")]
    [InlineData("01.2022,5\n02.2022,6", TimeStep.Month, "2022-01-01")]
    [InlineData("2022M01,5\n2022m2,6", TimeStep.Month, "2022-01-01")]
    [InlineData("2022-M1,5\n2022-M2,6", TimeStep.Month, "2022-01-01")]
    [InlineData("202201,5\n202202,6", TimeStep.Month, "2022-01-01")]
    [InlineData("Jan 2022,5\nFebruary 2022,6", TimeStep.Month, "2022-01-01")]
    [InlineData("Jan-22,5\nFeb-22,6", TimeStep.Month, "2022-01-01")]
    [InlineData("März 2022,5\nApril 2022,6", TimeStep.Month, "2022-03-01")]
    [InlineData("janvier 2022,5\nfévr. 2022,6", TimeStep.Month, "2022-01-01")]
    [InlineData("Ιανουάριος 2022,5\nΦεβρουάριος 2022,6", TimeStep.Month, "2022-01-01")]
    [InlineData("2022. január,5\n2022. február,6", TimeStep.Month, "2022-01-01")]
    [InlineData("Q1 2022,5\nQ2 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("Q1/2022,5\nq2-2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("1Q2022,5\n2Q 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("2022 Q1,5\n2022.Q2,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("1Q22,5\n2Q22,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("Q1 22,5\nQ2'22,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("1. Quartal 2022,5\n2. Quartal 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("T1 2022,5\nT2 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("2022-T1,5\n2022 T2,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("1er trimestre 2022,5\n2e trimestre 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("2022. 1. negyedév,5\n2022. 2. negyedév,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("2022. I. negyedév,5\n2022. IV. negyedév,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("Trimestrul I 2022,5\nTrimestrul II 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("1ο τρίμηνο 2022,5\n2ο ΤΡΙΜΗΝΟ 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("1e kwartaal 2022,5\nKwartaal 2 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("1st quarter 2022,5\nQuarter 2 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("S1 2022,5\nS2 2022,6", TimeStep.HalfYear, "2022-01-01")]
    [InlineData("1. Halbjahr 2022,5\n2. Halbjahr 2022,6", TimeStep.HalfYear, "2022-01-01")]
    [InlineData("Α' τρίμηνο 2022,5\nΒ΄ τρίμηνο 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("سه\u200cماهه اول ۲۰۲۲,5\nسه ماهه دوم ۲۰۲۲,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("نیمسال اول 2022,5\nنیم‌سال دوم 2022,6", TimeStep.HalfYear, "2022-01-01")]
    [InlineData("K1 2022,5\n2022-K2,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("I квартал 2022,5\n2 квартал 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("1.º trimestre 2022,5\n2.º trimestre de 2022,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("سه ماهه اول 1401,5", null, "")]
    [InlineData("5. Quartal 2022,5", null, "")]
    [InlineData("T5 2022,5", null, "")]
    [InlineData("1. Quarz 2022,5", null, "")]
    [InlineData("0Q22,5", null, "")]
    [InlineData("VI. negyedév 2022,5", null, "")]
    [InlineData("Marie 2022,5", null, "")]
    [InlineData("05-Jan-26,5\n05-Feb-26,6", null, "")]
    [InlineData("01-Jan-26,5\n01-Feb-26,6", TimeStep.Month, "2026-01-01")]
    [InlineData("H1 2022,5\n2H2022,6", TimeStep.HalfYear, "2022-01-01")]
    [InlineData("W05 2022,5\n6/2022,6", null, "")]
    [InlineData("W05 2022,5\nW6/2022,6", TimeStep.Week, "2022-01-31")]
    [InlineData("KW 5/2022,5\nKW 6/2022,6", TimeStep.Week, "2022-01-31")]
    [InlineData("2022-01-31,5\n2022-02-28,6", TimeStep.Month, "2022-01-01")]
    [InlineData("31.01.2022,5\n28.02.2022,6", TimeStep.Month, "2022-01-01")]
    [InlineData("2024-01-31,5\n2024-02-29,6\n2024-04-30,6", TimeStep.Month, "2024-01-01")]
    [InlineData("2022-03-31,5\n2022-06-30,6", TimeStep.Quarter, "2022-01-01")]
    [InlineData("2022-06-30,5\n2022-12-31,6", TimeStep.HalfYear, "2022-01-01")]
    [InlineData("2021-12-31,5\n2022-12-31,6", TimeStep.Year, "2021-01-01")]
    [InlineData("2021-06-30,5\n2022-06-30,6", TimeStep.Year, "2020-07-01")]
    [InlineData("2022-01-31,5", TimeStep.Month, "2022-01-01")]
    [InlineData("2022-09-30,5\n2022-10-31,6\n2022-11-30,6\n2022-12-30,6", TimeStep.Month, "2022-09-01")]
    [InlineData("2022-08-01,5\n2022-09-01,6\n2022-10-03,6", TimeStep.Month, "2022-08-01")]
    [InlineData("2022-01-31,5\n2022-02-07,6\n2022-02-14,6", TimeStep.Week, "2022-01-31")]
    [InlineData("2022-01-15,5\n2022-02-17,6", null, "")]
    [InlineData("20221,5\n20222,6", null, "")]
    [InlineData("13/2022,5", null, "")]
    [InlineData("Q5 2022,5", null, "")]
    [InlineData("Smarch 2022,5", null, "")]
    public void A_period_is_read_from_its_name_or_its_days(string lines, TimeStep? step, string start)
    {
        var read = SeriesFile.Read("period;value\n" + lines.Replace(',', ';'), s_today);

        Assert.Equal(step is null, read.Faults.Count > 0);
        if (read.Faults.Count == 0)
        {
            Assert.Equal((step, start), (read.Lines[0].Step, $"{read.Lines[0].Start:yyyy-MM-dd}"));
        }
    }

    /// <summary>The reason is the calendar, and not the form that its period is written in.</summary>
    [Theory]
    [InlineData("1400/01", "1400/01")]
    [InlineData("۱۴۰۴/۰۷", "1404/07")]
    [InlineData("1404", "1404")]
    [InlineData("07-1404", "07-1404")]
    [InlineData("1403-Q2", "1403-Q2")]
    [InlineData("فروردین ۱۴۰۴", "فروردین 1404")]
    [InlineData("مهر 1404", "مهر 1404")]
    [InlineData("سه ماهه اول 1401", "سه ماهه اول 1401")]
    [InlineData("3. Quartal 1401", "3. Quartal 1401")]
    public void A_period_of_the_Persian_calendar_is_refused_by_its_name(string period, string shown) => Assert.Equal(
        $"This line has a period of the Persian calendar, {shown}; write periods by the Gregorian calendar, as 2026-11.",
        SeriesFile.Read($"period;value\n{period};5\n", s_today).Faults[0].Fault);

    [Theory]
    [InlineData("1299/01")]
    [InlineData("1500/01")]
    [InlineData("14040")]
    [InlineData("abc 140")]
    [InlineData("1 кв. 2018")]
    [InlineData("erstes Quartal des Jahres 2018")]
    [InlineData("Weihnachten 2018")]
    public void A_period_of_no_calendar_is_refused_with_the_forms_it_may_have(string period) => Assert.Contains(
        "has no period that is understood", SeriesFile.Read($"period;value\n{period};5\n", s_today).Faults[0].Fault,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(TimeStep.Month, "2026-11-01", "2026-11-30")]
    [InlineData(TimeStep.Quarter, "2026-10-01", "2026-12-31")]
    [InlineData(TimeStep.Week, "2026-11-16", "2026-11-22")]
    [InlineData(TimeStep.HalfYear, "2026-07-01", "2026-12-31")]
    [InlineData(TimeStep.Year, "2026-01-01", "2026-12-31")]
    public void A_period_that_is_not_over_is_left_out_and_forecast(TimeStep step, string start, string end)
    {
        var (from, last) = (DateOnly.ParseExact(start, "yyyy-MM-dd"), DateOnly.ParseExact(end, "yyyy-MM-dd"));
        PeriodValue[] values =
        [
            .. Enumerable.Range(1, 20)
                .Select(back => new PeriodValue(null, Before(step, from, back), step, 9000 + 20 * (back * 7 % 11), back)),
            new(null, from, step, 870, 21),
        ];
        var report = ForecastReport.Of(values, s_today, 3, TestContext.Current.CancellationToken);

        Assert.Equal(from, report.Total.Coming[0].Start);
        Assert.InRange(report.Total.Coming[0].Sales.Expected, 8900, 9300);
        Assert.Equal(("forecast-running-left-out", from, last),
            (report.Findings[0].Code, report.Findings[0].Values["fromDay"], report.Findings[0].Values["toDay"]));
        Assert.Equal("forecast-running-left-out",
            ForecastReport.Of(values, last, 3, TestContext.Current.CancellationToken).Findings[0].Code);

        // The day after the period's last the figure is whole.
        var whole = ForecastReport.Of(values, last.AddDays(1), 3, TestContext.Current.CancellationToken);
        Assert.Equal(21, whole.Total.Observations);
        Assert.DoesNotContain(whole.Findings, finding => finding.Code == "forecast-running-left-out");
    }

    [Fact]
    public void A_region_of_which_no_period_is_over_is_named()
    {
        PeriodValue Value(string region, int back, double value) => new(region, s_today.AddDays(1 - s_today.Day).AddMonths(-back),
            TimeStep.Month, value, back);
        PeriodValue[] values = [.. Enumerable.Range(0, 15).Select(back => Value("north", back, 100 + back)), Value("south", 0, 7)];
        var report = ForecastReport.Of(values, s_today, 3, TestContext.Current.CancellationToken);

        Assert.Equal("north", Assert.Single(report.Regions).Region);
        Assert.Contains(report.Findings, finding => finding.ToString() == "regions-too-new regions south");
        Assert.Equal("forecast-only-running",
            ForecastReport.Of([Value("south", 0, 7)], s_today, 3, TestContext.Current.CancellationToken).Findings[0].Code);
    }

    /// <summary>The running month written by its last day is no day that is yet to come.</summary>
    [Fact]
    public async Task This_month_by_its_end_is_left_out()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var month = today.AddDays(1 - today.Day);
        var lines = string.Concat(Enumerable.Range(0, 35).Select(back => $"{month.AddMonths(1 - back).AddDays(-1):yyyy-MM-dd},"
            + $"{(back == 0 ? 870 : 9000 + back * 100 % 400)}\n"));
        var report = await ReportAsync("period,value\n" + lines);

        Assert.Equal("forecast-running-left-out", report.GetProperty("findings")[0].GetProperty("code").GetString());
        var coming = report.GetProperty("total").GetProperty("coming")[0];
        Assert.Equal($"{month:yyyy-MM-dd}", coming.GetProperty("start").GetString());
        Assert.InRange(coming.GetProperty("sales").GetProperty("expected").GetDouble(), 8900, 9500);
    }

    [Fact]
    public async Task The_file_of_month_ends_from_the_bug_report_is_read()
    {
        var file = SourceTree.Of("..", "shared", "bug-reports", "10-month-ends.csv");
        Assert.SkipUnless(File.Exists(file), "The file ../shared/bug-reports/10-month-ends.csv is not beside this repository.");
        var report = await ReportAsync(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        Assert.Equal(("month", "2026-05-01"),
            (report.GetProperty("step").GetString(),
                report.GetProperty("total").GetProperty("coming")[0].GetProperty("start").GetString()));
    }

    private static DateOnly Before(TimeStep step, DateOnly from, int back) =>
        step == TimeStep.Week ? from.AddDays(-7 * back) : from.AddMonths(-SalesSeries.MonthsOf(step) * back);

    private async Task<JsonElement> ReportAsync(string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        using var response = await company.Ilona.PostAsync("/api/insights/forecast", content);
        return await response.ReadAsync(200);
    }
}
