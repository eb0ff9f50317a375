using OutlookCrm.CustomerScience.Chances;

namespace OutlookCrm.Deals;

/// <summary>What deals are judged by: the tenant's pipelines, what its deals have taught, and the day. Pure.</summary>
/// <param name="Settings">The tenant's pipelines.</param>
/// <param name="Chances">The chance of each stage.</param>
/// <param name="Today">The day in the tenant's time zone.</param>
/// <param name="Now">The moment.</param>
internal sealed record DealsToday(
    DealsSettings Settings, IReadOnlyDictionary<Guid, WinChance> Chances, DateOnly Today, DateTimeOffset Now)
{
    // Stands for a stage that is gone.
    private const string Gone = "–";

    /// <summary>What a stage is called.</summary>
    public string NameOf(Guid stage) => Settings.Find(stage)?.Stage.Name ?? Gone;

    /// <summary>The days after which deals rot in a stage; null where none does.</summary>
    public int? RottingDaysOf(Guid stage) => Settings.Find(stage)?.Stage.RottingDays;

    /// <summary>The chance of a deal: set by hand, or its stage's; null where the stage is gone.</summary>
    public DealChance? ChanceOf(double? set, Guid stage)
    {
        var learned = Chances.GetValueOrDefault(stage);
        return set is { } own ? new(own, null, null, ChanceSource.Set, learned?.Won ?? 0, learned?.Lost ?? 0, learned?.Open ?? 0)
            : learned is null ? null : DealChance.Of(learned);
    }

    public DealBody BodyOf(StoredDeal stored)
    {
        var deal = stored.Deal;
        var isOpen = deal.State == DealState.Open;
        return new(
            deal.Id, stored.Version, deal.CustomerId, deal.Title, deal.People,
            Settings.Find(deal.StageId)?.Pipeline.Id ?? deal.PipelineId, deal.StageId, NameOf(deal.StageId),
            deal.State, deal.Amount, deal.Currency, deal.Chance, isOpen ? ChanceOf(deal.Chance, deal.StageId) : null, deal.ClosesOn,
            isOpen ? DealRules.DaysOverdue(deal.ClosesOn, Today) : null, deal.Owner, deal.NextStep, deal.NextStepOn,
            isOpen && deal.NextStepOn <= Today, deal.InternetMessageId, deal.LostReason, deal.LostNote, deal.OpenedAt, deal.EnteredAt,
            isOpen ? DealRules.DaysInStage(deal.EnteredAt, Now) : null,
            isOpen && DealRules.Rots(deal.EnteredAt, RottingDaysOf(deal.StageId), Now), deal.ClosedAt, deal.RecordedBy, deal.ChangedBy);
    }
}

/// <summary>The chance that a deal is won.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Low">The lower end of the interval (90 %); null for a chance that was set by hand.</param>
/// <param name="High">The upper end.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Won">Deals that ever reached the stage and were won.</param>
/// <param name="Lost">Deals that ever reached the stage and were lost.</param>
/// <param name="Open">Deals that ever reached the stage and are open: they count by how long they are open.</param>
public sealed record DealChance(double Value, double? Low, double? High, ChanceSource Source, int Won, int Lost, int Open)
{
    internal static DealChance Of(WinChance learned) => new(
        Rounded(learned.Value), Rounded(learned.Interval.Lower), Rounded(learned.Interval.Upper),
        learned.IsLearned ? ChanceSource.Learned : ChanceSource.TooFew, learned.Won, learned.Lost, learned.Open);

    // A ten-thousandth is far below the width of any interval.
    private static double Rounded(double chance) => Math.Round(chance, 4);
}

/// <summary>Where a chance comes from.</summary>
public enum ChanceSource
{
    /// <summary>Somebody set it for this deal.</summary>
    Set,

    /// <summary>From the tenant's own deals.</summary>
    Learned,

    /// <summary>Fewer than ten deals that reached the stage are closed: the chance that the stage was given weighs most.</summary>
    TooFew,
}
