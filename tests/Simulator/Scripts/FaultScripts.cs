using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>Sets, lists and clears faults.</summary>
internal static class FaultScripts
{
    private static readonly string[] Targets = ["graph", "entra", "api", "naa"];

    public static void Map(IEndpointRouteBuilder scripts, FaultBoard faults)
    {
        scripts.MapPost("/faults", (Fault fault) => WhyNot(fault) is { } reason
            ? ScriptAccess.Error(400, reason)
            : Results.Json(new { id = faults.Set(fault) }, statusCode: 201));
        scripts.MapGet("/faults", () => new { faults = faults.All.Select(set => new { set.Id, set.Hits, set.Fault }) });
        scripts.MapDelete("/faults", (int? id) =>
        {
            faults.Clear(id);
            return Results.NoContent();
        });
    }

    private static string? WhyNot(Fault fault) => fault switch
    {
        _ when !Targets.Contains(fault.Target) => $"target must be one of {string.Join(", ", Targets)}.",
        { Kind: { } kind } when !FaultKinds.ActedByEndpoints.Contains(kind) && !FaultKinds.ActedInFront.Contains(kind) =>
            $"There is no kind '{kind}'.",
        { Kind: null, Status: null, DelayMs: 0 } => "A fault needs a kind, a status or a delayMs.",
        { Status: < 100 or > 599 } => "status must be an HTTP status.",
        _ => null,
    };
}
