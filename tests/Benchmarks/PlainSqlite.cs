using Microsoft.Data.Sqlite;
using OutlookCrm.Storage;

namespace OutlookCrm.Benchmarks;

/// <summary>The peer: the usual package in the usual way.</summary>
internal sealed class PlainSqlite : IDisposable
{
    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly Lock _turn = new();

    public PlainSqlite(string path)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        _writer = new SqliteConnection(_connectionString);
        _writer.Open();
        using var command = _writer.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS customers (pk TEXT, rk TEXT, version TEXT, content BLOB, PRIMARY KEY (pk, rk)) WITHOUT ROWID;
            """;
        command.ExecuteNonQuery();
    }

    public void Insert(string partition, byte[] content)
    {
        lock (_turn)
        {
            using var transaction = _writer.BeginTransaction();
            foreach (var key in new[] { "b", "e" })
            {
                using var command = _writer.CreateCommand();
                command.CommandText = "INSERT INTO customers VALUES ($pk, $rk, $version, $content)";
                command.Parameters.AddWithValue("$pk", partition);
                command.Parameters.AddWithValue("$rk", key);
                command.Parameters.AddWithValue("$version", partition);
                command.Parameters.AddWithValue("$content", content);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    public void Find(string partition, string key)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, content FROM customers WHERE pk = $pk AND rk = $rk";
        command.Parameters.AddWithValue("$pk", partition);
        command.Parameters.AddWithValue("$rk", key);
        using var reader = command.ExecuteReader();
        reader.Read();
        _ = new Row(key, reader.GetString(0), reader.GetFieldValue<byte[]>(1));
    }

    public void Read(string partition, int limit)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rk, version, content FROM customers WHERE pk = $pk AND rk >= 'e' AND rk < 'f' ORDER BY rk LIMIT "
            + "$limit";
        command.Parameters.AddWithValue("$pk", partition);
        command.Parameters.AddWithValue("$limit", limit);
        using var reader = command.ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
        {
            rows.Add(new Row(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)));
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        SqliteConnection.ClearAllPools();
    }
}
