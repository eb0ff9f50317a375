using System.Diagnostics;
using System.Text.Json;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Benchmarks;

/// <summary>Microsoft's table client for Node under load, in a process of its own (<c>tables/load.mjs</c>).</summary>
internal sealed class NodeTables : IAsyncDisposable
{
    private readonly Process _process;

    private NodeTables(Process process) => _process = process;

    /// <summary>Starts it on a table that <see cref="TableRequests.FillAsync"/> filled; fetches the client first where it is missing, and says so.</summary>
    public static async Task<NodeTables> StartAsync(Report report, string connection, string reads)
    {
        var folder = SourceTree.Of("tests", "Benchmarks", "tables");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            report.Note("npm ci in tests/Benchmarks/tables fetches @azure/data-tables.");
            using var npm = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--silent"]) { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"npm ci in {folder} ended with {npm.ExitCode}.");
            }
        }

        var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "load.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new
        {
            connection,
            reads,
            partitions = TableRequests.Partitions,
            rows = TableRequests.Rows,
            version = TableRequests.Version,
            content = TableRequests.Content,
        }));
        return new(node);
    }

    /// <summary>A load after one of half its time to warm up.</summary>
    public async Task<LoadResult> MeasureAsync(string request, string table, int callers, TimeSpan duration)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { request, table, callers, seconds = duration.TotalSeconds }));
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("node ended; what it said is above.");
        var figures = JsonSerializer.Deserialize<Figures>(line, JsonSerializerOptions.Web)!;
        return new(figures.Operations, figures.PerSecond, Milliseconds(figures.P50), Milliseconds(figures.P99), Milliseconds(figures.Cpu));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static TimeSpan Milliseconds(double number) => TimeSpan.FromMilliseconds(number);

    private sealed record Figures(int Operations, double PerSecond, double P50, double P99, double Cpu);
}
