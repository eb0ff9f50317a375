using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>Reads what was learned for one customer, and passes over what has changed since.</summary>
internal sealed class OfferStore(IRowStore rows, Buyers buyers, SalesStore sales, ProductStore products)
{
    private const int Most = 3;

    /// <summary>The offers of a customer; null for no such customer.</summary>
    public async Task<ListOffers.Response?> FindAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        var profile = rows.FindAsync(RowKeys.Customer(tenant, customer), RowKeys.Summary, ct).AsTask();
        var learned = buyers.OffersAsync(tenant, customer, ct);
        var terms = rows.FindAsync(RowKeys.Settings(tenant), SalesKeys.OfferTerms, ct).AsTask();
        await Task.WhenAll(profile, learned, terms);
        if (await profile is not { } summary)
        {
            return null;
        }

        var made = await terms is { } row ? JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.OfferTerms) : null;
        if (made is null || await learned is not { } own)
        {
            return new([], made?.Weeks, made?.Customers ?? 0, made?.At);
        }

        var bought = IsChanged(own, summary) ? await BoughtAsync(tenant, customer, ct) : [];
        var found = await Task.WhenAll(own.Offers.Where(offer => !bought.Contains(offer.ProductId))
            .Select(async offer => (Offer: offer, Product: await products.FindAsync(tenant, offer.ProductId, ct))));
        return new(
            [
                .. found.Where(one => one.Product is { Product.Active: true }).Take(Most).Select(one => new Offer(
                    one.Offer.ProductId, one.Product!.Product.Name, one.Product.Product.Price, one.Product.Product.Currency,
                    one.Offer.Chance, one.Offer.Because, one.Offer.Buyers)),
            ],
            made.Weeks, made.Customers, made.At);
    }

    private static bool IsChanged(CustomerOffers own, Row summary)
    {
        var member = CustomerSummary.Of(summary.Content)[SalesSummary.Member];
        return member.IsEmpty || JsonSerializer.Deserialize(member.Span, SalesJson.Rows.SalesSummary)!.Documents != own.Documents;
    }

    // Only in the minutes between a sale and the next learning.
    private async Task<HashSet<Guid>> BoughtAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        var known = await products.KnownAsync(tenant, ct);
        return [.. (await sales.ListWholeAsync(tenant, customer, ct) ?? []).SelectMany(document => document.Lines ?? [])
            .Select(known.Of).OfType<Guid>()];
    }
}
