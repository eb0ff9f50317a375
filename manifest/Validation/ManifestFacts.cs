namespace OutlookCrm.Manifest.Validation;

/// <summary>An icon that a manifest names, and how many pixels its place has.</summary>
internal sealed record WantedIcon(Uri Address, int Pixels);

/// <summary>What a pair of manifests, or an online check, wants to know of one of them.</summary>
internal sealed record ManifestFacts(
    string File, string Id, string Version, string Name, string? ClientId, string? HidesId, Uri? StartPage, IReadOnlySet<string> Locales,
    IReadOnlyList<WantedIcon> Icons,
    Uri? EventScript)
{
    /// <summary>What it asks for, as unified manifests spell it.</summary>
    public string Permission { get; init; } = "";

    /// <summary>Whether it runs in mailboxes that colleagues share.</summary>
    public bool SharesFolders { get; init; }

    /// <summary>Where its buttons are (<see cref="ProductRules.Places"/>).</summary>
    public IReadOnlySet<string> Places { get; init; } = new HashSet<string>();
}
