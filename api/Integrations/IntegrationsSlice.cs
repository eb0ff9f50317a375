using OutlookCrm.Identity;
using OutlookCrm.Integrations.Keys;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations;

/// <summary>Other programs that work with the CRM: keys under which they call it.</summary>
internal sealed class IntegrationsSlice : ISlice
{
    public string Name => "Integrations";

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TenantKeys>();
        builder.Services.AddSingleton<IApiKeys>(provider => provider.GetRequiredService<TenantKeys>());
    }

    public void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags(Name);

        ListKeys.Map(admin);  // GET    /api/admin/keys
        MakeKey.Map(admin);   // POST   /api/admin/keys
        RevokeKey.Map(admin); // DELETE /api/admin/keys/{id}
    }
}
