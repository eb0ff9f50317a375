using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

/// <summary>
/// Keeps the summary of a customer's deals, and the open items of the deals that close first. A customer may have many open deals: the
/// others are told by their number, so that a card is as fast and shows the other open items too.
/// </summary>
internal sealed class DealsMember : IDerivedMember
{
    /// <summary>Open deals that a card shows.</summary>
    public const int ShownDeals = 5;

    public string Member => DealsSummary.Member;

    public IReadOnlyList<string> Prefixes { get; } = [DealsKeys.Deals];

    public async Task<ReadOnlyMemory<byte>> DeriveAsync(CustomerChange change, CancellationToken ct)
    {
        var deals = (await change.ReadAfterAsync(DealsKeys.All, ct)).Select(Read).ToList();
        await WriteOpenItemsAsync(change, deals, ct);
        return Of(deals);
    }

    /// <summary>The member of all deals of a customer.</summary>
    internal static ReadOnlyMemory<byte> Of(IReadOnlyList<Deal> deals) =>
        DealsSummary.Of(deals) is { } summary ? JsonSerializer.SerializeToUtf8Bytes(summary, DealsJson.Rows.DealsSummary) : default;

    internal static Deal Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, DealsJson.Rows.Deal)!;

    internal static byte[] Content(Deal deal) => JsonSerializer.SerializeToUtf8Bytes(deal, DealsJson.Rows.Deal);

    private static IEnumerable<(string Key, byte[] Content)> OpenItems(IEnumerable<Deal> deals) =>
        deals.Where(deal => deal is { RemovedBy: null, State: DealState.Open })
            .OrderBy(deal => deal.ClosesOn ?? DateOnly.MaxValue).ThenBy(deal => deal.Id)
            .Take(ShownDeals)
            .Select(deal => (
                DealsKeys.OpenItem(deal.ClosesOn, deal.Id),
                JsonSerializer.SerializeToUtf8Bytes(ItemOf(deal), DealsJson.Rows.OpenItem)));

    private static OpenItem ItemOf(Deal deal) => new(
        deal.Id.ToString("D"), DealKind.TheWord, deal.Title, deal.ClosesOn,
        deal.Amount is { } amount ? new(amount, deal.Currency!) : null, deal.StageId.ToString("D"), null);

    private static async Task WriteOpenItemsAsync(CustomerChange change, IEnumerable<Deal> deals, CancellationToken ct)
    {
        var stored = (await change.ReadAfterAsync(DealsKeys.AllOpenItems, ct)).ToDictionary(row => row.Key);
        foreach (var (key, content) in OpenItems(deals))
        {
            if (!stored.Remove(key, out var row))
            {
                change.Batch.Insert(key, content);
            }
            else if (!row.Content.Span.SequenceEqual(content))
            {
                change.Batch.Replace(row, content);
            }
        }

        foreach (var gone in stored.Values)
        {
            change.Batch.Delete(gone);
        }
    }
}
