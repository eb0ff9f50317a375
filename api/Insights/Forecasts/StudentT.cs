namespace OutlookCrm.Insights.Forecasts;

/// <summary>Quantiles of Student's t distribution.</summary>
internal static class StudentT
{
    /// <summary>The value that a t variable stays below with the given probability.</summary>
    /// <param name="probability">0 to 1, ends excluded.</param>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Quantile(double probability, double freedom) => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, probability);
}
