using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>Where a search for the likeliest parameters ended.</summary>
/// <param name="Status">Whether it is a maximum.</param>
/// <param name="Parameters">The last point; an answer only when <paramref name="Status"/> is <see cref="FitStatus.Converged"/>.</param>
/// <param name="LogLikelihood">There; null when it could not be evaluated.</param>
/// <param name="Covariance">Of the parameters, the inverse of the observed information; null without a maximum.</param>
/// <param name="Names">The parameters' names, in order.</param>
/// <param name="Steps">Newton steps of the best search.</param>
/// <param name="Starts">Searches begun.</param>
/// <param name="Agreeing">Searches that came to this maximum.</param>
/// <param name="Held">The parameter that was held large, because the data drive it there and say no more of it; null where all were
/// searched.</param>
public sealed record MaximumOfLikelihood(
    FitStatus Status,
    IReadOnlyList<double> Parameters,
    double? LogLikelihood,
    double[,]? Covariance,
    IReadOnlyList<string> Names,
    int Steps,
    int Starts,
    int Agreeing,
    string? Held = null)
{
    /// <summary>Standard errors of the parameters, in their own units; null without a maximum, 0 for the one that is held.</summary>
    public IReadOnlyList<double>? StandardErrors =>
        Covariance is null ? null : [.. Enumerable.Range(0, Parameters.Count).Select(i => Math.Sqrt(Math.Max(0, Covariance[i, i])))];

    /// <summary>What was found, or why nothing was.</summary>
    public Finding Finding => Status switch
    {
        FitStatus.Converged when Held is { } held => FitFindings.FitHeld.With(Steps, Agreeing, Starts, held),
        FitStatus.Converged => FitFindings.FitConverged.With(Steps, Agreeing, Starts),
        FitStatus.Undetermined => FitFindings.FitUndetermined.With(Runaway),
        FitStatus.NotEnoughData => FitFindings.FitFewObservations.With(),
        _ => FitFindings.FitNoMaximum.With(Starts),
    };

    // All of them where none runs away alone.
    private IReadOnlyList<string> Runaway =>
        Names.Where((_, i) => Parameters[i] is > 1e3 or < 1e-3).ToList() is { Count: > 0 } extreme ? extreme : Names;
}
