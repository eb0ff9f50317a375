using Azure.Data.Tables;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using OutlookCrm.Simulator.Hosting;
using Perfolizer.Horology;

namespace OutlookCrm.Benchmarks;

/// <summary>Bytes that one request of our table client allocates, all threads counted, HttpClient's share included. BenchmarkDotNet wants it public.</summary>
public class TableAllocations
{
    // Filled once for all of them; BenchmarkDotNet makes an instance of its own for each.
    private static TableRequests? s_requests;
    private static BareTables? s_bare;

    [Benchmark]
    public Task BareGetAsync() => s_bare!.GetAsync();

    [Benchmark]
    public Task BareQueryAsync() => s_bare!.QueryAsync();

    [Benchmark]
    public Task InsertAsync() => s_requests!.InsertAsync();

    [Benchmark]
    public Task GetAsync() => s_requests!.GetAsync();

    [Benchmark]
    public Task QueryAsync() => s_requests!.QueryAsync();

    [Benchmark]
    public Task TransactionAsync() => s_requests!.TransactionAsync();

    internal static async Task RunAsync(Report report, AzuriteProcess azurite)
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        var (reads, writes) = (service.GetTableClient("allocationreads"), service.GetTableClient("allocationwrites"));
        await TableRequests.FillAsync(reads);
        await writes.CreateIfNotExistsAsync();
        using var bare = new BareTables(azurite.Endpoint, reads.Name);
        (s_requests, s_bare) = (new(reads, writes), bare);
        var artifacts = Path.Combine(AppContext.BaseDirectory, $"allocations-{Environment.ProcessId}");
        var summary = BenchmarkRunner.Run<TableAllocations>(new ManualConfig()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(250)))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider([.. DefaultConfig.Instance.GetColumnProviders()])
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(artifacts));
        if (Directory.Exists(artifacts))
        {
            Directory.Delete(artifacts, recursive: true);
        }

        var bytes = summary.Reports.ToDictionary(
            measured => measured.BenchmarkCase.Descriptor.WorkloadMethod.Name,
            measured => measured.GcStats.GetBytesAllocatedPerOperation(measured.BenchmarkCase)
                ?? throw new InvalidOperationException($"{measured.BenchmarkCase.DisplayInfo} did not run."));
        report.SectionOfBytes("Allocated by one request, by BenchmarkDotNet's memory diagnoser", "to HttpClient alone, which does not look at the answer");
        report.Line("get, HttpClient alone", bytes[nameof(BareGetAsync)]);
        report.Line("get", bytes[nameof(GetAsync)], bytes[nameof(BareGetAsync)]);
        report.Line("query of 100 rows, HttpClient alone", bytes[nameof(BareQueryAsync)]);
        report.Line("query of 100 rows", bytes[nameof(QueryAsync)], bytes[nameof(BareQueryAsync)]);
        report.Line("insert", bytes[nameof(InsertAsync)]);
        report.Line("transaction of 100 rows", bytes[nameof(TransactionAsync)]);
    }
}
