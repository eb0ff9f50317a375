using System.Text.Json.Nodes;

namespace OutlookCrm.Simulator.Entra;

/// <summary>Entra's error answers: `error`, an AADSTS code, and claims or a sub-error where the client must do something.</summary>
internal static class EntraErrors
{
    /// <summary>The error for an application of one tenant at an endpoint for all tenants.</summary>
    public const string OneTenant =
        "The application is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps. "
            + "Use a tenant-specific endpoint or configure the application to be multi-tenant.";

    public static IResult Json(int status, string error, int code, string message, string? claims = null, string? subError = null)
    {
        var trace = Guid.NewGuid().ToString("D");
        var body = new JsonObject
        {
            ["error"] = error,
            ["error_description"] = $"AADSTS{code}: {message} Trace ID: {trace} Correlation ID: {trace} Timestamp: 2026-01-01 00:00:00Z",
            ["error_codes"] = new JsonArray(code),
            ["timestamp"] = "2026-01-01 00:00:00Z",
            ["trace_id"] = trace,
            ["correlation_id"] = trace,
            ["error_uri"] = $"https://login.microsoftonline.com/error?code={code}",
        };
        if (claims is not null)
        {
            body["claims"] = claims;
        }

        if (subError is not null)
        {
            body["suberror"] = subError;
        }

        return Results.Json(body, statusCode: status);
    }

    public static IResult InvalidClient() =>
        Json(401, "invalid_client", 7000215,
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.");

    public static IResult UnknownClient(string client) =>
        Json(400, "unauthorized_client", 700016, $"Application with identifier '{client}' was not found in the directory.");

    public static IResult NotMultiTenant() => Json(400, "invalid_request", 50194, OneTenant);

    public static IResult InvalidGrant(int code, string message) => Json(400, "invalid_grant", code, message);

    public static IResult ConsentRequired() => Json(
        400,
        "invalid_grant",
        65001,
        "The user or administrator has not consented to use the application with ID. Send an interactive authorization request for this "
            + "user and resource.",
        subError: "consent_required");

    public static IResult InteractionRequired(string claims) => Json(
        400,
        "interaction_required",
        50076,
        "Due to a configuration change made by your administrator, you must use multi-factor authentication to access the resource.",
        claims,
        "basic_action");
}
