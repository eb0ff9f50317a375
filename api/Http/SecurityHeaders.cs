using Microsoft.Extensions.Primitives;

namespace OutlookCrm.Http;

/// <summary>
/// Headers of every answer. An API answer is nothing a browser may show, frame or keep; pane files bring their own policy (see
/// the pane's files). HSTS goes out whenever the request was not addressed to this machine itself: TLS usually ends at a proxy.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly StringValues s_nosniff = "nosniff";
    private static readonly StringValues s_noReferrer = "no-referrer";
    private static readonly StringValues s_apiPolicy = "default-src 'none'; frame-ancestors 'none'";
    private static readonly StringValues s_noStore = "no-store";
    private static readonly StringValues s_sameOrigin = "same-origin";
    private static readonly StringValues s_year = "max-age=31536000; includeSubDomains";

    /// <summary>Before anything else runs; a pane file replaces what differs.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        OfApiAnswer(context);
        return next(context);
    });

    public static void OfApiAnswer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = s_nosniff;
        headers["Referrer-Policy"] = s_noReferrer;
        headers.ContentSecurityPolicy = s_apiPolicy;
        headers.CacheControl = s_noStore;
        headers["Cross-Origin-Resource-Policy"] = s_sameOrigin;
        if (!IsLoopback(context.Request.Host.Value))
        {
            headers.StrictTransportSecurity = s_year;
        }
    }

    // Browsers ignore the header on http, but a developer's https://localhost would bind every local port for a year.
    private static bool IsLoopback(string? host) =>
        host is null or ""
            || host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase)
            || host.StartsWith("127.", StringComparison.Ordinal)
            || host.StartsWith("[::1]", StringComparison.Ordinal);
}
