namespace OutlookCrm.Http;

/// <summary>
/// The expected failures that belong to no slice, one factory per type; a slice has its own in <c>...Problems</c> beside it. The pane
/// switches on <c>type</c> and never on the words; all are <c>application/problem+json</c>. Those that a caller may repeat carry
/// <c>Retry-After</c>; no other failure is worth repeating unchanged.
/// </summary>
public static class Problems
{
    // The longest name of a charset that IANA knows has 45 letters.
    private const int LongestCharset = 60;

    private static readonly ProblemType s_invalidRequest = new(400, "invalid-request", "The request is not valid.");
    private static readonly ProblemType s_notSignedIn = new(401, "not-signed-in", "You are not signed in.");
    private static readonly ProblemType s_notAllowed = new(403, "not-allowed", "Your role does not allow this.");
    private static readonly ProblemType s_notFound = new(404, "not-found", "There is nothing here.");
    private static readonly ProblemType s_methodNotAllowed = new(405, "method-not-allowed", "This method is not allowed here.");
    private static readonly ProblemType s_idTaken = new(409, "id-taken", "The id is taken.");
    private static readonly ProblemType s_stale = new(412, "stale", "Someone else has just changed this.");
    private static readonly ProblemType s_tooLarge = new(413, "too-large", "The request is too large.");
    private static readonly ProblemType s_notJson =
        new(415, "not-json", "The body is of another kind or charset than this route takes: application/json, text/csv for a report, or "
            + "multipart/form-data for an import.");
    private static readonly ProblemType s_versionRequired =
        new(428, "version-required", "The change must say which version it is based on (If-Match).");
    private static readonly ProblemType s_storageUnavailable = new(503, "storage-unavailable", "The CRM's storage cannot be reached.");
    private static readonly ProblemType s_busy = new(503, "busy", "The CRM is busy.");
    private static readonly ProblemType s_unexpected = new(500, "unexpected", "Something unexpected happened.");

    // Those by which the framework itself refuses a request.
    private static readonly ProblemType[] s_bare =
        [s_notSignedIn, s_notAllowed, s_notFound, s_methodNotAllowed, s_tooLarge, s_notJson, s_versionRequired];

    /// <summary>
    /// 400: <paramref name="field"/> (camelCase path in the body, or a query or header name) is wrong; <paramref name="reason"/> says how.
    /// </summary>
    public static ProblemHttpResult InvalidRequest(string field, string reason) =>
        InvalidRequest(new Dictionary<string, string[]> { [field] = [reason] });

    /// <summary>400: several fields are wrong.</summary>
    public static ProblemHttpResult InvalidRequest(IDictionary<string, string[]> errors) => s_invalidRequest.OfFields(errors);

    /// <summary>400: the request as a whole cannot be read.</summary>
    public static ProblemHttpResult InvalidRequest(string detail) => s_invalidRequest.Make(detail);

    /// <summary>401: no token, or a token that is not valid for this API.</summary>
    public static ProblemHttpResult NotSignedIn() => s_notSignedIn.Make();

    /// <summary>403: the user's role does not allow it.</summary>
    public static ProblemHttpResult NotAllowed() => s_notAllowed.Make();

    /// <summary>409: the id was used before for something else.</summary>
    public static ProblemHttpResult IdTaken(Guid id) => s_idTaken.Make($"The id {id} was used before with other content.");

    /// <summary>412: another user has changed the resource; <paramref name="current"/> is the body a GET would answer now.</summary>
    public static ProblemHttpResult Stale<T>(T current) => s_stale.Make(null, ("current", current));

    /// <summary>413: the body is over the limit.</summary>
    /// <param name="largest">The limit, in bytes.</param>
    public static ProblemHttpResult TooLarge(long largest) => s_tooLarge.Make(
        largest < 1024 * 1024 ? $"At most {largest / 1024} KB are read here."
            : $"At most {largest / (1024 * 1024)} MB are read here. Of a file, leave out columns that the report does not name, or send "
                + "the years one by one.");

    /// <summary>415: the body is JSON in another encoding than UTF-8, or says so.</summary>
    public static ProblemHttpResult NotUtf8(string charset) => s_notJson.Make(
        $"The body is said to be in the charset {(charset.Length <= LongestCharset ? charset : charset[..LongestCharset])}. "
            + "JSON is UTF-8: leave the charset out of Content-Type.");

    /// <summary>503: storage does not answer; whether a write happened is unknown, repeating it is safe.</summary>
    public static ProblemHttpResult StorageUnavailable(TimeSpan retryAfter) => s_storageUnavailable.Retry(retryAfter);

    /// <summary>503: more requests at once than this instance takes.</summary>
    public static ProblemHttpResult Busy(TimeSpan retryAfter) => s_busy.Retry(retryAfter);

    /// <summary>500: a defect. The trace id finds it in the logs.</summary>
    public static ProblemHttpResult Unexpected(string traceId) => s_unexpected.Make(null, ("traceId", traceId));

    /// <summary>The problem for a bare status code, as the framework's own refusals are.</summary>
    internal static ProblemHttpResult ForStatus(int status) =>
        (Array.Find(s_bare, type => type.Status == status) ?? s_invalidRequest with { Status = status }).Make();
}
