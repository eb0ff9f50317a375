namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>
/// Logistic regression by Newton's method with a small ridge on all but the constant (le Cessie and van Houwelingen 1992): a weight that
/// the
/// data do not determine stays at zero instead of running away.
/// </summary>
internal sealed record Logistic(double[] Weights)
{
    private const int MostSteps = 50;

    /// <summary>Fits rows of features.</summary>
    /// <param name="rows">Features, the first of them constant 1, the others of about unit size.</param>
    /// <param name="outcomes">Whether it happened.</param>
    /// <param name="offsets">Log-odds of each row before anything is learned.</param>
    /// <param name="ridge">Penalty on half the squared weights; above zero.</param>
    public static Logistic Fit(double[][] rows, bool[] outcomes, double ridge, double[] offsets)
    {
        var width = rows[0].Length;
        var flat = new double[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].CopyTo(flat, i * width);
        }

        return Fit(flat, width, [.. Enumerable.Range(0, width)], outcomes, ridge, offsets);
    }

    /// <summary>Fits rows that stand side by side.</summary>
    /// <param name="rows">Row by row.</param>
    /// <param name="width">Figures of a row.</param>
    /// <param name="columns">For each weight the place of its feature in a row, the first of them constant 1; below zero for a weight that
    /// stays zero.</param>
    /// <param name="outcomes">Whether it happened.</param>
    /// <param name="ridge">Penalty on half the squared weights; above zero.</param>
    /// <param name="offsets">Log-odds of each row before anything is learned.</param>
    public static Logistic Fit(double[] rows, int width, int[] columns, bool[] outcomes, double ridge, double[] offsets)
    {
        // A feature that is nought in every row has no weight.
        int[] used = [.. Enumerable.Range(0, columns.Length).Where(j => columns[j] >= 0 && IsSomewhere(rows, width, columns[j]))];
        var (n, count) = (used.Length, outcomes.Length);
        using var table = new LogisticTable(n, count);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < n; j++)
            {
                table.Feature(j)[i] = rows[(i * width) + columns[used[j]]];
            }

            table.Outcomes[i] = outcomes[i] ? 1 : 0;
        }

        offsets.CopyTo(table.Offsets);
        var (weights, step, hessian) = (new double[n], new double[n], new double[n * n]);
        for (var round = 0; round < MostSteps; round++)
        {
            table.Differentiate(weights, step, hessian);
            for (var j = 0; j < n; j++)
            {
                step[j] -= used[j] == 0 ? 0 : ridge * weights[j];
                hessian[(j * n) + j] += used[j] == 0 ? 1e-9 : ridge;
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

            // Each step squares the error: what is left of this one is below rounding.
            if (largest < 1e-6)
            {
                break;
            }
        }

        var all = new double[columns.Length];
        for (var j = 0; j < n; j++)
        {
            all[used[j]] = weights[j];
        }

        return new(all);
    }

    private static bool IsSomewhere(double[] rows, int width, int column)
    {
        for (var i = column; i < rows.Length; i += width)
        {
            if (rows[i] != 0)
            {
                return true;
            }
        }

        return false;
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
