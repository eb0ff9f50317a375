using OutlookCrm.Slices;

namespace OutlookCrm.Identity;

/// <summary>Who is signed in.</summary>
internal sealed class IdentitySlice : ISlice
{
    public string Name => "Identity";

    public void Add(WebApplicationBuilder builder) => builder.AddIdentity();

    public void Map(RouteGroupBuilder api) => WhoAmI.Map(api); // GET /api/me
}
