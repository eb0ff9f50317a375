namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// Keeps a second process away from the database file, whose one writer holds the truth about what is durable. The operating system
/// drops the lock with its process, however that ends; the empty lock file may stay and means nothing.
/// </summary>
internal sealed class SqliteFileLock : IDisposable
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private SqliteFileLock(FileStream file) => _file = file;

    /// <summary>Creates the folder where it is missing and takes the lock, or says why not.</summary>
    public static SqliteFileLock Take(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StorageUnavailableException(
                $"Storage:Path is the folder {path}. Name a file in it, for example {Path.Combine(path, "outlookcrm.db")}.");
        }

        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            return new SqliteFileLock(
                new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageUnavailableException(
                $"The account {Environment.UserName} may not write the database {path}: its folder, or {path}.lock, is read-only or "
                + "belongs to another account. Let it write there, or set Storage:Path.",
                e);
        }
        catch (IOException e) when (IsTaken(e))
        {
            throw new StorageUnavailableException(
                $"Another process has the database {path} open. The sqlite engine is for one process: stop the other one, or set another "
                + "Storage:Path.",
                e);
        }
        catch (IOException e)
        {
            throw new StorageUnavailableException($"The folder of the database {path} cannot be used: {e.Message}", e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void CreateFolder(string folder)
    {
        // Other accounts on this machine must not read customers' data. Folders that already exist keep their rights.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // .NET passes on what flock answers: EWOULDBLOCK, which is 11 on Linux and 35 on macOS.
    private static bool IsTaken(IOException e) => e.HResult is WindowsSharingViolation or 11 or 35;
}
