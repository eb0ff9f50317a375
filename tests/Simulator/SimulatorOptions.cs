using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Simulator;

/// <summary>How to start the simulator. The defaults are a test's: free ports, nothing kept, no demo company.</summary>
public sealed record SimulatorOptions
{
    private static readonly string[] Own = ["urls", "api-urls", "data", "demo", "registered"];

    /// <summary>Where the page and the scripts' endpoints listen; port 0 takes a free one.</summary>
    public string PageUrl { get; init; } = "http://127.0.0.1:0";

    /// <summary>Where the API listens; port 0 takes a free one.</summary>
    public string ApiUrl { get; init; } = "http://127.0.0.1:0";

    /// <summary>Where mailboxes, keys and the store are kept; null takes a temporary folder that goes with the host.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether to fill an empty data folder with the demo company.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether Entra knows the product's application from the start. Without it nobody signs in until it is made, and nothing is consented to.</summary>
    public bool Registered { get; init; } = true;

    /// <summary>Further settings of the API; they win over the simulator's own.</summary>
    public IReadOnlyDictionary<string, string?> ApiSettings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Told what takes a while at the start.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Last word on the API before it is built, for tests that replace its clock.</summary>
    public Action<WebApplicationBuilder>? ConfigureApi { get; init; }

    /// <summary>The clock of Entra, Graph and the mailboxes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>From the command line: the README's defaults, and every other `--Key=value` for the API.</summary>
    public static SimulatorOptions FromCommandLine(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new SimulatorOptions
        {
            PageUrl = given["urls"] ?? "http://localhost:3000",
            ApiUrl = given["api-urls"] ?? "http://localhost:5080",
            DataFolder = Path.GetFullPath(given["data"] ?? SourceTree.Of("tests", "Simulator", "data", "simulator")),
            Demo = !bool.TryParse(given["demo"], out var demo) || demo,
            Registered = !bool.TryParse(given["registered"], out var registered) || registered,
            Say = Console.WriteLine,
            ApiSettings = given.AsEnumerable().Where(pair => pair.Value is not null && !Own.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(),
        };
    }
}
