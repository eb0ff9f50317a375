using OutlookCrm.Money;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>What the tenant sells, and what customers ordered, were invoiced and gave back.</summary>
internal sealed class SalesSlice : ISlice
{
    public string Name => "Sales";

    public void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SaleTimelineKind>();
        services.AddSingleton<ITimelineKind>(provider => provider.GetRequiredService<SaleTimelineKind>());
        services.AddSingleton<IDerivedMember, SalesMember>();
        services.AddSingleton<ICustomerFigures, SalesFiguresOfCard>();
        services.AddSingleton<Buyers>();
        services.AddSingleton<SaleNumbers>();
        services.AddSingleton<IErasureReach, ErasedBuyers>();
        services.AddSingleton<KeptDocuments>();
        services.AddSingleton<ICustomerRows, SaleDocumentRows>();
        services.AddSingleton<ICustomerRows>(new PlainRows("saleLines", SalesKeys.Lines));
        services.AddSingleton(provider => new SalesJournal(
            provider.GetRequiredService<CustomerEvents>(), provider.GetRequiredService<TenantMoney>(),
            provider.GetRequiredService<Buyers>(), provider.GetRequiredService<SaleNumbers>(), provider.GetRequiredService<SalesFits>(),
            provider.GetRequiredService<SalesBell>(), provider.GetRequiredService<ProductStore>(),
            provider.GetRequiredService<SaleTimelineKind>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ProgramSales(
            provider.GetRequiredService<CustomerEvents>(), provider.GetRequiredService<TenantMoney>(),
            provider.GetRequiredService<Buyers>(), provider.GetRequiredService<SalesFits>(), provider.GetRequiredService<ProductStore>(),
            provider.GetRequiredService<SaleTimelineKind>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SalesBell>();
        services.AddSingleton<SalesStore>();
        services.AddSingleton<SalesFits>();
        services.AddSingleton<SalesPricing>();
        services.AddSingleton<SalesLearning>();
        services.AddHostedService(provider => provider.GetRequiredService<SalesLearning>());
        services.AddSingleton<ProductStore>();
        services.AddSingleton<OfferStore>();
        services.AddSingleton(provider => new SoldLines(
            provider.GetRequiredService<IRowStore>(), provider.GetRequiredService<Buyers>(), provider.GetRequiredService<SalesStore>(),
            provider.GetRequiredService<ProductStore>(), provider.GetRequiredService<SalesFits>(),
            provider.GetRequiredService<TenantMoney>(), provider.GetRequiredService<KeptDocuments>()));
        services.AddSingleton(provider => new ProductsJournal(provider.GetRequiredService<ProductStore>()));
    }

    public void Map(RouteGroupBuilder api)
    {
        var products = api.MapGroup("/products").WithTags(Name);
        var sales = api.MapGroup("/customers/{customerId:guid}/sales").WithTags(Name);
        var offers = api.MapGroup("/customers/{customerId:guid}/offers").WithTags(Name);

        ListProducts.Map(products);    // GET    /api/products
        KeepProducts.Map(products);    // POST   /api/products
                                       // PUT    /api/products/{id}
        ListPricePoints.Map(products); // GET    /api/products/{id}/prices
        ListOffers.Map(offers);        // GET    /api/customers/{customerId}/offers
        RecordSale.Map(sales);         // POST   /api/customers/{customerId}/sales
        ListSales.Map(sales);          // GET    /api/customers/{customerId}/sales
        ListBoughtProducts.Map(sales); // GET    /api/customers/{customerId}/sales/products
        ReadSale.Map(sales);           // GET    /api/customers/{customerId}/sales/{id}
        CorrectSale.Map(sales);        // PUT    /api/customers/{customerId}/sales/{id}
        RemoveSale.Map(sales);         // DELETE /api/customers/{customerId}/sales/{id}
    }
}
