using System.Collections.Concurrent;
using System.Globalization;

namespace OutlookCrm.Tests.CustomerScience.Forecasts;

/// <summary>The monthly series of the M3 competition (Makridakis and Hibon 2000) with what R's forecast package 8.20 makes of
/// them.</summary>
internal static class MonthlyM3
{
    public const int Period = 12;

    private static readonly Lazy<List<Series>> s_all = new(() => Read());
    private static readonly ConcurrentDictionary<SimpleMethod, Lazy<Dictionary<string, double[]>>> s_simple = [];

    public sealed record Series(string Name, double[] History, double[] Actual);

    /// <param name="half">The odd series or the even ones.</param>
    public static List<Series> Read(string half = "odd") =>
        [.. SharedFile.Records($"m3_monthly_{half}.csv")
            .Select(record => new Series(record["series"], Numbers(record["train"]), Numbers(record["test"])))];

    /// <summary>What a method says of every series, worked out once for all tests.</summary>
    public static IReadOnlyDictionary<string, double[]> Simple(SimpleMethod method) => s_simple.GetOrAdd(method, _ => new(() =>
        s_all.Value.AsParallel()
        .ToDictionary(series => series.Name, series => SimpleForecast.Of(series.History, Period, series.Actual.Length, method)))).Value;

    public static Dictionary<(string Series, string Method), double[]> Benchmarks() =>
        SharedFile.Records("expected", "m3_monthly_odd_bench_forecasts.csv")
        .ToDictionary(record => (record["sn"], record["method"]), record => Numbers(record["forecast"]));

    public static Accuracy Mean(IEnumerable<Series> series, Func<Series, double[]> forecast) =>
        Accuracy.Mean([.. series.Select(one => Accuracy.Of(one.History, one.Actual, forecast(one), Period))]);

    /// <summary>Mean absolute percentage error, which R's figures state beside the measures of M4.</summary>
    public static double Mape(Series series, double[] forecast) =>
        100 * series.Actual.Zip(forecast, (actual, one) => Math.Abs((actual - one) / actual)).Average();

    /// <summary>Whole groups of months added up, the last month in the last group.</summary>
    public static double[] Sums(double[] months, int size) =>
        [.. Enumerable.Range(0, months.Length / size).Select(i => months.Skip((months.Length % size) + (i * size)).Take(size).Sum())];

    private static double[] Numbers(string joined) =>
        [.. joined.Split(';').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
