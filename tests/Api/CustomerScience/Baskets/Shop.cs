using System.Globalization;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.Tests.CustomerScience.Baskets;

/// <summary>Simulated shops whose truth is known, the same ones in every run.</summary>
internal static class Shop
{
    public static readonly DateOnly First = new(2023, 1, 1);

    private const int Days = 1095;
    private const int Replaced = 547;

    /// <summary>
    /// Forty products in eight tastes over three years. Odd ones are replaced by dearer successors after eighteen months, where there are
    /// successors. Half of the first orders hold "the X", which always comes back; a third of the orders pays postage.
    /// </summary>
    public static List<PurchaseLine> Of(int customers, int seed, bool hasSuccessors = true)
    {
        var (random, lines, order) = (new Random(seed), new List<PurchaseLine>(), 0);
        for (var customer = 0; customer < customers; customer++)
        {
            var (rate, taste, leaves) = (1 / (20 + 100 * random.NextDouble()), random.Next(8), 0.1 * random.NextDouble());
            double from = random.Next(900);
            for (var day = from; day < Days; day += -Math.Log(1 - random.NextDouble()) / rate)
            {
                var (name, on, number) = ($"k{customer}", First.AddDays((int)day), $"o{++order}");
                for (var i = random.Next(4); i >= 0; i--)
                {
                    var product = random.NextDouble() < 0.6 ? taste * 5 + random.Next(5) : (int)(40 * Math.Pow(random.NextDouble(), 1.7));
                    var isOld = product % 2 == 0 || day < Replaced;
                    if (isOld || hasSuccessors)
                    {
                        lines.Add(new(name, on, (isOld ? 1m : 1.3m) * (5 + product), number,
                            string.Create(CultureInfo.InvariantCulture, $"product {product:00}{(isOld ? "" : " new")}"), 1,
                            Group: $"g{product / 5}"));
                    }
                }

                if (day == from && random.Next(2) == 0)
                {
                    lines.Add(new(name, on, 500, number, "the X", 1, Group: "g9"));
                    lines.Add(new(name, on.AddDays(7), -500, number, "the X", -1, Group: "g9"));
                }

                if (random.Next(3) == 0)
                {
                    lines.Add(new(name, on, 5.90m, number, "Postage & packaging", 1, Group: "g9"));
                }

                if (random.NextDouble() < leaves)
                {
                    break;
                }
            }
        }

        return [.. lines.Where(line => line.Day < First.AddDays(Days))];
    }

    /// <summary>Tastes as above over so many products, each version of which is sold for a time, and a tenth of what is bought comes
    /// back.</summary>
    /// <param name="customers">How many.</param>
    /// <param name="products">How many at a time, a multiple of ten.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="ends">Of a product the days on which a version of it ends and the next one begins.</param>
    /// <param name="fastest">The mean pause of the most frequent customers, in days; the least frequent come four times as
    /// seldom.</param>
    public static List<PurchaseLine> Turning(int customers, int products, int seed, Func<Random, IEnumerable<double>> ends, double fastest)
    {
        var (random, lines, order, range) = (new Random(seed), new List<PurchaseLine>(), 0, products / 10);
        double[][] versions = [.. Enumerable.Range(0, products).Select(_ => ends(random).TakeWhile(end => end < Days).ToArray())];
        for (var customer = 0; customer < customers; customer++)
        {
            var (pause, taste, leaves) = (fastest * (1 + (3 * random.NextDouble())), random.Next(10), 0.05 * random.NextDouble());
            for (var day = random.NextDouble() * 930; day < Days; day -= Math.Log(1 - random.NextDouble()) * pause)
            {
                var (name, on, number) = ($"k{customer}", First.AddDays((int)day), $"o{++order}");
                for (var i = random.Next(4); i >= 0; i--)
                {
                    var product = random.NextDouble() < 0.6 ? (taste * range) + random.Next(range)
                        : (int)(products * Math.Pow(random.NextDouble(), 1.7));
                    var version = versions[product].Count(end => end <= day);
                    var line = new PurchaseLine(name, on, (5 + product) * (1 + (0.2m * version)), number,
                        string.Create(CultureInfo.InvariantCulture, $"product {product} v{version}"), 1);
                    lines.Add(line);
                    if (random.Next(10) == 0)
                    {
                        lines.Add(new(name, on.AddDays(5 + random.Next(20)), -line.Amount, number, line.Product, -1));
                    }
                }

                if (random.NextDouble() < leaves)
                {
                    break;
                }
            }
        }

        return [.. lines.Where(line => line.Day < First.AddDays(Days))];
    }
}
