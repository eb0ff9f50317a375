using System.Runtime.CompilerServices;
using System.Threading.Channels;
using System.Net.ServerSentEvents;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>What a listening page is told of a change.</summary>
public sealed record MailEvent(string Kind, string? User, string Mailbox, string Folder, string Id, MessageLine? Message);

/// <summary>What a listening page is told of a change in a calendar.</summary>
public sealed record MeetingEvent(string Kind, string? User, string Mailbox, string Id, MeetingLine? Meeting);

/// <summary>Changes of mailboxes as server-sent events.</summary>
internal sealed class MailEvents(Mailboxes mailboxes, CancellationToken stopping)
{
    public void Map(IEndpointRouteBuilder scripts) => scripts.MapGet("/events", (string? user, CancellationToken ct) =>
    {
        if (user is not null && EntraDirectory.Find(user) is null)
        {
            return ScriptAccess.Error(404, $"There is no user '{user}'.");
        }

        return TypedResults.ServerSentEvents(ListenAsync(EntraDirectory.Find(user), ct));
    });

    private async IAsyncEnumerable<SseItem<object?>> ListenAsync(EntraUser? user, [EnumeratorCancellation] CancellationToken ct)
    {
        // A page that stops reading loses the oldest news, never the server its memory.
        var channel = Channel.CreateBounded<SseItem<object?>>(
            new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping);
        void Tell(MailChange change)
        {
            var owner = change.Mailbox.Owner;
            if (user is null || owner.User == user || owner.IsSharedWith(user))
            {
                channel.Writer.TryWrite(new SseItem<object?>(Describe(change), "mail"));
            }
        }

        void TellMeeting(MeetingChange change)
        {
            var owner = change.Mailbox.Owner;
            if (user is null || owner.User == user || owner.IsSharedWith(user))
            {
                channel.Writer.TryWrite(new SseItem<object?>(Describe(change), "meeting"));
            }
        }

        mailboxes.Changed += Tell;
        mailboxes.MeetingChanged += TellMeeting;
        using var end = either.Token.Register(() => channel.Writer.TryComplete());
        try
        {
            // The first thing that is written opens the stream at the listener's end: from here on nothing is missed.
            yield return new SseItem<object?>(null, "ready");
            await foreach (var news in channel.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return news;
            }
        }
        finally
        {
            mailboxes.Changed -= Tell;
            mailboxes.MeetingChanged -= TellMeeting;
        }
    }

    private static MailEvent Describe(MailChange change)
    {
        var owner = change.Mailbox.Owner;
        var message = (change.After ?? change.Before)!;
        return new MailEvent(
            change.Kind.ToString().ToLowerInvariant(),
            owner.User?.Name,
            owner.Address,
            message.Folder,
            ItemIds.Rest(owner.Id, message.Key, message.Moves),
            change.After is { } after ? MessageLine.Of(change.Mailbox, after) : null);
    }

    private static MeetingEvent Describe(MeetingChange change) => new(
        change.Kind.ToString().ToLowerInvariant(),
        change.Mailbox.Owner.User?.Name,
        change.Mailbox.Owner.Address,
        ItemIds.Rest(change.Mailbox.Owner.Id, change.Meeting.Key, 0),
        change.After is { } after ? MeetingLine.Of(change.Mailbox, after) : null);
}
