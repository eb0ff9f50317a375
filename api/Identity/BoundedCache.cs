using System.Collections.Concurrent;

namespace OutlookCrm.Identity;

/// <summary>
/// Values until their time, never more than a bound, without locks: when the young generation is full it becomes the old one and the
/// former old one goes. What is used survives, for a hit in the old one moves to the young.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int bound, TimeProvider time)
    where TKey : notnull
    where TValue : class
{
    private volatile ConcurrentDictionary<TKey, Entry> _young = new();
    private volatile ConcurrentDictionary<TKey, Entry> _old = new();
    private int _count;

    public TValue? Find(TKey key)
    {
        var isYoung = _young.TryGetValue(key, out var entry);
        if ((!isYoung && !_old.TryGetValue(key, out entry)) || time.GetElapsedTime(entry!.Begun) >= entry.Life)
        {
            return null;
        }

        if (!isYoung)
        {
            Add(key, entry);
        }

        return entry.Value;
    }

    public void Set(TKey key, TValue value, TimeSpan life) => Add(key, new Entry(value, time.GetTimestamp(), life));

    private void Add(TKey key, Entry entry)
    {
        // Two threads may turn the generation at once; that only forgets a little early.
        if (Interlocked.Increment(ref _count) > bound / 2)
        {
            Interlocked.Exchange(ref _count, 0);
            _old = _young;
            _young = new();
        }

        _young[key] = entry;
    }

    private sealed record Entry(TValue Value, long Begun, TimeSpan Life);
}
