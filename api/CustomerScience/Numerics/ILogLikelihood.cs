namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>A log-likelihood of positive parameters with exact gradient and curvature.</summary>
public interface ILogLikelihood
{
    /// <summary>The parameters' names, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Where searches begin: at least one point of positive numbers, the likeliest first.</summary>
    IReadOnlyList<double[]> Starts { get; }

    /// <summary>The log-likelihood at <paramref name="at"/>; its gradient and Hessian (row by row, both triangles) overwrite the
    /// spans.</summary>
    /// <param name="at">The parameters in the order of their names, each above 0.</param>
    /// <param name="gradient">One slope for each parameter, per unit of it.</param>
    /// <param name="hessian">Second derivatives, the square of as many.</param>
    double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian);
}
