namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>A table's rows by partition and row key, both compared by ordinal. Not thread-safe: the server holds its lock.</summary>
internal sealed class StoredTable
{
    private readonly Ordered<Ordered<StoredRow>> _partitions = new();

    public int Count { get; private set; }

    public StoredRow? Find(string partition, string row) => _partitions.Find(partition)?.Find(row);

    public void Put(StoredRow row)
    {
        var partition = _partitions.Find(row.PartitionKey);
        if (partition is null)
        {
            _partitions.Put(row.PartitionKey, partition = new());
        }

        Count += partition.Put(row.RowKey, row) ? 1 : 0;
    }

    public void Remove(string partition, string row)
    {
        if (_partitions.Find(partition) is { } rows && rows.Remove(row))
        {
            Count--;
            if (rows.Count == 0)
            {
                _partitions.Remove(partition);
            }
        }
    }

    /// <summary>Rows in key order, from a place on (its row key within its partition only).</summary>
    public IEnumerable<StoredRow> From(string partition, string row)
    {
        for (var i = _partitions.From(partition); i < _partitions.Count; i++)
        {
            var (key, rows) = _partitions[i];
            for (var j = key == partition ? rows.From(row) : 0; j < rows.Count; j++)
            {
                yield return rows[j].Value;
            }
        }
    }

    /// <summary>A list that is kept sorted: a search is binary, a scan is contiguous, an insert moves what is behind it.</summary>
    private sealed class Ordered<T>
        where T : class
    {
        private readonly List<(string Key, T Value)> _items = [];

        public int Count => _items.Count;

        public (string Key, T Value) this[int index] => _items[index];

        public T? Find(string key) => From(key) is var at && at < _items.Count && _items[at].Key == key ? _items[at].Value : null;

        /// <summary>True if the key is new.</summary>
        public bool Put(string key, T value)
        {
            var at = From(key);
            if (at < _items.Count && _items[at].Key == key)
            {
                _items[at] = (key, value);
                return false;
            }

            _items.Insert(at, (key, value));
            return true;
        }

        public bool Remove(string key)
        {
            var at = From(key);
            if (at == _items.Count || _items[at].Key != key)
            {
                return false;
            }

            _items.RemoveAt(at);
            return true;
        }

        /// <summary>Where the first key that is not below this one stands.</summary>
        public int From(string key)
        {
            var (low, high) = (0, _items.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (string.CompareOrdinal(_items[middle].Key, key) < 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }
    }
}
