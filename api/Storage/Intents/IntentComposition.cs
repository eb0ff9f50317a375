using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Storage.Intents;

/// <summary>Intents and the sweeper in the composition.</summary>
internal static class IntentComposition
{
    public static void AddIntents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LeaseHolder>();
        builder.Services.AddSingleton<IntentLog>();
        builder.Services.AddSingleton<Sweeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Sweeper>());
    }
}
