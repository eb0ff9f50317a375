using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Demo;

/// <summary>
/// Logs the demo company's past meetings under the customers on them, as Maria and Nikos would: through the API, which reads each meeting
/// from Graph. Logging
/// a meeting twice changes nothing.
/// </summary>
internal sealed class DemoMeetingLog(Mailboxes mailboxes, Func<string, HttpClient> clientOf)
{
    public async Task FillAsync(DateTimeOffset now, CancellationToken ct)
    {
        foreach (var user in new[] { "maria", "nikos" })
        {
            var mailbox = mailboxes.Of(EntraDirectory.Find(user)!);
            using var client = clientOf(user);
            foreach (var meeting in mailbox.Meetings.Between(now.AddDays(-14), now)
                .Where(meeting => IsWithCustomers(meeting, mailbox.Owner, now)))
            {
                var request = new { itemId = ItemIds.Rest(mailbox.Owner.Id, meeting.Key, 0), start = meeting.Start };
                using var response = await client.PostAsJsonAsync("/api/correspondence/meetings", request, ct);
                response.EnsureSuccessStatusCode();
            }
        }
    }

    private static bool IsWithCustomers(StoredMeeting meeting, MailboxOwner owner, DateTimeOffset now) =>
        meeting.End <= now && !meeting.IsCancelled && meeting.Type != MeetingType.SeriesMaster &&
        meeting.Attendees.Select(attendee => attendee.Address).Append(meeting.Organizer.Address)
            .Any(address => !address.EndsWith($"@{owner.Tenant.Domain}", StringComparison.OrdinalIgnoreCase));
}
