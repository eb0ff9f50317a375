using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace OutlookCrm.Telemetry;

/// <summary>Names the span of a request by its route, which holds no ids and no words of anybody, in the terms of OpenTelemetry's conventions for HTTP.</summary>
internal static class SpanNames
{
    private static readonly HashSet<string> s_methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

    /// <summary>First in line, so that the status is the one that went out.</summary>
    public static void UseSpanNames(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
        {
            Name(span, context);
        }
    });

    private static void Name(Activity span, HttpContext context)
    {
        var method = s_methods.Contains(context.Request.Method) ? context.Request.Method : "_OTHER";
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag("error.type", context.Response.StatusCode.ToString(CultureInfo.InvariantCulture));
        }
    }
}
