using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// Two files beside the database that hold, one after the other, the committed batches that are not in the database yet. A batch is durable
/// when it is in this log. While the batches of one file are applied to the database, new batches go to the other file.
/// </summary>
internal sealed class RedoLog : IDisposable
{
    private const ulong Magic = 0x31474F4C4D52434F; // "OCRMLOG1"
    internal const int HeaderLength = 2 * sizeof(ulong);

    private readonly string[] _paths;
    private readonly SafeFileHandle[] _files;
    private int _active;
    private ulong _epoch;
    private long _length;
    private bool _isTorn;

    private RedoLog(string[] paths, SafeFileHandle[] files)
    {
        _paths = paths;
        _files = files;
    }

    /// <summary>
    /// Opens the log of a database, and calls back for every batch that is in the log and may not be in the database, in their order.
    /// </summary>
    public static RedoLog Open(string database, Action<LoggedBatch> replay)
    {
        string[] paths = [$"{database}-redo0", $"{database}-redo1"];
        var files = new SafeFileHandle?[paths.Length];
        try
        {
            for (var i = 0; i < paths.Length; i++)
            {
                files[i] = File.OpenHandle(paths[i], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            }

            var log = new RedoLog(paths, files!);
            log.Replay(replay);
            return log;
        }
        catch
        {
            Array.ForEach(files, file => file?.Dispose());
            throw;
        }
    }

    /// <summary>Empties the log after all replayed batches are in the database.</summary>
    public void Begin()
    {
        Release(0);
        Release(1);
        Switch();
    }

    /// <summary>Appends batches and returns when they are on the disk. After an exception, none of the batches counts as written.</summary>
    public void Append(List<LoggedBatch> batches)
    {
        Repair();
        var (at, records) = (_length, new ReadOnlyMemory<byte>[batches.Count]);
        for (var i = 0; i < records.Length; i++)
        {
            batches[i].PlaceAt(_epoch, at);
            records[i] = batches[i].Record;
            at += records[i].Length;
        }

        _isTorn = true;
        RandomAccess.Write(_files[_active], records, _length);
        RandomAccess.FlushToDisk(_files[_active]);
        (_length, _isTorn) = (at, false);
    }

    /// <summary>Appends to the other file from now on, which must be released. Returns the number of the file that is left.</summary>
    public int Switch()
    {
        Repair();
        var (left, header) = (_active, new byte[HeaderLength]);
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(sizeof(ulong)), _epoch + 1);
        RandomAccess.Write(_files[1 - left], header, 0);
        (_active, _epoch, _length, _isTorn) = (1 - left, _epoch + 1, HeaderLength, false);
        return left;
    }

    /// <summary>
    /// Empties a file whose batches are durable in the database. The disk must know at once: were only a later file empty after a power
    /// cut, the batches of this file would be applied after those that followed them.
    /// </summary>
    public void Release(int file)
    {
        RandomAccess.SetLength(_files[file], 0);
        RandomAccess.FlushToDisk(_files[file]);
    }

    /// <summary>Closes the log, and deletes it if every batch is in the database.</summary>
    public void Close(bool isApplied)
    {
        Dispose();
        if (isApplied)
        {
            Array.ForEach(_paths, File.Delete);
        }
    }

    public void Dispose() => Array.ForEach(_files, file => file.Dispose());

    // What a failed try left behind must be gone before anything that follows is acknowledged.
    private void Repair()
    {
        if (_isTorn)
        {
            RandomAccess.SetLength(_files[_active], _length);
            RandomAccess.FlushToDisk(_files[_active]);
            _isTorn = false;
        }
    }

    private void Replay(Action<LoggedBatch> replay)
    {
        var headers = _files.Select(file => ReadAt(file, 0, HeaderLength)).ToArray();
        var epochs = headers.Select(header => header is null ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(sizeof(ulong))))
            .ToArray();
        for (var i = 0; i < headers.Length; i++)
        {
            if (headers[i] is { } header && BinaryPrimitives.ReadUInt64LittleEndian(header) != Magic)
            {
                throw new StorageUnavailableException($"The log {_paths[i]} is damaged. Restore the database from a backup.");
            }
        }

        foreach (var i in epochs[0] <= epochs[1] ? (int[])[0, 1] : [1, 0])
        {
            // Record by record: the files are as long as much memory.
            for (var at = (long)HeaderLength; RecordAt(_files[i], epochs[i], at) is { } record; at += record.Length)
            {
                replay(LoggedBatch.Read(record));
            }
        }

        _epoch = Math.Max(epochs[0], epochs[1]);
    }

    // Null behind the last record that is whole: the process ended while it wrote the next one, so no caller received an answer for it.
    private static byte[]? RecordAt(SafeFileHandle file, ulong epoch, long at) =>
        ReadAt(file, at, LoggedBatch.HeaderLength) is { } header
        && BinaryPrimitives.ReadInt32LittleEndian(header) is var length && length >= LoggedBatch.HeaderLength
        && ReadAt(file, at, length) is { } record && LoggedBatch.LengthOf(record, epoch, at) == length ? record : null;

    // Null where the file ends before.
    private static byte[]? ReadAt(SafeFileHandle file, long at, int length)
    {
        if (length > RandomAccess.GetLength(file) - at)
        {
            return null;
        }

        var (bytes, read) = (new byte[length], 0);
        while (read < length && RandomAccess.Read(file, bytes.AsSpan(read), at + read) is var count and > 0)
        {
            read += count;
        }

        return read == length ? bytes : null;
    }
}
