using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Primitives;
using OutlookCrm.Reminders.Notes;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Reminders.Talks;
using OutlookCrm.Reminders.Tasks;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;

namespace OutlookCrm.Tests.Reminders;

/// <summary>Writes, repeats, changes and removes notes, tasks and talks of one customer. 0, 1: writes; 2: changes; 3: removes.</summary>
internal sealed class ReminderDeeds(IServiceProvider services, Guid customer)
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Actor s_actor = Actor.OfJob(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), "history");

    public async Task NoteAsync(int verb, int entry)
    {
        var store = services.GetRequiredService<RecordStore<Note, NoteLine>>();
        var note = new Note(IdOf(entry, 2), "Note", By(entry / 2), null);
        var version = (await store.AddAsync(s_actor, customer, note, "noted", default)).Found!.Version;
        await (verb switch
        {
            2 => store.ChangeAsync(s_actor, customer, note.Id, version, one => one with { Text = one.Text + "!" }, "edited", default),
            3 => store.RemoveAsync(s_actor, customer, note.Id, version, "removed", default),
            _ => Task.CompletedTask,
        });
    }

    public async Task TaskAsync(int verb, int entry)
    {
        var store = services.GetRequiredService<TaskStore>();
        var task = new CustomerTask(
            IdOf(entry, 3), "Task", new DateOnly(2026, 3, 1).AddDays(entry / 2), new(Guid.Empty, "history"), null, By(entry), null);
        var version = (await store.AddAsync(s_actor, customer, task, default)).Found!.Version;
        await (verb switch
        {
            2 when entry % 2 == 0 => store.ChangeAsync(
                s_actor, customer, task.Id, null, one => one with { DoneBy = one.IsOpen ? By(9) : null }, "did", default),
            2 => store.ChangeAsync(s_actor, customer, task.Id, null, one => one with { DueOn = one.DueOn.AddDays(1) }, "put off", default),
            3 => store.RemoveAsync(s_actor, customer, task.Id, version, default),
            _ => Task.CompletedTask,
        });
    }

    public async Task TalkAsync(int verb, int entry)
    {
        var store = services.GetRequiredService<RecordStore<Talk, TalkLine>>();
        var talk = new Talk(
            IdOf(entry, 4), TalkMedium.Call, s_start.AddHours(entry / 2), null, TalkOutcome.Reached, null, By(entry), null);
        var version = (await store.AddAsync(s_actor, customer, talk, "recorded", default)).Found!.Version;
        await (verb switch
        {
            2 => store.ChangeAsync(s_actor, customer, talk.Id, version, one => one with { At = one.At.AddHours(1) }, "edited", default),
            3 => store.RemoveAsync(s_actor, customer, talk.Id, version, "removed", default),
            _ => Task.CompletedTask,
        });
    }

    private static DoneBy By(int hour) => new(Guid.Empty, "history", s_start.AddHours(hour));

    private Guid IdOf(int entry, short kind) => new(entry, kind, 0, customer.ToByteArray()[..8]);
}
