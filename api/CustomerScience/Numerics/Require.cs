using System.Runtime.CompilerServices;

namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>What a number must be before a formula sees it, refused with a sentence that names it.</summary>
public static class Require
{
    /// <summary>A finite number above zero.</summary>
    /// <param name="value">Which must be above 0 and finite.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is a finite number above zero.");

    /// <summary>A finite number, zero or above.</summary>
    /// <param name="value">Which must be 0 or more and finite.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is a finite number, zero or above.");

    /// <summary>A number strictly between zero and one.</summary>
    /// <param name="value">Which must lie between 0 and 1, both excluded.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string? name = null) => value is > 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' lies strictly between 0 and 1.");
}
