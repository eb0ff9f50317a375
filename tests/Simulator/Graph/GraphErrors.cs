using System.Globalization;
using System.Text.Json.Nodes;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Graph's error shape: a code, a message, and an inner error with the request's id and date.</summary>
internal static class GraphErrors
{
    public static IResult Json(int status, string code, string message) => new Error(status, code, message);

    public static IResult ItemNotFound() => Json(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static IResult MalformedId() => Json(400, "ErrorInvalidIdMalformed", "Id is malformed.");

    public static IResult AccessDenied() => Json(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");

    public static IResult InvalidUser(string user) => Json(404, "ErrorInvalidUser", $"The requested user '{user}' is invalid.");

    public static IResult BadRequest(string message) => Json(400, "BadRequest", message);

    public static IResult UnknownProperty(string name, string type = "Message") =>
        Json(400, "RequestBroker--ParseUri", $"Could not find a property named '{name}' on type 'Microsoft.OutlookServices.{type}'.");

    /// <summary>The body for a status that a fault asks for.</summary>
    public static string Body(int status, HttpContext context)
    {
        var (code, message) = status switch
        {
            401 => ("InvalidAuthenticationToken", "Access token has expired or is not yet valid."),
            403 => ("ErrorAccessDenied", "Access is denied. Check credentials and try again."),
            404 => ("ErrorItemNotFound", "The specified object was not found in the store."),
            410 => ("SyncStateNotFound", "The sync state generation is not found; generation=1."),
            429 => ("TooManyRequests", "Please retry again later."),
            503 => ("ServiceUnavailable", "The service is unavailable. Please retry later."),
            504 => ("GatewayTimeout", "The server is taking too long to respond."),
            >= 500 => ("ErrorInternalServerError", "An internal server error occurred. The operation failed."),
            _ => ("BadRequest", "The request is invalid."),
        };
        return Body(code, message, context).ToJsonString();
    }

    public static JsonObject Body(string code, string message, HttpContext context) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["innerError"] = new JsonObject
            {
                ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
                ["request-id"] = RequestId(context),
                ["client-request-id"] = context.Request.Headers["client-request-id"].ToString() is { Length: > 0 } id ? id
                    : RequestId(context),
            },
        },
    };

    public static string RequestId(HttpContext context) => context.Response.Headers["request-id"].ToString();

    private sealed class Error(int status, string code, string message) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json";
            return httpContext.Response.WriteAsync(Body(code, message, httpContext).ToJsonString(), httpContext.RequestAborted);
        }
    }
}
