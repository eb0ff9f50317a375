using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// A long season as a few waves: a line and sines and cosines by least squares, as many of them as the corrected Akaike criterion asks for
/// (Young, Pedregal and
/// Tych 1999). Two seasons of weeks give each week's own index one or two observations, and a wave a hundred.
/// </summary>
internal static class Harmonics
{
    private const int MostWaves = 6;

    /// <summary>Factors of one period that begin with the first value, their geometric mean about 1.</summary>
    /// <param name="values">Two periods or more, all above zero, of about unit size.</param>
    /// <param name="period">Observations a season, more than twice <see cref="MostWaves"/>.</param>
    public static double[] Indices(ReadOnlySpan<double> values, int period)
    {
        var n = values.Length;
        var plain = new double[n];
        for (var t = 0; t < n; t++)
        {
            plain[t] = Math.Log(values[t]);
        }

        var most = Math.Min(MostWaves, (n - 5) / 4);
        var rows = Rows(n, period, most);
        var (products, sums) = Normal(plain, rows);
        double[]? best = null;
        var least = double.PositiveInfinity;
        for (var waves = 1; waves <= most; waves++)
        {
            var (weights, squares) = Fit(plain, rows, products, sums, 2 + (2 * waves));
            double k = (2 * waves) + 3;
            var criterion = (n * Math.Log(Math.Max(squares, 1e-24) / n)) + (2 * k) + (2 * k * (k + 1) / (n - k - 1));
            if (criterion < least)
            {
                (best, least) = (weights, criterion);
            }
        }

        var indices = new double[period];
        for (var i = 0; i < period; i++)
        {
            for (var j = 2; j < best!.Length; j++)
            {
                indices[i] += best[j] * Wave(i, j, period);
            }

            indices[i] = Math.Exp(indices[i]);
        }

        return indices;
    }

    // A wave's value depends on the place in the season alone: sines are the dearest part.
    private static double[][] Rows(int n, int period, int waves)
    {
        var season = new double[period][];
        for (var place = 0; place < period; place++)
        {
            season[place] = [.. Enumerable.Range(2, 2 * waves).Select(column => Wave(place, column, period))];
        }

        var rows = new double[n][];
        for (var t = 0; t < n; t++)
        {
            rows[t] = [1, (double)t / n, .. season[t % period]];
        }

        return rows;
    }

    // Fewer waves need the first rows and columns of what the most waves need.
    private static (double[,] Products, double[] Sums) Normal(double[] values, double[][] rows)
    {
        var k = rows[0].Length;
        var (products, sums) = (new double[k, k], new double[k]);
        for (var t = 0; t < values.Length; t++)
        {
            var row = rows[t];
            for (var i = 0; i < k; i++)
            {
                sums[i] += row[i] * values[t];
                for (var j = 0; j <= i; j++)
                {
                    products[i, j] += row[i] * row[j];
                }
            }
        }

        return (products, sums);
    }

    private static (double[] Weights, double Squares) Fit(double[] values, double[][] rows, double[,] products, double[] sums, int k)
    {
        var normal = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                normal[(i * k) + j] = products[i, j];
            }
        }

        if (!SymmetricMatrix.TryFactor(normal, k))
        {
            return (new double[k], double.PositiveInfinity);
        }

        var weights = sums[..k];
        SymmetricMatrix.Solve(normal, k, weights);
        var squares = 0.0;
        for (var t = 0; t < values.Length; t++)
        {
            var error = values[t];
            for (var i = 0; i < k; i++)
            {
                error -= weights[i] * rows[t][i];
            }

            squares += error * error;
        }

        return (weights, squares);
    }

    private static double Wave(int t, int column, int period)
    {
        var angle = 2 * Math.PI * (column / 2) * t / period;
        return column % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);
    }
}
