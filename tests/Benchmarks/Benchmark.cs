namespace OutlookCrm.Benchmarks;

/// <summary>A benchmark by name. It takes the arguments after its name and writes its figures to the report.</summary>
internal sealed record Benchmark(string Name, string Measures, Func<Report, IReadOnlyList<string>, Task> RunAsync);
