using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>A document with all its lines.</summary>
internal static class ReadSale
{
    public static void Map(RouteGroupBuilder sales) =>
        sales.MapGet("/{id:guid}", HandleAsync)
            .Describe(nameof(ReadSale), "An order or an invoice, whole", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<SaleBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, CurrentUser user, SalesStore store, HttpResponse response, CancellationToken ct)
    {
        if (await store.FindAsync(user.Tenant, customerId, id, ct) is not { } sale)
        {
            return SalesProblems.NoSuchSale(id);
        }

        response.SetVersion(sale.Version);
        return TypedResults.Ok(SaleBody.Of(sale));
    }
}
