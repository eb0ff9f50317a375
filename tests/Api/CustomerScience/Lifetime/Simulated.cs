using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

/// <summary>Customers who buy and leave as a beta-geometric model has it, by whole days from 2023 on; the same ones for the same
/// seed.</summary>
internal sealed class Simulated(int seed)
{
    public static readonly DateOnly Start = new(2023, 1, 2);
    private readonly Random _random = new(seed);

    /// <summary>One customer's purchases over a number of weeks, at rates of Gamma(r, alpha) per week, of a product that costs 10 to
    /// 50.</summary>
    /// <param name="r">Shape of the rates.</param>
    /// <param name="alpha">Their scale in weeks.</param>
    /// <param name="leaves">Shapes of the chance to leave after a repeat; null where nobody leaves.</param>
    /// <param name="weeks">How long it goes on.</param>
    /// <param name="acquired">Weeks from the start within which the first purchase falls.</param>
    public Purchase[] Customer(double r, double alpha, (double A, double B)? leaves, double weeks, double acquired)
    {
        var (rate, leave) = (Gamma(r) / alpha, leaves is var (a, b) && Gamma(a) is var x ? x / (x + Gamma(b)) : 0);
        var bought = new List<Purchase>();
        for (var at = _random.NextDouble() * acquired; at < weeks; at -= Math.Log(1 - _random.NextDouble()) / rate)
        {
            bought.Add(new(Start.AddDays((int)(at * 7)), _random.Next(10, 51)));
            if (bought.Count > 1 && _random.NextDouble() < leave)
            {
                break;
            }
        }

        return [.. bought];
    }

    // Sums of exponentials and Johnk's (1964) method for what is left of the shape.
    private double Gamma(double shape)
    {
        var sum = 0.0;
        for (; shape >= 1; shape--)
        {
            sum -= Math.Log(1 - _random.NextDouble());
        }

        while (shape > 0)
        {
            double x = Math.Pow(_random.NextDouble(), 1 / shape), y = Math.Pow(_random.NextDouble(), 1 / (1 - shape));
            if (x + y <= 1)
            {
                return sum - (Math.Log(1 - _random.NextDouble()) * x / (x + y));
            }
        }

        return sum;
    }
}
