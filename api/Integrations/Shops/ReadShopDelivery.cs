using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Gives the body of a delivery that came to nothing, as the shop sent it.</summary>
internal static class ReadShopDelivery
{
    public static void Map(RouteGroupBuilder admin) =>
        admin.MapGet("/shops/{id:guid}/deliveries/{delivery:guid}", HandleAsync)
            .Describe(nameof(ReadShopDelivery), "What a web shop sent that came to nothing", Policies.Admin)
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Guid delivery, CurrentUser user, ShopQueue queue, CancellationToken ct) =>
        await queue.FindLeftOutAsync(user.Tenant, id, delivery, ct) is { Parts: > 0 }
            ? TypedResults.File((await queue.BodyAsync(user.Tenant, delivery, ct)).Body, "application/octet-stream", $"{delivery}.json")
            : IntegrationsProblems.NoSuchIntegration(delivery);
}
