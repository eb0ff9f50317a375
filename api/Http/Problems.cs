using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace OutlookCrm.Http;

/// <summary>
/// Every expected failure of the API, one factory per type. The pane switches on <c>type</c> and never on the words; all are
/// <c>application/problem+json</c>. Those that a caller may repeat carry <c>Retry-After</c>; no other failure is worth repeating unchanged.
/// </summary>
public static class Problems
{
    private const string Urn = "urn:outlookcrm:";

    /// <summary>
    /// 400: <paramref name="field"/> (camelCase path in the body, or a query or header name) is wrong; <paramref name="reason"/> says how.
    /// </summary>
    public static ProblemHttpResult InvalidRequest(string field, string reason) =>
        InvalidRequest(new Dictionary<string, string[]> { [field] = [reason] });

    /// <summary>400: several fields are wrong.</summary>
    public static ProblemHttpResult InvalidRequest(IDictionary<string, string[]> errors) =>
        TypedResults.Problem(new HttpValidationProblemDetails(errors)
        {
            Type = Urn + "invalid-request",
            Title = "The request is not valid.",
            Status = StatusCodes.Status400BadRequest,
        });

    /// <summary>400: the request as a whole cannot be read.</summary>
    public static ProblemHttpResult InvalidRequest(string detail) => Make(400, "invalid-request", "The request is not valid.", detail);

    /// <summary>401: no token, or one that is not good for this API.</summary>
    public static ProblemHttpResult NotSignedIn() => Make(401, "not-signed-in", "You are not signed in.");

    /// <summary>403: the token's tenant has not been onboarded.</summary>
    public static ProblemHttpResult UnknownTenant() => Make(403, "unknown-tenant", "Your organisation does not use this CRM yet.");

    /// <summary>403: the user's role does not allow it.</summary>
    public static ProblemHttpResult NotAllowed() => Make(403, "not-allowed", "Your role does not allow this.");

    /// <summary>404: no such route or file.</summary>
    public static ProblemHttpResult NotFound() => Make(404, "not-found", "There is nothing here.");

    /// <summary>404: the tenant has no such customer, or it is another tenant's.</summary>
    public static ProblemHttpResult NoSuchCustomer(Guid id) =>
        Make(404, "no-such-customer", "There is no such customer.", $"No customer has the id {id}.");

    /// <summary>404: the mailbox has no such message.</summary>
    public static ProblemHttpResult NoSuchMessage() => Make(404, "no-such-message", "The message is not in the mailbox.");

    /// <summary>404: the calendar has no such meeting.</summary>
    public static ProblemHttpResult NoSuchMeeting() => Make(404, "no-such-meeting", "The meeting is not in the calendar.");

    /// <summary>404: the customer's timeline has no such entry.</summary>
    public static ProblemHttpResult NoSuchEntry(string id) =>
        Make(404, "no-such-entry", "There is no such entry.", $"No entry has the id {id}.");

    /// <summary>404: the customer has no such feedback.</summary>
    public static ProblemHttpResult NoSuchFeedback(Guid id) =>
        Make(404, "no-such-feedback", "There is no such feedback.", $"No feedback has the id {id}.");

    /// <summary>405: the route exists, the method does not.</summary>
    public static ProblemHttpResult MethodNotAllowed() => Make(405, "method-not-allowed", "This method is not allowed here.");

    /// <summary>409: an address belongs to another customer, who is named.</summary>
    public static ProblemHttpResult AddressTaken(string address, Guid customerId, string name) =>
        Make(409, "address-taken", "The address belongs to another customer.", $"{address} belongs to {name}.", ("address", address),
            ("customerId", customerId), ("name", name));

    /// <summary>409: the id was used before for something else.</summary>
    public static ProblemHttpResult IdTaken(Guid id) =>
        Make(409, "id-taken", "The id is taken.", $"The id {id} was used before with other content.");

    /// <summary>409: the item in the mailbox is not the message that was asked for.</summary>
    public static ProblemHttpResult AnotherMessage() => Make(409, "another-message", "The mailbox holds another message under this id.");

    /// <summary>409: the calendar holds a meeting at another time under this id.</summary>
    public static ProblemHttpResult AnotherMeeting() => Make(409, "another-meeting", "The meeting begins at another time by now.");

    /// <summary>412: somebody changed it since; <paramref name="current"/> is the body a GET would answer now.</summary>
    public static ProblemHttpResult Stale<T>(T current) =>
        Make(412, "stale", "Somebody changed this in the meantime.", null, ("current", current));

    /// <summary>413: the body is over the limit.</summary>
    public static ProblemHttpResult TooLarge() => Make(413, "too-large", "The request is too large.");

    /// <summary>415: the body is not JSON, or not CSV where a report takes that.</summary>
    public static ProblemHttpResult NotJson() =>
        Make(415, "not-json", "The body is of another kind than this route takes: application/json, or text/csv for a report.");

    /// <summary>422: none of the people on the mail is a customer.</summary>
    public static ProblemHttpResult NobodyKnown() => Make(422, "nobody-known", "Nobody on this item is in the CRM.");

    /// <summary>422: the message is a draft; it can be logged once it is sent.</summary>
    public static ProblemHttpResult Draft() => Make(422, "draft", "A draft cannot be logged before it is sent.");

    /// <summary>422: the meeting has not begun, or is not sent yet; it can be logged once it has.</summary>
    public static ProblemHttpResult MeetingAhead() => Make(422, "meeting-ahead", "A meeting cannot be logged before it begins.");

    /// <summary>422: the meeting was called off.</summary>
    public static ProblemHttpResult MeetingCancelled() => Make(422, "meeting-cancelled", "A cancelled meeting cannot be logged.");

    /// <summary>403: only colleagues logged it, so only they or a manager can undo it.</summary>
    public static ProblemHttpResult LoggedByOthers() =>
        Make(403, "logged-by-others", "Others logged this email; they or a manager can undo it.");

    /// <summary>403: the user may not read this mailbox.</summary>
    public static ProblemHttpResult MailboxDenied() => Make(403, "mailbox-denied", "You have no access to this mailbox.");

    /// <summary>428: an edit must name the version it is based on.</summary>
    public static ProblemHttpResult VersionRequired() =>
        Make(428, "version-required", "The change must say which version it is based on (If-Match).");

    /// <summary>429: too many requests by this user.</summary>
    public static ProblemHttpResult TooManyRequests(TimeSpan retryAfter) =>
        Retry(429, "too-many-requests", "Too many requests.", retryAfter);

    /// <summary>503: Graph asks us to wait.</summary>
    public static ProblemHttpResult MailboxBusy(TimeSpan retryAfter) => Retry(503, "mailbox-busy", "The mailbox is busy.", retryAfter);

    /// <summary>503: Graph does not answer.</summary>
    public static ProblemHttpResult MailboxUnreachable(TimeSpan retryAfter) =>
        Retry(503, "mailbox-unreachable", "The mailbox cannot be reached.", retryAfter);

    /// <summary>503: storage does not answer; whether a write happened is unknown, repeating it is safe.</summary>
    public static ProblemHttpResult StorageUnavailable(TimeSpan retryAfter) =>
        Retry(503, "storage-unavailable", "The CRM's storage cannot be reached.", retryAfter);

    /// <summary>503: Microsoft Entra does not answer. Nobody is signed out by this.</summary>
    public static ProblemHttpResult EntraUnreachable(TimeSpan retryAfter) =>
        Retry(503, "entra-unreachable", "Microsoft's sign-in service cannot be reached.", retryAfter);

    /// <summary>
    /// 500: Microsoft Entra does not accept the product's own secret or certificate. Only an administrator can mend that.
    /// </summary>
    public static ProblemHttpResult CredentialRefused() =>
        Make(500, "credential-refused", "Microsoft does not accept the CRM's own credential.",
            "It has expired or is wrong; the set-up page says what to do.");

    /// <summary>503: more requests at once than this instance takes.</summary>
    public static ProblemHttpResult Busy(TimeSpan retryAfter) => Retry(503, "busy", "The CRM is busy.", retryAfter);

    /// <summary>500: a defect. The trace id finds it in the logs.</summary>
    public static ProblemHttpResult Unexpected(string traceId) =>
        Make(500, "unexpected", "Something unexpected happened.", null, ("traceId", traceId));

    /// <summary>
    /// 401: Entra wants the user to do something (second factor, new sign-in). The pane asks for a token with <paramref name="claims"/>
    /// once and repeats the request once; without claims it asks for a fresh token.
    /// </summary>
    public static ProblemHttpResult SignInAgain(Uri authorizationUri, string? claims)
    {
        var challenge = claims is null
            ? $"Bearer realm=\"\", authorization_uri=\"{authorizationUri}\", error=\"invalid_token\""
            : $"Bearer realm=\"\", authorization_uri=\"{authorizationUri}\", error=\"insufficient_claims\", "
                + $"claims=\"{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(claims))}\"";
        return TypedResults.Problem(
            Details(401, "sign-in-again", "Microsoft asks you to sign in again.", null, [], new("WWW-Authenticate", challenge)));
    }

    /// <summary>403: an administrator must consent first, at <paramref name="adminConsent"/>.</summary>
    public static ProblemHttpResult ConsentNeeded(Uri adminConsent) =>
        Make(403, "consent-needed", "An administrator must allow the CRM to read mail.", null, ("adminConsentUrl", adminConsent));

    /// <summary>The problem for a bare status code, as the framework's own refusals are.</summary>
    internal static ProblemDetails ForStatus(int status) => (status switch
    {
        401 => NotSignedIn(),
        403 => NotAllowed(),
        404 => NotFound(),
        405 => MethodNotAllowed(),
        413 => TooLarge(),
        415 => NotJson(),
        428 => VersionRequired(),
        _ => Make(status, "invalid-request", "The request is not valid."),
    }).ProblemDetails;

    private static ProblemHttpResult Make(int status, string type, string title, string? detail = null,
        params ReadOnlySpan<(string Name, object? Value)> extensions) =>
        TypedResults.Problem(Details(status, type, title, detail, extensions, null));

    private static ProblemHttpResult Retry(int status, string type, string title, TimeSpan after)
    {
        // Whole seconds, rounded up: a caller that waits this long is never early.
        var seconds = Math.Max(1, (long)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(Details(status, type, title, null, [], new("Retry-After", seconds)));
    }

    private static HeaderedProblem Details(
        int status, string type, string title, string? detail, ReadOnlySpan<(string Name, object? Value)> extensions,
        KeyValuePair<string, string>? header)
    {
        var details = new HeaderedProblem { Type = Urn + type, Title = title, Status = status, Detail = detail, Header = header };
        foreach (var (name, value) in extensions)
        {
            details.Extensions[name] = value;
        }

        return details;
    }
}
