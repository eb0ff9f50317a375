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
/// <param name="Held">The parameter that was held large, because the data drive it there and say no more of it; null where all were searched.</param>
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

    /// <summary>In words, for a person: what was found, or why not.</summary>
    public string InWords => Status switch
    {
        FitStatus.Converged => $"Maximum found in {Steps} steps; {Agreeing} of {Starts} starts led there.{(Held is null ? "" : $" {Held} is held: of it the data say only that it is large.")}",
        FitStatus.Undetermined => $"These data do not determine {Runaway}: the likelihood keeps rising towards values without bound.",
        FitStatus.NotEnoughData => "Too few observations for this model.",
        _ => $"No maximum was found from {Starts} starts.",
    };

    private string Runaway
    {
        get
        {
            var extreme = Names.Where((_, i) => Parameters[i] is > 1e3 or < 1e-3).ToList();
            return extreme.Count == 0 ? "every parameter" : string.Join(" and ", extreme);
        }
    }
}
