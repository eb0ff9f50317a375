using System.Collections.Concurrent;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// The rows of committed batches that are not in the database yet. The rows of a partition are immutable, so a reader sees each batch
/// whole. Many threads may read; one thread writes.
/// </summary>
internal sealed class RecentRows
{
    private readonly ConcurrentDictionary<Partition, RecentPartition> _partitions = new();
    private readonly Lock _changing = new();
    private long _applying;

    /// <summary>The newest generation of batches whose way into the database has begun.</summary>
    public long Applying => Volatile.Read(ref _applying);

    /// <summary>A partition's recent rows, including deleted rows.</summary>
    public RecentPartition Of(Partition partition) => _partitions.GetValueOrDefault(partition, RecentPartition.Empty);

    /// <summary>Shows a durable batch to all readers.</summary>
    public void Add(LoggedBatch batch, long generation)
    {
        lock (_changing)
        {
            _partitions[batch.Partition] = Of(batch.Partition).With(batch.Changes, generation);
        }
    }

    /// <summary>Before the rows of a generation go into the database.</summary>
    public void BeginApplying(long generation) => Volatile.Write(ref _applying, generation);

    /// <summary>Forgets the rows of a generation that the database holds now.</summary>
    public void Remove(IEnumerable<Partition> partitions, long generation)
    {
        foreach (var partition in partitions)
        {
            lock (_changing)
            {
                var left = Of(partition).After(generation);
                if (left.IsEmpty)
                {
                    _partitions.TryRemove(partition, out _);
                }
                else
                {
                    _partitions[partition] = left;
                }
            }
        }
    }
}
