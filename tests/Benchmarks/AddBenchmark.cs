using System.Globalization;
using System.Text;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Adding customers over HTTP, each with an address, a company, a telephone number and all search rows, durable before it is answered.
/// Against one durable commit of two rows by as many callers, which no change can do without; and the size of the file, against the bytes
/// of the profiles alone.
/// </summary>
internal static class AddBenchmark
{
    private const string Body =
        $$"""
        {"kind":"person","name":"Eleni Papadaki {{NumberedText.Place}}","company":"Aegean Foods SA",
        "addresses":["eleni.papadaki{{NumberedText.Place}}@aegean.example"],
        "phones":["+30 2310 {{NumberedText.Place}}"],"country":"GR","city":"Thessaloniki","role":"Head of purchasing","stage":"customer"}
        """;

    private static readonly int[] Connections = [1, 16];
    private static int _added;

    /// <summary>Arguments: seconds per figure (default 10), customers in the file before (default 20 000).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var duration = TimeSpan.FromSeconds(args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10);
        var before = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;

        // Beside the build's folder: a temporary one may be in memory, where a sync costs nothing.
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"add-{Environment.ProcessId}"));
        try
        {
            await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { DataFolder = folder.FullName });
            var rows = host.ApiServices.GetRequiredService<IRowStore>();
            var request = new NumberedText(RawClient.Post(host.ApiAddress, "/api/customers", host.TokenFor("maria"), Body));
            while (_added < before)
            {
                await LoadAsync(host.ApiAddress, 64, TimeSpan.FromSeconds(1), request);
            }

            report.SectionOfCosts(
                string.Create(CultureInfo.InvariantCulture, $"Adding customers to {_added:N0}"),
                    "to one durable commit of two rows by as many callers; the loader's share is in both");
            foreach (var connections in Connections)
            {
                var limit = await CommitAsync(rows, connections, duration / 2);
                report.Cost($"durable commit, {connections} callers", limit);
                report.Cost($"added customers, {connections} connections",
                    await LoadAsync(host.ApiAddress, connections, duration, request), limit);
            }

            var tenant = TenantId.FromValidatedToken(Simulator.Entra.EntraDirectory.Contoso.Id);
            long profiles = 0;
            await foreach (var (_, row) in rows.ScanAsync(Tables.Customers, RowKeys.OfTenant(tenant), default)
                .Where(found => found.Row.Key == RowKeys.Profile))
            {
                profiles += row.Content.Length;
            }

            report.SectionOfBytes(string.Create(CultureInfo.InvariantCulture, $"The file with {_added:N0} customers without a history"),
                "to the profiles in it");
            report.Line("profiles", profiles);
            report.Line("file",
                Directory.EnumerateFiles(folder.FullName, "*.db", SearchOption.AllDirectories)
                    .Sum(file => new FileInfo(file).Length),
                profiles);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<LoadResult> LoadAsync(Uri address, int connections, TimeSpan duration, NumberedText request)
    {
        var clients = Enumerable.Range(0, connections).Select(_ => (Client: new RawClient(address), Buffer: new byte[16 * 1024])).ToArray();
        var result = await Load.RunAsync(connections, duration, async caller =>
            await clients[caller].Client.SendAsync(request.WriteTo(clients[caller].Buffer, Interlocked.Increment(ref _added))));
        Array.ForEach(clients, client => client.Client.Dispose());
        return result;
    }

    private static Task<LoadResult> CommitAsync(IRowStore rows, int callers, TimeSpan duration)
    {
        var tenant = TenantId.FromValidatedToken(Simulator.Entra.EntraDirectory.Fabrikam.Id);
        var content = Encoding.UTF8.GetBytes(Body);
        return Load.RunAsync(callers, duration, async _ =>
            await rows.CommitAsync(new RowBatch(RowKeys.Customer(tenant, Guid.CreateVersion7())).Insert(RowKeys.Profile, content)
                .Insert(RowKeys.Summary, "{}"u8.ToArray()), default));
    }
}
