using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Storage.Intents;

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
