using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Graph;

namespace OutlookCrm.Simulator.Hosting;

/// <summary>Entra and Graph on one loopback port, told apart by their real host names.</summary>
internal static class CloudServer
{
    public static async Task<(WebApplication App, Uri Address)> StartAsync(
        EntraServer entra, GraphServer graph, FaultBoard faults, TimeProvider clock, Func<HttpClient> client, CancellationToken ct)
    {
        const string Url = "http://127.0.0.1:0";
        var app = WebServer.Create(Url).Build();
        graph.Use(app);
        UseFaults(app, GraphServer.Host, "graph", faults, clock, GraphErrors.Body);
        UseFaults(app, EntraServer.Host, "entra", faults, clock, EntraServer.ErrorBody);

        // After the front has put paths into one form.
        app.UseRouting();
        entra.Map(app);
        graph.Map(app, client);
        return (app, await app.StartAndTellAsync(Url, ct));
    }

    private static void UseFaults(
        WebApplication app, string host, string target, FaultBoard faults, TimeProvider clock, Func<int, HttpContext, string> errorBody) =>
        app.UseWhen(context => context.Request.Host.Host == host,
            branch => branch.UseMiddleware<FaultMiddleware>(target, faults, clock, errorBody));
}
