using OutlookCrm.AddIn;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Admin.Setup;

/// <summary>The manifest with which Outlook opens the pane. Only the pane knows this.</summary>
internal sealed class OpenedManifestStore(IRowStore rows, TimeProvider clock)
{
    // Microsoft 365 takes up to a day to roll out a new manifest; during this time panes open from the old and from the new manifest.
    private static readonly TimeSpan s_rollOut = TimeSpan.FromDays(1);

    /// <summary>The last one; null before anybody opened the pane from a deployed manifest.</summary>
    public async Task<OpenedManifest?> FindAsync(TenantId tenant, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Settings(tenant), RowKeys.OpenedManifest, ct) is { } row ? Read(row) : null;

    /// <summary>
    /// Stores the version of a manifest that was opened now. An older version does not replace a newer version that is being rolled out. A
    /// version above the product's own is ignored.
    /// </summary>
    public async Task KeepAsync(TenantId tenant, Version version, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await rows.FindAsync(RowKeys.Settings(tenant), RowKeys.OpenedManifest, ct);
        if (row is not null
            && Read(row) is { } known
            && now - known.SeenAt < s_rollOut
            && Weight(version) <= Weight(Version.Parse(known.Version)))
        {
            return;
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(new OpenedManifest(version.ToString(), now), SetupJson.Default.OpenedManifest);
        var batch = new RowBatch(RowKeys.Settings(tenant));

        // A conflict means that a colleague opened it at the same moment: either is right.
        await rows.CommitAsync(row is null ? batch.Insert(RowKeys.OpenedManifest, content) : batch.Replace(row, content), ct);
    }

    // An administrator may have built one with a higher version, and anybody may make one up: it counts while no other is opened.
    private static Version Weight(Version version) => version > Version.Parse(AddInDescription.CurrentVersion) ? new() : version;

    private static OpenedManifest Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, SetupJson.Default.OpenedManifest)!;
}

/// <summary>A manifest's version, and when the pane was last opened with it.</summary>
internal sealed record OpenedManifest(string Version, DateTimeOffset SeenAt);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(OpenedManifest))]
internal sealed partial class SetupJson : JsonSerializerContext;
