namespace OutlookCrm.Simulator.Scripts;

/// <summary>
/// `/simulator/graph/…` and `/simulator/entra/…`: Graph and Entra for programs outside this process, which cannot be told that
/// graph.microsoft.com is here.
/// </summary>
internal sealed class CloudDoors(Func<HttpClient> cloud)
{
    public void Map(IEndpointRouteBuilder scripts)
    {
        scripts.Map("/graph/{**path}", context => PassAsync(context, "https://graph.microsoft.com/"));
        scripts.Map("/entra/{**path}", context => PassAsync(context, "https://login.microsoftonline.com/"));
    }

    private async Task PassAsync(HttpContext context, string to)
    {
        var path = context.Request.Path.Value!.Split('/', 4)[3];
        using var client = cloud();
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), to + path + context.Request.QueryString);
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", context.Request.Headers.ContentEncoding.AsEnumerable());
        }

        foreach (var name in new[] { "Authorization", "Prefer", "ConsistencyLevel", "client-request-id" }.Where(
            context.Request.Headers.ContainsKey))
        {
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].AsEnumerable());
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Transfer-Encoding" or "Connection")))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
