using SQLitePCL;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>One connection to the database file, used by one thread at a time. Its prepared statements die with it.</summary>
internal sealed class DatabaseHandle : IDisposable
{
    private const int BusyTimeoutMilliseconds = 2000;

    // The file is this process's alone, so its locks and the index of its log can live in memory: no system call for a read.
    private static readonly string? FileSystem = OperatingSystem.IsWindows() ? null : "unix-excl";

    private readonly sqlite3 _handle;
    private readonly List<SqliteStatement> _statements = [];

    static DatabaseHandle() => Batteries_V2.Init();

    private DatabaseHandle(string path, sqlite3 handle)
    {
        Path = path;
        _handle = handle;
    }

    public string Path { get; }

    /// <summary>True between BEGIN and its end; SQLite ends a transaction by itself when a disk fails.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public static DatabaseHandle Open(string path, bool create)
    {
        var mode = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var code = raw.sqlite3_open_v2(path, out var handle, mode, FileSystem);
        var connection = new DatabaseHandle(path, handle);
        try
        {
            connection.Check(code);
            connection.Check(raw.sqlite3_extended_result_codes(handle, 1));
            connection.Check(raw.sqlite3_busy_timeout(handle, BusyTimeoutMilliseconds));

            // SQLite opens a file that it must not write for reading only, and says nothing.
            connection.Check(raw.sqlite3_db_readonly(handle, "main") == 1 ? raw.SQLITE_READONLY : raw.SQLITE_OK);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        var statement = new SqliteStatement(this, handle);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs one or more statements and ignores what they answer.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>The number that a query answers with.</summary>
    public long Number(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        using var statement = new SqliteStatement(this, handle);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>The first text that a query answers with; null for none.</summary>
    public string? Text(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        using var statement = new SqliteStatement(this, handle);
        return statement.Step() ? statement.Text(0) : null;
    }

    /// <summary>Ends what runs on the connection, from another thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_handle);

    public int Changes() => raw.sqlite3_changes(_handle);

    /// <summary>Throws SQLite's message for a result code that is not a success.</summary>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new SqliteError(Path, code, raw.sqlite3_errmsg(_handle).utf8_to_string() ?? "no text");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }
}
