using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

/// <summary>
/// The keys of the board of a tenant's deals, all in one partition. Every deal has a row of its own and rows by which lists find it: of all
/// deals and of its owner's, by the day on which it closes and by the time at which it entered its stage, or by the time at which it was
/// closed.
/// </summary>
internal static class BoardKeys
{
    private const string Lines = "d";
    private const string Listed = "i";
    private const string Totals = "t";
    private const string Histories = "r";
    private const string Everybody = "all";

    public static KeyRange AllLines { get; } = KeyRange.StartingWith(Lines);

    public static KeyRange AllHistories { get; } = KeyRange.StartingWith(Histories);

    public static Partition Of(TenantId tenant) => RowKeys.Boards(tenant, "deals");

    /// <summary>What the board holds of a deal.</summary>
    public static string Line(Guid deal) => $"{Lines}{deal:N}";

    /// <summary>The totals of a stage: of everybody's deals (null) or of an owner's.</summary>
    public static string Total(Guid? owner, Guid stage) => $"{Totals}{ScopeOf(owner)}|{stage:N}";

    public static KeyRange AllTotals(Guid? owner) => KeyRange.StartingWith($"{Totals}{ScopeOf(owner)}|");

    /// <summary>The stage of a <see cref="Total"/> or a <see cref="History"/>.</summary>
    public static Guid StageOf(string key) => Guid.ParseExact(key.AsSpan(key.Length - 32), "N");

    /// <summary>How the deals ended that ever reached a stage.</summary>
    public static string History(Guid stage) => $"{Histories}{stage:N}";

    /// <summary>The rows by which lists find a deal; none where it is removed.</summary>
    public static IEnumerable<string> ListedAs(Deal deal)
    {
        if (deal.RemovedBy is not null)
        {
            yield break;
        }

        foreach (var owner in deal.Owner is { } one ? new Guid?[] { null, one.UserId } : [null])
        {
            foreach (var order in deal.State == DealState.Open ? new[] { DealOrder.Closing, DealOrder.Entered } : [DealOrder.Closed])
            {
                yield return ListOf(owner, order, ColumnOf(deal)).From + PlaceOf(deal, order);
            }
        }
    }

    /// <summary>The deals of a column in an order.</summary>
    public static KeyRange ListOf(Guid? owner, DealOrder order, string column) =>
        KeyRange.StartingWith($"{Listed}{ScopeOf(owner)}|{(int)order}|{column}|");

    /// <summary>The column of a deal: its stage, or how it was closed.</summary>
    public static string ColumnOf(Deal deal) => deal.State == DealState.Open ? ColumnOf(deal.StageId) : ColumnOf(deal.State);

    public static string ColumnOf(Guid stage) => stage.ToString("N");

    public static string ColumnOf(DealState closed) => closed == DealState.Won ? "won" : "lost";

    /// <summary>Where a deal stands in an order, by ordinal; no two deals at one place.</summary>
    public static string PlaceOf(Deal deal, DealOrder order) => order switch
    {
        DealOrder.Closing => $"{DayOf(deal.ClosesOn)}|{deal.Id:N}",
        DealOrder.Entered => $"{MomentOf(deal.EnteredAt)}|{deal.Id:N}",
        _ => RowKeys.EntryId(deal.ClosedAt!.Value, deal.Id.ToString("N")),
    };

    /// <summary>A day in keys; days that are not known come last.</summary>
    public static string DayOf(DateOnly? day) => (day ?? DateOnly.MaxValue).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A moment in keys, the earliest first.</summary>
    public static string MomentOf(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private static string ScopeOf(Guid? owner) => owner is { } one ? one.ToString("N") : Everybody;
}

/// <summary>The order of a list of deals.</summary>
internal enum DealOrder
{
    /// <summary>Open deals that close first.</summary>
    Closing,

    /// <summary>Open deals that stand in their stage for the longest.</summary>
    Entered,

    /// <summary>Closed deals, the latest first.</summary>
    Closed,
}
