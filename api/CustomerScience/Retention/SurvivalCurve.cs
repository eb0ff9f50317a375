using MathNet.Numerics.Distributions;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Retention;

/// <summary>One customer's time under observation.</summary>
/// <param name="Time">Periods until the customer left, or until last seen; above zero.</param>
/// <param name="Left">Whether the customer left then.</param>
public readonly record struct Tenure(double Time, bool Left);

/// <summary>The share still there after a time.</summary>
/// <param name="Time">A time at which somebody left.</param>
/// <param name="AtRisk">Customers under observation just before.</param>
/// <param name="Left">Customers who left then.</param>
/// <param name="Survival">Share still there after it; in [0, 1].</param>
/// <param name="StandardError">Greenwood's (1926).</param>
/// <param name="Lower">Lower end of the interval, of ln S, as R's survfit has it.</param>
/// <param name="Upper">Upper end, at most 1.</param>
public sealed record SurvivalStep(double Time, int AtRisk, int Left, double Survival, double StandardError, double Lower, double Upper);

/// <summary>A mean time that counts only what falls within a bound.</summary>
/// <param name="Within">The bound, in periods.</param>
/// <param name="Mean">Periods, 0 to <paramref name="Within"/>.</param>
/// <param name="Interval">Of the mean.</param>
public sealed record RestrictedMean(double Within, double Mean, Interval Interval);

/// <summary>How long customers stay, counted without assuming any form (Kaplan and Meier 1958).</summary>
/// <param name="Steps">At every time somebody left, ascending.</param>
/// <param name="Customers">Customers counted.</param>
/// <param name="Departures">Customers who left.</param>
/// <param name="Longest">Longest time observed, beyond which nothing is known.</param>
/// <param name="Confidence">Of the intervals.</param>
public sealed record SurvivalCurve(IReadOnlyList<SurvivalStep> Steps, int Customers, int Departures, double Longest, double Confidence)
{
    /// <summary>The name of the estimate.</summary>
    public const string ModelName = "Kaplan-Meier";

    /// <summary>Median time until a customer leaves; null when more than half are still there at the end.</summary>
    public double? Median => Steps.FirstOrDefault(step => step.Survival <= 0.5)?.Time;

    /// <summary>
    /// Mean time that a customer stays, of it only what falls within the time observed (the restricted mean; variance by Greenwood's
    /// formula, E. L. Kaplan and P. Meier
    /// 1958): of what comes later a count says nothing.
    /// </summary>
    public RestrictedMean Mean => MeanWithin(Longest);

    /// <summary>The mean time that a customer stays within the first so many periods.</summary>
    /// <param name="time">Periods, above zero and at most <see cref="Longest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing is known of so long a time.</exception>
    public RestrictedMean MeanWithin(double time)
    {
        if (!(time > 0 && time <= Longest))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "A mean is taken within the time observed.");
        }

        // From the end: the area to the right of each departure is what one customer more or less there would move.
        double area = 0, variance = 0, until = time;
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            if (Steps[i].Time < time)
            {
                var (at, atRisk, left) = (Steps[i].Time, (double)Steps[i].AtRisk, Steps[i].Left);
                area += Steps[i].Survival * (until - at);
                variance += atRisk == left ? 0 : area * area * left / (atRisk * (atRisk - left));
                until = at;
            }
        }

        var (mean, half) = (area + until, Normal.InvCDF(0, 1, 0.5 + (Confidence / 2)) * Math.Sqrt(variance));
        return new(time, mean, new(Math.Max(0, mean - half), Math.Min(time, mean + half), Confidence));
    }

    /// <summary>The estimate from customers who left and customers still there.</summary>
    /// <param name="customers">Times above zero, in any order.</param>
    /// <param name="confidence">Of the intervals, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">There is nobody, or a time is not a finite number above zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static SurvivalCurve Of(IEnumerable<Tenure> customers, double confidence = Interval.Usual)
    {
        ArgumentNullException.ThrowIfNull(customers);
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1.");
        }

        Tenure[] tenures = [.. customers];
        if (tenures.Length == 0 || tenures.Any(t => !double.IsFinite(t.Time) || t.Time <= 0))
        {
            throw new ArgumentException("Survival needs at least one customer, each with a finite time above zero.", nameof(customers));
        }

        Array.Sort(tenures, (a, b) => a.Time.CompareTo(b.Time));
        var z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        var steps = new List<SurvivalStep>();
        double survival = 1, variance = 0;
        for (var i = 0; i < tenures.Length;)
        {
            var (time, atRisk, left) = (tenures[i].Time, tenures.Length - i, 0);
            for (; i < tenures.Length && tenures[i].Time == time; i++)
            {
                left += tenures[i].Left ? 1 : 0;
            }

            if (left == 0)
            {
                continue;
            }

            survival *= (double)(atRisk - left) / atRisk;
            variance += atRisk == left ? 0 : left / (atRisk * (double)(atRisk - left));
            var spread = z * Math.Sqrt(variance);

            // Once nobody is left the curve is at zero and its variance is not defined.
            steps.Add(survival == 0
                ? new(time, atRisk, left, 0, 0, 0, 0)
                : new(time, atRisk, left, survival, survival * Math.Sqrt(variance), survival * Math.Exp(-spread),
                    Math.Min(1, survival * Math.Exp(spread))));
        }

        return new(steps, tenures.Length, tenures.Count(t => t.Left), tenures[^1].Time, confidence);
    }

    /// <summary>Share still there after a time, which is also its value until the next departure; 1 before the first.</summary>
    /// <param name="time">In the periods of the tenures, 0 or more.</param>
    /// <returns>Null beyond the longest time observed.</returns>
    public SurvivalStep? At(double time)
    {
        if (double.IsNaN(time) || time > Longest)
        {
            return null;
        }

        return Steps.LastOrDefault(step => step.Time <= time) ?? new(time, Customers, 0, 1, 0, 1, 1);
    }
}
