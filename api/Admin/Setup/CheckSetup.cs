using OutlookCrm.AddIn;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>
/// Tests everything that the installation depends on and reports what works. The set-up page adds the checks that only a browser can make
/// (https, headers, the token).
/// </summary>
internal static partial class CheckSetup
{
    private static readonly TimeSpan s_longestCheck = TimeSpan.FromSeconds(15);

    /// <param name="ManifestVersion">The version of the manifests that this installation serves.</param>
    /// <param name="Lines">One line for each thing that was tried.</param>
    public sealed record Response(string ManifestVersion, IReadOnlyList<SetupLine> Lines);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapGet("/setup", HandleAsync).Describe(
            nameof(CheckSetup), "Try everything that the installation stands on, or one check of it", Policies.Admin);

    // One check by its name, such as storage, or all of them: the page asks for each alone, so that a slow one holds up no other.
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        CurrentUser user, IEnumerable<ISetupCheck> checks, TimeProvider clock, ILogger<ISetupCheck> logger, string? check,
        CancellationToken ct)
    {
        var wanted = checks.Where(one => check is null || NameOf(one) == check).ToList();
        if (wanted.Count == 0)
        {
            return Problems.InvalidRequest("check", $"Must be one of {string.Join(", ", checks.Select(NameOf))}.");
        }

        var lines = await Task.WhenAll(wanted.Select(one => TryAsync(one, user, clock, logger, ct)));
        return TypedResults.Ok(new Response(AddInDescription.CurrentVersion, [.. lines.SelectMany(found => found)]));
    }

    private static string NameOf(ISetupCheck check) =>
        check.GetType().Name.Replace("Check", "", StringComparison.Ordinal).ToLowerInvariant();

    private static async Task<IReadOnlyList<SetupLine>> TryAsync(
        ISetupCheck check, CurrentUser user, TimeProvider clock, ILogger logger, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(s_longestCheck, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            return await check.TryAsync(user, either.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // One check that breaks must not hide what the others found.
            Log.Failed(logger, check.GetType().Name, e);
            return [new(SetupFinding.CheckFailed, SetupState.Fault, check.GetType().Name)];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, Message = "The set-up check {Check} failed")]
        public static partial void Failed(ILogger logger, string check, Exception e);
    }
}
