using Azure;
using Azure.Data.Tables;

namespace OutlookCrm.Storage.AzureTables;

/// <summary>What an error of the table service, or of whatever answers in its place, means for a write or a read.</summary>
internal static class TableFailure
{
    private const double LongestPauseSeconds = 60;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The condition of a row does not hold: the row exists already, has changed, or is gone. This request wrote nothing.
    /// </summary>
    public static bool IsConflict(RequestFailedException e) =>
        (e.Status == StatusCodes.Status412PreconditionFailed && !IsForeign(e))
        || (e.Status == StatusCodes.Status409Conflict && e.ErrorCode is "EntityAlreadyExists" or "UpdateConditionNotSatisfied")
        || IsMissingRow(e);

    /// <summary>The service says that there is no such row. A missing table, or a proxy's 404, does not say that.</summary>
    public static bool IsMissingRow(RequestFailedException e) =>
        e.Status == StatusCodes.Status404NotFound && e.ErrorCode is null or "ResourceNotFound" or "EntityNotFound" && !IsForeign(e);

    /// <summary>Which row of a batch the service names; null if it names no row.</summary>
    public static int? IndexOf(RequestFailedException e) => (e as TableTransactionFailedException)?.FailedTransactionActionIndex;

    /// <summary>
    /// Whether the table service itself answered: it puts its own id of the request, or the version that it speaks, on every answer.
    /// </summary>
    public static bool IsTheServices(Response answer) =>
        answer.Headers.Contains("x-ms-request-id") || answer.Headers.Contains("x-ms-version");

    /// <summary>There is no answer, or none that says what happened: a write may have happened, or may still happen.</summary>
    public static bool IsUnknown(Exception e, CancellationToken ct) => e switch
    {
        // A status below 400 is a gateway's, or the answer was cut.
        RequestFailedException { Status: < 400 or 408 or 429 or >= 500 } => true,
        RequestFailedException failed => IsForeign(failed),
        OperationCanceledException => !ct.IsCancellationRequested,
        AggregateException all => all.InnerExceptions.All(inner => IsUnknown(inner, ct)),

        // An answer cut short on its way.
        IOException or HttpRequestException or JsonException => true,
        _ => false,
    };

    // A proxy or gateway answered: the answer has neither the service's error code nor its headers, or it is a page for people, which the
    // service never sends.
    private static bool IsForeign(RequestFailedException e) =>
        e.GetRawResponse() is { } answer
        && (answer.Headers.ContentType is { } type && type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || (e.ErrorCode is null && !IsTheServices(answer)));

    /// <summary>How long the service asked its callers to wait. Azure's own policies read whole seconds only.</summary>
    public static TimeSpan? PauseOf(Exception e)
    {
        var failed = e as RequestFailedException
            ?? (e as AggregateException)?.InnerExceptions.OfType<RequestFailedException>().LastOrDefault();
        return failed?.GetRawResponse() is { } answer
            && answer.Headers.TryGetValue("Retry-After", out var text)
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(Math.Min(seconds, LongestPauseSeconds))
                : null;
    }

    /// <summary>The sentence for the operator; null for an error that is not the store's.</summary>
    public static StorageUnavailableException? Explain(Exception e, CancellationToken ct) => e switch
    {
        _ when IsUnknown(e, ct) => new("The table service does not answer, or answers that it is busy.", e, PauseOf(e) ?? s_pause),
        RequestFailedException { Status: 401 or 403 } failed => new(
            $"The table service refuses the sign-in ({failed.ErrorCode}). Check Storage:ConnectionString, or that the identity has the "
            + "role \"Storage Table Data Contributor\" on the account and that this machine's clock is right.",
            e,
            s_pause),
        RequestFailedException { Status: 404 } failed =>
            new($"A table of the product is missing ({failed.ErrorCode}). Restart the API: it creates its tables.", e, s_pause),
        RequestFailedException failed => new($"The table service answers {failed.Status} ({failed.ErrorCode}).", e, s_pause),
        Azure.Identity.AuthenticationFailedException => new($"No sign-in to the table service: {e.Message}", e, s_pause),
        _ => null,
    };
}
