using SQLitePCL;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>A prepared statement. Whoever steps it to a row resets it, for until then it holds a read transaction.</summary>
internal sealed class SqliteStatement(DatabaseHandle connection, sqlite3_stmt handle) : IDisposable
{
    /// <summary>Three bytes for each UTF-16 unit of the longest key.</summary>
    private const int LongestText = RowLimits.KeyUnits * 3;

    /// <summary>Binds a key or version.</summary>
    public void Bind(int index, string text)
    {
        Span<byte> utf8 = stackalloc byte[LongestText];
        connection.Check(raw.sqlite3_bind_text(handle, index, utf8[..Encoding.UTF8.GetBytes(text, utf8)]));
    }

    /// <summary>Binds bytes; none at all are an empty blob, not NULL.</summary>
    public void Bind(int index, ReadOnlySpan<byte> bytes) =>
        connection.Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, bytes));

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        connection.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs a statement without rows and says how many rows it changed.</summary>
    public int Execute()
    {
        try
        {
            Step();
            return connection.Changes();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>A column's bytes, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    /// <summary>A column's text.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>A column's number.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>Ends the statement and its read transaction. Its code repeats the error that Step has already thrown.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    public void Dispose() => handle.Dispose();
}
