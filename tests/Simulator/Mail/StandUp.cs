using OutlookCrm.Simulator.Entra;

namespace OutlookCrm.Simulator.Mail;

/// <summary>
/// The short meeting that every user has every working day, in every world: a series without an end, held by the tenant's manager. Its
/// occurrences are made when they are looked at; a changed occurrence is stored like any other meeting.
/// </summary>
internal static class StandUp
{
    private const int DaysAround = 400;
    private static readonly DateTimeOffset Began = new(2025, 1, 6, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    /// <summary>Those that begin in the days from <paramref name="from"/> to <paramref name="until"/>, both included.</summary>
    public static IEnumerable<StoredMeeting> Between(MailboxOwner owner, DateTimeOffset from, DateTimeOffset until)
    {
        for (var day = DateOnly.FromDateTime(from.UtcDateTime); owner.User is not null
            && day <= DateOnly.FromDateTime(until.UtcDateTime); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                yield return On(owner, day);
            }
        }
    }

    /// <summary>The occurrences of about a year before and after, and the series itself: all that an id can name.</summary>
    public static IEnumerable<StoredMeeting> Known(MailboxOwner owner, DateTimeOffset now)
    {
        var days = Between(owner, now.AddDays(-DaysAround), now.AddDays(DaysAround));
        return owner.User is null ? days : days.Prepend(Series(owner));
    }

    private static StoredMeeting Series(MailboxOwner owner)
    {
        var (organizer, attendees) = People(owner.Tenant);
        var uid = MeetingIds.ICalUId(owner.Tenant.Id);
        return new StoredMeeting
        {
            Key = MeetingIds.Key(uid, owner.Id),
            ICalUId = uid,
            Type = MeetingType.SeriesMaster,
            Weekdays = Weekdays,
            Subject = "Sales stand-up",
            Text = "Who calls whom today, and what is in the way.",
            Location = "Kitchen",
            Start = Began,
            End = Began.AddMinutes(15),
            Organizer = organizer,
            Attendees = attendees,
            Created = Began.AddDays(-3),
            Modified = Began.AddDays(-3),
        };
    }

    private static StoredMeeting On(MailboxOwner owner, DateOnly day)
    {
        var (series, uid) = (Series(owner), MeetingIds.ICalUId(owner.Tenant.Id, day));
        var start = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero);
        return series with
        {
            Key = MeetingIds.Key(uid, owner.Id),
            ICalUId = uid,
            Type = MeetingType.Occurrence,
            Series = series.Key,
            Weekdays = null,
            Start = start,
            End = start.AddMinutes(15),
        };
    }

    private static (Person Organizer, IReadOnlyList<Attendee> Attendees) People(EntraTenant tenant)
    {
        var users = EntraDirectory.Users.Where(user => user.Tenant == tenant).ToList();
        var organizer = users.Find(user => user.Name == "ilona") ?? users[0];
        return (
            new Person(organizer.DisplayName, organizer.UserName),
            [.. users.Where(user => user != organizer)
                .Select(user => new Attendee(user.DisplayName, user.UserName, Response: "accepted", Responded: Began.AddDays(-2)))]);
    }
}
