using Microsoft.Win32.SafeHandles;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// Whether the files of a database are still those that this process opened: what is acknowledged must be there after the next start, which
/// opens the files by their names. While they are open a mark stands beside them; it tells the next start that all of them must be there.
/// </summary>
internal sealed class DatabaseFiles : IDisposable
{
    private const string Lost = "lost";

    private readonly string _database;
    private readonly string _mark;
    private readonly string _wal;

    // As long as one connection is open, SQLite leaves its log where it is.
    private readonly SqliteReader _keeper;
    private readonly List<(SafeFileHandle Handle, string? Target)> _open = [];

    private DatabaseFiles(string database)
    {
        (_database, _mark, _wal) = (database, MarkOf(database), WalOf(database));
        _keeper = new(database);
        _ = _keeper.Find(RowKeys.Health, "ready");
        if (OperatingSystem.IsLinux())
        {
            foreach (var path in RedoLogsOf(database).Append(database).Append(_wal))
            {
                var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                _open.Add((handle, TargetOf(handle)));
            }
        }
    }

    /// <summary>
    /// Throws <see cref="StorageUnavailableException"/> with a sentence for the operator where a file is missing that the last process
    /// needed, or lost while it ran. Called before anything is opened, since opening creates what is missing.
    /// </summary>
    public static void CheckBeforeOpening(string database)
    {
        var mark = MarkOf(database);
        var logs = RedoLogsOf(database).Prepend(WalOf(database)).ToList();
        if (Missing(database, mark, logs) is { } what)
        {
            throw new StorageUnavailableException(
                $"{what} Nothing was changed. Put the lost file back. If there is none, move every file whose name begins with {database} "
                + $"to another folder, start the API and restore the last export of each tenant (OutlookCrm.Api restore). If you know that "
                + $"nothing is missing, delete {mark} and start the API.");
        }
    }

    private static string? Missing(string database, string mark, List<string> logs)
    {
        if (!File.Exists(database))
        {
            return File.Exists(mark) || logs.Exists(HasRows)
                ? $"The database {database} is gone, but files that belong to it are there."
                : null;
        }

        if (!File.Exists(mark))
        {
            return null;
        }

        return File.ReadAllText(mark) == Lost
            ? $"While the API ran, the database {database} or one of its logs was deleted or replaced."
            : logs.Find(log => !File.Exists(log)) is { } missing
                ? $"{missing} is gone. It may hold rows that the database {database} lacks, because the API was ended without warning."
                : null;
    }

    /// <summary>The files of a database that was just opened.</summary>
    public static DatabaseFiles Watch(string database)
    {
        var files = new DatabaseFiles(database);
        File.WriteAllText(files._mark, "");
        return files;
    }

    /// <summary>False when a file was deleted, moved or replaced. Of a file that is open, Linux tells all three by its handle.</summary>
    private bool AreThere => _open.Count > 0
        ? _open.TrueForAll(file => TargetOf(file.Handle) == file.Target)
        : File.Exists(_database) && File.Exists(_wal) && RedoLogsOf(_database).All(File.Exists);

    /// <summary>Throws when what was just written stands in a file that the next start would not find.</summary>
    public void Check()
    {
        if (AreThere)
        {
            return;
        }

        try
        {
            File.WriteAllText(_mark, Lost);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Most likely the folder is gone, too.
        }

        throw new StorageUnavailableException(
            $"The database {_database} or one of its logs was deleted, moved or replaced while the API runs. Nothing more is stored. Stop "
            + "the API, put the files back or restore the last export of each tenant, and start the API.");
    }

    /// <summary>Takes the mark away: from now on files are closed, and deleted, in order. False when one was lost.</summary>
    public bool Close()
    {
        var areThere = AreThere;
        if (areThere)
        {
            File.Delete(_mark);
        }

        Dispose();
        return areThere;
    }

    public void Dispose()
    {
        _keeper.Dispose();
        _open.ForEach(file => file.Handle.Dispose());
    }

    private static bool HasRows(string log)
    {
        if (!File.Exists(log))
        {
            return false;
        }

        using var content = File.OpenRead(log);
        var start = new byte[RedoLog.HeaderLength + 1];
        return content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && (log.EndsWith("-wal", StringComparison.Ordinal) || start.AsSpan().StartsWith("OCRMLOG1"u8));
    }

    private static string MarkOf(string database) => $"{database}-open";

    private static string WalOf(string database) => $"{database}-wal";

    private static string[] RedoLogsOf(string database) => [$"{database}-redo0", $"{database}-redo1"];

    // Linux tells where the file of a handle stands now, and adds a word when it was deleted.
    private static string? TargetOf(SafeFileHandle handle) => new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget;
}
