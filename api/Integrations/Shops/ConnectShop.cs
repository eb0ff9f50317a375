using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Connects a web shop.</summary>
internal static class ConnectShop
{
    /// <param name="Program">What the shop runs on.</param>
    /// <param name="Name">For showing, and the place of sale of the shop's orders.</param>
    /// <param name="Secret">With which the shop signs. It is never shown again; white space around it is no part of it.</param>
    public sealed record Request(
        [property: Required] ShopProgram? Program,
        [property: Required, StringLength(100, MinimumLength = 1)] string Name,
        [property: Required, StringLength(ShopSecret.Longest, MinimumLength = ShopSecret.Shortest)] string Secret);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapPost("/shops", HandleAsync).Describe(nameof(ConnectShop), "Connect a web shop", Policies.Admin);

    private static async Task<Results<Created<ShopBody>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, TenantShops shops, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Any(char.IsControl))
        {
            return Problems.InvalidRequest("name", "A name is one line that is not empty.");
        }

        if (ShopSecret.Of(request.Secret) is not { } secret)
        {
            return ShopSecret.Refusal();
        }

        return await shops.AddAsync(user.Actor, request.Program!.Value, request.Name.Trim(), secret, ct) is { } shop
            ? TypedResults.Created($"/api/admin/shops/{shop.Id}", ShopBody.Of(user.Tenant, shop, null, false))
            : IntegrationsProblems.TooManyIntegrations(TenantShops.Most);
    }
}

/// <summary>The secret with which a shop signs, as an administrator types it in.</summary>
internal static class ShopSecret
{
    public const int Shortest = 8;
    public const int Longest = 500;

    /// <summary>The secret without the white space around it; null where it is too short or no single line.</summary>
    public static string? Of(string text) =>
        text.Trim() is { Length: >= Shortest } secret && !secret.Any(char.IsControl) ? secret : null;

    public static ProblemHttpResult Refusal() =>
        Problems.InvalidRequest("secret", string.Create(CultureInfo.InvariantCulture, $"One line of at least {Shortest} characters."));
}
