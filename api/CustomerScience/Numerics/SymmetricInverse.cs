using System.Numerics;
using System.Runtime.InteropServices;

namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>
/// The inverse of a symmetric positive definite matrix, in place, on all cores: the sweep operator (J. Goodnight 1979), four pivots at a
/// time, so that the matrix comes from memory a quarter as often. Only the lower triangle is read and worked on.
/// </summary>
internal static class SymmetricInverse
{
    private const int Pivots = 4;

    /// <summary>Replaces a matrix by its inverse.</summary>
    /// <param name="matrix">Row by row; symmetric and positive definite.</param>
    /// <param name="size">Rows, and columns.</param>
    public static void Of(double[] matrix, int size)
    {
        var panel = new double[Pivots * size];
        var swept = new double[Pivots * size];
        for (var from = 0; from < size; from += Pivots)
        {
            var (count, first) = (Math.Min(Pivots, size - from), from);
            var small = Swept(matrix, size, first, count, panel, swept);
            Parallel.For(0, (size + 63) / 64, Loops.OfCaller, part =>
            {
                for (var i = part * 64; i < Math.Min(size, (part + 1) * 64); i++)
                {
                    SubtractPivots(matrix.AsSpan(i * size, i + 1), panel, swept, size, i, count);
                }
            });
            PutBack(matrix, size, first, count, swept, small);
        }

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                matrix[j * size + i] = matrix[i * size + j] = -matrix[i * size + j];
            }
        }
    }

    // The pivots' columns, those columns times the inverse of the pivots' own block, and that inverse.
    private static double[] Swept(double[] matrix, int size, int first, int count, double[] panel, double[] swept)
    {
        for (var p = 0; p < count; p++)
        {
            for (var i = 0; i < size; i++)
            {
                var (row, column) = i >= first + p ? (i, first + p) : (first + p, i);
                panel[p * size + i] = matrix[row * size + column];
            }
        }

        var small = new double[count * count];
        for (var p = 0; p < count; p++)
        {
            panel.AsSpan(p * size + first, count).CopyTo(small.AsSpan(p * count));
        }

        InvertSmall(small, count);
        for (var p = 0; p < count; p++)
        {
            for (var i = 0; i < size; i++)
            {
                var sum = 0.0;
                for (var q = 0; q < count; q++)
                {
                    sum += small[p * count + q] * panel[q * size + i];
                }

                swept[p * size + i] = sum;
            }
        }

        return small;
    }

    private static void SubtractPivots(Span<double> row, double[] panel, double[] swept, int size, int i, int count)
    {
        Span<double> by = stackalloc double[Pivots];
        for (var p = 0; p < count; p++)
        {
            by[p] = swept[p * size + i];
        }

        var wide = MemoryMarshal.Cast<double, Vector<double>>(row);
        var a = MemoryMarshal.Cast<double, Vector<double>>(panel.AsSpan(0, row.Length));
        var b = MemoryMarshal.Cast<double, Vector<double>>(panel.AsSpan(size, row.Length));
        var c = MemoryMarshal.Cast<double, Vector<double>>(panel.AsSpan(2 * size, row.Length));
        var d = MemoryMarshal.Cast<double, Vector<double>>(panel.AsSpan(3 * size, row.Length));
        var (byA, byB, byC, byD) = (new Vector<double>(by[0]), new Vector<double>(by[1]), new Vector<double>(by[2]),
            new Vector<double>(by[3]));
        for (var j = 0; j < wide.Length; j++)
        {
            wide[j] -= a[j] * byA + b[j] * byB + (c[j] * byC + d[j] * byD);
        }

        for (var j = wide.Length * Vector<double>.Count; j < row.Length; j++)
        {
            for (var p = 0; p < count; p++)
            {
                row[j] -= panel[p * size + j] * by[p];
            }
        }
    }

    private static void PutBack(double[] matrix, int size, int first, int count, double[] swept, double[] small)
    {
        for (var p = 0; p < count; p++)
        {
            for (var i = 0; i < size; i++)
            {
                var (row, column) = i >= first + p ? (i, first + p) : (first + p, i);
                matrix[row * size + column] = swept[p * size + i];
            }
        }

        for (var p = 0; p < count; p++)
        {
            for (var q = 0; q <= p; q++)
            {
                matrix[(first + p) * size + first + q] = -small[p * count + q];
            }
        }
    }

    private static void InvertSmall(double[] matrix, int size)
    {
        for (var k = 0; k < size; k++)
        {
            var inverse = 1 / matrix[k * size + k];
            matrix[k * size + k] = 1;
            for (var j = 0; j < size; j++)
            {
                matrix[k * size + j] *= inverse;
            }

            for (var i = 0; i < size; i++)
            {
                if (i != k)
                {
                    var factor = matrix[i * size + k];
                    matrix[i * size + k] = 0;
                    for (var j = 0; j < size; j++)
                    {
                        matrix[i * size + j] -= factor * matrix[k * size + j];
                    }
                }
            }
        }
    }
}
