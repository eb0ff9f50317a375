using MathNet.Numerics.Distributions;

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// How many of the models' standard deviations an interval reaches on either side, so that it holds what it says: the quantiles of the
/// errors that earlier forecasts of the same series made about as many steps ahead (split conformal prediction, Vovk, Gammerman and Shafer
/// 2005), joined with what the errors of other series were, which counts less the more independent errors there are.
/// </summary>
/// <param name="Near">For each step, of the interval that holds four of five outcomes.</param>
/// <param name="Far">For each step, of the interval that holds nineteen of twenty.</param>
internal sealed record Widths(double[] Near, double[] Far)
{
    /// <summary>What other series say counts as much as so many errors of the own; of the rarer outcomes, which few errors show, twice as
    /// much.</summary>
    private const int Prior = 6;

    /// <summary>By so much errors exceed what the models' deviations say, which are those of models that are right.</summary>
    private const double NearPrior = 1.05;
    private const double FarPrior = 1.15;

    /// <summary>What even the plainest model takes from the values: level, weight and spread.</summary>
    private const int FewestParameters = 3;

    /// <summary>One error that no model could foresee must not widen everything.</summary>
    private const double MostDeviations = 10;

    /// <summary>Far over near, at least: twelve errors show no tail. Of the normal distribution it is 1.53.</summary>
    private const double LeastTail = 1.45;
    private const double LeastNear = 0.2;

    /// <summary>From errors of earlier forecasts.</summary>
    /// <param name="ratios">For each earlier moment, the size of its errors in deviations, by steps ahead.</param>
    /// <param name="observations">Values of the history.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="span">Steps from the earliest moment to the end.</param>
    /// <param name="horizon">Steps that are forecast.</param>
    public static Widths Of(double[][] ratios, int observations, int period, int span, int horizon)
    {
        var (near, far) = (new double[horizon], new double[horizon]);
        var freedom = Math.Max(2, observations - FewestParameters);
        var (usualNear, usualFar) = (NearPrior * StudentT.InvCDF(0, 1, freedom, 0.90), FarPrior * StudentT.InvCDF(0, 1, freedom, 0.975));
        // Seasons count, not values: forty quarters are ten years.
        var months = period > 1 ? 12.0 * observations / period : observations > 16 ? double.PositiveInfinity : observations;
        var (unsure, tail) = (Unsure(months, period), Tail(months, period));
        var most = ratios.Sum(errors => errors.Length);
        var (sizes, weights) = (new double[most], new double[most]);
        for (var h = 1; h <= horizon; h++)
        {
            // What is said of a step comes from the errors half to twice as many steps ahead.
            var (moments, count) = (0, 0);
            foreach (var errors in ratios)
            {
                var (from, to) = (Math.Min(errors.Length, (h - 1) / 2), Math.Min(errors.Length, 2 * h));
                for (var i = from; i < to; i++)
                {
                    (sizes[count], weights[count++]) = (Math.Min(MostDeviations, errors[i]), 1.0 / (to - from));
                }

                moments += to > from ? 1 : 0;
            }

            (near[h - 1], far[h - 1]) = (usualNear * unsure, usualFar * unsure * tail);
            if (moments > 0)
            {
                // Errors h steps ahead overlap unless their moments lie h apart: only so many of them are independent.
                var independent = Math.Min(moments, Math.Max(1, (double)span / h));
                Array.Sort(sizes, weights, 0, count);
                var ownNear = Math.Max(LeastNear, Quantile(sizes, weights, count, 0.8 * moments));
                var ownFar = Math.Max(LeastTail * ownNear, Quantile(sizes, weights, count, 0.95 * moments));
                near[h - 1] *= Math.Pow(ownNear / usualNear, independent / (Prior + independent));
                far[h - 1] *= Math.Pow(ownFar / usualFar, independent / ((2 * Prior) + independent));
            }
        }

        return new(near, far);
    }

    // Learned from the shared series cut to 24 to 126 months: forms are chosen from the whole history, which flatters the errors inside
    // it, the more the shorter it is; below two years of months Wander widens instead.
    private static double Unsure(double months, int period) => months switch
    {
        // Waves are chosen from the whole history, too.
        _ when period > Combination.LongestModelled => 1.06,
        <= 16 => 0.95,
        < 24 => 0.95 + (0.24 * (months - 16) / 8),
        <= 36 => 1.19,
        < 48 => 1.19 - (0.115 * (months - 36) / 12),
        < 96 => 1.075 - (0.075 * (months - 48) / 48),
        <= 144 => 1,
        _ => 1.01,
    };

    // Of the rarer outcomes two or three years of months tell still less, and a hundred weeks more.
    private static double Tail(double months, int period) => period > Combination.LongestModelled ? 0.95
        : months < 24 ? 1 : 1 + (0.03 * Math.Clamp((60 - months) / 24, 0, 1));

    private static double Quantile(double[] sizes, double[] weights, int count, double share)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += weights[i];
            if (sum >= share * (1 - 1e-12))
            {
                return sizes[i];
            }
        }

        return sizes[count - 1];
    }
}
