using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

// The one place where what Graph does wrong becomes a value. A refusal that means a fault of ours (a filter Graph does not take, say) stays
// an exception.
internal sealed partial class Mailboxes
{
    /// <summary>Graph's code for an account without a mailbox, or with one on the organisation's own servers.</summary>
    public const string NoMailbox = "MailboxNotEnabledForRESTAPI";

    private static readonly Dictionary<string, ParsableFactory<IParsable>> s_errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

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
        catch (ApiException e) when (FailureOf(e, mailbox.User) is { } failure)
        {
            Log.Refused(logger, e.ResponseStatusCode, Code(e), RequestId(e));
            return failure;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Cut JSON, JSON of another shape, and what the SDK throws at an error it cannot read.
            Log.Unreadable(logger, e);
            return new MailboxFailure.Unreachable();
        }
    }

    /// <summary>Null for what is not (or no longer) there, and for an id or filter value that Graph cannot read.</summary>
    private static async Task<T?> OrNullAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (ApiException e) when (IsGone(e) || e.ResponseStatusCode == 400)
        {
            return null;
        }
    }

    /// <summary>Sends a request of the SDK's and reads the answer. Success without what was asked for is no answer, not "there is none".</summary>
    private async Task<T> ReadAsync<T>(RequestInformation request, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        var answer = await graph.RequestAdapter.SendPrimitiveAsync<Stream>(request, s_errors, ct) ?? throw new JsonException("Graph's answer is empty.");
        await using (answer)
        {
            return await JsonSerializer.DeserializeAsync(answer, type, ct) switch
            {
                GraphMessage { Id.Length: > 0 } and T message => message,
                GraphList { Value: not null } and T list => list,
                GraphFolder { Id.Length: > 0 } and T folder => folder,
                GraphEvent { Id.Length: > 0 } and T meeting => meeting,
                _ => throw new JsonException("Graph's answer holds neither an item nor a list."),
            };
        }
    }

    private MailboxFailure? FailureOf(ApiException e, CurrentUser user) => e.ResponseStatusCode switch
    {
        401 => new MailboxFailure.NoToken(new GraphToken.SignInAgain(
            ClaimsChallenge.Read(e.ResponseHeaders), new Uri(entra.Value.Instance, $"{user.Tenant}/oauth2/authorize"))),
        403 => new MailboxFailure.Denied(Code(e)),
        _ when Code(e) == NoMailbox => new MailboxFailure.Denied(NoMailbox),
        _ when IsGone(e) => new MailboxFailure.NotFound(),
        409 or 412 => new MailboxFailure.Busy(TimeSpan.FromSeconds(1)),
        >= 500 or (>= 300 and < 400) => new MailboxFailure.Unreachable(),
        _ => null,
    };

    private static bool IsGone(ApiException e) =>
        (e.ResponseStatusCode is 404 or 410 || Code(e) == "ErrorItemNotFound") && Code(e) != NoMailbox;

    private static string? Code(ApiException e) => (e as ODataError)?.Error?.Code;

    private static string? RequestId(ApiException e) =>
        e.ResponseHeaders is { } headers && headers.TryGetValue("request-id", out var id) ? id.FirstOrDefault() : null;

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
