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

        double[]? best = null;
        var least = double.PositiveInfinity;
        for (var waves = 1; waves <= MostWaves && (4 * waves) + 4 < n; waves++)
        {
            var (weights, squares) = Fit(plain, period, waves);
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

    private static (double[] Weights, double Squares) Fit(double[] values, int period, int waves)
    {
        var k = 2 + (2 * waves);
        var normal = new double[k * k];
        var (weights, row) = (new double[k], new double[k]);
        for (var t = 0; t < values.Length; t++)
        {
            Row(t, values.Length, period, row);
            for (var i = 0; i < k; i++)
            {
                weights[i] += row[i] * values[t];
                for (var j = 0; j <= i; j++)
                {
                    normal[(i * k) + j] += row[i] * row[j];
                }
            }
        }

        if (!SymmetricMatrix.TryFactor(normal, k))
        {
            return (new double[k], double.PositiveInfinity);
        }

        SymmetricMatrix.Solve(normal, k, weights);
        var squares = 0.0;
        for (var t = 0; t < values.Length; t++)
        {
            Row(t, values.Length, period, row);
            var error = values[t];
            for (var i = 0; i < k; i++)
            {
                error -= weights[i] * row[i];
            }

            squares += error * error;
        }

        return (weights, squares);
    }

    private static void Row(int t, int n, int period, double[] row)
    {
        (row[0], row[1]) = (1, (double)t / n);
        for (var j = 2; j < row.Length; j++)
        {
            row[j] = Wave(t, j, period);
        }
    }

    private static double Wave(int t, int column, int period)
    {
        var angle = 2 * Math.PI * (column / 2) * t / period;
        return column % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);
    }
}
