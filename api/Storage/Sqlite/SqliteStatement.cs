using System.Buffers;
using System.Buffers.Binary;
using SQLitePCL;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// A prepared statement. A caller that steps the statement to a row must reset it, because it holds a read transaction until then.
/// </summary>
internal sealed class SqliteStatement(DatabaseHandle connection, sqlite3_stmt handle) : IDisposable
{
    private const int VersionBytes = 16;
    private const int SealedBytes = VersionBytes + sizeof(uint);

    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdef");

    public void Bind(int index, string key, KeyCode code)
    {
        Span<byte> bytes = stackalloc byte[KeyCode.MostBytes];
        Bind(index, bytes[..code.Encode(key, bytes)]);
    }

    /// <summary>
    /// Binds a version: an operation's id as its 16 bytes, behind them four of a checksum of the coded keys, the content and the id;
    /// anything else as text, and that of a row without content, without a checksum.
    /// </summary>
    public void BindVersion(int index, string version, ReadOnlySpan<byte> keys, ReadOnlySpan<byte> content)
    {
        if (version.Length == 2 * VersionBytes && !version.AsSpan().ContainsAnyExcept(s_hexadecimal))
        {
            Span<byte> bytes = stackalloc byte[SealedBytes];
            Convert.FromHexString(version, bytes, out _, out _);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[VersionBytes..], SumOf(keys, content, bytes[..VersionBytes]));
            Bind(index, content.IsEmpty ? bytes[..VersionBytes] : bytes);
        }
        else
        {
            connection.Check(raw.sqlite3_bind_text(handle, index, Encoding.UTF8.GetBytes(version)));
        }
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

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string Key(int column, KeyCode code) => code.Decode(Bytes(column));

    public string Version(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_BLOB
        ? Convert.ToHexStringLower(Bytes(column) is { Length: SealedBytes } whole ? whole[..VersionBytes] : Bytes(column)) : Text(column);

    /// <summary>
    /// False where a row is not what was written, by the checksum in its version: rows of builds that wrote none are taken as they are.
    /// </summary>
    public bool IsAsWritten(int version, int content, ReadOnlySpan<byte> keys) =>
        raw.sqlite3_column_type(handle, version) != raw.SQLITE_BLOB || Bytes(version) is not { Length: SealedBytes } whole
        || BinaryPrimitives.ReadUInt32LittleEndian(whole[VersionBytes..]) == SumOf(keys, Bytes(content), whole[..VersionBytes]);

    private static uint SumOf(ReadOnlySpan<byte> keys, ReadOnlySpan<byte> content, ReadOnlySpan<byte> version) =>
        Checksum.Of(version, Checksum.Of(content, Checksum.Of(keys)));

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>Ends the statement and its read transaction. Its code repeats the error that Step has already thrown.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    public void Dispose() => handle.Dispose();
}
