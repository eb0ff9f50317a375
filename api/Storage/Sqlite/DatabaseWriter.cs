namespace OutlookCrm.Storage.Sqlite;

/// <summary>The only connection that changes the database: rows are put or deleted, whatever is there, in large transactions.</summary>
internal sealed class DatabaseWriter : IDisposable
{
    private readonly DatabaseHandle _connection;
    private readonly Dictionary<string, (SqliteStatement Put, SqliteStatement Delete, KeyCode Code)> _statements = [];
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;

    public DatabaseWriter(string path)
    {
        _connection = SqliteSchema.OpenWriter(path);
        _begin = _connection.Prepare("BEGIN IMMEDIATE");
        _commit = _connection.Prepare("COMMIT");
    }

    public void Begin() => _begin.Execute();

    /// <summary>Returns when the disk has the transaction.</summary>
    public void Commit() => _commit.Execute();

    /// <summary>Applies a batch that the log still holds from before the start.</summary>
    public void Replay(LoggedBatch batch)
    {
        if (!_connection.InTransaction)
        {
            Begin();
        }

        foreach (var change in batch.Changes)
        {
            Apply(batch.Partition, change);
        }
    }

    /// <summary>Makes durable what was replayed.</summary>
    public void EndReplay()
    {
        if (_connection.InTransaction)
        {
            Commit();
        }
    }

    /// <summary>Makes a row what a batch made of it.</summary>
    public void Apply(Partition partition, RowChange change)
    {
        var (put, delete, code) = For(partition.Table);
        var statement = change.Row is null ? delete : put;
        Span<byte> keys = stackalloc byte[2 * KeyCode.MostBytes];
        var first = KeyCode.OfIds.Encode(partition.Key, keys);
        var length = first + code.Encode(change.Key, keys[first..]);
        statement.Bind(1, keys[..first]);
        statement.Bind(2, keys[first..length]);
        if (change.Row is { } row)
        {
            statement.BindVersion(3, row.Version, keys[..length], row.Content.Span);
            statement.Bind(4, row.Content.Span);
        }

        statement.Execute();
    }

    /// <summary>Moves everything from SQLite's log into the database file and empties the log.</summary>
    public void Checkpoint() => _connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>
    /// Rewrites the whole file. Deleted content is overwritten at once, but a row that once moved to another page to make room left its old
    /// bytes between the rows of the first page; only a rewrite reaches those. It takes as long as the file is large, and twice the file's
    /// space.
    /// </summary>
    public void Rewrite() => _connection.Execute("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY");

    public void Dispose() => _connection.Dispose();

    private (SqliteStatement Put, SqliteStatement Delete, KeyCode Code) For(string table)
    {
        if (!_statements.TryGetValue(table, out var statements))
        {
            var put = _connection.Prepare(
                $"""
                INSERT INTO {table} (pk, rk, version, content) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (pk, rk) DO UPDATE SET version = excluded.version, content = excluded.content
                """);
            var delete = _connection.Prepare($"DELETE FROM {table} WHERE pk = ?1 AND rk = ?2");
            statements = (put, delete, KeyCode.OfRowsIn(table));
            _statements.Add(table, statements);
        }

        return statements;
    }
}
