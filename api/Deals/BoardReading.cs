using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

/// <summary>
/// Reads deals of all customers: a page costs one read of each stage that is asked for and one of each customer on it, however many deals
/// there are.
/// </summary>
internal sealed class BoardReading(IRowStore rows, BoardStore board)
{
    /// <summary>A page, and the place that the next one comes after; null for the last page.</summary>
    public async Task<(IReadOnlyList<ListedDeal> Deals, string? Next)> ReadAsync(
        TenantId tenant, DealsToday today, DealsQuery query, string? after, int limit, CancellationToken ct)
    {
        var order = query.State != DealState.Open ? DealOrder.Closed
            : query.Only == DealsOnly.Rotting ? DealOrder.Entered : DealOrder.Closing;
        var columns = query.State != DealState.Open ? [(BoardKeys.ColumnOf(query.State), null)] : ColumnsOf(today, query).ToList();
        var lines = columns.Count == 0 ? [] : await board.ReadAsync(tenant, query.OwnerId, order, columns, after, limit + 1, ct);
        var page = lines.Take(limit).ToList();
        var names = (await rows.ProfilesAsync(tenant, page.Select(line => line.Deal.CustomerId).Distinct(), ct))
            .ToDictionary(one => one.Id, one => one.Profile.Name);

        // Who is being erased is nobody's to read.
        return (
            [.. page.Where(line => names.ContainsKey(line.Deal.CustomerId))
                .Select(line => new ListedDeal(names[line.Deal.CustomerId], today.BodyOf(new(line.Version, line.Deal))))],
            lines.Count > limit ? BoardKeys.PlaceOf(page[^1].Deal, order) : null);
    }

    private static IEnumerable<(string Column, string? Before)> ColumnsOf(DealsToday today, DealsQuery query)
    {
        foreach (var pipeline in today.Settings.Pipelines.Where(one => query.PipelineId is null || one.Id == query.PipelineId))
        {
            foreach (var stage in pipeline.Stages.Where(one => query.StageId is null || one.Id == query.StageId))
            {
                if (query.Only != DealsOnly.Rotting)
                {
                    yield return (BoardKeys.ColumnOf(stage.Id), query.Only is null ? null : BoardKeys.DayOf(today.Today));
                }
                else if (stage.RottingDays is { } days)
                {
                    yield return (BoardKeys.ColumnOf(stage.Id), BoardKeys.MomentOf(DealRules.RotsBefore(days, today.Now)));
                }
            }
        }
    }
}

/// <summary>Which deals a list holds; null where all do.</summary>
internal sealed record DealsQuery(DealState State, Guid? PipelineId, Guid? StageId, Guid? OwnerId, DealsOnly? Only);

/// <summary>A deal in a list over all customers.</summary>
public sealed record ListedDeal(string Customer, DealBody Deal);

/// <summary>What a list of open deals is confined to.</summary>
public enum DealsOnly
{
    /// <summary>The day by which they were expected to be closed has ended.</summary>
    Overdue,

    /// <summary>They stand in their stage for longer than the stage allows.</summary>
    Rotting,
}
