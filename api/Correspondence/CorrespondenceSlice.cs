using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Slices;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Correspondence;

/// <summary>Mails and meetings: from the mailbox onto the timeline, and back.</summary>
internal sealed class CorrespondenceSlice : ISlice
{
    public string Name => "Correspondence";

    public void Add(WebApplicationBuilder builder)
    {
        builder.AddMailboxes();
        var services = builder.Services;
        services.AddOptions<CorrespondenceOptions>().BindConfiguration("Correspondence").ValidateOnStart();
        services.AddSingleton<MailLogStore>();
        services.AddSingleton<SharedMails>();
        services.AddSingleton<ErasedPeople>();
        services.AddSingleton<CorrespondenceKinds>();
        services.AddSingleton<EntryStore>();
        services.AddSingleton<Journal>();
        services.AddSingleton<UndoStore>();
        services.AddSingleton<Badge>();
        services.AddSingleton<OwnDirectory>();
        services.AddSingleton<SentItems>();
        services.AddSingleton<IOwnPeople>(provider => provider.GetRequiredService<OwnDirectory>());
        services.AddSingleton<NeverLogged>();
        services.AddSingleton<IReplay>(provider => provider.GetRequiredService<Journal>());
        services.AddSingleton<IReplay>(provider => provider.GetRequiredService<UndoStore>());
        services.AddSingleton<ITimelineKind>(provider => provider.GetRequiredService<CorrespondenceKinds>().Mail);
        services.AddSingleton<ITimelineKind>(provider => provider.GetRequiredService<CorrespondenceKinds>().Meeting);
        services.AddSingleton<ICardPart, LoggedMailPart>();
        services.AddSingleton<ICustomerRows>(new PlainRows("mailLogs", CorrespondenceKeys.Logs));
        services.AddSingleton<ICustomerRows>(new PlainRows("longTexts", CorrespondenceKeys.Texts));
    }

    public void Map(RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        var correspondence = api.MapGroup("/correspondence").WithTags(Name);

        SuggestCustomer.Map(customers);        // POST   /api/customers/suggestion
        ReadMailRules.Map(correspondence);     // GET    /api/correspondence/rules
        ReadPeople.Map(correspondence);        // POST   /api/correspondence/people
        LogMessage.Map(correspondence);        // POST   /api/correspondence
        LogMeeting.Map(correspondence);        // POST   /api/correspondence/meetings
        LogConversation.Map(correspondence);   // POST   /api/correspondence/conversation
        SizeConversation.Map(correspondence);  // POST   /api/correspondence/conversation/size
        UndoLog.Map(correspondence);           // POST   /api/correspondence/undo
        UndoConversation.Map(correspondence);  // POST   /api/correspondence/conversation/undo
        NeverLog.Map(correspondence);          // POST   /api/correspondence/never
                                               // POST   /api/correspondence/never/undo
    }
}
