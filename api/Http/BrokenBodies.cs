namespace OutlookCrm.Http;

/// <summary>
/// Bodies that break off, because the caller stopped sending in the middle. Kestrel keeps the read open that found the end, and would begin
/// to read the next request of the connection: "Reading is already in progress", as a connection that ended abnormally.
/// </summary>
internal static class BrokenBodies
{
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
