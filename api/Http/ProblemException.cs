namespace OutlookCrm.Http;

/// <summary>
/// Machinery that the product stands on does not work, and the answer to the caller says which; the message says it to the operator.
/// </summary>
internal abstract class ProblemException(string message, ProblemHttpResult problem, Exception? inner) : Exception(message, inner)
{
    public ProblemHttpResult Problem { get; } = problem;
}
