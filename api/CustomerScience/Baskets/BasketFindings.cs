using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What can be said of rules, recommendations and dearer variants.</summary>
internal static class BasketFindings
{
    public static FindingCode NoBaskets { get; } = new("no-baskets");

    public static FindingCode NoPairs { get; } = new("no-frequent-pairs", "fewest", "baskets");

    public static FindingCode NoRules { get; } = new("rules-none", "tried");

    public static FindingCode SomeRules { get; } = new("rules-some", "told", "tried");

    public static FindingCode MostRules { get; } = new("rules-most", "told", "tried");

    public static FindingCode RuleOfBaskets { get; } =
        new("rule-of-baskets", "ifBaskets", "items", "baskets", "item", "confidenceShare", "lowerShare", "upperShare", "otherShare",
            "allBaskets");

    public static FindingCode RuleOfCustomers { get; } =
        new("rule-of-customers", "ifBaskets", "items", "baskets", "item", "confidenceShare", "lowerShare", "upperShare", "otherShare",
            "allBaskets");

    public static FindingCode PopularInBaskets { get; } = new("popular-in-baskets", "sold", "all", "item", "share");

    public static FindingCode PopularWithCustomers { get; } = new("popular-with-customers", "sold", "all", "item", "share");

    public static FindingCode TogetherInBaskets { get; } = new("together-in-baskets", "sold", "all", "item", "share");

    public static FindingCode TogetherWithCustomers { get; } = new("together-with-customers", "sold", "all", "item", "share");

    public static FindingCode ChancesTried { get; } =
        new("hint-chances-tried", "hints", "customers", "weeks", "statedShare", "observedShare", "errorShare");

    public static FindingCode ChancesUnknown { get; } = new("hint-chances-unknown");

    public static FindingCode NotHinted { get; } = new("products-not-hinted", "discontinued", "onceSold", "charges");

    public static FindingCode WorthMarginWithin { get; } = new("worth-margin-within", "chanceShare", "weeks", "worth", "value");

    public static FindingCode WorthSpendWithin { get; } = new("worth-spend-within", "chanceShare", "weeks", "worth", "value");

    public static FindingCode WorthMargin { get; } = new("worth-margin", "chanceShare", "worth", "value");

    public static FindingCode WorthSpend { get; } = new("worth-spend", "chanceShare", "worth", "value");

    public static FindingCode TriedOnBaskets { get; } =
        new("recommendations-tried-on-baskets", "shown", "hits", "tried", "hitShare", "lowerShare", "upperShare", "bestSellersShare");

    public static FindingCode TriedOnCustomers { get; } =
        new("recommendations-tried-on-customers", "shown", "hits", "tried", "hitShare", "lowerShare", "upperShare", "bestSellersShare");

    public static FindingCode NoGroups { get; } = new("upsell-no-groups");

    public static FindingCode FewBuyers { get; } = new("upsell-few-buyers", "fewest");

    public static FindingCode NoMoves { get; } = new("upsell-none", "pairs");

    public static FindingCode SomeMoves { get; } = new("upsell-some", "moves", "pairs");

    public static FindingCode MoveMoreOften { get; } =
        new("move-more-often", "moved", "buyers", "from", "fromPrice", "to", "toPrice", "share", "lowerShare", "upperShare", "ratio");

    public static FindingCode MoveOfThemAlone { get; } =
        new("move-of-them-alone", "moved", "buyers", "from", "fromPrice", "to", "toPrice", "share", "lowerShare", "upperShare");
}
