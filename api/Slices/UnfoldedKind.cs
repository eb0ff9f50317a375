using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// A kind of timeline entries that fold nothing: an <see cref="IDerivedMember"/> computes the slice's member of the summary.
/// </summary>
public abstract class UnfoldedKind<TEntry, TSummary>(JsonTypeInfo<TEntry> entryJson, JsonTypeInfo<TSummary> summaryJson)
    : TimelineKind<TEntry, TSummary>(entryJson, summaryJson)
    where TEntry : class
    where TSummary : class
{
    public override bool TryUnfold(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> gone, IReadOnlyList<Row> left, bool isAll,
        out ReadOnlyMemory<byte> after)
    {
        after = before;
        return true;
    }

    internal override ReadOnlyMemory<byte> Fold(ReadOnlyMemory<byte> before, TEntry entry) => before;

    protected sealed override TSummary Added(TSummary? before, TEntry entry) => throw NotFolded();

    protected sealed override bool TryWithout(
        TSummary before, TEntry gone, IReadOnlyList<TEntry> left, bool isAll, out TSummary? after) => throw NotFolded();

    private static InvalidOperationException NotFolded() => new("Entries of this kind are not folded.");
}
