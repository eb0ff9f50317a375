using MathNet.Numerics.LinearAlgebra;

namespace OutlookCrm.Insights.Prices;

/// <summary>A log-linear regression by Poisson pseudo-likelihood: right whatever the spread, as long as the mean is (C. Gourieroux, A. Monfort and A. Trognon 1984).</summary>
/// <param name="Price">The coefficient of the second column.</param>
/// <param name="PriceError">Its standard error, robust to spread and to likeness of neighbouring weeks.</param>
internal sealed record PoissonFit(double Price, double PriceError)
{
    private const int MostSteps = 100;
    private const double Steepest = 50;

    /// <summary>Fits by Newton's method; null where it does not settle.</summary>
    public static PoissonFit? Of(double[] volumes, double[][] columns)
    {
        var p = columns[0].Length;
        var rows = columns.Select(row => Vector<double>.Build.DenseOfArray(row)).ToArray();
        var weights = Vector<double>.Build.Dense(p);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, hessian) = (Vector<double>.Build.Dense(p), Matrix<double>.Build.Dense(p, p));
            for (var week = 0; week < rows.Length; week++)
            {
                var expected = Math.Exp(Math.Min(weights.DotProduct(rows[week]), Steepest));
                gradient += (volumes[week] - expected) * rows[week];
                hessian += expected * rows[week].OuterProduct(rows[week]);
            }

            var move = hessian.Solve(gradient);
            if (!move.ForAll(double.IsFinite))
            {
                return null;
            }

            // Far from the answer Newton's step overshoots; a step of 1 changes every week by a factor of e at most for unit columns.
            var length = move.L2Norm();
            weights += length > 1 ? move / length : move;
            if (length < 1e-10)
            {
                var error = Error(volumes, rows, weights, hessian);
                return double.IsFinite(error) ? new(weights[1], error) : null;
            }
        }

        return null;
    }

    // Sandwich with the scores of HC3 (J. MacKinnon and H. White 1985): a week that pulls the fit towards itself would otherwise look well fitted. Likeness of
    // neighbours is counted where it widens the error, not where chance makes it narrow.
    private static double Error(double[] volumes, Vector<double>[] rows, Vector<double> weights, Matrix<double> hessian)
    {
        var n = rows.Length;
        var inverse = hessian.Inverse();
        var influences = rows.Select((row, week) =>
        {
            var expected = Math.Exp(weights.DotProduct(row));
            var pull = inverse * row;
            return (volumes[week] - expected) / Math.Max(1e-6, 1 - expected * row.DotProduct(pull)) * pull[1];
        }).ToArray();
        var alone = influences.Sum(influence => influence * influence);
        var (together, lags) = (alone, (int)Math.Floor(4 * Math.Pow(n / 100.0, 2.0 / 9)));
        for (var lag = 1; lag <= lags; lag++)
        {
            together += 2 * (1 - lag / (lags + 1.0)) * influences.Skip(lag).Zip(influences).Sum(pair => pair.First * pair.Second);
        }

        return Math.Sqrt(Math.Max(alone, together));
    }
}
