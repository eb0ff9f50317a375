using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// Microsoft's own schemas of unified manifests, as their npm package @microsoft/app-manifest checks them; run by Node, offline.
/// </summary>
internal static partial class UnifiedSchema
{
    private const string Script = "schema.mjs";
    // One for this program's life: loading the schemas takes longer than asking them.
    private static readonly SemaphoreSlim s_one = new(1, 1);
    private static Process? s_node;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Reports what the schema refuses; that it could not be asked is a warning.</summary>
    public static async Task CheckAsync(Findings findings, JsonElement manifest, CancellationToken ct)
    {
        var named = new JsonPlace("$", manifest).Member("$schema");
        if (named?.Text is not { } address || !Schema().IsMatch(address))
        {
            findings.Error("$.$schema", named is null ? "It names no schema, by which it could be checked."
                : $"{named.Value.Value.GetRawText()} is none of Microsoft's schemas for apps.",
                "write https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json, with the number of "
                + "manifestVersion.");
            return;
        }

        var answer = await AskAsync(JsonSerializer.Serialize(manifest), ct);
        if (answer.Problem is not null)
        {
            findings.Warning("", $"Microsoft's schema could not be asked: {answer.Problem}",
                "install Node 20 or later and run npm ci in the folder manifest; the other checks were made.");
        }

        // Two branches of a schema may refuse the same.
        foreach (var (where, what, fix) in (answer.Wrong ?? []).Select(wrong => SchemaSentences.Of(wrong, manifest)).Distinct())
        {
            findings.Error(where, what, fix);
        }
    }

    private static async Task<Answer> AskAsync(string manifest, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        await s_one.WaitAsync(patience.Token);
        try
        {
            s_node ??= Start();
            await s_node.StandardInput.WriteLineAsync(manifest.AsMemory(), patience.Token);
            await s_node.StandardInput.FlushAsync(patience.Token);
            if (await s_node.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                return JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)!;
            }

            // Node's own message stands before its stack.
            var errors = await s_node.StandardError.ReadToEndAsync(patience.Token);
            s_node.Dispose();
            s_node = null;
            return new(null, errors.Split('\n').FirstOrDefault(one => one.Contains("Error", StringComparison.Ordinal))?.Trim()
                ?? "Node said nothing.");
        }
        catch (Exception problem) when (problem is Win32Exception or IOException or JsonException)
        {
            return new(null, problem.Message);
        }
        finally
        {
            s_one.Release();
        }
    }

    private static Process Start() =>
        Process.Start(new ProcessStartInfo(
        "node", [Path.Combine(
        Folder() ?? throw new FileNotFoundException($"No folder above {AppContext.BaseDirectory} holds manifest/{Script}."), Script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "manifest") is var here && File.Exists(Path.Combine(here, Script)))
            {
                return here;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^https://developer\.microsoft\.com/([a-zA-Z-]+/)?json-schemas/teams/v[^/]+/MicrosoftTeams\.schema\.json#?$")]
    private static partial Regex Schema();

    private sealed record Answer(IReadOnlyList<string>? Wrong, string? Problem);
}
