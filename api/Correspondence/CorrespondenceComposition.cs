using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Correspondence;

/// <summary>What this slice is made of.</summary>
internal static class CorrespondenceComposition
{
    public static void AddCorrespondence(this WebApplicationBuilder builder)
    {
        builder.AddMailboxes();
        builder.Services.AddOptions<CorrespondenceOptions>().BindConfiguration("Correspondence").ValidateOnStart();
        builder.Services.AddSingleton<EntryStore>();
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddSingleton<UndoStore>();
        builder.Services.AddSingleton<Badge>();
        builder.Services.AddSingleton<IReplay>(services => services.GetRequiredService<Journal>());
        builder.Services.AddSingleton<IReplay>(services => services.GetRequiredService<UndoStore>());
    }
}
