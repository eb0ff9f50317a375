using System.Diagnostics;
using System.Globalization;
using OutlookCrm.CustomerScience.Forecasts;
using OutlookCrm.CustomerScience.Rhythm;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Tests.CustomerScience.Forecasts;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Accuracy, coverage and time of forecasts on the shared monthly series of M3, and of the next purchase on CDNOW, beside the published
/// figures.
/// </summary>
internal static class ForecastBenchmark
{
    private const int Period = 12;

    /// <summary>sMAPE, MASE and OWA by R's forecast package 8.20, from ../shared/data/expected/forecast_accuracy_oracle.csv.</summary>
    private static readonly (SimpleMethod Method, double Smape, double Mase, double Owa)[] Published =
    [
        (SimpleMethod.Naive2, 17.2963, 1.06581, 1),
        (SimpleMethod.Simple, 14.6687, 0.95592, 0.872488),
        (SimpleMethod.Holt, 16.066, 0.910165, 0.891418),
        (SimpleMethod.Damped, 14.3252, 0.899107, 0.835905),
        (SimpleMethod.Theta, 14.221, 0.881937, 0.824839),
        (SimpleMethod.Comb, 14.1541, 0.886047, 0.824832),
    ];

    private static readonly (string Name, int Values, int Period, int Limit)[] LongHistories =
    [
        ("10 years of months", 120, Period, 40), ("25 years of months", 300, Period, 40), ("40 years of months", 480, Period, 60),
        ("18 years of weeks", 936, 52, 60),
    ];

    /// <summary>Argument: the folder of the data sets (default ../shared/data).</summary>
    public static Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var folder = args.Count > 0 ? args[0] : SourceTree.Of("..", "shared", "data");
        var (series, even) = (Read(folder, "odd"), Read(folder, "even"));
        Accuracy Mean(Func<double[], int, double[]> forecast) => Accuracy.Mean(
            [.. series.Select(one => Accuracy.Of(one.History, one.Actual, forecast(one.History, one.Actual.Length), Period))]);

        report.SectionOfTimes($"Forecasts 18 months ahead, {series.Length} monthly series of M3",
            "median time against the limit of 40 ms a series (R's ets: 370 ms)");
        var benchmark = Mean((history, horizon) => SimpleForecast.Of(history, Period, horizon, SimpleMethod.Naive2));
        foreach (var (method, smape, mase, owa) in Published)
        {
            var measured = Mean((history, horizon) => SimpleForecast.Of(history, Period, horizon, method));
            report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{method,-10} sMAPE {measured.Smape:0.000} (R {smape:0.000}), MASE {measured.Mase:0.0000} (R {mase:0.0000}), OWA "
                    + $"{measured.Owa(benchmark):0.0000} (R {owa:0.0000})"));
        }

        var times = new List<TimeSpan>(series.Length);
        var forecasts = new List<Forecast>(series.Length);
        foreach (var (history, actual) in series)
        {
            var started = Stopwatch.GetTimestamp();
            forecasts.Add(AutomaticForecast.Of(history, Period, actual.Length));
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        report.Line("automatic, with intervals and backtest", times, TimeSpan.FromMilliseconds(40));
        foreach (var (name, values, period, limit) in LongHistories)
        {
            report.Line($"{name}, limit {limit} ms", TimesOf(values, period), TimeSpan.FromMilliseconds(limit));
        }

        var automatic = Accuracy.Mean(
            [.. series.Zip(forecasts, (one, forecast) =>
                Accuracy.Of(one.History, one.Actual, [.. forecast.Points.Select(point => point.Expected)], Period))]);
        var outcomes = series.Zip(forecasts).SelectMany(pair => pair.Second.Points.Zip(pair.First.Actual)).ToArray();
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"automatic  sMAPE {automatic.Smape:0.000}, MASE {automatic.Mase:0.0000}, OWA {automatic.Owa(benchmark):0.0000} (target "
                + $"0.805; R's mean of ets and theta 0.8009)"));
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"intervals  80 %: {outcomes.Average(o => o.Second >= o.First.Low80 && o.Second <= o.First.High80 ? 100.0 : 0):0.0} % "
                + $"(78-83), 95 %: {outcomes.Average(o => o.Second >= o.First.Low95 && o.Second <= o.First.High95 ? 100.0 : 0):0.0} % "
                + $"(93-97; R's ets 92)"));
        Held(report, "even series", even);
        foreach (var (least, most, cuts) in ((int, int, int[])[])[(24, 36, [24, 30, 36]), (37, 72, [48, 60, 72]), (73, 126, [84, 126])])
        {
            Held(report, $"{least}-{most} months",
                [.. from one in series.Concat(even)
                    from cut in cuts.Select(cut => Math.Min(cut, one.History.Length)).Where(cut => cut >= least).Distinct()
                    select (one.History[^cut..], one.Actual)]);
        }

        Held(report, "growing shops", [.. Enumerable.Range(0, 400).Select(GrowingShop)]);
        NextPurchases(report, Path.Combine(folder, "cdnow_elog.csv"));
        return Task.CompletedTask;
    }

    private static (double[] History, double[] Actual)[] Read(string folder, string half) =>
        [.. File.ReadLines(Path.Combine(folder, $"m3_monthly_{half}.csv")).Skip(1).Select(line => line.Split(','))
            .Select(fields => (Numbers(fields[6]), Numbers(fields[7])))];

    // 24, 30, 36 or 48 months that grow by 10 to 50 % a year under a season.
    private static (double[] History, double[] Actual) GrowingShop(int seed)
    {
        var random = new Random(seed);
        double Normal() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
        var (months, growth, walk) = (((int[])[24, 30, 36, 48])[seed % 4], Math.Log(1.1 + (0.1 * (seed / 4 % 5))), 0.0);
        double[] season = [.. Enumerable.Range(0, Period).Select(_ => 0.25 * Normal())];
        double[] values = [.. Enumerable.Range(0, months + Period).Select(t => Math.Exp((growth / Period * t) + (walk += 0.01 * Normal())
            + season[t % Period] + (0.05 * Normal())))];
        return (values[..months], values[months..]);
    }

    // A forecast is made on one thread: its processor time does not depend on what else the machine does.
    private static TimeSpan[] TimesOf(int values, int period)
    {
        const int Warm = 20, Series = 100;
        return [.. Enumerable.Range(0, Warm + Series).Select(seed =>
        {
            var random = new Random(seed);
            double Normal() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
            var (growth, walk) = (0.01 * (seed % 8) / period, 0.0);
            double[] season = [.. Enumerable.Range(0, period).Select(i => (0.3 * Math.Sin(2 * Math.PI * i / period)) + (0.1 * Normal()))];
            double[] history = [.. Enumerable.Range(0, values).Select(t =>
                Math.Exp((growth * t) + (walk += 0.02 * Normal()) + season[t % period] + (0.08 * Normal())))];
            var started = Environment.CpuUsage.TotalTime;
            AutomaticForecast.Of(history, period, period + (period / 2));
            return Environment.CpuUsage.TotalTime - started;
        }).Skip(Warm)];
    }

    private static void Held(Report report, string name, (double[] History, double[] Actual)[] series)
    {
        double off = 0, near = 0, far = 0, bias = 0, size = 0, count = 0, started = Environment.CpuUsage.TotalTime.TotalMilliseconds;
        foreach (var (history, actual) in series)
        {
            var points = AutomaticForecast.Of(history, Period, actual.Length).Points;
            foreach (var (point, value) in points.Zip(actual))
            {
                (count, size, bias) = (count + 1, size + value, bias + point.Expected - value);
                near += value >= point.Low80 && value <= point.High80 ? 100 : 0;
                far += value >= point.Low95 && value <= point.High95 ? 100 : 0;
                off += 200 * Math.Abs(point.Expected - value) / (Math.Abs(point.Expected) + Math.Abs(value));
            }
        }

        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-13} {series.Length} series: sMAPE {off / count:0.00}, bias {100 * bias / size:0.0} %, 80 % hold {near / count:0.0} %, "
                + $"95 % {far / count:0.0} %, {(Environment.CpuUsage.TotalTime.TotalMilliseconds - started) / series.Length:0.0} ms of "
                + $"processor time a series"));
    }

    private static void NextPurchases(Report report, string file)
    {
        var customers = File.ReadLines(file).Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(fields => fields[0], fields => DateOnly.Parse(fields[1], CultureInfo.InvariantCulture))
            .Select(days => days.Distinct().Order().ToArray())
            .Where(days => days.Length >= 4)
            .ToArray();
        // The gap that is predicted is held back from learning, too.
        var tenant = TenantRhythm.Learn(customers.Select(days => PurchaseDays.Gaps(days[..^1])))
            ?? throw new InvalidOperationException("The data set holds too few customers.");
        var next = customers.Select(days => NextPurchase.Of(days[..^1], tenant, days[^2])!).ToArray();
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"next purchase, CDNOW, {customers.Length} customers: off by "
                + $"{customers.Zip(next, (days, one) => Math.Abs(one.Expected.DayNumber - days[^1].DayNumber)).Average():0.0} days "
                + $"(published 61.8; global median 63.9; own mean 70.7), 80 % interval holds "
                + $"{customers.Zip(next, (days, one) => days[^1] >= one.Earliest && days[^1] <= one.Latest ? 100.0 : 0).Average():0.0} "
                + $"%"));
    }

    private static double[] Numbers(string joined) =>
        [.. joined.Split(';').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
