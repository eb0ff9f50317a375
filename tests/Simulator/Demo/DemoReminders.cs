using System.Globalization;
using OutlookCrm.Reminders.Notes;
using OutlookCrm.Reminders.Talks;
using OutlookCrm.Reminders.Tasks;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;

namespace OutlookCrm.Simulator.Demo;

/// <summary>A note, a task or a talk, of whom, and by whom.</summary>
internal sealed record DemoReminder(Guid Customer, EntraUser By, object Record);

/// <summary>What the colleagues of the demo company noted of customers, are to do, and talked about.</summary>
internal sealed class DemoReminders(DateTimeOffset now, IReadOnlyList<DemoCustomer> people)
{
    private const int Seed = 20_261_130;
    private const double SecondsOfDay = 86_400;

    public DateTimeOffset Now => now;

    /// <summary>The same ones every time, their days relative to <paramref name="today"/>.</summary>
    public IReadOnlyList<DemoReminder> Make(DateOnly today)
    {
        // Dice of their own: the ids of everything else stay what they were.
        var dice = new Dice(Seed);
        return [.. DemoData.Lines("reminders").Select(line => Of(line.Split('|'), dice.Guid(), today))];
    }

    private DemoReminder Of(string[] parts, Guid id, DateOnly today)
    {
        var (customer, user) = (DemoCustomer.Named(parts[1], people).Id, EntraDirectory.Find(parts[2])!);
        var (days, text) = (double.Parse(parts[3], CultureInfo.InvariantCulture), parts[5]);
        var at = now.AddSeconds(-Math.Round(Math.Abs(days) * SecondsOfDay));
        var by = new DoneBy(user.ObjectId, user.DisplayName, at);
        return new(customer, user, parts[0] switch
        {
            "note" => new Note(id, text, by, null),
            "task" => new CustomerTask(id, text, today.AddDays((int)days), new(user.ObjectId, user.DisplayName), null,
                by with { At = now.AddDays(-Math.Abs(days) - 1) }, null),
            _ => TalkOf(id, parts[4].Split(' ', 3), text, by),
        });
    }

    private static Talk TalkOf(Guid id, string[] details, string text, DoneBy by) => new(
        id, Enum.Parse<TalkMedium>(details[0], ignoreCase: true), by.At, Said(details[2]),
        Enum.Parse<TalkOutcome>(details[1], ignoreCase: true), Said(text), by, null);

    private static string? Said(string text) => text == "-" ? null : text;
}
