using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

internal sealed partial class Mailboxes
{
    // Midnight of an all-day event is each mailbox's own; Graph writes it as if it were UTC's.
    private static readonly TimeSpan s_anyZone = TimeSpan.FromHours(26);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>The requested meeting in the form of a message; refused if the id belongs to a meeting at another time.</summary>
    public Task<MailboxAnswer<MailMessage>> FindMeetingAsync(CurrentUser user, MeetingReference meeting, CancellationToken ct) =>
        AskAsync<MailMessage>(new(user, meeting.Mailbox, IsCalendar: true), async mailbox =>
        {
            if (GraphId.From(meeting.ItemId) is not { } id
                || await GetEventAsync(mailbox, id, ct) is not { } found
                || MeetingMapping.ToMail(found) is not { Meeting: { } facts } mapped)
            {
                return new MailboxFailure.NoSuchMeeting();
            }

            return (mapped.SentAt - meeting.Start).Duration() < (facts.IsAllDay ? s_anyZone : s_second)
                ? mapped
                : new MailboxFailure.AnotherMeeting();
        });

    private Task<GraphEvent?> GetEventAsync(MailboxRequest mailbox, string id, CancellationToken ct) => OrNullAsync(() => ReadAsync(
        new GraphRequest(mailbox, addresses.Meeting.For(mailbox, id)), GraphJson.Default.GraphEvent, ct));
}
