namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>
/// Logistic regression by Newton's method with a small ridge on all but the constant (le Cessie and van Houwelingen 1992): a weight that
/// the
/// data do not determine stays at zero instead of running away.
/// </summary>
internal sealed record Logistic(double[] Weights)
{
    private const int MostSteps = 50;

    /// <param name="rows">Features, the first of them constant 1, the others of about unit size.</param>
    /// <param name="outcomes">1 where it happened, else 0.</param>
    /// <param name="offsets">Log-odds of each row before anything is learned.</param>
    /// <param name="ridge">Penalty on half the squared weights; above zero.</param>
    public static Logistic Fit(double[][] rows, bool[] outcomes, double ridge, double[] offsets)
    {
        // A feature that is nought in every row has no weight.
        int[] used = [.. Enumerable.Range(0, rows[0].Length).Where(j => Array.Exists(rows, row => row[j] != 0))];
        var (n, table) = (used.Length, new double[rows.Length * used.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < n; j++)
            {
                table[(i * n) + j] = rows[i][used[j]];
            }
        }

        var (weights, step, hessian) = (new double[n], new double[n], new double[n * n]);
        for (var round = 0; round < MostSteps; round++)
        {
            Array.Clear(hessian);
            for (var j = 0; j < n; j++)
            {
                step[j] = used[j] == 0 ? 0 : -ridge * weights[j];
                hessian[(j * n) + j] = used[j] == 0 ? 1e-9 : ridge;
            }

            for (var i = 0; i < rows.Length; i++)
            {
                var row = table.AsSpan(i * n, n);
                var p = Probability(weights, row, offsets[i]);
                var (residual, spread) = ((outcomes[i] ? 1 : 0) - p, Math.Max(1e-9, p * (1 - p)));
                for (var a = 0; a < row.Length; a++)
                {
                    step[a] += residual * row[a];
                    var curve = spread * row[a];
                    var sums = hessian.AsSpan(a * n, a + 1);
                    for (var b = 0; b < sums.Length; b++)
                    {
                        sums[b] += curve * row[b];
                    }
                }
            }

            if (!SymmetricMatrix.TryFactor(hessian, n))
            {
                break;
            }

            SymmetricMatrix.Solve(hessian, n, step);

            // A long step of a nearly separated sample is shortened: the ridge makes the maximum finite, not the first step.
            var largest = 0.0;
            foreach (var own in step)
            {
                largest = Math.Max(largest, Math.Abs(own));
            }

            var by = Math.Min(1, 4 / Math.Max(1e-9, largest));
            for (var j = 0; j < n; j++)
            {
                weights[j] += by * step[j];
            }

            if (largest < 1e-9)
            {
                break;
            }
        }

        var all = new double[rows[0].Length];
        for (var j = 0; j < n; j++)
        {
            all[used[j]] = weights[j];
        }

        return new(all);
    }

    public double Probability(ReadOnlySpan<double> row, double offset) => Probability(Weights, row, offset);

    private static double Probability(double[] weights, ReadOnlySpan<double> row, double offset)
    {
        var sum = offset;
        for (var j = 0; j < row.Length; j++)
        {
            sum += weights[j] * row[j];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
