using System.Net;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>What the scripts' endpoints have in common: loopback only, no foreign web page, and how a mailbox is named.</summary>
internal static class ScriptAccess
{
    /// <summary>
    /// Refuses callers from elsewhere, names that only point to loopback (a rebinding attack) and pages of other origins: these endpoints
    /// hand out tokens.
    /// </summary>
    public static ValueTask<object?> OnlyFromHere(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isHere = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && IsLoopback(http.Request.Host.Host);
        var origin = http.Request.Headers.Origin.ToString();
        var isOwnPage = origin.Length == 0 || origin == $"{http.Request.Scheme}://{http.Request.Host}";
        return isHere && isOwnPage ? next(context)
            : ValueTask.FromResult<object?>(Error(403, "These endpoints answer to this machine and their own page only."));
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public static IResult Error(int status, string sentence) => Results.Json(new { error = sentence }, statusCode: status);

    /// <summary>A user's own mailbox, or one that is shared with them; the error says why not.</summary>
    public static (Mailbox? Mailbox, IResult? Error) Open(this Mailboxes mailboxes, string? user, string? address)
    {
        if (EntraDirectory.Find(user) is not { } known)
        {
            return (null, Error(404, $"There is no user '{user}'."));
        }

        if (string.IsNullOrEmpty(address) || string.Equals(address, known.UserName, StringComparison.OrdinalIgnoreCase))
        {
            return (mailboxes.Of(known), null);
        }

        return mailboxes.Find(known.Tenant.Id, address) is { } shared && shared.Owner.IsSharedWith(known)
            ? (shared, null)
            : (null, Error(404, $"{known.Name} has no mailbox '{address}'."));
    }

    /// <summary>A message of such a mailbox.</summary>
    public static (Mailbox? Mailbox, StoredMessage? Message, IResult? Error) Find(
        this Mailboxes mailboxes, string? user, string? address, string? id)
    {
        var (mailbox, error) = mailboxes.Open(user, address);
        return mailbox is null ? (null, null, error)
            : mailbox.Find(id ?? "") is { } message ? (mailbox, message, null)
            : (mailbox, null, Error(404, "There is no such message; it may have moved."));
    }
}
