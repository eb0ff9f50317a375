using OutlookCrm.Slices;

namespace OutlookCrm.Identity;

/// <summary>Who is signed in.</summary>
internal sealed class IdentitySlice : ISlice
{
    /// <inheritdoc />
    public string Name => "Identity";

    /// <inheritdoc />
    public void Add(WebApplicationBuilder builder) => builder.AddIdentity();

    /// <inheritdoc />
    public void Map(RouteGroupBuilder api) => WhoAmI.Map(api); // GET /api/me
}
