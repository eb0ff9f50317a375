using MathNet.Numerics.LinearAlgebra;

namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>
/// Logistic regression (D. R. Cox 1958) by Newton's method with a ridge (S. le Cessie and J. van Houwelingen 1992), which keeps the answer
/// finite where a
/// trait separates the outcomes or repeats another.
/// </summary>
internal sealed class Logistic
{
    private const int MostSteps = 50;
    private const int InnerFold = 5;
    private static readonly double[] s_ridges = [0.1, 1, 10, 100];

    private Logistic(double[] weights, Matrix<double> covariance, double ridge, bool converged) =>
        (Weights, Covariance, Ridge, Converged) = (weights, covariance, ridge, converged);

    public double[] Weights { get; }

    public Matrix<double> Covariance { get; }

    public double Ridge { get; }

    public bool Converged { get; }

    /// <summary>Fits with the ridge that predicts every fifth of the rows best from the others.</summary>
    public static Logistic Fit(Design design, IReadOnlyList<bool> outcomes, int[] rows)
    {
        var inner = rows.Where((_, i) => i % InnerFold != 0).ToArray();
        var tests = rows.Where((_, i) => i % InnerFold == 0).ToArray();
        var ridge = s_ridges.MinBy(ridge => Fit(design, outcomes, inner, ridge) is var fit
            ? tests.Sum(row => Loss(fit.Score(design[row]), outcomes[row])) : 0);
        return Fit(design, outcomes, rows, ridge);
    }

    public double Probability(ReadOnlySpan<double> row) => 1 / (1 + Math.Exp(-Score(row)));

    private double Score(ReadOnlySpan<double> row) => Dot(Weights, row);

    private static Logistic Fit(Design design, IReadOnlyList<bool> outcomes, int[] rows, double ridge)
    {
        var p = design.Columns.Count;
        var weights = new double[p];
        var loss = Penalised(design, outcomes, rows, weights, ridge);
        var converged = false;
        Matrix<double> hessian;
        Vector<double> gradient;
        for (var step = 0; ; step++)
        {
            (gradient, hessian) = Derivatives(design, outcomes, rows, weights, ridge);
            var move = hessian.Cholesky().Solve(gradient);
            if (converged || step == MostSteps)
            {
                break;
            }

            // Newton's step, halved until it is downhill; the loss is convex.
            double part = 1, next;
            double[] moved;
            do
            {
                moved = [.. weights.Select((weight, i) => weight - part * move[i])];
                next = Penalised(design, outcomes, rows, moved, ridge);
                part /= 2;
            }
            while (next > loss && part > 1e-6);

            converged = loss - next <= 1e-10 * (1 + Math.Abs(loss));
            (weights, loss) = next <= loss ? (moved, next) : (weights, loss);
        }

        return new(weights, hessian.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(p)), ridge, converged);
    }

    private static (Vector<double> Gradient, Matrix<double> Hessian) Derivatives(Design design, IReadOnlyList<bool> outcomes, int[] rows,
        double[] weights, double ridge)
    {
        var p = weights.Length;
        var (gradient, hessian) = (new double[p], new double[p * p]);
        foreach (var at in rows)
        {
            var row = design[at];
            var probability = 1 / (1 + Math.Exp(-Dot(weights, row)));
            var (off, curve) = (probability - (outcomes[at] ? 1 : 0), Math.Max(probability * (1 - probability), 1e-12));
            for (var i = 0; i < p; i++)
            {
                // Most cells are noughts: a customer is in one category of each trait.
                if (row[i] == 0)
                {
                    continue;
                }

                gradient[i] += off * row[i];
                var scaled = curve * row[i];
                for (var j = 0; j <= i; j++)
                {
                    hessian[i * p + j] += scaled * row[j];
                }
            }
        }

        // The intercept is not shrunk; a trace of ridge keeps it solvable.
        for (var i = 0; i < p; i++)
        {
            gradient[i] += i == 0 ? 0 : ridge * weights[i];
            hessian[i * p + i] += i == 0 ? 1e-9 : ridge;
        }

        return (Vector<double>.Build.Dense(gradient),
            Matrix<double>.Build.Dense(p, p, (i, j) => hessian[Math.Max(i, j) * p + Math.Min(i, j)]));
    }

    private static double Penalised(Design design, IReadOnlyList<bool> outcomes, int[] rows, double[] weights, double ridge)
    {
        var loss = 0.5 * ridge * weights.Skip(1).Sum(weight => weight * weight);
        foreach (var row in rows)
        {
            loss += Loss(Dot(weights, design[row]), outcomes[row]);
        }

        return loss;
    }

    // −log of the probability given to what happened, without overflow at either end.
    private static double Loss(double score, bool outcome)
    {
        var against = outcome ? -score : score;
        return Math.Max(against, 0) + Math.Log(1 + Math.Exp(-Math.Abs(against)));
    }

    private static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * row[i];
        }

        return sum;
    }
}
