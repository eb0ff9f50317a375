using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using OutlookCrm.Storage;

namespace OutlookCrm.Http;

/// <summary>
/// The one place where exceptions become answers. Any exception that is not listed here is a defect: 500 with a trace id only.
/// </summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);
    private static readonly string[] s_missing = ["is missing."];

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The exception middleware cleared the headers.
        SecurityHeaders.OfApiAnswer(httpContext);
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await ProblemOf(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private ProblemHttpResult ProblemOf(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case InvalidFieldException e:
                return Problems.InvalidRequest(e.Field, e.Reason);
            case BadHttpRequestException { InnerException: JsonException e }:
                return OfJson(e);
            case BadHttpRequestException { StatusCode: not StatusCodes.Status400BadRequest } e:
                return Problems.ForStatus(e.StatusCode);
            case BadHttpRequestException e:
                return OfBinding(e);
            case StorageUnavailableException e:
                Log.StorageUnavailable(logger, e);
                return Problems.StorageUnavailable(e.RetryAfter ?? s_pause);
            case ProblemException e:
                Log.DoesNotWork(logger, e.Message, e);
                return e.Problem;
            default:
                Log.Unexpected(logger, exception);
                return Problems.Unexpected(Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
        }
    }

    private static ProblemHttpResult OfJson(JsonException e)
    {
        // "$.profile.addresses[0]" is the caller's "profile.addresses[0]"; an unknown or missing member is named in quotes by the message.
        var path = e.Path?.TrimStart('$').TrimStart('.') ?? "";
        if (path.Length > 0)
        {
            return Problems.InvalidRequest(path, "is not allowed here or has the wrong type.");
        }

        var missing = e.Message.IndexOf("missing required properties", StringComparison.Ordinal) is >= 0 and var at
            ? e.Message[at..].Split('\'').Where((_, i) => i % 2 == 1).ToArray()
            : [];
        return missing.Length > 0
            ? Problems.InvalidRequest(missing.ToDictionary(name => name, _ => s_missing))
            : Problems.InvalidRequest("The body is not the JSON this route takes.");
    }

    // Binding names the parameter: Failed to bind parameter "int limit" from "abc". The value is the caller's and is not repeated.
    private static ProblemHttpResult OfBinding(BadHttpRequestException e) =>
        e.Message.Split('"') is [_, var parameter, ..] && parameter.Split(' ') is [.., var name]
            ? Problems.InvalidRequest(name, "is missing or not valid.")
            : Problems.InvalidRequest("The request cannot be read.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Storage cannot be reached.")]
        public static partial void StorageUnavailable(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "A request failed: {What}")]
        public static partial void DoesNotWork(ILogger logger, string what, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "A request failed unexpectedly.")]
        public static partial void Unexpected(ILogger logger, Exception exception);
    }
}
