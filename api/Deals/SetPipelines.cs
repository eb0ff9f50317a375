using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>Sets pipelines, stages and reasons. A stage in which open deals stand cannot be taken away.</summary>
internal static class SetPipelines
{
    /// <param name="Pipelines">All pipelines, in the order in which they are shown.</param>
    /// <param name="LostReasons">All reasons, in the order in which they are shown.</param>
    public sealed record Request(
        [property: Required, MaxLength(PipelineRules.MostPipelines)] IReadOnlyList<TypedPipeline> Pipelines,
        [property: Required, MaxLength(PipelineRules.MostReasons)] IReadOnlyList<string> LostReasons);

    /// <param name="Name">What people call it.</param>
    /// <param name="Stages">In their order.</param>
    /// <param name="Id">That of a pipeline that is there; null for a new one.</param>
    public sealed record TypedPipeline(
        [property: Required, StringLength(PipelineRules.LongestName)] string Name,
        [property: Required, MaxLength(PipelineRules.MostStages)] IReadOnlyList<TypedStage> Stages, Guid? Id = null);

    /// <param name="Name">What people call it.</param>
    /// <param name="Chance">The share of deals that is expected to be won from here, 0 to 1.</param>
    /// <param name="RottingDays">A deal that stands here for more days rots; null: none does.</param>
    /// <param name="Id">That of a stage that is there; null for a new one.</param>
    public sealed record TypedStage(
        [property: Required, StringLength(PipelineRules.LongestName)] string Name, [property: Required] double? Chance,
        int? RottingDays = null, Guid? Id = null);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapPut("/deals/pipelines", HandleAsync).Describe(nameof(SetPipelines), "Set pipelines, stages and reasons", Policies.Admin);

    private static async Task<Results<Ok<ReadPipelines.Response>, ProblemHttpResult>> HandleAsync(
        Request request, IfMatch based, CurrentUser user, TenantDeals deals, BoardStore board, HttpResponse response, CancellationToken ct)
    {
        if (request.LostReasons.Any(reason => reason.Length > PipelineRules.LongestName))
        {
            return Problems.InvalidRequest("lostReasons", $"At most {PipelineRules.LongestName} characters each.");
        }

        var settings = Read(request);
        if (PipelineRules.WhyNot(settings) is { } fault)
        {
            return Problems.InvalidRequest(fault.Field, fault.Reason);
        }

        var (before, version) = await deals.SettingsAsync(user.Tenant, ct);
        if (version != based.Version)
        {
            return Problems.Stale(new ReadPipelines.Response(version, before.Pipelines, before.LostReasons));
        }

        var totals = await board.TotalsAsync(user.Tenant, null, ct);
        foreach (var stage in before.Pipelines.SelectMany(pipeline => pipeline.Stages).Where(stage => settings.Find(stage.Id) is null))
        {
            if (totals.TryGetValue(stage.Id, out var total))
            {
                return DealsProblems.StageInUse(stage.Name, total.Deals);
            }
        }

        if (await deals.SetAsync(user.Actor, settings, version, ct) is not { } now)
        {
            var (other, its) = await deals.SettingsAsync(user.Tenant, ct);
            return Problems.Stale(new ReadPipelines.Response(its, other.Pipelines, other.LostReasons));
        }

        response.SetVersion(now);
        return TypedResults.Ok(new ReadPipelines.Response(now, settings.Pipelines, settings.LostReasons));
    }

    private static DealsSettings Read(Request request) => new(
        [.. request.Pipelines.Select(pipeline => new Pipeline(
            pipeline.Id ?? Guid.CreateVersion7(), DealRules.Line(pipeline.Name) ?? "",
            [.. pipeline.Stages.Select(stage => new Stage(
                stage.Id ?? Guid.CreateVersion7(), DealRules.Line(stage.Name) ?? "", stage.Chance!.Value, stage.RottingDays))]))],
        [.. request.LostReasons.Select(reason => DealRules.Line(reason) ?? "")]);
}
