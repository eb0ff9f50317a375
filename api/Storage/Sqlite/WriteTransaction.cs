namespace OutlookCrm.Storage.Sqlite;

/// <summary>The writer's connection: one transaction at a time, each batch in a savepoint of its own.</summary>
internal sealed class WriteTransaction : IDisposable
{
    private readonly DatabaseHandle _connection;
    private readonly Dictionary<(string Table, RowVerb Verb), SqliteStatement> _writes = [];
    private readonly Dictionary<string, SqliteStatement> _versions = new(StringComparer.Ordinal);
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _savepoint;
    private readonly SqliteStatement _release;
    private bool _isBroken;

    public WriteTransaction(string path)
    {
        _connection = SqliteSchema.OpenWriter(path);
        _begin = _connection.Prepare("BEGIN IMMEDIATE");
        _commit = _connection.Prepare("COMMIT");
        _savepoint = _connection.Prepare("SAVEPOINT batch");
        _release = _connection.Prepare("RELEASE batch");
    }

    /// <summary>False when an error took the whole transaction with it, so that nothing of it may be committed.</summary>
    public bool IsSound => _connection.InTransaction && !_isBroken;

    public void Begin() => _begin.Execute();

    /// <summary>Returns when the disk has it.</summary>
    public void Commit() => _commit.Execute();

    /// <summary>Applies a batch whole, or leaves no trace of it and says which row refused, or throws.</summary>
    public CommitResult Apply(RowBatch batch)
    {
        _savepoint.Execute();
        try
        {
            foreach (var write in batch.Writes)
            {
                if (!Apply(batch, write))
                {
                    Undo();
                    return WasApplied(batch)
                        ? CommitResult.Committed(batch.OperationId)
                        : CommitResult.Refused(write.Key, write.Verb == RowVerb.Insert ? RowConflict.Exists : RowConflict.Stale);
                }
            }

            _release.Execute();
            return CommitResult.Committed(batch.OperationId);
        }
        catch when (IsSound)
        {
            Undo();
            throw;
        }
    }

    /// <summary>Moves everything from the log into the database file and empties the log.</summary>
    public void Checkpoint() => _connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>
    /// Writes the whole file anew. Deleted content is overwritten as it goes, but rows that once moved to another page to make room left their old bytes
    /// between the rows of the first; only this reaches them. Takes as long as the file is large, and twice its space.
    /// </summary>
    public void Rewrite() => _connection.Execute("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY");

    public void Dispose() => _connection.Dispose();

    private void Undo()
    {
        try
        {
            _connection.Execute("ROLLBACK TO batch; RELEASE batch");
        }
        catch
        {
            // Half a batch may still be there.
            _isBroken = true;
            throw;
        }
    }

    private bool Apply(RowBatch batch, RowWrite write)
    {
        var statement = For(batch.Partition.Table, write.Verb);
        statement.Bind(1, batch.Partition.Key);
        statement.Bind(2, write.Key);
        if (write.Verb is not RowVerb.Delete)
        {
            statement.Bind(3, write.Verb is RowVerb.Restore ? write.Version! : batch.OperationId);
            statement.Bind(4, write.Content.Span);
        }

        if (write.Verb is RowVerb.Replace or RowVerb.Delete)
        {
            statement.Bind(5, write.Version!);
        }

        return statement.Execute() == 1;
    }

    // A batch that is handed in again after an unknown end finds its own operation id: it is durable already, not in conflict.
    private bool WasApplied(RowBatch batch)
    {
        var query = Versions(batch.Partition.Table);
        foreach (var write in batch.Writes)
        {
            query.Bind(1, batch.Partition.Key);
            query.Bind(2, write.Key);
            query.Bind(3, batch.OperationId);
            try
            {
                if (query.Step())
                {
                    return true;
                }
            }
            finally
            {
                query.Reset();
            }
        }

        return false;
    }

    private SqliteStatement Versions(string table)
    {
        if (!_versions.TryGetValue(table, out var statement))
        {
            statement = _connection.Prepare($"SELECT 1 FROM {table} WHERE pk = ?1 AND rk = ?2 AND version = ?3");
            _versions.Add(table, statement);
        }

        return statement;
    }

    private SqliteStatement For(string table, RowVerb verb)
    {
        if (!_writes.TryGetValue((table, verb), out var statement))
        {
            statement = _connection.Prepare(Sql(table, verb));
            _writes.Add((table, verb), statement);
        }

        return statement;
    }

    private static string Sql(string table, RowVerb verb) => verb switch
    {
        RowVerb.Insert => $"INSERT INTO {table} (pk, rk, version, content) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        RowVerb.Upsert or RowVerb.Restore =>
            $"""
            INSERT INTO {table} (pk, rk, version, content) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (pk, rk) DO UPDATE SET version = excluded.version, content = excluded.content
            """,
        RowVerb.Replace => $"UPDATE {table} SET version = ?3, content = ?4 WHERE pk = ?1 AND rk = ?2 AND version = ?5",
        RowVerb.Delete => $"DELETE FROM {table} WHERE pk = ?1 AND rk = ?2 AND version = ?5",
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
    };
}
