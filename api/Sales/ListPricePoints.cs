using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>What a product really sold for, beside its list price.</summary>
internal static class ListPricePoints
{
    /// <param name="ListPrice">Of today; null for none.</param>
    /// <param name="Currency">Of the list price (ISO 4217).</param>
    /// <param name="Prices">Those with the most lines first, at most 30; empty for what was never sold.</param>
    /// <param name="MadeAt">When what was sold was read, UTC; null for never.</param>
    public sealed record Response(decimal? ListPrice, string Currency, IReadOnlyList<PricePoint> Prices, DateTimeOffset? MadeAt);

    public static void Map(RouteGroupBuilder products) =>
        products.MapGet("/{id:guid}/prices", HandleAsync).Describe(nameof(ListPricePoints), "What a product sold for", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, ProductStore store, IRowStore rows, CancellationToken ct)
    {
        var sold = rows.FindAsync(RowKeys.Settings(user.Tenant), SalesKeys.PricePoints(id), ct).AsTask();
        if (await store.FindAsync(user.Tenant, id, ct) is not { Product: var product })
        {
            return SalesProblems.NoSuchProduct(id);
        }

        var prices = await sold is { } row ? JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.ProductPrices) : null;
        return TypedResults.Ok(new Response(product.Price, product.Currency, prices?.Prices ?? [], prices?.At));
    }
}

/// <summary>What a product sold for, as its row holds it: at most 30 prices, 5 to 25 KB.</summary>
/// <param name="At">When what was sold was read, UTC.</param>
/// <param name="Prices">Those with the most lines first.</param>
public sealed record ProductPrices(DateTimeOffset At, IReadOnlyList<PricePoint> Prices);
