using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Lists what of a web shop came to nothing, the newest first.</summary>
internal static class ListShopDeliveries
{
    private const int Most = 100;

    /// <param name="Deliveries">At most 100.</param>
    /// <param name="HasMore">Whether there are older ones.</param>
    public sealed record Response(IReadOnlyList<Delivery> Deliveries, bool HasMore);

    /// <param name="Id">Of the delivery.</param>
    /// <param name="Topic">What the shop says that happened.</param>
    /// <param name="ReceivedAt">When it came, UTC.</param>
    /// <param name="Code">Why it came to nothing.</param>
    /// <param name="Detail">The number of the order, or what cannot be read; null for neither.</param>
    /// <param name="HasBody">Whether the body is kept, so that the delivery can be tried again.</param>
    /// <param name="IsWaiting">Whether it is about to be tried again.</param>
    public sealed record Delivery(
        Guid Id, string Topic, DateTimeOffset ReceivedAt, string Code, string? Detail, bool HasBody, bool IsWaiting);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapGet("/shops/{id:guid}/deliveries", HandleAsync)
            .Describe(nameof(ListShopDeliveries), "What of a web shop came to nothing", Policies.Admin);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, TenantShops shops, ShopQueue queue, CancellationToken ct)
    {
        if (await shops.FindAsync(user.Tenant, id, ct) is null)
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        var found = await queue.LeftOutAsync(user.Tenant, id, Most + 1, ct);
        return TypedResults.Ok(new Response(
            [.. found.Take(Most).Select(
                one => new Delivery(one.Id, one.Topic, one.At, one.Code, one.Detail, one.Parts > 0, one.IsWaiting))],
            found.Count > Most));
    }
}
