using OutlookCrm.Customers.Cards;
using OutlookCrm.Customers.Companies;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Exporting;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Saving;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers;

/// <summary>Who the customers are, and what every other slice shows on their cards and timelines.</summary>
internal sealed class CustomersSlice : ISlice
{
    public string Name => "Customers";

    public void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AddressOwners>();
        services.AddSingleton<PhoneOwners>();
        services.AddSingleton<OrganisationPeople>();
        services.AddSingleton<LookAlikes>();
        services.AddSingleton<CardStore>();
        services.AddSingleton<CompanyStore>();
        services.AddSingleton<CustomerStore>();
        services.AddSingleton<TimelineStore>();
        services.AddSingleton<CustomerSearch>();
        services.AddSingleton<NamedAlike>();
        services.AddSingleton<CustomerExport>();
        services.AddSingleton<IProjector, AddressRows>();
        services.AddSingleton<IProjector, SearchRows>();
        services.AddSingleton<TenantStarts>();
        services.AddSingleton<ProjectionStore>();
        services.AddSingleton<SearchMark>();
        services.AddSingleton<ITenantStart>(provider => provider.GetRequiredService<SearchMark>());
        services.AddSingleton<SearchRebuild>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchRebuild>());
        services.AddSingleton<ErasedAddresses>();
        services.AddSingleton<CustomerErasure>();
        services.AddSingleton<CustomerRegister>();
        services.AddSingleton<IReplay>(provider => provider.GetRequiredService<ProjectionStore>());
        services.AddSingleton<IReplay>(provider => provider.GetRequiredService<CustomerErasure>());
        services.AddSingleton<ICustomerRows>(new PlainRows("profile", RowKeys.Profile));
        services.AddSingleton<ICustomerRows>(new PlainRows("summary", RowKeys.Summary));
        services.AddSingleton<ICustomerRows>(new PlainRows("formerNames", RowKeys.FormerNames));
        services.AddSingleton<ICustomerRows>(new PlainRows("audit", RowKeys.AuditRows));
        services.AddSingleton<ICustomerRows, RelationRows>();
        services.AddSingleton<ICustomerRows, TimelineRows>();
        services.ConfigureSwaggerGen(SliceSchemas.Name);
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, CustomersJson.Default));
    }

    public void Map(RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags(Name);

        FindCard.Map(api);              // POST   /api/card
        AddCustomer.Map(customers);     // POST   /api/customers
        ReadCustomer.Map(customers);    // GET    /api/customers/{id}
        EditCustomer.Map(customers);    // PUT    /api/customers/{id}
        EraseCustomer.Map(customers);   // DELETE /api/customers/{id}
        ReadErasure.Map(customers);     // GET    /api/customers/{id}/erasure
        ExportCustomer.Map(customers);  // GET    /api/customers/{id}/export
        SearchCustomers.Map(customers); // POST   /api/customers/search
        ListPeople.Map(customers);      // GET    /api/customers/{id}/people
        ReadCompanyTimeline.Map(customers); // GET /api/customers/{id}/people/timeline
        ReadTimeline.Map(customers);    // GET    /api/customers/{id}/timeline
        ReadEntry.Map(customers);       // GET    /api/customers/{id}/timeline/{entryId}
    }
}
