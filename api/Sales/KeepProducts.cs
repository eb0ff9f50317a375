using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>Adds and changes products. What is sold no more becomes inactive and stays, for its sales name it.</summary>
internal static class KeepProducts
{
    /// <param name="Name">What it is called.</param>
    /// <param name="Currency">ISO 4217, in capitals: of price and cost.</param>
    /// <param name="Code">Unique among the products.</param>
    /// <param name="Price">For one unit, without tax.</param>
    /// <param name="Cost">What one unit costs.</param>
    /// <param name="Category">A word for reports.</param>
    /// <param name="Unit">The unit of quantities; null for pieces.</param>
    /// <param name="Active">False for what is sold no more; null: true.</param>
    public sealed record Request(
        [property: Required, StringLength(SaleRules.LongestText, MinimumLength = 1)] string Name,
        [property: Required, StringLength(3, MinimumLength = 3)] string Currency,
        [property: StringLength(80)] string? Code = null,
        decimal? Price = null,
        decimal? Cost = null,
        [property: StringLength(80)] string? Category = null,
        [property: StringLength(40)] string? Unit = null,
        bool? Active = null)
    {
        internal Product Read(Guid id) => new(
            id, SaleRules.Line(Name) ?? "", SaleRules.Line(Code), Price, Currency, Cost, SaleRules.Line(Category), SaleRules.Line(Unit),
            Active ?? true);
    }

    public static void Map(RouteGroupBuilder products)
    {
        products.MapPost("/", AddAsync).Describe("AddProduct", "Add a product", Policies.Sales);
        products.MapPut("/{id:guid}", ChangeAsync).Describe("ChangeProduct", "Change a product", Policies.Sales);
    }

    private static Task<Results<Ok<ProductBody>, ProblemHttpResult>> AddAsync(
        Request request, CurrentUser user, ProductStore store, HttpResponse response, CancellationToken ct) =>
        SaveAsync(request.Read(Guid.CreateVersion7()), null, user, store, response, ct);

    private static Task<Results<Ok<ProductBody>, ProblemHttpResult>> ChangeAsync(
        Guid id, Request request, IfMatch based, CurrentUser user, ProductStore store, HttpResponse response, CancellationToken ct) =>
        SaveAsync(request.Read(id), based.Version, user, store, response, ct);

    private static async Task<Results<Ok<ProductBody>, ProblemHttpResult>> SaveAsync(
        Product product, string? version, CurrentUser user, ProductStore store, HttpResponse response, CancellationToken ct)
    {
        if (Product.WhyNot(product) is { } fault)
        {
            return Problems.InvalidRequest(fault.Field, fault.Reason);
        }

        var saved = await store.SaveAsync(user.Actor, product, version, ct);
        switch (saved.Outcome)
        {
            case ProductOutcome.Missing:
                return SalesProblems.NoSuchProduct(product.Id);
            case ProductOutcome.CodeTaken:
                return SalesProblems.CodeTaken(product.Code!);
            case ProductOutcome.TooMany:
                return SalesProblems.TooManyProducts(ProductStore.Most);
            case ProductOutcome.Stale when saved.Product is { } current:
                return Problems.Stale(ProductBody.Of(current));
            default:
                response.SetVersion(saved.Product!.Version);
                return TypedResults.Ok(ProductBody.Of(saved.Product));
        }
    }
}

/// <summary>A product as the API answers it: see <see cref="Product"/>. <paramref name="Version"/> is also the ETag.</summary>
public sealed record ProductBody(
    Guid Id, string Version, string Name, string? Code, decimal? Price, string Currency, decimal? Cost, string? Category, string? Unit,
    bool Active)
{
    internal static ProductBody Of(StoredProduct stored)
    {
        var product = stored.Product;
        return new(product.Id, stored.Version, product.Name, product.Code, product.Price, product.Currency, product.Cost, product.Category,
            product.Unit, product.Active);
    }
}
