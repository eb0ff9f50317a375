using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Satisfaction;

/// <summary>What can be said of satisfaction scores.</summary>
internal static class SatisfactionFindings
{
    public static FindingCode Score { get; } = new("score", "measure", "value", "lower", "upper", "answers");

    public static FindingCode FewAnswers { get; } = new("score-few-answers", "measure", "value", "lower", "upper", "answers");

    public static FindingCode NoInterval { get; } = new("score-no-interval", "measure", "value", "answers");

    public static FindingCode ChangeUnknown { get; } = new("change-unknown");

    public static FindingCode ChangeReal { get; } =
        new("change-real", "measure", "before", "after", "difference", "lower", "upper", "p", "tried");

    public static FindingCode ChangeChance { get; } =
        new("change-chance", "measure", "before", "after", "difference", "lower", "upper", "p", "tried");

    public static FindingCode OnePeriod { get; } = new("one-period");

    public static FindingCode Changes { get; } = new("period-changes", "changes", "real");
}
