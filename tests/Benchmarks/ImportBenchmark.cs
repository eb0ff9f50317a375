using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Storage;
using OutlookCrm.Storage.AzureTables;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// The books of a firm from upload to searchable and scored: people, and their orders with lines, imported over HTTP by a published build
/// that is killed on the way. Time, processor time of a row and the largest memory, beside the importer of EspoCRM as it was measured on
/// such a machine: 54 rows a second and 7.7 ms a row at its best. In the end the rows of the store are counted and their amounts added up:
/// none is lost, none is there twice. On the emulator of Azure's tables the figures are those of the emulator.
/// </summary>
internal static class ImportBenchmark
{
    private const double PeerRowsPerSecond = 54;
    private const double PeerMillisecondsPerRow = 7.7;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Arguments: the folder of a published build, customers (default 100 000), kills (default 5), the engine (default sqlite).
    /// </summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var customers = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000;
        var kills = args.Count > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
        await using var entra = await EntraStandIn.StartAsync();
        await using var azurite = args.Count > 3 && args[3] == StorageOptions.AzureTables ? await AzuriteProcess.StartAsync() : null;
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"import-{Environment.ProcessId}"));
        try
        {
            var (people, orders) = (Path.Combine(folder.FullName, "people.csv"), Path.Combine(folder.FullName, "orders.csv"));
            var bytes = ImportFiles.WriteCustomers(people, customers) + ImportFiles.WriteOrders(orders, customers);
            report.Note(string.Create(CultureInfo.InvariantCulture, $"Two files of {bytes:N0} bytes"));
            using var run = new ImportRun(PublishedApi.In([.. args.Take(1)])[0], Path.Combine(folder.FullName, "data"), entra,
                azurite?.ConnectionString);
            await run.StartAsync();
            var begun = Stopwatch.GetTimestamp();
            var left = kills;
            var (first, firstTook) = await ImportAsync(run, people, customers, left / 2);
            left -= left / 2;
            var (second, secondTook) = await ImportAsync(run, orders, customers * ImportFiles.OrdersOfCustomer, left);
            await run.UntilScoredAsync(ImportFiles.Address(0), s_look);
            var took = Stopwatch.GetElapsedTime(begun);
            var (peak, cpu) = (run.Peak, await run.StopAsync());

            var rows = customers + (customers * ImportFiles.OrdersOfCustomer * ImportFiles.LinesOfOrder);
            Line(report, "people", customers, firstTook);
            Line(report, "order lines", rows - customers, secondTook);
            Line(report, "all, searchable and scored", rows, took);
            report.Note(string.Create(CultureInfo.InvariantCulture,
                $"CPU a row {cpu.TotalMilliseconds / rows:0.000} ms, EspoCRM's {PeerMillisecondsPerRow} ms; "
                    + $"largest memory {peak / 1e6:0} MB; killed {kills} times"));
            report.Note($"Counts: {first}");
            report.Note($"Counts: {second}");
            var store = await run.OpenStoreAsync();
            await using var open = store as IAsyncDisposable;
            report.Note(await CountAsync(store, customers));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Line(Report report, string what, int rows, TimeSpan took) => report.Note(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-28}{rows,10:N0} rows in {took.TotalSeconds,6:0.0} s = {rows / took.TotalSeconds,8:N0} a second, "
            + $"{rows / took.TotalSeconds / PeerRowsPerSecond:0} times EspoCRM's {PeerRowsPerSecond}"));

    // Killed at equal parts of the way.
    private static async Task<(string Counts, TimeSpan Took)> ImportAsync(ImportRun run, string file, int records, int kills)
    {
        var begun = Stopwatch.GetTimestamp();
        var import = await run.UploadAsync(file);
        for (var killed = 0; ;)
        {
            await Task.Delay(s_look);
            if (await run.ReadAsync(import) is not { } state)
            {
                continue;
            }

            if (state.GetProperty("state").GetString() == "done")
            {
                return (state.GetProperty("counts").ToString(), Stopwatch.GetElapsedTime(begun));
            }

            if (killed < kills && state.GetProperty("recordsRead").GetInt32() >= (killed + 1L) * records / (kills + 1))
            {
                killed++;
                await run.StopAsync();
                await run.StartAsync();
            }
        }
    }

    private static async Task<string> CountAsync(IRowStore store, int customers)
    {
        var tenant = RowKeys.OfTenant(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id));
        var (profiles, entries, orders, lines, total) = (0, 0, 0, 0, 0m);
        await foreach (var (_, row) in store.ScanAsync(Tables.Customers, tenant, default))
        {
            profiles += row.Key == RowKeys.Profile ? 1 : 0;
            entries += string.CompareOrdinal(row.Key, RowKeys.Timeline.From) >= 0
                && string.CompareOrdinal(row.Key, RowKeys.Timeline.Before) < 0 ? 1 : 0;
            if (row.Key[0] == 'o')
            {
                using var document = JsonDocument.Parse(row.Content);
                (orders, lines) = (orders + 1, lines + document.RootElement.GetProperty("lineCount").GetInt32());
                total += document.RootElement.GetProperty("total").GetDecimal();
            }
        }

        var written = customers * ImportFiles.OrdersOfCustomer;
        var isRight = profiles == customers && entries == written && orders == written && lines == written * ImportFiles.LinesOfOrder
            && total == ImportFiles.TotalOf(customers);
        return string.Create(CultureInfo.InvariantCulture,
            $"Stored: {profiles:N0} customers, {entries:N0} entries on timelines, {orders:N0} orders of {lines:N0} lines and {total:N2} "
                + $"EUR: {(isRight ? "as the files say, every row once" : "WRONG")}");
    }
}

/// <summary>A published build that imports, and is killed and started again on the same store.</summary>
internal sealed class ImportRun(PublishedApi api, string folder, EntraStandIn entra, string? tables) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(5) };
    private PublishedBuild? _build;
    private TimeSpan _cpu;

    /// <summary>The largest memory that any of its processes had, in bytes.</summary>
    public long Peak { get; private set; }

    /// <summary>The store that the build has written.</summary>
    public async Task<IRowStore> OpenStoreAsync()
    {
        if (tables is null)
        {
            return new SqliteRowStore(Path.Combine(folder, "outlookcrm.db"));
        }

        var store = new TablesRowStore(
            TableAccount.Open(new() { Engine = StorageOptions.AzureTables, ConnectionString = tables }), TimeProvider.System);
        await store.OpenAsync(default);
        return store;
    }

    public async Task StartAsync()
    {
        var settings = new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" };
        if (tables is not null)
        {
            (settings["Storage__Engine"], settings["Storage__ConnectionString"]) = (StorageOptions.AzureTables, tables);
        }

        _build = await PublishedBuild.StartAsync(api, folder, entra, settings);
        _client.DefaultRequestHeaders.Authorization = new("Bearer", _build.Token);
    }

    /// <summary>Kills it; answers the processor time of all its processes so far.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        Look();
        _cpu += _build!.Process.Cpu;
        await _build.DisposeAsync();
        return _cpu;
    }

    public async Task<string> UploadAsync(string file)
    {
        await using var content = File.OpenRead(file);
        using var form = new MultipartFormDataContent { { new StreamContent(content), "file", Path.GetFileName(file) } };
        form.Add(new StringContent("""{"currency":"EUR","addAnyway":false}""", Encoding.UTF8), "options");
        using var answer = await _client.PostAsync(Of("/api/imports"), form);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonElement.Parse(body).GetProperty("id").GetString()!
            : throw new InvalidOperationException(body);
    }

    /// <summary>An import as it stands; null where the storage is too busy to say.</summary>
    public async Task<JsonElement?> ReadAsync(string import)
    {
        Look();
        using var answer = await _client.GetAsync(Of($"/api/imports/{import}"));
        return answer.StatusCode == HttpStatusCode.ServiceUnavailable ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Ends when the customer of this address is found by it, and a model scores them.</summary>
    public async Task UntilScoredAsync(string address, TimeSpan look)
    {
        for (var isScored = false; !isScored; await Task.Delay(look))
        {
            Look();
            using var answer = await _client.PostAsJsonAsync(Of("/api/card"), new { addresses = new[] { address }, from = address });
            isScored = (await answer.Content.ReadAsStringAsync()).Contains("\"prospect\":{", StringComparison.Ordinal);
        }
    }

    public void Dispose() => _client.Dispose();

    private Uri Of(string path) => new(_build!.Process.Address, path);

    private void Look() => Peak = Math.Max(Peak, _build!.Process.LargestMemory());
}
