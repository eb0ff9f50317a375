using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// A kind of timeline entries: what an entry holds, and what the entries of one customer come to in the customer's summary. Folding is
/// pure, and its result does not depend on the order of the entries: the summary is always the fold of the rows. <see
/// cref="TimelineKind{TEntry, TSummary}"/> is the base to begin with.
/// </summary>
public interface ITimelineKind
{
    /// <summary>The word of the kind on the wire.</summary>
    string Word { get; }

    /// <summary>
    /// What an entry holds besides <c>id</c>, <c>kind</c> and <c>at</c>: members and their types, for the API's document.
    /// </summary>
    IReadOnlyList<(string Member, Type Type)> Holds { get; }

    /// <summary>The member of the summary, usually the slice's name. Kinds of one slice may share a member.</summary>
    string Member { get; }

    /// <summary>What the member holds, for the API's document.</summary>
    Type Summary { get; }

    /// <summary>What an entry keeps beyond its line, for the API's document; null where the line is all.</summary>
    Type? Detail => null;

    /// <summary>The rows to fold again when an entry has gone and the summary alone does not tell what is left.</summary>
    KeyRange FoldedAgain { get; }

    /// <summary>
    /// Of <see cref="FoldedAgain"/> the part that is read when this entry has gone, and how much of the part at first.
    /// </summary>
    FirstRows FoldedAgainWithout(ReadOnlyMemory<byte> gone);

    /// <summary>The summary's member with one more entry; <paramref name="before"/> is empty where there is no member yet.</summary>
    ReadOnlyMemory<byte> Fold(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> entry);

    /// <summary>What the members of two customers' summaries come to together; either may be empty.</summary>
    ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other);

    /// <summary>
    /// The summary's member without an entry, empty when nothing is left. <paramref name="left"/> are the rows of <see
    /// cref="FoldedAgainWithout"/> in key order, without the entry that has gone: none at first, then more and more, at last all of them.
    /// </summary>
    /// <returns>False when more of the rows are needed to tell.</returns>
    bool TryUnfold(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> gone, IReadOnlyList<Row> left, bool isAll,
        out ReadOnlyMemory<byte> after);

    /// <summary>What an entry keeps beyond its line; null where the line is all.</summary>
    ValueTask<byte[]?> ReadDetailAsync(Partition partition, Row entry, CancellationToken ct) => ValueTask.FromResult<byte[]?>(null);

    /// <summary>
    /// The changes in other partitions that must be made before this entry of a customer who is being erased may be deleted.
    /// </summary>
    IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row entry, Erased erased) => [];
}
