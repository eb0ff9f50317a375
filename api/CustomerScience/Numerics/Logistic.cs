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
        var n = rows[0].Length;
        var weights = new double[n];
        var step = new double[n];
        var hessian = new double[n * n];

        // A feature that is nought in every row has no weight.
        int[] used = [.. Enumerable.Range(0, n).Where(j => Array.Exists(rows, row => row[j] != 0))];
        for (var round = 0; round < MostSteps; round++)
        {
            Array.Clear(hessian);
            for (var j = 0; j < n; j++)
            {
                step[j] = j == 0 ? 0 : -ridge * weights[j];
                hessian[(j * n) + j] = j == 0 ? 1e-9 : ridge;
            }

            for (var i = 0; i < rows.Length; i++)
            {
                var row = rows[i];
                var p = Probability(weights, row, offsets[i]);
                var (residual, spread) = ((outcomes[i] ? 1 : 0) - p, Math.Max(1e-9, p * (1 - p)));
                for (var a = 0; a < used.Length; a++)
                {
                    var j = used[a];
                    step[j] += residual * row[j];
                    var curve = spread * row[j];
                    for (var b = 0; b <= a; b++)
                    {
                        hessian[(j * n) + used[b]] += curve * row[used[b]];
                    }
                }
            }

            if (!SymmetricMatrix.TryFactor(hessian, n))
            {
                break;
            }

            SymmetricMatrix.Solve(hessian, n, step);

            // A long step of a nearly separated sample is shortened: the ridge makes the maximum finite, not the first step.
            var by = Math.Min(1, 4 / Math.Max(1e-9, step.Max(Math.Abs)));
            for (var j = 0; j < n; j++)
            {
                weights[j] += by * step[j];
            }

            if (step.Max(Math.Abs) < 1e-9)
            {
                break;
            }
        }

        return new(weights);
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
