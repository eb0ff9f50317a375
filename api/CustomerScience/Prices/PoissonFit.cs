using MathNet.Numerics.LinearAlgebra;

namespace OutlookCrm.CustomerScience.Prices;

/// <summary>
/// A log-linear regression by Poisson pseudo-likelihood, right whatever the spread as long as the mean is (C. Gourieroux, A. Monfort and A.
/// Trognon 1984), its
/// estimating equations filtered where what is left of one week is carried into the next (S. Zeger 1988).
/// </summary>
/// <param name="Price">The coefficient of the second column.</param>
/// <param name="PriceError">Its standard error, robust to spread and to likeness of neighbouring weeks.</param>
/// <param name="Freedom">Degrees of freedom of that error, at least 1: as many as prices moved alike, and few where a handful of weeks
/// decide (R. Bell and D. McCaffrey 2002).</param>
/// <param name="Weights">The coefficient of each column.</param>
internal sealed record PoissonFit(double Price, double PriceError, double Freedom, double[] Weights)
{
    private const int MostSteps = 100;
    private const double Steepest = 50;
    private const double Settled = 1e-8;
    // What rounding leaves of weeks that follow the price to the last digit.
    private const double Perfect = 1e-20;
    private const int FewSteps = 5;

    // At 1 a level would wander without bound and the intercept mean nothing; likeness below 0 is chance in sales by week.
    private static double[] Likenesses { get; } = [.. Enumerable.Range(0, 20).Select(i => i / 20.0)];

    /// <summary>Fits by Newton's method, then by filtered least squares; null where it does not settle.</summary>
    /// <param name="volumes">Per week, 0 or more, about 1.</param>
    /// <param name="columns">Per week: 1, log price less its mean, and what else volume follows.</param>
    public static PoissonFit? Of(double[] volumes, double[][] columns)
    {
        var rows = columns.Select(row => Vector<double>.Build.DenseOfArray(row)).ToArray();
        if (Independent(volumes, rows) is not { } weights)
        {
            return null;
        }

        var like = 0.0;
        for (var step = 0; step < MostSteps; step++)
        {
            var scaled = Scaled(volumes, rows, weights);

            // Chosen a few times only: going to and fro between two values for ever would settle nothing.
            like = step < FewSteps ? Likenesses.MaxBy(one => Filtered(scaled, one).Likelihood) : like;
            var next = Filtered(scaled, like).Move;
            if (!next.ForAll(double.IsFinite))
            {
                return null;
            }

            var moved = next.L2Norm();
            weights += moved > 1 ? next / moved : next;
            if (step >= FewSteps && moved < Settled)
            {
                return Weighed(scaled, weights);
            }
        }

        return null;
    }

    private static Vector<double>? Independent(double[] volumes, Vector<double>[] rows)
    {
        var p = rows[0].Count;
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
            if (length < Settled)
            {
                return weights;
            }
        }

        return null;
    }

    // What is left of each week and its columns, in units of the week's own spread: a count's variance is as its mean.
    private static (Matrix<double> Rows, Vector<double> Left) Scaled(double[] volumes, Vector<double>[] rows, Vector<double> weights)
    {
        var roots = Vector<double>.Build.DenseOfEnumerable(rows.Select(row => Math.Exp(Math.Min(weights.DotProduct(row), Steepest) / 2)));
        return (Matrix<double>.Build.DenseOfRowVectors(rows.Select((row, week) => roots[week] * row)),
            (Vector<double>.Build.DenseOfArray(volumes) - roots.PointwisePower(2)).PointwiseDivide(roots));
    }

    // A few weeks do not say how alike they are: every likeness counts by its likelihood, and how far their answers lie apart is part of
    // the error.
    private static PoissonFit? Weighed((Matrix<double> Rows, Vector<double> Left) scaled, Vector<double> weights)
    {
        var tried = Likenesses.Select(like =>
        {
            var (rows, left, move, likelihood) = Filtered(scaled, like);
            var (error, freedom) = Error(rows, left - (rows * move));
            return (Weights: weights + move, Error: error, Freedom: freedom, Likelihood: likelihood);
        }).ToList();
        var most = tried.Max(one => one.Likelihood);
        var shares = tried.ConvertAll(one => Math.Exp((one.Likelihood - most) / 2));
        double Mean(Func<(Vector<double> Weights, double Error, double Freedom, double Likelihood), double> of) =>
            tried.Zip(shares, (one, share) => share * of(one)).Sum() / shares.Sum();
        var middle = weights.Select((_, column) => Mean(one => one.Weights[column])).ToArray();
        var error = Math.Sqrt(Mean(one => (one.Error * one.Error) + Math.Pow(one.Weights[1] - middle[1], 2)));
        return double.IsFinite(error) ? new(middle[1], error, Mean(one => one.Freedom), middle) : null;
    }

    // Each week less its share of the week before, the first as wide as the others (S. Prais and C. Winsten 1954); what least squares then
    // move, and twice the
    // restricted likelihood (H. Patterson and R. Thompson 1971): the plain autocorrelation of what a regression leaves is too small, by
    // more the fewer weeks there are.
    private static (Matrix<double> Rows, Vector<double> Left, Vector<double> Move,
        double Likelihood) Filtered((Matrix<double> Rows, Vector<double> Left) scaled, double like)
    {
        var (rows, left) = (scaled.Rows.Clone(), scaled.Left.Clone());
        for (var week = left.Count - 1; week > 0; week--)
        {
            rows.SetRow(week, scaled.Rows.Row(week) - (like * scaled.Rows.Row(week - 1)));
            left[week] -= like * scaled.Left[week - 1];
        }

        var first = Math.Sqrt(1 - (like * like));
        rows.SetRow(0, first * rows.Row(0));
        left[0] *= first;
        var qr = rows.QR();
        var move = qr.Solve(left);
        var off = left - (rows * move);
        var information = 2 * qr.R.Diagonal().Sum(value => Math.Log(Math.Abs(value)));
        return (rows, left, move,
            Math.Log(1 - (like * like)) - information
                - ((rows.RowCount - rows.ColumnCount) * Math.Log(Math.Max(Perfect, off.DotProduct(off)))));
    }

    // Sandwich with the scores of HC3 (J. MacKinnon and H. White 1985): a week that pulls the fit towards itself would otherwise look well
    // fitted. Likeness that
    // the filter has left is counted (W. Newey and K. West 1987) where it widens the error, not where chance makes it narrow.
    private static (double Error, double Freedom) Error(Matrix<double> rows, Vector<double> left)
    {
        var (n, p) = (rows.RowCount, rows.ColumnCount);
        var inverse = rows.TransposeThisAndMultiply(rows).Inverse();
        var influences = new double[n];
        double squares = 0, fourths = 0;
        for (var week = 0; week < n; week++)
        {
            var pull = inverse * rows.Row(week);
            squares += pull[1] * pull[1];
            fourths += Math.Pow(pull[1], 4);
            influences[week] = left[week] / Math.Max(1e-6, 1 - rows.Row(week).DotProduct(pull)) * pull[1];
        }

        var alike = left.DotProduct(left) / (n - p) * inverse[1, 1];
        var alone = influences.Sum(influence => influence * influence);
        var (together, lags) = (alone, Math.Min(n - 1, (int)Math.Ceiling(1.3 * Math.Sqrt(n))));
        for (var lag = 1; lag <= lags; lag++)
        {
            together += 2 * (1 - (lag / (lags + 1.0))) * influences.Skip(lag).Zip(influences).Sum(pair => pair.First * pair.Second);
        }

        return (Math.Sqrt(Math.Max(alike, Math.Max(alone, together))), Math.Clamp(squares * squares / fourths, 1, n - p));
    }
}
