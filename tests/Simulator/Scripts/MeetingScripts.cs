using System.Text.Json;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>
/// Calendars for the page and for scripts: lists, one meeting, new ones, changes, and what the add-in keeps with a meeting.
/// </summary>
internal sealed class MeetingScripts(Mailboxes mailboxes, Invitations invitations, TimeProvider clock)
{
    private const int MostDays = 366;
    private const int DaysShown = 14;

    // Outlook's own limit for everything that an add-in keeps with an item.
    private const int MostCharacters = 2500;

    public void Map(IEndpointRouteBuilder scripts)
    {
        scripts.MapGet("/meetings", List);
        scripts.MapPost("/meetings", (string user, string? shared, MeetingRequest request) =>
        {
            var (mailbox, error) = mailboxes.Open(user, shared);
            return mailbox is null ? error! : request.WhyNot() is { } reason ? ScriptAccess.Error(400, reason)
                : Results.Json(Make(mailbox, request), statusCode: 201);
        });
        scripts.MapGet("/meeting", (string user, string id, string? mailbox) =>
            Act(user, mailbox, id, (owner, meeting) => Results.Ok(MeetingView.Of(owner, meeting))));
        scripts.MapPost("/meeting/change",
            (string user, string id, string? mailbox, MeetingRequest request) => request.WhyNot() is { } reason
            ? ScriptAccess.Error(400, reason)
            : Act(user, mailbox, id,
                (_, meeting) => Results.Ok(
                PlannedMeeting.Of(invitations.Change(meeting, before => request.Apply(before, clock.GetUtcNow()))))));
        scripts.MapPost("/meeting/cancel", (string user, string id, string? mailbox) =>
            Act(user, mailbox, id, (_, meeting) => Results.Ok(PlannedMeeting.Of(invitations.Cancel(meeting.ICalUId)))));
        scripts.MapPost("/meeting/delete", (string user, string id, string? mailbox) => Act(user, mailbox, id, (owner, meeting) =>
        {
            owner.Meetings.Put(meeting with { IsDeleted = true });
            return Results.NoContent();
        }));
        scripts.MapGet("/meeting/properties", (string user, string id, string? mailbox) =>
            Act(user, mailbox, id, (_, meeting) => Results.Ok(new { properties = meeting.CustomProperties })));
        scripts.MapPost("/meeting/properties", (string user, string id, string? mailbox, Dictionary<string, JsonElement> properties) =>
            JsonSerializer.Serialize(properties).Length > MostCharacters
                ? ScriptAccess.Error(400, $"An add-in keeps at most {MostCharacters} characters with an item.")
                : Act(user, mailbox, id, (owner, meeting) =>
                {
                    owner.Meetings.Put(meeting with { CustomProperties = properties });
                    return Results.NoContent();
                }));
    }

    /// <summary>Puts a meeting into the calendars of everybody on it; the mailbox it is asked for has it in any case.</summary>
    public PlannedMeeting Make(Mailbox mailbox, MeetingRequest request) =>
        PlannedMeeting.Of(invitations.Send(Guid.NewGuid(), request.Make(mailbox, clock.GetUtcNow()), request.IsOfSeries, also: mailbox));

    private IResult List(string user, string? mailbox, DateTimeOffset? from, DateTimeOffset? to)
    {
        var (owner, error) = mailboxes.Open(user, mailbox);
        if (owner is null)
        {
            return error!;
        }

        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var (start, end) = (from ?? today.AddDays(-DaysShown), to ?? today.AddDays(DaysShown + 1));
        return end < start || (end - start).TotalDays > MostDays
            ? ScriptAccess.Error(400, "from and to must be in order and at most a year apart.")
            : Results.Ok(new
            {
                user,
                mailbox = owner.Owner.Address,
                shared = owner.Owner.User is null,
                from = start.UtcDateTime,
                to = end.UtcDateTime,
                meetings = owner.Meetings.Between(start, end).Select(meeting => MeetingLine.Of(owner, meeting)),
            });
    }

    private IResult Act(string user, string? mailbox, string id, Func<Mailbox, StoredMeeting, IResult> act)
    {
        var (owner, error) = mailboxes.Open(user, mailbox);
        return owner is null ? error!
            : owner.Meetings.Find(id) is { } meeting ? act(owner, meeting)
            : ScriptAccess.Error(404, "There is no such meeting.");
    }
}
