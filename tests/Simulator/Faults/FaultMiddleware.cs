using System.Globalization;

namespace OutlookCrm.Simulator.Faults;

/// <summary>
/// Stands in front of a server and lets its faults strike. <paramref name="errorBody"/> gives the server's own error shape for a status.
/// </summary>
internal sealed class FaultMiddleware(
    RequestDelegate next, string target, FaultBoard faults, TimeProvider clock, Func<int, HttpContext, string> errorBody)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (faults.Strike(target, context.Request.Method, FaultBoard.PathAndQuery(context.Request)) is not { } fault)
        {
            await next(context);
            return;
        }

        if (fault.DelayMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), clock, context.RequestAborted);
        }

        await (fault switch
        {
            { Kind: FaultKinds.Html } =>
                WriteAsync(context, fault.Status ?? 200, "text/html", "<!DOCTYPE html><html><body><h1>Proxy</h1></body></html>"),
            { Kind: FaultKinds.CutJson } => AnswerAsync(context, body => body[..(body.Length / 2)]),
            { Kind: FaultKinds.DropConnection } => AnswerAsync(context, null),
            { Status: { } status } => RefuseAsync(context, fault, status),
            _ => next(context),
        });
    }

    private Task RefuseAsync(HttpContext context, Fault fault, int status)
    {
        if (fault.RetryAfter is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return WriteAsync(context, status, "application/json", fault.Body ?? errorBody(status, context));
    }

    private static Task WriteAsync(HttpContext context, int status, string contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Lets the server do its work, then spoils the answer: <paramref name="spoil"/> null never sends it.</summary>
    private async Task AnswerAsync(HttpContext context, Func<byte[], byte[]>? spoil)
    {
        var wire = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        await next(context);
        context.Response.Body = wire;
        if (spoil is null)
        {
            context.Abort();
            return;
        }

        var body = spoil(kept.ToArray());
        context.Response.Headers.ContentLength = body.Length;
        context.Response.Headers.Remove("Content-Encoding");
        await wire.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The product's own error shape, for faults in front of the API.</summary>
    public static string Problem(int status, HttpContext context) =>
        $$"""
        {
          "type": "urn:outlookcrm:{{(status == 503 ? "storage-unavailable" : "unexpected")}}",
          "title": "Something went wrong on our side.",
          "status": {{status.ToString(CultureInfo.InvariantCulture)}},
          "traceId": "{{context.TraceIdentifier}}"
        }
        """;
}
