using System.Globalization;
using System.Text.RegularExpressions;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Demo;

/// <summary>A meeting of the demo company; <paramref name="Id"/> is the same every time.</summary>
internal sealed record DemoMeeting(Guid Id, StoredMeeting Meeting, bool IsOfSeries);

/// <summary>
/// The meetings of the days around today: with customers who call or are called, with several at once, among ourselves, alone.
/// </summary>
internal sealed partial class DemoMeetings(DateTimeOffset now, IReadOnlyList<DemoCustomer> people)
{
    // Dice of their own: the people and the mails stay who and what they were.
    private const int Seed = 20_260_102;

    private readonly Dice _dice = new(Seed);

    public IReadOnlyList<DemoMeeting> Make() => [.. DemoData.Lines("meetings").Select(line => line.Split('|')).Select(Make)];

    private DemoMeeting Make(string[] parts)
    {
        var (days, begins, minutes, flags) =
            (Number(parts[0]), TimeOnly.Parse(parts[1], CultureInfo.InvariantCulture), Number(parts[2]), parts[6]);
        var start = new DateTimeOffset(WorkingDay(days), begins, TimeSpan.Zero);
        var created = now.AddDays(-Math.Abs(days) - 5);
        var organizer = Invited(parts[3], false, created);
        var meeting = new StoredMeeting
        {
            Key = Guid.Empty,
            ICalUId = "",
            Subject = parts[7],
            Location = Fill(parts[8]),
            Text = Fill(parts[9].Replace('/', '\n')).ReplaceLineEndings("\r\n"),
            Start = start,
            End = minutes == 0 ? start.AddDays(1) : start.AddMinutes(minutes),
            IsAllDay = minutes == 0,
            Organizer = organizer.Person,
            Attendees = [.. List(parts[4]).Select(text => Invited(text, false, created)),
                .. List(parts[5]).Select(text => Invited(text, true, created))],
            Created = created,
            Modified = created,
        };
        return new DemoMeeting(_dice.Guid(), flags == "cancelled" ? Invitations.Cancel(meeting) : meeting, flags == "series");
    }

    private Attendee Invited(string text, bool isOptional, DateTimeOffset created)
    {
        var (who, response) = text.Split('=') is [var person, var answer] ? (person, answer) : (text, Attendee.NotResponded);
        var named = Person(who);
        return new Attendee(named.Name, named.Address, isOptional, response, response == Attendee.NotResponded ? null
            : created.AddHours(3));
    }

    private Person Person(string text)
    {
        if (text[0] == '{')
        {
            return Known(text.Trim('{', '}')).Person;
        }

        if (text == "sales")
        {
            return new Person("Sales", MailboxOwner.SharedAddress);
        }

        return EntraDirectory.Find(text) is { } user
            ? new Person(user.DisplayName, user.UserName)
            : new Person(text[..text.IndexOf('<', StringComparison.Ordinal)].Trim(),
                text[(text.IndexOf('<', StringComparison.Ordinal) + 1)..].TrimEnd('>'));
    }

    private DemoCustomer Known(string name) => DemoCustomer.Named(name, people);

    private string Fill(string text) => City().Replace(text, slot => Known(slot.Groups[1].Value).Profile.City ?? "");

    /// <summary>The day so many working days from today; today itself counts as one even on a Sunday.</summary>
    private DateOnly WorkingDay(int days)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(Math.Sign(days));
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    private static string[] List(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(\w+\.\w+)\.city\}")]
    private static partial Regex City();
}
