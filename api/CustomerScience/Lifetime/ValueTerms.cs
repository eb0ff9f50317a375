using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>What a lifetime value means for a tenant.</summary>
public sealed record ValueTerms
{
    private const double WeeksPerYear = 365.25 / 7;

    /// <summary>Terms of a lifetime value.</summary>
    /// <param name="weeks">Horizon; above zero.</param>
    /// <param name="yearlyDiscount">Discount rate per year, 0.1 for 10 %; zero or more.</param>
    /// <param name="margin">Share of the money that is earned, above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public ValueTerms(double weeks, double yearlyDiscount, double margin)
    {
        Weeks = Require.Positive(weeks);
        YearlyDiscount = Require.NotNegative(yearlyDiscount);
        Margin = margin is > 0 and <= 1
            ? margin
            : throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is above 0 and at most 1.");
        WeeklyRate = Math.Log(1 + yearlyDiscount) / WeeksPerYear;
    }

    /// <summary>Horizon in weeks.</summary>
    public double Weeks { get; }

    /// <summary>Discount rate per year, as a share.</summary>
    public double YearlyDiscount { get; }

    /// <summary>Share of the money that is earned.</summary>
    public double Margin { get; }

    /// <summary>The discount rate per week, continuously compounded.</summary>
    public double WeeklyRate { get; }
}
