using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Takes a new secret of a web shop. From then on the shop must sign with the new secret; the old secret counts no more.</summary>
internal static class ChangeShopSecret
{
    /// <param name="Secret">With which the shop signs now.</param>
    public sealed record Request(
        [property: Required, StringLength(ShopSecret.Longest, MinimumLength = ShopSecret.Shortest)] string Secret);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapPut("/shops/{id:guid}/secret", HandleAsync)
            .Describe(nameof(ChangeShopSecret), "Take a new secret of a web shop", Policies.Admin);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, Request request, CurrentUser user, TenantShops shops, CancellationToken ct) =>
        ShopSecret.Of(request.Secret) is not { } secret ? ShopSecret.Refusal()
        : await shops.ChangeSecretAsync(user.Actor, id, secret, ct) ? TypedResults.NoContent()
        : IntegrationsProblems.NoSuchIntegration(id);
}
