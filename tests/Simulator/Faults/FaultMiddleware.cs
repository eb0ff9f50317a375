using System.Text.Json;
using OutlookCrm.Http;

namespace OutlookCrm.Simulator.Faults;

/// <summary>
/// Runs before a server and applies the faults. <paramref name="errorBody"/> gives the server's own error shape for a status.
/// </summary>
internal sealed class FaultMiddleware(
    RequestDelegate next, string target, FaultBoard faults, TimeProvider clock, Func<int, HttpContext, string> errorBody)
{
    // Where several types share a status: the one that people meet most.
    private static readonly string[] s_usual =
        ["invalid-request", "not-signed-in", "not-allowed", "not-found", "id-taken", "stale", "storage-unavailable"];

    private static readonly ProblemType s_unexpected = ProblemType.All.Single(type => type.Name == "unexpected");

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

        return WriteAsync(
            context, status, target == "api" ? "application/problem+json" : "application/json", fault.Body ?? errorBody(status, context));
    }

    private static Task WriteAsync(HttpContext context, int status, string contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Lets the server handle the request, then damages the answer: <paramref name="spoil"/> null never sends it.</summary>
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

    /// <summary>The product's own error, as the API itself would answer it, for faults in front of the API.</summary>
    public static string Problem(int status, HttpContext context)
    {
        var types = ProblemType.All.Where(type => type.Status == status).ToList();
        var type = types.FirstOrDefault(type => s_usual.Contains(type.Name)) ?? (types is [var only] ? only : s_unexpected);
        return JsonSerializer.Serialize(new { type = type.Urn, title = type.Title, status, traceId = context.TraceIdentifier });
    }
}
