using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

// The one place where what Graph does wrong becomes a value.
internal sealed partial class Mailboxes
{
    private async Task<MailboxAnswer<T>> AskAsync<T>(MailboxRequest mailbox, Func<MailboxRequest, Task<MailboxAnswer<T>>> ask)
        where T : notnull
    {
        if (!mailbox.IsPossible)
        {
            return new MailboxFailure.Denied();
        }

        try
        {
            return await ask(mailbox);
        }
        catch (MailboxFailureException e)
        {
            Log.Failed(logger, e.Failure.GetType().Name);
            return e.Failure;
        }
        catch (GraphRefusalException e)
        {
            Log.Refused(logger, e.Status, e.Code, e.RequestId);
            return GraphRefusals.FailureOf(e, () =>
                new(e.Claims, new Uri(entra.Value.Instance, $"{mailbox.User.Tenant}/oauth2/authorize")));
        }
        catch (JsonException e)
        {
            // JSON that breaks off, or of another shape.
            Log.Unreadable(logger, e);
            return new MailboxFailure.Unreachable();
        }
    }

    /// <summary>Null for what is not (or no longer) there, and for an id that Graph cannot read.</summary>
    private static Task<T?> OrNullAsync<T>(Func<Task<T>> read)
        where T : class => OrNullAsync(read, GraphRefusals.IsMissing);

    /// <summary>Null also for what Graph refuses to give although the mailbox is there: the caller goes on without.</summary>
    private static Task<T?> IfGivenAsync<T>(Func<Task<T>> read)
        where T : class => OrNullAsync(read, GraphRefusals.IsNothing);

    private static async Task<T?> OrNullAsync<T>(Func<Task<T>> read, Func<GraphRefusalException, bool> isNull)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (GraphRefusalException e) when (isNull(e))
        {
            return null;
        }
    }

    /// <summary>Sends a request and reads the answer. Success without what was asked for is no answer, not "there is none".</summary>
    private async Task<T> ReadAsync<T>(GraphRequest request, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        using var answer = await SendAsync(request, ct);
        if (answer.Status is < 200 or >= 300)
        {
            throw new GraphRefusalException(answer);
        }

        return JsonSerializer.Deserialize(answer.Body, type) switch
        {
            GraphMessage { Id.Length: > 0 } and T message => message,
            GraphList { Value: not null } and T list => list,
            GraphFolder { Id.Length: > 0 } and T folder => folder,
            GraphEvent { Id.Length: > 0 } and T meeting => meeting,
            GraphUser { Id.Length: > 0 } and T user => user,
            GraphOrganisations { Value: not null } and T organisations => organisations,
            _ => throw new JsonException("Graph's answer holds neither an item nor a list."),
        };
    }

    /// <summary>
    /// Sends a request with the user's token. Where Graph refuses the token and names claims (continuous access evaluation), Entra is
    /// asked once for a token with these claims.
    /// </summary>
    private async Task<GraphAnswer> SendAsync(GraphRequest request, CancellationToken ct)
    {
        var answer = await traffic.SendAsync(request, await AuthorizeAsync(request.Mailbox, null, ct), ct);
        if (answer.Status != StatusCodes.Status401Unauthorized || answer.Claims is not { } claims)
        {
            return answer;
        }

        answer.Dispose();
        return await traffic.SendAsync(request, await AuthorizeAsync(request.Mailbox, claims, ct), ct);
    }

    private async ValueTask<string> AuthorizeAsync(MailboxRequest mailbox, string? claims, CancellationToken ct) =>
        await ask(mailbox.User, mailbox.Access, claims, ct) switch
        {
            GraphToken.Granted granted => granted.Authorization,
            GraphToken.Refused refused => throw new MailboxFailureException(new MailboxFailure.NoToken(refused)),
            _ => throw new UnreachableException(),
        };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The mailbox gave nothing: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Information, "Graph refused: {Status} {Code}, request {RequestId}")]
        public static partial void Refused(ILogger logger, int status, string? code, string? requestId);

        [LoggerMessage(LogLevel.Warning, "Graph answered what cannot be read")]
        public static partial void Unreadable(ILogger logger, Exception exception);
    }
}
