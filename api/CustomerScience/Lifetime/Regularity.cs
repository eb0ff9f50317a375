using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// How regularly customers buy (Wheat and Morrison 1990): for two neighbouring gaps M = g₁ / (g₁ + g₂) has variance 1 / (8k + 4) when gaps
/// are
/// Erlang-k, so k = (1 − 4v) / (8v). 1 is random; grocery-like buyers are near 2.
/// </summary>
/// <param name="K">The estimate; above zero, not above 100.</param>
/// <param name="Customers">Customers with two gaps.</param>
/// <param name="Range">Of k, from the sampling error of the variance.</param>
public sealed record Regularity(double K, int Customers, Interval Range)
{
    /// <summary>With fewer customers with three purchases there is no result.</summary>
    public const int Fewest = 20;

    /// <summary>Estimates from each customer's last two gaps.</summary>
    /// <param name="customers">Purchase days of each customer, in any order; days count once.</param>
    /// <returns>Null with fewer than <see cref="Fewest"/> customers of three purchase days.</returns>
    public static Regularity? Of(IEnumerable<IEnumerable<DateOnly>> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        double[] squares = [.. customers.Select(Latest).Where(days => days.Third >= 0)
            .Select(days => ((double)(days.First - days.Second) / (days.First - days.Third)) - 0.5)
            .Select(m => m * m)];
        if (squares.Length < Fewest)
        {
            return null;
        }

        // The mean of M is one half by symmetry; the variance's own error is that of a mean of squares.
        var variance = squares.Average();
        var error = Math.Sqrt(squares.Average(s => (s - variance) * (s - variance)) / squares.Length) * Interval.Z(Interval.Usual);
        return new(ShapeOf(variance), squares.Length, new(ShapeOf(variance + error), ShapeOf(variance - error), Interval.Usual));
    }

    // The three latest days as day numbers, each once; below zero for one that is missing.
    private static (int First, int Second, int Third) Latest(IEnumerable<DateOnly> days)
    {
        var (first, second, third) = (-1, -1, -1);
        foreach (var day in days)
        {
            var number = day.DayNumber;
            (first, second, third) = number > first ? (number, first, second)
                : number < first && number > second ? (first, number, second)
                : number < second && number > third ? (first, second, number) : (first, second, third);
        }

        return (first, second, third);
    }

    private static double ShapeOf(double variance) => Math.Clamp((1 - (4 * variance)) / (8 * Math.Max(variance, 1e-9)), 0.01, 100);
}
