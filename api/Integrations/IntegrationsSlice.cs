using OutlookCrm.Identity;
using OutlookCrm.Integrations.Keys;
using OutlookCrm.Integrations.Secrets;
using OutlookCrm.Integrations.Shops;
using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations;

/// <summary>
/// Other programs that work with the CRM: keys under which they call it, webhooks by which they are told, and web shops that send their
/// orders.
/// </summary>
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

        services.AddSingleton<TenantShops>();
        services.AddSingleton<ShopQueue>();
        services.AddSingleton<ShopJournal>();
        services.AddSingleton<ShopUpkeep>();
        services.AddSingleton<IErasureReach>(provider => provider.GetRequiredService<ShopUpkeep>());
        services.AddSingleton<ShopWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ShopWorker>());
    }

    public void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags(Name);
        var webhooks = api.MapGroup("/webhooks").WithTags(Name);

        ListKeys.Map(admin);           // GET    /api/admin/keys
        MakeKey.Map(admin);            // POST   /api/admin/keys
        RevokeKey.Map(admin);          // DELETE /api/admin/keys/{id}

        ListWebhooks.Map(admin);       // GET    /api/admin/webhooks
        MakeWebhook.Map(admin);        // POST   /api/admin/webhooks
        ChangeWebhook.Map(admin);      // PUT    /api/admin/webhooks/{id}
        DeleteWebhook.Map(admin);      // DELETE /api/admin/webhooks/{id}
        EnableWebhook.Map(admin);      // POST   /api/admin/webhooks/{id}/enable
        RenewSecret.Map(admin);        // POST   /api/admin/webhooks/{id}/secret
        TestWebhook.Map(admin);        // POST   /api/admin/webhooks/{id}/test
        ListDeliveries.Map(admin);     // GET    /api/admin/webhooks/{id}/deliveries
        ResendDelivery.Map(admin);     // POST   /api/admin/webhooks/{id}/deliveries/{delivery}/resend

        ListShops.Map(admin);          // GET    /api/admin/shops
        ConnectShop.Map(admin);        // POST   /api/admin/shops
        ChangeShopSecret.Map(admin);   // PUT    /api/admin/shops/{id}/secret
        DisconnectShop.Map(admin);     // DELETE /api/admin/shops/{id}
        ListShopDeliveries.Map(admin); // GET    /api/admin/shops/{id}/deliveries
        ReadShopDelivery.Map(admin);   // GET    /api/admin/shops/{id}/deliveries/{delivery}
        RetryShopDelivery.Map(admin);  // POST   /api/admin/shops/{id}/deliveries/{delivery}/retry
                                       // POST   /api/admin/shops/{id}/retry
        ReceiveDelivery.Map(webhooks); // POST   /api/webhooks/shopify/{connection}
                                       // POST   /api/webhooks/woocommerce/{connection}
    }
}
