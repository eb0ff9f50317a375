using System.Numerics;
using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Errors whose squares are to be made small together. Implemented by structs, so that the search calls them without a
/// delegate.</summary>
internal interface IErrors
{
    /// <summary>Writes the errors at a point and returns the sum of their squares; not a finite number where the point has no
    /// meaning.</summary>
    double At(ReadOnlySpan<double> point, Span<double> errors);
}

/// <summary>
/// The search of Levenberg (1944) and Marquardt (1963) for least squares: Gauss's step, shortened while it does not help. Slopes are
/// differences. A few
/// dozen evaluations reach what a simplex needs a thousand for.
/// </summary>
internal static class LeastSquares
{
    /// <summary>The most free numbers it has room for: smoothing with a season of 24 steps has 29.</summary>
    public const int Most = 32;

    private const int MostSteps = 120;

    /// <summary>A step that promises or brings less than this share of the sum moves no digit of a forecast that anybody reads.</summary>
    private const double Negligible = 1e-7;
    private const double Difference = 1e-6;
    private const double Hopeless = 1e12;

    /// <summary>Moves <paramref name="point"/> to the smallest sum found.</summary>
    /// <param name="objective">The errors.</param>
    /// <param name="point">Where to begin, numbers of about unit size without bounds; holds the best point afterwards.</param>
    /// <param name="count">How many errors there are.</param>
    /// <param name="least">A sum below this is a perfect fit.</param>
    /// <returns>The sum there, and whether the search ended because no step promised anything more.</returns>
    public static (double Value, bool Converged) Minimise<T>(ref T objective, Span<double> point, int count, double least)
        where T : struct, IErrors
    {
        var n = point.Length;
        var errors = new double[count];
        var value = objective.At(point, errors);
        if (n == 0 || !double.IsFinite(value))
        {
            return (value, n == 0);
        }

        var (slopes, moved) = (new double[n * count], new double[count]);
        Span<double> normal = stackalloc double[Most * Most], factor = stackalloc double[Most * Most];
        Span<double> gradient = stackalloc double[Most], step = stackalloc double[Most], trial = stackalloc double[Most];
        normal = normal[..(n * n)];
        factor = factor[..(n * n)];
        gradient = gradient[..n];
        step = step[..n];
        trial = trial[..n];
        var damping = 1e-2;
        for (var round = 0; round < MostSteps; round++)
        {
            if (value <= least)
            {
                return (value, true);
            }

            Slopes(ref objective, point, errors, slopes, moved);
            Normal(slopes, errors, normal, gradient);
            for (; ; damping *= 6)
            {
                if (damping > Hopeless)
                {
                    // Not even the shortest step downhill goes down: this is the bottom as far as differences can tell.
                    return (value, true);
                }

                var promised = Step(normal, gradient, damping, factor, step);
                if (promised is null)
                {
                    continue;
                }

                if (promised < Negligible * value)
                {
                    return (value, true);
                }

                for (var i = 0; i < n; i++)
                {
                    trial[i] = point[i] + step[i];
                }

                var next = objective.At(trial, moved);
                if (!(next < value))
                {
                    continue;
                }

                damping = Math.Max(damping * (value - next > 0.5 * promised ? 0.1 : 1), 1e-9);
                var brought = value - next;
                trial.CopyTo(point);
                (errors, moved) = (moved, errors);
                value = next;
                if (brought < 1e-3 * Negligible * value)
                {
                    return (value, true);
                }

                break;
            }
        }

        return (value, false);
    }

    private static void Slopes<T>(ref T objective, Span<double> point, double[] errors, double[] slopes, double[] moved)
        where T : struct, IErrors
    {
        for (var i = 0; i < point.Length; i++)
        {
            var at = point[i];
            var slope = slopes.AsSpan(i * errors.Length, errors.Length);
            var width = Difference * Math.Max(1, Math.Abs(at));
            point[i] = at + width;
            var usable = double.IsFinite(objective.At(point, moved));
            if (!usable)
            {
                width = -width;
                point[i] = at + width;
                usable = double.IsFinite(objective.At(point, moved));
            }

            point[i] = at;
            for (var t = 0; t < slope.Length; t++)
            {
                slope[t] = usable ? (moved[t] - errors[t]) / width : 0;
            }
        }
    }

    private static void Normal(double[] slopes, double[] errors, Span<double> normal, Span<double> gradient)
    {
        var (n, count) = (gradient.Length, errors.Length);
        for (var i = 0; i < n; i++)
        {
            var row = slopes.AsSpan(i * count, count);
            gradient[i] = Dot(row, errors);
            for (var j = 0; j <= i; j++)
            {
                normal[(i * n) + j] = Dot(row, slopes.AsSpan(j * count, count));
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var many = MemoryMarshal.Cast<double, Vector<double>>(one);
        var others = MemoryMarshal.Cast<double, Vector<double>>(other);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < many.Length; i++)
        {
            sums += many[i] * others[i];
        }

        var sum = Vector.Sum(sums);
        for (var t = many.Length * Vector<double>.Count; t < one.Length; t++)
        {
            sum += one[t] * other[t];
        }

        return sum;
    }

    /// <summary>The damped step, and how much of the sum it promises to take away; null where the normal equations cannot be
    /// solved.</summary>
    private static double? Step(ReadOnlySpan<double> normal, ReadOnlySpan<double> gradient, double damping, Span<double> factor,
        Span<double> step)
    {
        var n = gradient.Length;
        normal.CopyTo(factor);
        for (var i = 0; i < n; i++)
        {
            factor[(i * n) + i] += (damping * normal[(i * n) + i]) + 1e-12;
            step[i] = -gradient[i];
        }

        if (!SymmetricMatrix.TryFactor(factor, n))
        {
            return null;
        }

        SymmetricMatrix.Solve(factor, n, step);
        var promised = 0.0;
        for (var i = 0; i < n; i++)
        {
            // A number on a logistic scale that has run this far means 0 or 1; further steps mean nothing.
            step[i] = Math.Clamp(step[i], -3, 3);
            promised -= gradient[i] * step[i];
        }

        return promised;
    }
}
