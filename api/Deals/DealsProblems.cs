using OutlookCrm.Http;

namespace OutlookCrm.Deals;

/// <summary>What is wrong with a request about deals.</summary>
public static class DealsProblems
{
    private static readonly ProblemType s_noSuchDeal = new(404, "no-such-deal", "This deal was not found.");
    private static readonly ProblemType s_dealClosed = new(409, "deal-closed", "This deal is closed.");
    private static readonly ProblemType s_dealOpen = new(409, "deal-open", "This deal is open.");
    private static readonly ProblemType s_stageInUse = new(409, "stage-in-use", "Deals stand in this stage.");

    /// <summary>404: the customer has no such deal.</summary>
    public static ProblemHttpResult NoSuchDeal(Guid id) => s_noSuchDeal.Make($"No deal has the id {id}.");

    /// <summary>409: only an open deal can be moved, won or lost.</summary>
    public static ProblemHttpResult DealClosed() => s_dealClosed.Make("The deal was won or lost. Reopen it first.");

    /// <summary>409: only a closed deal can be reopened.</summary>
    public static ProblemHttpResult DealOpen() => s_dealOpen.Make("The deal is open already.");

    /// <summary>409: a stage that deals stand in cannot be taken away.</summary>
    public static ProblemHttpResult StageInUse(string stage, int deals) => s_stageInUse.Make(
        deals == 1 ? $"1 open deal stands in {stage}. Move this deal to another stage first."
            : string.Create(CultureInfo.InvariantCulture, $"{deals} open deals stand in {stage}. Move these deals to another stage first."),
        ("stage", stage), ("deals", deals));
}
