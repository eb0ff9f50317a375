using OutlookCrm.Reminders.Notes;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Reminders.Talks;
using OutlookCrm.Reminders.Tasks;
using OutlookCrm.Slices;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Reminders;

/// <summary>What people note of customers, what they are to do, and what came of their calls and meetings.</summary>
internal sealed class RemindersSlice : ISlice
{
    public string Name => "Reminders";

    public void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        AddKind<NoteKind, Note, NoteLine>(services);
        AddKind<TaskKind, CustomerTask, TaskLine>(services);
        AddKind<TalkKind, Talk, TalkLine>(services);
        services.AddSingleton<ICustomerRows>(new PlainRows("notes", RemindersKeys.Notes));
        services.AddSingleton<ICustomerRows, TaskRows>();
        services.AddSingleton<ICustomerRows>(new PlainRows("talks", RemindersKeys.Talks));
        services.AddSingleton<ICustomerRows>(new PlainRows("reminderPlaces", RemindersKeys.Places));
        services.AddSingleton<ICustomerRows>(new PlainRows("openTasks", RemindersKeys.OpenItems));
        services.AddSingleton<ICustomerFigures, RemindersFiguresOfCard>();
        services.AddSingleton<Agenda>();
        services.AddSingleton<IReplay>(provider => provider.GetRequiredService<Agenda>());
        services.AddSingleton<TaskStore>();
    }

    public void Map(RouteGroupBuilder api)
    {
        var notes = api.MapGroup("/customers/{customerId:guid}/notes").WithTags(Name);
        var tasks = api.MapGroup("/customers/{customerId:guid}/tasks").WithTags(Name);
        var talks = api.MapGroup("/customers/{customerId:guid}/talks").WithTags(Name);

        ListMyTasks.Map(api);  // GET    /api/me/tasks
        WriteNote.Map(notes);  // POST   /api/customers/{customerId}/notes
        ListNotes.Map(notes);  // GET    /api/customers/{customerId}/notes
        ReadNote.Map(notes);   // GET    /api/customers/{customerId}/notes/{id}
        EditNote.Map(notes);   // PUT    /api/customers/{customerId}/notes/{id}
        RemoveNote.Map(notes); // DELETE /api/customers/{customerId}/notes/{id}
        AddTask.Map(tasks);    // POST   /api/customers/{customerId}/tasks
        ListTasks.Map(tasks);  // GET    /api/customers/{customerId}/tasks
        ReadTask.Map(tasks);   // GET    /api/customers/{customerId}/tasks/{id}
        EditTask.Map(tasks);   // PUT    /api/customers/{customerId}/tasks/{id}
        FinishTask.Map(tasks); // POST   /api/customers/{customerId}/tasks/{id}/done
        ReopenTask.Map(tasks); // POST   /api/customers/{customerId}/tasks/{id}/reopen
        PutOffTask.Map(tasks); // POST   /api/customers/{customerId}/tasks/{id}/put-off
        RemoveTask.Map(tasks); // DELETE /api/customers/{customerId}/tasks/{id}
        RecordTalk.Map(talks); // POST   /api/customers/{customerId}/talks
        ListTalks.Map(talks);  // GET    /api/customers/{customerId}/talks
        ReadTalk.Map(talks);   // GET    /api/customers/{customerId}/talks/{id}
        EditTalk.Map(talks);   // PUT    /api/customers/{customerId}/talks/{id}
        RemoveTalk.Map(talks); // DELETE /api/customers/{customerId}/talks/{id}
    }

    private static void AddKind<TKind, TRecord, TLine>(IServiceCollection services)
        where TKind : RecordKind<TRecord, TLine>
        where TRecord : class
        where TLine : class
    {
        services.AddSingleton<TKind>();
        services.AddSingleton<RecordKind<TRecord, TLine>>(provider => provider.GetRequiredService<TKind>());
        services.AddSingleton<ITimelineKind>(provider => provider.GetRequiredService<TKind>());
        services.AddSingleton<RecordStore<TRecord, TLine>>();
    }
}
