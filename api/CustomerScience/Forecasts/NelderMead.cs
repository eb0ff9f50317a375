namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>A function to be made small. Implemented by structs, so that the search calls it without a delegate.</summary>
internal interface IObjective
{
    /// <summary>The value at a point; infinite where the point is not allowed.</summary>
    double At(ReadOnlySpan<double> point);
}

/// <summary>
/// The simplex search of Nelder and Mead (1965) as Nash (1990) wrote it and R has it, to the last constant: the published figures of Holt's
/// method come from
/// wherever this search ends, which on some series is no minimum.
/// </summary>
internal static class NelderMead
{
    private const int MostEvaluations = 2000;

    /// <summary>The square root of the rounding error of 1.</summary>
    private const double Relative = 1.490116119384766e-8;

    /// <summary>Moves <paramref name="point"/> to the smallest value found; points outside the bounds are infinitely bad.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">Where to begin; holds the best point afterwards.</param>
    /// <returns>The value there, and whether the simplex shrank before the limit.</returns>
    public static (double Value, bool Converged) Minimise<T>(ref T objective, Span<double> point)
        where T : struct, IObjective
    {
        var n = point.Length;
        var step = 0.0;
        foreach (var number in point)
        {
            step = Math.Max(step, 0.1 * Math.Abs(number));
        }

        step = step > 0 ? step : 0.1;
        var corners = new double[(n + 1) * n];
        var values = new double[n + 1];
        for (var i = 0; i <= n; i++)
        {
            var corner = corners.AsSpan(i * n, n);
            point.CopyTo(corner);
            if (i > 0)
            {
                corner[i - 1] += step;
            }

            values[i] = objective.At(corner);
        }

        var centre = new double[n];
        var trial = new double[n];
        var further = new double[n];
        var evaluations = n + 1;
        var tolerance = Relative * (Math.Abs(values[0]) + Relative);
        var converged = false;
        // The first simplex counts as ten times its size.
        var size = 10 * n * step;
        var best = 0;
        while (evaluations <= MostEvaluations)
        {
            (best, var worst) = Rank(values, best);
            if (Math.Abs(values[worst] - values[best]) <= tolerance)
            {
                converged = true;
                break;
            }

            Centre(corners, n, worst, centre);
            var bad = corners.AsSpan(worst * n, n);
            var reflected = Try(ref objective, centre, bad, -1, trial);
            evaluations++;
            if (reflected < values[best])
            {
                var expanded = Try(ref objective, centre, bad, -2, further);
                evaluations++;
                Replace(bad, ref values[worst], expanded < reflected ? further : trial, Math.Min(expanded, reflected));
                continue;
            }

            var better = reflected < values[worst];
            if (better)
            {
                Replace(bad, ref values[worst], trial, reflected);
            }

            var contracted = Try(ref objective, centre, bad, 0.5, further);
            evaluations++;
            if (contracted < values[worst])
            {
                Replace(bad, ref values[worst], further, contracted);
            }
            else if (!better)
            {
                var after = Shrink(ref objective, corners, values, n, best);
                evaluations += n;
                if (after >= size)
                {
                    // Drawn together, and still no smaller than when it was last drawn together.
                    break;
                }

                size = after;
            }
        }

        (best, _) = Rank(values, best);
        corners.AsSpan(best * n, n).CopyTo(point);
        return (values[best], converged);
    }

    private static double Try<T>(ref T objective, double[] centre, ReadOnlySpan<double> bad, double factor, double[] into)
        where T : struct, IObjective
    {
        for (var j = 0; j < centre.Length; j++)
        {
            into[j] = ((1 - factor) * centre[j]) + (factor * bad[j]);
        }

        return objective.At(into);
    }

    private static void Replace(Span<double> bad, ref double old, double[] point, double value)
    {
        point.CopyTo(bad);
        old = value;
    }

    private static double Shrink<T>(ref T objective, double[] corners, double[] values, int n, int best)
        where T : struct, IObjective
    {
        var size = 0.0;
        var kept = corners.AsSpan(best * n, n);
        for (var i = 0; i <= n; i++)
        {
            if (i != best)
            {
                var corner = corners.AsSpan(i * n, n);
                for (var j = 0; j < n; j++)
                {
                    corner[j] = (corner[j] + kept[j]) / 2;
                    size += Math.Abs(corner[j] - kept[j]);
                }

                values[i] = objective.At(corner);
            }
        }

        return size;
    }

    private static void Centre(double[] corners, int n, int without, double[] centre)
    {
        for (var j = 0; j < n; j++)
        {
            var sum = -corners[(without * n) + j];
            for (var i = 0; i <= n; i++)
            {
                sum += corners[(i * n) + j];
            }

            centre[j] = sum / n;
        }
    }

    // Among equals the best so far stays the best.
    private static (int Best, int Worst) Rank(double[] values, int best)
    {
        var worst = best;
        for (var i = 0; i < values.Length; i++)
        {
            best = values[i] < values[best] ? i : best;
            worst = values[i] > values[worst] ? i : worst;
        }

        return (best, worst);
    }
}
