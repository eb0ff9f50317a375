using OutlookCrm.Slices;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Deals;

/// <summary>Business that may come about: pipelines, deals, and the chance that a deal is won.</summary>
internal sealed class DealsSlice : ISlice
{
    public string Name => "Deals";

    public void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<DealKind>();
        services.AddSingleton<ITimelineKind>(provider => provider.GetRequiredService<DealKind>());
        services.AddSingleton<IDerivedMember, DealsMember>();
        services.AddSingleton<ICustomerFigures, DealsFiguresOfCard>();
        services.AddSingleton<ICustomerRows, DealRows>();
        services.AddSingleton<ICustomerRows>(new PlainRows("dealMoves", DealsKeys.Moves));
        services.AddSingleton<ICustomerRows>(new PlainRows("openDeals", DealsKeys.OpenItems));
        services.AddSingleton<IErasureReach, ErasedFromDeals>();
        services.AddSingleton<BoardStore>();
        services.AddSingleton<BoardReading>();
        services.AddSingleton<TenantDeals>();
        services.AddSingleton<PageTokens>();
        services.AddSingleton<DealStore>();
        services.AddSingleton<IReplay>(provider => provider.GetRequiredService<DealStore>());
    }

    public void Map(RouteGroupBuilder api)
    {
        var deals = api.MapGroup("/customers/{customerId:guid}/deals").WithTags(Name);
        var all = api.MapGroup("/deals").WithTags(Name);
        var admin = api.MapGroup("/admin").WithTags(Name);

        ListCustomerDeals.Map(deals); // GET    /api/customers/{customerId}/deals
        AddDeal.Map(deals);           // POST   /api/customers/{customerId}/deals
        ReadDeal.Map(deals);          // GET    /api/customers/{customerId}/deals/{id}
        EditDeal.Map(deals);          // PUT    /api/customers/{customerId}/deals/{id}
        MoveDeal.Map(deals);          // POST   /api/customers/{customerId}/deals/{id}/move
        WinDeal.Map(deals);           // POST   /api/customers/{customerId}/deals/{id}/win
        LoseDeal.Map(deals);          // POST   /api/customers/{customerId}/deals/{id}/lose
        ReopenDeal.Map(deals);        // POST   /api/customers/{customerId}/deals/{id}/reopen
        RemoveDeal.Map(deals);        // DELETE /api/customers/{customerId}/deals/{id}
        RestoreDeal.Map(deals);       // POST   /api/customers/{customerId}/deals/{id}/restore
        ListDeals.Map(all);           // GET    /api/deals
        ReadBoard.Map(all);           // GET    /api/deals/board
        ReadPipelines.Map(all);       // GET    /api/deals/pipelines
        SetPipelines.Map(admin);      // PUT    /api/admin/deals/pipelines
    }
}
