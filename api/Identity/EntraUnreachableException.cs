using OutlookCrm.Http;

namespace OutlookCrm.Identity;

/// <summary>Entra's metadata or keys cannot be had, so no token can be judged: neither good nor bad.</summary>
internal sealed class EntraUnreachableException(TimeSpan retryAfter, Exception? inner)
    : ProblemException("Microsoft Entra does not answer.", IdentityProblems.EntraUnreachable(retryAfter), inner);
