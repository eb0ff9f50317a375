using OutlookCrm.Customers.Profiles;
using OutlookCrm.Slices;

namespace OutlookCrm.Deals;

/// <summary>What the deals of a customer come to: kept with every change, so that a card need not count.</summary>
/// <param name="Open">How many are open.</param>
/// <param name="Won">How many were won.</param>
/// <param name="Lost">How many were lost.</param>
/// <param name="OpenAmounts">What the open ones may bring, by currency.</param>
/// <param name="WonAmounts">What the won ones brought, by currency.</param>
/// <param name="LostAmounts">What the lost ones would have brought, by currency.</param>
/// <param name="Deals">Open deals, those whose next step or close is due first, up to 10 of them.</param>
public sealed record DealsSummary(
    int Open, int Won, int Lost, IReadOnlyList<Amount> OpenAmounts, IReadOnlyList<Amount> WonAmounts, IReadOnlyList<Amount> LostAmounts,
    IReadOnlyList<OpenDeal> Deals)
{
    public const string Member = "deals";
    private const int MostDeals = 10;

    /// <summary>The summary of all deals of a customer; null for nothing to say.</summary>
    public static DealsSummary? Of(IReadOnlyList<Deal> deals)
    {
        var counted = deals.Where(deal => deal.RemovedBy is null).ToList();
        return counted.Count == 0 ? null : new(
            counted.Count(deal => deal.State == DealState.Open),
            counted.Count(deal => deal.State == DealState.Won),
            counted.Count(deal => deal.State == DealState.Lost),
            AmountsOf(counted, DealState.Open),
            AmountsOf(counted, DealState.Won),
            AmountsOf(counted, DealState.Lost),
            First(counted.Where(deal => deal.State == DealState.Open).Select(OpenDeal.Of)));
    }

    /// <summary>Two customers' summaries as one: the deals of a company and its people together.</summary>
    public DealsSummary Joined(DealsSummary other) => new(
        Open + other.Open,
        Won + other.Won,
        Lost + other.Lost,
        Sums(OpenAmounts.Concat(other.OpenAmounts)),
        Sums(WonAmounts.Concat(other.WonAmounts)),
        Sums(LostAmounts.Concat(other.LostAmounts)),
        First(Deals.Concat(other.Deals)));

    private static List<Amount> AmountsOf(List<Deal> deals, DealState state) =>
        Sums(deals.Where(deal => deal.State == state && deal.Amount is not null)
            .Select(deal => new Amount(deal.Amount!.Value, deal.Currency!)));

    private static List<Amount> Sums(IEnumerable<Amount> amounts) =>
        [.. amounts.GroupBy(amount => amount.Currency, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new Amount(one.Sum(amount => amount.Value), one.Key))];

    private static List<OpenDeal> First(IEnumerable<OpenDeal> deals) =>
        [.. deals.OrderBy(deal => deal.DueOn).ThenBy(deal => deal.EnteredAt).ThenBy(deal => deal.Id).Take(MostDeals)];
}

/// <summary>What a card needs of an open deal: see <see cref="Deal"/>.</summary>
public sealed record OpenDeal(
    Guid Id, Guid CustomerId, string Title, Guid StageId, Amount? Amount, double? Chance, DateOnly? ClosesOn, UserReference? Owner,
    string? NextStep, DateOnly? NextStepOn, DateTimeOffset EnteredAt)
{
    /// <summary>The first day on which something is due.</summary>
    [JsonIgnore]
    public DateOnly DueOn => new[] { ClosesOn, NextStepOn }.Min() ?? DateOnly.MaxValue;

    internal static OpenDeal Of(Deal deal) => new(
        deal.Id, deal.CustomerId, deal.Title, deal.StageId,
        deal.Amount is { } amount ? new(amount, deal.Currency!) : null, deal.Chance, deal.ClosesOn,
        deal.Owner, deal.NextStep, deal.NextStepOn, deal.EnteredAt);
}
