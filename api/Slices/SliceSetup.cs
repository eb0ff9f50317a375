namespace OutlookCrm.Slices;

internal static class SliceSetup
{
    /// <summary>Adds a slice with everything it is made of.</summary>
    public static void AddSlice(this WebApplicationBuilder builder, ISlice slice)
    {
        builder.Services.AddSingleton(slice);
        slice.Add(builder);
    }

    public static void AddSliceContract(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OwnedRows>();
        builder.Services.AddSingleton<CustomerEvents>();
        builder.Services.AddSingleton<CustomerFigures>();
        builder.Services.AddSingleton<RecentCustomers>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<RecentCustomers>());
    }

    /// <summary>
    /// Maps the routes of every slice below <c>/api</c>. Throws where the slices' rows contradict each other (<see cref="OwnedRows"/>).
    /// </summary>
    public static void MapSlices(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<OwnedRows>();
        var api = app.MapGroup("/api");
        foreach (var slice in app.Services.GetServices<ISlice>())
        {
            // Without a word about authorisation a route is closed: see the fallback policy.
            slice.Map(api);
        }
    }
}
