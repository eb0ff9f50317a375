namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// A read connection with its prepared queries. Every method reads one consistent state and releases it before it returns.
/// </summary>
internal sealed class SqliteReader(string path) : IDisposable
{
    private readonly DatabaseHandle _connection = SqliteSchema.OpenReader(path);
    private readonly Dictionary<string, Queries> _queries = new(StringComparer.Ordinal);

    /// <summary>Set after an error: a broken reader is closed instead of used again.</summary>
    public bool IsBroken { get; set; }

    public Row? Find(Partition partition, string key)
    {
        var (query, code) = (For(partition.Table).Find, KeyCode.OfRowsIn(partition.Table));
        query.Bind(1, partition.Key, KeyCode.OfIds);
        query.Bind(2, key, code);
        try
        {
            return query.Step() ? new Row(key, query.Version(0), query.Bytes(1).ToArray()) : null;
        }
        finally
        {
            query.Reset();
        }
    }

    /// <summary>The first rows of each range. Where ranges follow each other without a gap, one search of the tree serves them.</summary>
    public List<Row>[] Read(Partition partition, IReadOnlyList<FirstRows> wanted)
    {
        var (query, code) = (For(partition.Table).Range, KeyCode.OfRowsIn(partition.Table));
        query.Bind(1, partition.Key, KeyCode.OfIds);
        var found = new List<Row>[wanted.Count];
        try
        {
            for (var next = 0; next < found.Length; query.Reset())
            {
                next = ReadOn(query, code, wanted, next, found);
            }

            return found;
        }
        finally
        {
            query.Reset();
        }
    }

    // Reads a range and those that follow it without a gap, up to a range that holds more rows than are wanted. Returns the next one.
    private static int ReadOn(SqliteStatement query, KeyCode code, IReadOnlyList<FirstRows> wanted, int first, List<Row>[] found)
    {
        var last = first;
        while (last + 1 < wanted.Count && wanted[last].Range.IsFollowedBy(wanted[last + 1].Range))
        {
            last++;
        }

        for (var i = first; i <= last; i++)
        {
            found[i] = new(Math.Min(wanted[i].Limit, 16));
        }

        query.Bind(2, wanted[first].Range.From, code);
        query.Bind(3, wanted[last].Range.Before, code);
        for (var at = first; (at < last || found[at].Count < wanted[at].Limit) && query.Step();)
        {
            var key = query.Key(0, code);
            while (at < last && string.CompareOrdinal(key, wanted[at].Range.Before) >= 0)
            {
                at++;
            }

            if (found[at].Count == wanted[at].Limit)
            {
                return at + 1;
            }

            found[at].Add(new Row(key, query.Version(1), query.Bytes(2).ToArray()));
        }

        return last + 1;
    }

    /// <summary>The rows of a table that come after a partition and key, up to a partition that is not among them.</summary>
    public List<(Partition Partition, Row Row)> Page(
        string table, string afterPartition, string afterKey, string beforePartition, int limit)
    {
        var (query, code) = (For(table).Page, KeyCode.OfRowsIn(table));
        query.Bind(1, afterPartition, KeyCode.OfIds);
        query.Bind(2, afterKey, code);
        query.Bind(3, beforePartition, KeyCode.OfIds);
        var rows = new List<(Partition, Row)>();
        try
        {
            while (rows.Count < limit && query.Step())
            {
                var partition = new Partition(table, query.Key(0, KeyCode.OfIds));
                rows.Add((partition, new Row(query.Key(1, code), query.Version(2), query.Bytes(3).ToArray())));
            }

            return rows;
        }
        finally
        {
            query.Reset();
        }
    }

    public void Dispose() => _connection.Dispose();

    private Queries For(string table)
    {
        if (!_queries.TryGetValue(table, out var queries))
        {
            // No LIMIT ?: binding a limit would make SQLite plan the query again each time. Readers stop stepping instead.
            queries = new Queries(
                _connection.Prepare($"SELECT version, content FROM {table} WHERE pk = ?1 AND rk = ?2"),
                _connection.Prepare($"SELECT rk, version, content FROM {table} WHERE pk = ?1 AND rk >= ?2 AND rk < ?3 ORDER BY rk"),
                _connection.Prepare($"SELECT pk, rk, version, content FROM {table} WHERE (pk, rk) > (?1, ?2) AND pk < ?3 ORDER BY pk, rk"));
            _queries.Add(table, queries);
        }

        return queries;
    }

    private sealed record Queries(SqliteStatement Find, SqliteStatement Range, SqliteStatement Page);
}
