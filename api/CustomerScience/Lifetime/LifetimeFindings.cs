using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>The finding codes of purchase and spend models.</summary>
internal static class LifetimeFindings
{
    public static FindingCode FewRepeaters { get; } = new("few-repeaters", "repeaters", "customers", "fewest");

    public static FindingCode NoPurchaseModel { get; } = new("no-purchase-model");

    public static FindingCode NobodyLeaves { get; } = new("nobody-leaves", "model");

    public static FindingCode HighestLikelihood { get; } = new("highest-likelihood", "model");

    public static FindingCode BestHeldBack { get; } = new("best-held-back", "model", "weeks");

    public static FindingCode Stacked { get; } = new("models-stacked", "models", "weeks");

    public static FindingCode PurchasesHaveSeason { get; } = new("purchases-have-season");

    public static FindingCode SamePrice { get; } = new("same-price", "customers", "model");

    public static FindingCode SpendModelUsed { get; } = new("spend-model", "model", "purchases", "customers");

    public static FindingCode SpendConstant { get; } = new("spend-constant", "model", "purchases", "customers", "held");

    public static FindingCode SpendersAlike { get; } = new("spenders-alike", "model", "purchases", "customers", "held");

    public static FindingCode FewSpenders { get; } = new("few-spenders", "customers", "fewest");

    public static FindingCode NoSpendModel { get; } = new("no-spend-model");

    public static FindingCode SpendHasNoMean { get; } = new("spend-has-no-mean");
}
