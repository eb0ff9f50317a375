namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>Cholesky factors of the small dense matrices of a Newton step, row by row in a flat span, without allocation.</summary>
public static class SymmetricMatrix
{
    /// <summary>Replaces the lower triangle by its Cholesky factor; false when the matrix is not positive definite.</summary>
    /// <param name="matrix">n × n, row by row; changed in place.</param>
    /// <param name="n">Rows.</param>
    public static bool TryFactor(Span<double> matrix, int n)
    {
        for (var j = 0; j < n; j++)
        {
            var original = matrix[(j * n) + j];
            var diagonal = original;
            for (var k = 0; k < j; k++)
            {
                diagonal -= matrix[(j * n) + k] * matrix[(j * n) + k];
            }

            // A pivot that is lost in the rounding of its own row says nothing about the sign of the curvature.
            if (!(diagonal > 1e-14 * original) || !double.IsFinite(diagonal))
            {
                return false;
            }

            diagonal = Math.Sqrt(diagonal);
            matrix[(j * n) + j] = diagonal;
            for (var i = j + 1; i < n; i++)
            {
                var sum = matrix[(i * n) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                }

                matrix[(i * n) + j] = sum / diagonal;
            }
        }

        return true;
    }

    /// <summary>Solves with the factor made by <see cref="TryFactor"/>; the right-hand side becomes the solution.</summary>
    /// <param name="factor">The factor, n times n numbers row by row.</param>
    /// <param name="n">Rows, 1 or more.</param>
    /// <param name="right">n numbers, the right side; the solution overwrites them.</param>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> right)
    {
        for (var i = 0; i < n; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++)
            {
                sum -= factor[(i * n) + k] * right[k];
            }

            right[i] = sum / factor[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var sum = right[i];
            for (var k = i + 1; k < n; k++)
            {
                sum -= factor[(k * n) + i] * right[k];
            }

            right[i] = sum / factor[(i * n) + i];
        }
    }

    /// <summary>The inverse of a positive definite matrix, or null when it is not one.</summary>
    /// <param name="matrix">n times n numbers row by row, symmetric.</param>
    /// <param name="n">Rows, 1 or more.</param>
    public static double[,]? Inverse(ReadOnlySpan<double> matrix, int n)
    {
        var factor = matrix.ToArray();
        if (!TryFactor(factor, n))
        {
            return null;
        }

        var inverse = new double[n, n];
        var column = new double[n];
        for (var j = 0; j < n; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            Solve(factor, n, column);
            for (var i = 0; i < n; i++)
            {
                inverse[i, j] = column[i];
            }
        }

        return inverse;
    }
}
