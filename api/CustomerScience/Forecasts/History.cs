namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>What every model asks of the values it is given.</summary>
internal static class History
{
    /// <summary>Throws for no values, values that are not finite, a period below 1 or a horizon outside 1 to 1 000.</summary>
    public static void ThrowIfUnusable(ReadOnlySpan<double> values, int period, int horizon)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A forecast needs at least one value.", nameof(values));
        }

        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("Every value must be a finite number; leave a gap out or fill it first.", nameof(values));
            }
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, 1000);
    }

    /// <summary>The mean size of the values, by which a series is divided so that searches see numbers near one; 1 when all are
    /// zero.</summary>
    public static double Unit(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += Math.Abs(value) / values.Length;
        }

        return sum > 0 ? sum : 1;
    }

    /// <summary>True when a negative forecast would make no sense.</summary>
    public static bool NeverNegative(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (value < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when ratios of the values mean something.</summary>
    public static bool AllPositive(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!(value > 0))
            {
                return false;
            }
        }

        return true;
    }
}
