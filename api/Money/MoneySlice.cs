using OutlookCrm.Slices;

namespace OutlookCrm.Money;

/// <summary>Currencies, the home currency of a tenant, and what other currencies are worth in it from day to day.</summary>
internal sealed class MoneySlice : ISlice
{
    public string Name => "Money";

    public void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<TenantMoney>();

    public void Map(RouteGroupBuilder api)
    {
        var money = api.MapGroup("/money").WithTags(Name);
        var rates = api.MapGroup("/rates").WithTags(Name);
        var admin = api.MapGroup("/admin").WithTags(Name);

        ReadMoney.Map(money);  // GET    /api/money
        SetMoney.Map(admin);   // PUT    /api/admin/money
        ListRates.Map(rates);  // GET    /api/rates
        EnterRates.Map(rates); // PUT    /api/rates
    }
}
