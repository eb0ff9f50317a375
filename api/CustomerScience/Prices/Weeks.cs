using MathNet.Numerics.LinearAlgebra;

namespace OutlookCrm.CustomerScience.Prices;

/// <summary>Sales by whole week from the first day on, as a regression takes them.</summary>
internal sealed class Weeks
{
    private const int DaysPerWeek = 7;
    private const int SeasonFrom = 104;
    private const double WeeksPerYear = 365.25 / DaysPerWeek;

    private Weeks(DateOnly? from, DateOnly? to, double[] volumes, double[] logPrices)
    {
        (From, To, Volumes, Empty) = (from, to, volumes, volumes.Count(volume => volume == 0));
        if (volumes.Length == 0)
        {
            return;
        }

        var mean = logPrices.Average();
        Spread = Math.Sqrt(logPrices.Average(price => (price - mean) * (price - mean)));
        Columns = [.. logPrices.Select((price, week) => Row(price - mean, week))];
        PriceExplained = Explained();
    }

    public DateOnly? From { get; }

    public DateOnly? To { get; }

    public int Count => Volumes.Length;

    /// <summary>Weeks without a sale, whose price is guessed from the week before.</summary>
    public int Empty { get; }

    /// <summary>Units sold, with their mean as the unit.</summary>
    public double[] Volumes { get; }

    /// <summary>Per week: 1, log price less its mean, trend and, with two years, a yearly wave.</summary>
    public double[][] Columns { get; } = [];

    /// <summary>Standard deviation of the log price.</summary>
    public double Spread { get; }

    /// <summary>Part of the variance of the log price that trend and season explain, 0…1.</summary>
    public double PriceExplained { get; }

    public static Weeks Of(IReadOnlyList<PricedSale> sales)
    {
        if (sales.Count == 0)
        {
            return new(null, null, [], []);
        }

        var first = sales.Min(sale => sale.Day);
        var count = (sales.Max(sale => sale.Day).DayNumber - first.DayNumber + 1) / DaysPerWeek;
        var (volumes, logs, lines) = (new double[count], new double[count], new int[count]);
        foreach (var sale in sales)
        {
            // A last week that is not over would look like a bad one.
            if ((sale.Day.DayNumber - first.DayNumber) / DaysPerWeek is var week && week < count)
            {
                volumes[week] += sale.Quantity;

                // Sales count alike, whatever their size: weighted by volume, a rebate on quantity would look like demand.
                logs[week] += Math.Log(sale.UnitPrice);
                lines[week]++;
            }
        }

        for (var week = 0; week < count; week++)
        {
            // Without a sale the price stays what it was; the first week has one.
            logs[week] = lines[week] > 0 ? logs[week] / lines[week] : logs[week - 1];
        }

        var mean = count == 0 ? 1 : volumes.Average();
        return new(first, count == 0 ? null : first.AddDays(count * DaysPerWeek - 1), [.. volumes.Select(volume => volume / mean)], logs);
    }

    private double[] Row(double price, int week)
    {
        var trend = Count < 2 ? 0 : 2.0 * week / (Count - 1) - 1;
        var angle = 2 * Math.PI * week / WeeksPerYear;
        return Count >= SeasonFrom ? [1, price, trend, Math.Sin(angle), Math.Cos(angle)] : [1, price, trend];
    }

    private double Explained()
    {
        if (Count <= Columns[0].Length || Spread < 1e-9)
        {
            return 0;
        }

        var others = Matrix<double>.Build.DenseOfRowArrays(Columns.Select(row => (double[])[row[0], .. row[2..]]));
        var prices = Vector<double>.Build.DenseOfEnumerable(Columns.Select(row => row[1]));
        var left = prices - others * others.QR().Solve(prices);
        return 1 - left.DotProduct(left) / prices.DotProduct(prices);
    }
}
