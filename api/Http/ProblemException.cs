namespace OutlookCrm.Http;

/// <summary>
/// A service that the product depends on does not work. The answer tells the caller which service; the message tells the operator why.
/// </summary>
internal abstract class ProblemException(string message, ProblemHttpResult problem, Exception? inner) : Exception(message, inner)
{
    public ProblemHttpResult Problem { get; } = problem;
}
