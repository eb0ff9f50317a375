namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>The account's tables and what can be done with them, one request at a time.</summary>
internal sealed class TableAccount(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, StoredTable> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTimeOffset> _deleted = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _last;

    /// <summary>How long a deleted table's name stays taken; Azure says at least 30 seconds.</summary>
    public TimeSpan DeletionTime { get; set; }

    public void Create(string name)
    {
        RowRules.CheckTable(name);
        lock (_lock)
        {
            if (_deleted.TryGetValue(name, out var until) && until > clock.GetUtcNow())
            {
                throw new ServiceError(409, "TableBeingDeleted", "The specified table is being deleted. Try operation later.");
            }

            if (!_tables.TryAdd(name, new()))
            {
                throw new ServiceError(409, "TableAlreadyExists", "The table specified already exists.");
            }
        }
    }

    public void Delete(string name)
    {
        lock (_lock)
        {
            if (!_tables.Remove(name))
            {
                throw new ServiceError(404, "ResourceNotFound", "The specified resource does not exist.");
            }

            _deleted[name] = clock.GetUtcNow() + DeletionTime;
        }
    }

    /// <summary>Tables from a name on, by name; one more than asked for tells where the next page begins.</summary>
    public IReadOnlyList<string> Names(string from, int limit)
    {
        lock (_lock)
        {
            return [.. _tables.Keys.Where(name => string.Compare(name, from, StringComparison.OrdinalIgnoreCase) >= 0).Take(limit + 1)];
        }
    }

    public StoredRow Get(string table, string partition, string row)
    {
        lock (_lock)
        {
            return Table(table).Find(partition, row) ?? throw ServiceError.NoSuchRow();
        }
    }

    /// <summary>Rows of the table right now, all of it; for assertions.</summary>
    public int Count(string table)
    {
        lock (_lock)
        {
            return Table(table).Count;
        }
    }

    /// <summary>A page, and the row that the next one begins with.</summary>
    public (IReadOnlyList<StoredRow> Rows, StoredRow? Next) Query(
        string table, string? filter, int limit, (string Partition, string Row)? from)
    {
        var (matches, partition, key) = RowFilter.Parse(filter);
        var start = from ?? (Partition: partition.Low, Row: key.Low);
        lock (_lock)
        {
            var rows = new List<StoredRow>(Math.Min(limit, 64));
            foreach (var row in Table(table).From(start.Partition, start.Row))
            {
                if (partition.IsBehind(row.PartitionKey) || key.IsBehind(row.RowKey))
                {
                    break;
                }

                if (!matches(row))
                {
                    continue;
                }

                if (rows.Count == limit)
                {
                    return (rows, row);
                }

                rows.Add(row);
            }

            return (rows, null);
        }
    }

    /// <summary>Writes all or nothing; what each row became, null for those deleted.</summary>
    /// <exception cref="ServiceError">The first that is refused; its index is in <paramref name="failed"/>.</exception>
    public IReadOnlyList<StoredRow?> Write(IReadOnlyList<RowWrite> writes, out int failed)
    {
        failed = 0;
        lock (_lock)
        {
            var table = Table(writes[0].Table);
            var now = Now();
            var after = new StoredRow?[writes.Count];
            for (; failed < writes.Count; failed++)
            {
                var write = writes[failed];
                after[failed] = write.Apply(table.Find(write.PartitionKey, write.RowKey), now);
            }

            for (var i = 0; i < after.Length; i++)
            {
                if (after[i] is { } row)
                {
                    table.Put(row);
                }
                else
                {
                    table.Remove(writes[i].PartitionKey, writes[i].RowKey);
                }
            }

            return after;
        }
    }

    private StoredTable Table(string name) => _tables.GetValueOrDefault(name) ?? throw ServiceError.NoSuchTable();

    /// <summary>Later than every write before, so that no two versions are alike.</summary>
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return _last = now > _last ? now : _last.AddTicks(1);
    }
}
