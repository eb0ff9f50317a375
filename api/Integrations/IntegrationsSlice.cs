using OutlookCrm.Identity;
using OutlookCrm.Integrations.Keys;
using OutlookCrm.Integrations.Secrets;
using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations;

/// <summary>Other programs that work with the CRM: keys under which they call it, and webhooks by which they are told.</summary>
internal sealed class IntegrationsSlice : ISlice
{
    public string Name => "Integrations";

    public void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<TenantKeys>();
        services.AddSingleton<IApiKeys>(provider => provider.GetRequiredService<TenantKeys>());
        services.AddSingleton<SealedSecrets>();
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateOnStart();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<Bell>();
        services.AddSingleton<Subscriptions>();
        services.AddHostedService(provider => provider.GetRequiredService<Subscriptions>());
        services.AddSingleton<IEventAnnouncer, EventAnnouncer>();
        services.AddSingleton<ErasedEvents>();
        services.AddSingleton<IErasureReach>(provider => provider.GetRequiredService<ErasedEvents>());
        services.AddSingleton<OverdueTelling>();
        services.AddSingleton<Addressing>();
        services.AddSingleton<Courier>();
        services.AddSingleton<Rounds>();
        services.AddHostedService<Postman>();
    }

    public void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags(Name);

        ListKeys.Map(admin);       // GET    /api/admin/keys
        MakeKey.Map(admin);        // POST   /api/admin/keys
        RevokeKey.Map(admin);      // DELETE /api/admin/keys/{id}

        ListWebhooks.Map(admin);   // GET    /api/admin/webhooks
        MakeWebhook.Map(admin);    // POST   /api/admin/webhooks
        DeleteWebhook.Map(admin);  // DELETE /api/admin/webhooks/{id}
        EnableWebhook.Map(admin);  // POST   /api/admin/webhooks/{id}/enable
        RenewSecret.Map(admin);    // POST   /api/admin/webhooks/{id}/secret
        TestWebhook.Map(admin);    // POST   /api/admin/webhooks/{id}/test
        ListDeliveries.Map(admin); // GET    /api/admin/webhooks/{id}/deliveries
        ResendDelivery.Map(admin); // POST   /api/admin/webhooks/{id}/deliveries/{delivery}/resend
    }
}
