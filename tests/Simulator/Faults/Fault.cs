namespace OutlookCrm.Simulator.Faults;

/// <summary>
/// A fault and the requests that it strikes. <paramref name="Times"/> null: until cleared. <paramref name="RetryAfter"/> is sent verbatim.
/// </summary>
/// <param name="Target">`graph`, `entra`, `api` or `naa`.</param>
/// <param name="Match">A part of the path and query; null matches every request.</param>
/// <param name="Method">An HTTP method; null matches all methods.</param>
/// <param name="Status">The status to answer instead.</param>
/// <param name="RetryAfter">The Retry-After header.</param>
/// <param name="DelayMs">How long to wait first, in milliseconds.</param>
/// <param name="Times">How often it strikes.</param>
/// <param name="Body">The body to answer with <paramref name="Status"/>; the target's own error shape when null.</param>
/// <param name="Kind">A special kind, one of <see cref="FaultKinds"/>.</param>
public sealed record Fault(
    string Target,
    string? Match = null,
    string? Method = null,
    int? Status = null,
    string? RetryAfter = null,
    int DelayMs = 0,
    int? Times = null,
    string? Body = null,
    string? Kind = null);

/// <summary>The special kinds of fault.</summary>
public static class FaultKinds
{
    public const string Removed = "removed";
    public const string EmptyPage = "emptyPage";
    public const string CutJson = "cutJson";
    public const string Html = "html";
    public const string DropConnection = "dropConnection";
    public const string ClaimsChallenge = "claimsChallenge";
    public const string ConsentMissing = "consentMissing";

    /// <summary>Kinds that an endpoint acts out itself, because they depend on what it answers.</summary>
    public static readonly IReadOnlySet<string> ActedByEndpoints =
        new HashSet<string> { Removed, EmptyPage, ClaimsChallenge, ConsentMissing };

    /// <summary>Kinds that stand between server and caller.</summary>
    public static readonly IReadOnlySet<string> ActedInFront = new HashSet<string> { CutJson, Html, DropConnection };
}

/// <summary>A fault that is set, and how often it has struck.</summary>
public sealed record SetFault(int Id, Fault Fault, int Hits);
