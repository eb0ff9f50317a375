using System.Runtime.InteropServices;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// What SQLite is asked for every row: a card asks a hundred times. The package's own calls guard a safe handle each time and tell the
/// garbage collector of it, which took a twentieth of a card's processor time. Everything else goes through the package, which brings the
/// library.
/// </summary>
internal static partial class NativeColumns
{
    private const string Library = "e_sqlite3";

    /// <summary>Goes to the next row, and answers with SQLite's code. It may read the disk, so it tells the garbage collector.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    /// <summary>The kind of a column's value.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    public static partial int Type(nint statement, int column);

    /// <summary>A column's bytes, valid until the next step.</summary>
    public static unsafe ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        // In this order: the first call makes the value bytes, the second says how many they are.
        var bytes = Blob(statement, column);
        return new(bytes, Length(statement, column));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [SuppressGCTransition]
    private static unsafe partial byte* Blob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static partial int Length(nint statement, int column);
}
