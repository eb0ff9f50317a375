using OutlookCrm.Customers.Profiles;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>Reads everything that a tenant sold, for jobs that learn from it, and says whether it changed.</summary>
public sealed class SoldLines
{
    // So many customers' documents are whole in memory at a time.
    private const int AtOnce = 32;

    // A row may have 25 KB, and six times that on its way to Azure.
    private const int PricesAtOnce = 20;

    private readonly IRowStore _rows;
    private readonly Buyers _buyers;
    private readonly SalesStore _sales;
    private readonly ProductStore _products;
    private readonly SalesFits _fits;
    private readonly TenantMoney _money;
    private readonly KeptDocuments _kept;

    internal SoldLines(IRowStore rows, Buyers buyers, SalesStore sales, ProductStore products, SalesFits fits, TenantMoney money,
        KeptDocuments kept) =>
        (_rows, _buyers, _sales, _products, _fits, _money, _kept) = (rows, buyers, sales, products, fits, money, kept);

    /// <summary>The tenants who ever sold something.</summary>
    public IAsyncEnumerable<TenantId> TenantsAsync(CancellationToken ct) => StoredTenants.InAsync(_rows, Tables.Portfolio, ct);

    /// <summary>Whether sales, rates or the home currency may have changed since a moment; null for never.</summary>
    public async Task<bool> IsChangedSinceAsync(TenantId tenant, DateTimeOffset? moment, CancellationToken ct) =>
        await _fits.IsChangedSinceAsync(tenant, moment, ct) || await _money.IsChangedSinceAsync(tenant, moment, ct);

    /// <summary>Whether nobody has written sales for a while, as far as ten minutes are enough to wait for that.</summary>
    public Task<bool> IsAtRestAsync(TenantId tenant, CancellationToken ct) => _fits.IsAtRestAsync(tenant, ct);

    /// <summary>
    /// Everything sold. In memory are the lines (about 50 bytes each) and the documents of a few customers, however many there are.
    /// </summary>
    public async Task<SoldHistory> ReadAsync(TenantId tenant, CancellationToken ct)
    {
        var home = (await _money.SettingsAsync(tenant, ct)).HomeCurrency;
        var products = (await _products.ListAsync(tenant, ct)).Select(one => one.Product).ToList();
        var (builder, kept) = (new SoldHistoryBuilder(home, products), await _kept.ListAsync(tenant, ct));
        await foreach (var customers in _buyers.ScanAsync(tenant, ct).Chunk(AtOnce).WithCancellation(ct))
        {
            var read = await Task.WhenAll(customers.Select(customer => ReadAsync(tenant, customer, ct)));
            foreach (var (customer, profile, documents) in read)
            {
                // In the order of their ids, so that the same sales come to the same figures.
                builder.Add(customer, profile?.Country, profile?.City, documents);
                foreach (var document in documents)
                {
                    kept.Meet(document.Id);
                }
            }
        }

        foreach (var document in kept.Left)
        {
            builder.Add(document);
        }

        return builder.Build();
    }

    /// <summary>
    /// Keeps what each product sold for and what each customer may want next. Whoever is being erased meanwhile gets nothing.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="sold">Everything sold.</param>
    /// <param name="offers">What was learned of it; null where no product was bought and kept.</param>
    /// <param name="threads">Where offers are made.</param>
    /// <param name="at">When the reading began.</param>
    /// <param name="ct">Gives up.</param>
    public async Task KeepAsync(TenantId tenant, SoldHistory sold, LearnedOffers? offers, TaskScheduler threads, DateTimeOffset at,
        CancellationToken ct)
    {
        foreach (var some in sold.Products.Values.Chunk(PricesAtOnce))
        {
            var batch = some.Aggregate(new RowBatch(RowKeys.Settings(tenant)), (batch, product) => batch.Upsert(
                SalesKeys.PricePoints(product.Id),
                JsonSerializer.SerializeToUtf8Bytes(
                    new ProductPrices(at, sold.Points.GetValueOrDefault(product.Id) ?? []), SalesJson.Rows.ProductPrices)));
            await _rows.CommitAsync(batch, ct);
        }

        var terms = JsonSerializer.SerializeToUtf8Bytes(
            new OfferTerms(at, offers?.Weeks, offers?.Customers ?? 0), SalesJson.Rows.OfferTerms);
        await _rows.CommitAsync(new RowBatch(RowKeys.Settings(tenant)).Upsert(SalesKeys.OfferTerms, terms), ct);
        await _buyers.KeepOffersAsync(tenant, async customers => offers is null ? new CustomerOffers?[customers.Count]
            : await Task.Factory.StartNew(() => offers.For(customers, ct), ct, TaskCreationOptions.None, threads), ct);
    }

    private async Task<(Guid Customer, Profile? Profile, IReadOnlyList<SaleDocument> Documents)> ReadAsync(
        TenantId tenant, Guid customer, CancellationToken ct)
    {
        var profiles = await _rows.ProfilesAsync(tenant, [customer], ct);
        return (customer, profiles.Count == 0 ? null : profiles[0].Profile, await _sales.ListWholeAsync(tenant, customer, ct) ?? []);
    }
}
