namespace OutlookCrm.CustomerScience.Figures;

/// <summary>Money added up in binary, as it is in decimal: three times 0.1 is 0.3.</summary>
internal static class Exact
{
    // Beyond, a cent is less than what the sum can hold.
    private const double Largest = 1e15;

    /// <summary>The sum to the fifteen digits that a double has for certain.</summary>
    public static double Sum(double sum) => Math.Abs(sum) < Largest ? (double)(decimal)sum : sum;
}
