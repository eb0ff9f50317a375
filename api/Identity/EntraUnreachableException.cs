using OutlookCrm.Http;

namespace OutlookCrm.Identity;

/// <summary>Entra's metadata or signing keys cannot be fetched, so no token can be accepted or refused.</summary>
internal sealed class EntraUnreachableException(TimeSpan retryAfter, Exception? inner)
    : ProblemException("Microsoft Entra does not answer.", IdentityProblems.EntraUnreachable(retryAfter), inner);
