using OutlookCrm.Admin.Setup;
using OutlookCrm.Slices;

namespace OutlookCrm.Admin;

/// <summary>What administrators use: the check of the installation.</summary>
internal sealed class AdminSlice : ISlice
{
    public string Name => "Admin";

    public void Add(WebApplicationBuilder builder) => builder.AddAdmin();

    public void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags(Name);

        ReportManifest.Map(api); // POST   /api/me/manifest
        CheckSetup.Map(admin);   // GET    /api/admin/setup
    }
}
