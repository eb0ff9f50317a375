namespace OutlookCrm.Deals;

/// <summary>What a tenant has set about deals.</summary>
/// <param name="Pipelines">In the order in which they are shown; at least one.</param>
/// <param name="LostReasons">What a deal may be lost for, in the order in which the reasons are shown.</param>
public sealed record DealsSettings(IReadOnlyList<Pipeline> Pipelines, IReadOnlyList<string> LostReasons)
{
    /// <summary>Until an administrator sets something else.</summary>
    public static DealsSettings Usual { get; } = new(
        [
            new(new("5a1e0000-0000-4000-8000-000000000000"), "Sales",
            [
                new(new("5a1e0000-0000-4000-8000-000000000001"), "New", 0.1, 14),
                new(new("5a1e0000-0000-4000-8000-000000000002"), "Qualified", 0.25, 21),
                new(new("5a1e0000-0000-4000-8000-000000000003"), "Proposal", 0.5, 21),
                new(new("5a1e0000-0000-4000-8000-000000000004"), "Negotiation", 0.75, 14),
            ]),
        ],
        ["Price", "Chose a competitor", "No budget", "No longer needed", "Bad timing", "No answer", "Other"]);

    /// <summary>The pipeline and the stage of a stage's id; null where the stage is gone or never was.</summary>
    public (Pipeline Pipeline, Stage Stage)? Find(Guid stage)
    {
        foreach (var pipeline in Pipelines)
        {
            if (pipeline.Stages.FirstOrDefault(one => one.Id == stage) is { } found)
            {
                return (pipeline, found);
            }
        }

        return null;
    }
}

/// <summary>The stages that a deal goes through.</summary>
/// <param name="Id">Stays when the pipeline is renamed.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Stages">From first contact on; at least one. Won and lost come after the last stage and are no stages.</param>
public sealed record Pipeline(Guid Id, string Name, IReadOnlyList<Stage> Stages);

/// <summary>A stage of a pipeline.</summary>
/// <param name="Id">Stays when the stage is renamed or moved.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Chance">The share of deals, 0 to 1, that is expected to be won from here, until the tenant's own deals tell.</param>
/// <param name="RottingDays">A deal that stands here for more days rots; null where none does.</param>
public sealed record Stage(Guid Id, string Name, double Chance, int? RottingDays);
