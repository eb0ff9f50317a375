using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>A customer's documents, newest first.</summary>
internal static class ListSales
{
    private const int Most = 200;

    /// <param name="Sales">The documents of the page, without their lines.</param>
    /// <param name="Count">How many there are in all.</param>
    public sealed record Response(IReadOnlyList<ListedSale> Sales, int Count);

    /// <summary>
    /// A document in the list: see <see cref="SaleDocument"/>. <paramref name="Counts"/> is false for an invoice that was replaced, and for
    /// an order that was invoiced.
    /// </summary>
    public sealed record ListedSale(
        Guid Id, string Version, SaleKind Kind, string? Number, DateOnly Day, DateOnly? DueOn, string Currency, decimal Total,
        string? Place, int LineCount, string? FirstLine, bool Counts);

    public static void Map(RouteGroupBuilder sales) =>
        sales.MapGet("/", HandleAsync)
            .Describe(nameof(ListSales), "A customer's orders and invoices", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, SalesStore store, CancellationToken ct, [Range(0, int.MaxValue)] int skip = 0,
        [Range(1, Most)] int limit = 50)
    {
        if (await store.ListAsync(user.Tenant, customerId, ct) is not { } all)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        var counting = SalesBook.Counting([.. all.Select(sale => sale.Document)]).Select(document => document.Id).ToHashSet();
        return TypedResults.Ok(new Response(
            [.. all.Skip(skip).Take(limit).Select(sale => Listed(sale, counting.Contains(sale.Document.Id)))], all.Count));
    }

    private static ListedSale Listed(StoredSale stored, bool counts)
    {
        var sale = stored.Document;
        return new(sale.Id, stored.Version, sale.Kind, sale.Number, sale.Day, sale.DueOn, sale.Currency, sale.Total, sale.Place,
            sale.LineCount, sale.Lines is [var first, ..] ? first.Description : null, counts);
    }
}
