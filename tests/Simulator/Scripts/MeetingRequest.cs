using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>A person to invite; the response is `notResponded` unless it says otherwise.</summary>
public sealed record InvitedPerson(string? Name, string? Address, string? Response = null);

/// <summary>A meeting as tests and scripts ask for it; for a change, what is null stays as it was.</summary>
public sealed record MeetingRequest
{
    public Person? Organizer { get; init; }
    public IReadOnlyList<InvitedPerson>? Required { get; init; }
    public IReadOnlyList<InvitedPerson>? Optional { get; init; }
    public string? Subject { get; init; }
    public string? Text { get; init; }
    public string? Location { get; init; }
    public DateTimeOffset? Start { get; init; }
    public DateTimeOffset? End { get; init; }
    public bool? IsAllDay { get; init; }
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>An occurrence of a weekly series; set when the meeting is created.</summary>
    public bool IsOfSeries { get; init; }

    /// <summary>Why it cannot be; null when it can.</summary>
    internal string? WhyNot()
    {
        var people = (Required ?? []).Concat(Optional ?? []).ToList();
        return (Start, End) is ({ } start, { } end) && end < start ? "end must not be before start."
            : people.Any(person => person.Response is { } response && !Attendee.Responses.Contains(response))
                ? $"response must be one of {string.Join(", ", Attendee.Responses)}."
            : people.Any(person => string.IsNullOrEmpty(person.Name) && string.IsNullOrEmpty(person.Address))
                ? "Everybody needs a name or an address."
            : null;
    }

    /// <summary>The new meeting: an hour, from the next full one unless it says when.</summary>
    /// <param name="mailbox">Whose calendar it is asked for: the organiser's unless somebody else is named.</param>
    /// <param name="now">The time.</param>
    internal StoredMeeting Make(Mailbox mailbox, DateTimeOffset now)
    {
        var start = Start ?? now.AddTicks(TimeSpan.TicksPerHour - (now.UtcTicks % TimeSpan.TicksPerHour));
        return Apply(
            new StoredMeeting
            {
                Key = Guid.Empty,
                ICalUId = "",
                Subject = "",
                Start = start,
                End = start.AddHours(1),
                Organizer = new Person(mailbox.Owner.DisplayName, mailbox.Owner.Address),
                Created = now,
                Modified = now,
            },
            now);
    }

    /// <summary>The meeting with what this says. A new beginning alone keeps the length.</summary>
    internal StoredMeeting Apply(StoredMeeting before, DateTimeOffset now)
    {
        var isAllDay = IsAllDay ?? before.IsAllDay;
        var start = Start?.ToUniversalTime() ?? before.Start;
        var end = End?.ToUniversalTime() ?? start + (before.End - before.Start);
        return before with
        {
            Organizer = Organizer ?? before.Organizer,
            Attendees = [.. People(Required, isOptional: false, before, now), .. People(Optional, isOptional: true, before, now)],
            Subject = Subject ?? before.Subject,
            Text = Text?.ReplaceLineEndings("\r\n") ?? before.Text,
            Location = Location ?? before.Location,
            IsAllDay = isAllDay,
            Start = isAllDay ? Midnight(start) : start,
            End = isAllDay ? Midnight(end > Midnight(start).AddDays(1) ? end.AddDays(1).AddTicks(-1) : start.AddDays(1)) : end,
            Categories = Categories ?? before.Categories,
        };
    }

    private static IEnumerable<Attendee> People(
        IReadOnlyList<InvitedPerson>? asked, bool isOptional, StoredMeeting before, DateTimeOffset now)
    {
        if (asked is null)
        {
            return before.Attendees.Where(attendee => attendee.IsOptional == isOptional);
        }

        return asked.Select(person =>
        {
            var known = before.Attendees.FirstOrDefault(
                attendee => string.Equals(attendee.Address, person.Address, StringComparison.OrdinalIgnoreCase));
            var response = person.Response ?? known?.Response ?? Attendee.NotResponded;
            var isAnswer = response is not ("none" or Attendee.NotResponded);
            return new Attendee(person.Name ?? "", person.Address ?? "", isOptional, response, !isAnswer ? null
                : known?.Response == response ? known.Responded : now);
        });
    }

    private static DateTimeOffset Midnight(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
}
