namespace OutlookCrm.Simulator;

/// <summary>How to start the simulator. The defaults are a test's: free ports, nothing kept, no demo company.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where the page and the scripts' endpoints listen; port 0 takes a free one.</summary>
    public string PageUrl { get; init; } = "http://127.0.0.1:0";

    /// <summary>Where the API listens; port 0 takes a free one.</summary>
    public string ApiUrl { get; init; } = "http://127.0.0.1:0";

    /// <summary>Where mailboxes, keys and the store are kept; null takes a temporary folder that goes with the host.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether to fill an empty data folder with the demo company.</summary>
    public bool Demo { get; init; }

    /// <summary>
    /// Whether Entra knows the product's application from the start. If not, no user can sign in until the application is created, and
    /// nothing has consent.
    /// </summary>
    public bool Registered { get; init; } = true;

    /// <summary>Further settings of the API; they win over the simulator's own.</summary>
    public IReadOnlyDictionary<string, string?> ApiSettings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Told what takes a while at the start.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Last word on the API before it is built, for tests that replace its clock.</summary>
    public Action<WebApplicationBuilder>? ConfigureApi { get; init; }

    /// <summary>The clock of Entra, Graph and the mailboxes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
