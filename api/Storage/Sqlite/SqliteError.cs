using SQLitePCL;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// What SQLite answered instead of doing its work. Never leaves this folder: callers see a <see cref="StorageUnavailableException"/>.
/// </summary>
internal sealed class SqliteError(string path, int extendedCode, string text) : Exception($"{text} (SQLite {extendedCode})")
{
    private const int DiskFullWindows = 0x70;
    private const int DiskFullUnix = 28;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterHelp = TimeSpan.FromSeconds(30);

    /// <summary>True where SQLite found the file to be no whole database.</summary>
    public bool IsDamage => (extendedCode & 0xff) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Any error of a database in a sentence that tells an operator what to do.</summary>
    public static StorageUnavailableException Explain(Exception e, string path) => e switch
    {
        SqliteError error => error.Explain(),
        StorageUnavailableException explained => explained,
        IOException or UnauthorizedAccessException => OfDisk(path, e),
        _ => new($"Writing to the database {path} failed unexpectedly: {e.Message}", e),
    };

    /// <summary>The same in a sentence that tells an operator what to do.</summary>
    public StorageUnavailableException Explain() => (extendedCode & 0xff) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            Unavailable($"The database {path} is locked by another process, perhaps a backup or a database browser. Close it there.", Soon),
        raw.SQLITE_FULL => Unavailable(
            $"The disk that holds the database {path} is full. Free some space; nothing needs to be restarted.", AfterHelp),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            Unavailable(
                $"The database {path} is read-only for the account {Environment.UserName}. Let the account that runs the API write the "
                + "file and its folder.",
                AfterHelp),
        raw.SQLITE_CANTOPEN => Unavailable(
            $"The database {path} cannot be opened. Its folder must exist, and the account that runs the API must be able to write there.",
            AfterHelp),
        raw.SQLITE_NOTADB => Unavailable(
            $"The file {path} is not a database of this product. Set Storage:Path to another file.", AfterHelp),
        raw.SQLITE_CORRUPT => Unavailable($"The database {path} is damaged. Restore it from a backup.", AfterHelp),
        raw.SQLITE_IOERR => Unavailable($"The disk that holds the database {path} failed to read or write: {Message}.", AfterHelp),
        _ => Unavailable($"The database {path} answered with an error: {Message}.", AfterHelp),
    };

    /// <summary>The sentence for a redo log that the disk did not take.</summary>
    public static StorageUnavailableException OfDisk(string path, Exception e) => (e.HResult & 0xffff) is DiskFullWindows or DiskFullUnix
        ? new($"The disk that holds the database {path} is full. Free some space; nothing needs to be restarted.", e, AfterHelp)
        : new($"The disk that holds the database {path} failed to read or write: {e.Message}.", e, AfterHelp);

    private StorageUnavailableException Unavailable(string sentence, TimeSpan retryAfter) => new(sentence, this, retryAfter);
}
