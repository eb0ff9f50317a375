using System.Text.RegularExpressions;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>
/// What every Graph endpoint shares: request ids, the OData way to write paths (`users('x')/messages('y')`, `delta()`, any case) and the
/// bearer token.
/// </summary>
internal sealed partial class GraphFront(RequestDelegate next, TokenReader tokens, Mailboxes mailboxes)
{
    public Task InvokeAsync(HttpContext context)
    {
        var answer = context.Response.Headers;
        answer["request-id"] = Guid.NewGuid().ToString("D");
        answer["client-request-id"] = context.Request.Headers["client-request-id"].ToString() is { Length: > 0 } id ? id
            : answer["request-id"];
        answer["x-ms-ags-diagnostic"] =
            """{"ServerInfo":{"DataCenter":"West Europe","Slice":"E","Ring":"5","ScaleUnit":"000","RoleInstance":"SIMULATOR"}}""";
        context.Items[FaultBoard.OriginalPath] ??= context.Request.Path.Value;
        context.Request.Path = Normalise(context.Request.Path.Value ?? "/");

        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return RefuseAsync(context, "Access token is empty.");
        }

        if (tokens.Read(authorization["Bearer ".Length..].Trim()) is not { } token)
        {
            return RefuseAsync(context, "Access token validation failure. Invalid signature, issuer or lifetime.");
        }

        if (!token.IsForGraph)
        {
            return RefuseAsync(context, "Access token validation failure. Invalid audience.");
        }

        new GraphCaller(token, mailboxes).AttachTo(context);
        return next(context);
    }

    /// <summary>
    /// `/v1.0/Users('x')/mailFolders/inbox/messages/delta()` becomes `/v1.0/users/x/mailFolders/inbox/messages/delta`; `me` is a user.
    /// </summary>
    public static string Normalise(string path)
    {
        var plain = Keyed().Replace(ByName().Replace(path, "/${name}/${alternate}=${key}"), "/${name}/${key}")
            .Replace("/microsoft.graph.", "/", StringComparison.OrdinalIgnoreCase);
        plain = plain.EndsWith("()", StringComparison.Ordinal) ? plain[..^2] : plain;
        return Me().Replace(plain, "${version}/users/me");
    }

    private static Task RefuseAsync(HttpContext context, string message)
    {
        context.Response.Headers.WWWAuthenticate =
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", " +
            "client_id=\"00000003-0000-0000-c000-000000000000\"";
        return GraphErrors.Json(401, "InvalidAuthenticationToken", message).ExecuteAsync(context);
    }

    [GeneratedRegex(@"/(?<name>\w+)\('(?<key>[^']+)'\)")]
    private static partial Regex Keyed();

    [GeneratedRegex(@"/(?<name>\w+)\((?<alternate>\w+)='(?<key>[^']+)'\)")]
    private static partial Regex ByName();

    [GeneratedRegex("^(?<version>/(v1\\.0|beta))/me(?=/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Me();
}
