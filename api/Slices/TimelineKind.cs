using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>A kind of timeline entries whose fold is written with the slice's own records.</summary>
/// <param name="entryJson">How an entry's row is written. Its JSON begins with <c>id</c> and <c>kind</c>.</param>
/// <param name="summaryJson">How the member of the summary is written.</param>
public abstract class TimelineKind<TEntry, TSummary>(JsonTypeInfo<TEntry> entryJson, JsonTypeInfo<TSummary> summaryJson) : ITimelineKind
    where TEntry : class
    where TSummary : class
{
    public abstract string Word { get; }

    public abstract IReadOnlyList<(string Member, Type Type)> Holds { get; }

    public abstract string Member { get; }

    public Type Summary => typeof(TSummary);
    public virtual Type? Detail => null;
    public virtual KeyRange FoldedAgain => RowKeys.Timeline;
    public virtual FirstRows FoldedAgainWithout(ReadOnlyMemory<byte> gone) => new(FoldedAgain, 50);

    /// <summary>With one more entry; <paramref name="before"/> is null where nothing has been folded yet.</summary>
    protected abstract TSummary Added(TSummary? before, TEntry entry);

    /// <summary>Two customers' summaries as one.</summary>
    protected abstract TSummary Joined(TSummary one, TSummary other);

    /// <summary>
    /// Without an entry, as <see cref="ITimelineKind.TryUnfold"/>; <paramref name="after"/> is null when nothing is left.
    /// </summary>
    protected abstract bool TryWithout(TSummary before, TEntry gone, IReadOnlyList<TEntry> left, bool isAll, out TSummary? after);

    /// <summary>The entry of a row to fold again; null for a row that tells nothing of this kind.</summary>
    protected virtual TEntry? ReadAgain(Row row) => TimelineRow.KindOf(row.Content.Span) == Word ? Read(row.Content) : null;

    public virtual ValueTask<byte[]?> ReadDetailAsync(Partition partition, Row entry, CancellationToken ct) =>
        ValueTask.FromResult<byte[]?>(null);

    public virtual IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row entry, Erased erased) => [];

    public ReadOnlyMemory<byte> Fold(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> entry) => Fold(before, Read(entry));

    public ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => one.IsEmpty ? other : other.IsEmpty ? one
        : JsonSerializer.SerializeToUtf8Bytes(Joined(SummaryOf(one)!, SummaryOf(other)!), summaryJson);

    public virtual bool TryUnfold(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> gone, IReadOnlyList<Row> left, bool isAll,
        out ReadOnlyMemory<byte> after)
    {
        after = default;
        if (SummaryOf(before) is not { } summary)
        {
            return true;
        }

        if (!TryWithout(summary, Read(gone), [.. left.Select(ReadAgain).OfType<TEntry>()], isAll, out var rest))
        {
            return false;
        }

        after = rest is null ? default : JsonSerializer.SerializeToUtf8Bytes(rest, summaryJson);
        return true;
    }

    /// <summary>The same fold for a caller that already has the entry.</summary>
    internal virtual ReadOnlyMemory<byte> Fold(ReadOnlyMemory<byte> before, TEntry entry) =>
        JsonSerializer.SerializeToUtf8Bytes(Added(SummaryOf(before), entry), summaryJson);

    internal byte[] Write(TEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, entryJson);

    internal TEntry Read(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize(content.Span, entryJson)!;

    private TSummary? SummaryOf(ReadOnlyMemory<byte> member) =>
        member.IsEmpty ? null : JsonSerializer.Deserialize(member.Span, summaryJson);
}

/// <summary>What every timeline row says, whatever its kind.</summary>
internal static class TimelineRow
{
    /// <summary>The word of the entry's kind; null for what is no entry.</summary>
    public static string? KindOf(ReadOnlySpan<byte> entry)
    {
        var reader = new Utf8JsonReader(entry);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var isKind = reader.ValueTextEquals("kind"u8);
                reader.Read();
                if (isKind)
                {
                    return reader.GetString();
                }

                reader.Skip();
            }
        }

        return null;
    }
}
