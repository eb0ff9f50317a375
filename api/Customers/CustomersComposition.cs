using OutlookCrm.Customers.Cards;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Slices;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers;

/// <summary>What this slice is made of.</summary>
internal static class CustomersComposition
{
    public static void AddCustomers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AddressOwners>();
        builder.Services.AddSingleton<CardStore>();
        builder.Services.AddSingleton<CustomerStore>();
        builder.Services.AddSingleton<TimelineStore>();
        builder.Services.AddSingleton<CustomerSearch>();
        builder.Services.AddSingleton<IProjector, AddressRows>();
        builder.Services.AddSingleton<IProjector, SearchRows>();
        builder.Services.AddSingleton<ProjectionStore>();
        builder.Services.AddSingleton<SearchRebuild>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SearchRebuild>());
        builder.Services.AddSingleton<IReplay>(services => services.GetRequiredService<ProjectionStore>());
        builder.Services.AddSingleton<Traces>();
        builder.Services.AddSingleton<CustomerErasure>();
        builder.Services.AddSingleton<IReplay>(services => services.GetRequiredService<CustomerErasure>());
        builder.Services.ConfigureSwaggerGen(StoredEntry.Describe);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, CustomersJson.Default));
    }
}
