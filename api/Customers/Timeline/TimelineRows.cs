using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Timeline;

/// <summary>The entries of the timeline. What an entry leads to, its kind knows.</summary>
internal sealed class TimelineRows(IEnumerable<ITimelineKind> kinds) : ICustomerRows
{
    public string Name => "timeline";
    public IReadOnlyList<string> Prefixes { get; } = [RowKeys.Timeline.From];

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased)
    {
        var word = TimelineRow.KindOf(row.Content.Span);
        return kinds.FirstOrDefault(kind => kind.Word == word)?.LeadsTo(row, erased) ?? [];
    }
}
