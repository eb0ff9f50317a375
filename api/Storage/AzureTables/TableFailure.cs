using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace OutlookCrm.Storage.AzureTables;

/// <summary>What an error of the table service means for a write or a read.</summary>
internal static class TableFailure
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>The condition of a row does not hold: it exists already, has changed, or is gone. Nothing was written by this request.</summary>
    public static bool IsConflict(RequestFailedException e) =>
        (e.Status == StatusCodes.Status412PreconditionFailed && !IsForeign(e))
        || (e.Status == StatusCodes.Status409Conflict && e.ErrorCode is "EntityAlreadyExists" or "UpdateConditionNotSatisfied")
        || IsMissingRow(e);

    /// <summary>There is no such row. A table that is missing, or whatever stands before the service, does not say that.</summary>
    public static bool IsMissingRow(RequestFailedException e) =>
        e.Status == StatusCodes.Status404NotFound && e.ErrorCode is null or "ResourceNotFound" or "EntityNotFound" && !IsForeign(e);

    /// <summary>Which row of a batch the service names; null where it names none.</summary>
    public static int? IndexOf(RequestFailedException e) => (e as TableTransactionFailedException)?.FailedTransactionActionIndex;

    /// <summary>The service puts its own name for a request, and the version it speaks, on everything that it answers.</summary>
    public static bool IsTheServices(Response answer) => answer.Headers.Contains("x-ms-request-id") || answer.Headers.Contains("x-ms-version");

    /// <summary>No answer, or none that says what happened: a write may have happened, or may happen yet.</summary>
    public static bool IsUnknown(Exception e, CancellationToken ct) => e switch
    {
        // Below 400 is what a gateway says, or an answer that was cut.
        RequestFailedException { Status: < 400 or 408 or 429 or >= 500 } => true,
        RequestFailedException failed => IsForeign(failed),
        OperationCanceledException => !ct.IsCancellationRequested,
        AggregateException all => all.InnerExceptions.All(inner => IsUnknown(inner, ct)),

        // An answer cut short on its way.
        IOException or HttpRequestException or JsonException => true,
        _ => false,
    };

    // Said by whatever stands before the service: it has neither the service's error code nor its headers; or it is written for people, as the service never does.
    private static bool IsForeign(RequestFailedException e) =>
        e.GetRawResponse() is { } answer
        && (answer.Headers.ContentType is { } type && type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || (e.ErrorCode is null && !IsTheServices(answer)));

    /// <summary>How long the service asked to be left alone.</summary>
    public static TimeSpan? PauseOf(Exception e)
    {
        var answer = (e as RequestFailedException ?? (e as AggregateException)?.InnerExceptions.OfType<RequestFailedException>().LastOrDefault())?.GetRawResponse();
        return answer is not null && answer.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 60))
            : null;
    }

    /// <summary>The sentence for the operator; null for an error that is not the store's.</summary>
    public static StorageUnavailableException? Explain(Exception e, CancellationToken ct) => e switch
    {
        _ when IsUnknown(e, ct) => new("The table service does not answer, or answers that it is busy.", e, PauseOf(e) ?? s_pause),
        RequestFailedException { Status: 401 or 403 } failed => new(
            $"The table service refuses the sign-in ({failed.ErrorCode}). Check Storage:ConnectionString, or that the identity has the role "
            + "\"Storage Table Data Contributor\" on the account and that this machine's clock is right.",
            e,
            s_pause),
        RequestFailedException { Status: 404 } failed => new($"A table of the product is missing ({failed.ErrorCode}). Restart the API: it creates its tables.", e, s_pause),
        RequestFailedException failed => new($"The table service answers {failed.Status} ({failed.ErrorCode}).", e, s_pause),
        Azure.Identity.AuthenticationFailedException => new($"No sign-in to the table service: {e.Message}", e, s_pause),
        _ => null,
    };
}
