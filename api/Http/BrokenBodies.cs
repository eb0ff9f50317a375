using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;

namespace OutlookCrm.Http;

/// <summary>
/// Bodies that break off, because the caller stopped sending in the middle. Kestrel keeps the read open that found the end, and would begin
/// to read the next request of the connection: "Reading is already in progress", as a connection that ended abnormally.
/// </summary>
internal static class BrokenBodies
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends the answer and reads the rest of the body; the connection ends where the rest breaks off.</summary>
    public static async Task ReadRestAsync(HttpContext context, PipeReader body)
    {
        await context.Response.CompleteAsync();
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            for (var isWhole = false; !isWhole;)
            {
                var read = await body.ReadAsync(patience.Token);
                body.AdvanceTo(read.Buffer.End);
                isWhole = read.IsCompleted || read.IsCanceled;
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // Whoever read the body by itself met the end already, and has left its read open.
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }
        catch (OperationCanceledException)
        {
            // Kestrel has its own patience with who sends slowly.
        }
    }

    /// <summary>Ends the connection behind the answer. HTTP/2 has a stream for each body, and no such header.</summary>
    public static void CloseConnection(HttpContext context)
    {
        if (!context.Response.HasStarted && !HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            // When the answer starts: whoever handles the exception clears the headers before.
            context.Response.OnStarting(static state =>
            {
                ((HttpContext)state).Response.Headers.Connection = "close";
                return Task.CompletedTask;
            }, context);
        }
    }
}
