using System.Buffers.Binary;
using System.Numerics;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// A batch as the redo log holds it: what the batch leaves behind in each row, without conditions, so that it can be applied any number of
/// times.
/// </summary>
internal sealed class LoggedBatch
{
    /// <summary>Bytes before the content: its length, its checksum, and a checksum of both with the place in the log.</summary>
    public const int HeaderLength = 3 * sizeof(uint);

    // The objects of a row beside its bytes: the search rows of customers are little else.
    private const int BytesOfRow = 200;

    private const byte Put = 1;
    private const byte Delete = 2;

    private LoggedBatch(Partition partition, RowChange[] changes, byte[] record)
    {
        Partition = partition;
        Changes = changes;
        Record = record;
    }

    public Partition Partition { get; }

    /// <summary>What becomes of each row, in the order of the keys.</summary>
    public RowChange[] Changes { get; }

    /// <summary>Header and content, as the log holds them. The rows' contents are slices of it.</summary>
    public byte[] Record { get; }

    /// <summary>What the batch takes of memory, in bytes, until the database has it.</summary>
    public long Weight => Record.Length + ((long)Changes.Length * BytesOfRow);

    /// <summary>Encodes a batch that is about to be committed.</summary>
    public static LoggedBatch Of(RowBatch batch)
    {
        var length = HeaderLength + sizeof(ushort) + TextLength(batch.Partition.Table) + TextLength(batch.Partition.Key);
        foreach (var write in batch.Writes)
        {
            length += 1 + TextLength(write.Key) + TextLength(VersionOf(batch, write)) + sizeof(int) + write.Content.Length;
        }

        var record = new byte[length];
        var changes = new RowChange[batch.Writes.Count];
        var at = HeaderLength;
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(at), (ushort)changes.Length);
        at += sizeof(ushort);
        WriteText(record, ref at, batch.Partition.Table);
        WriteText(record, ref at, batch.Partition.Key);
        for (var i = 0; i < changes.Length; i++)
        {
            var write = batch.Writes[i];
            var version = VersionOf(batch, write);
            record[at++] = write.Verb is RowVerb.Delete ? Delete : Put;
            WriteText(record, ref at, write.Key);
            WriteText(record, ref at, version);
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(at), write.Content.Length);
            at += sizeof(int);
            write.Content.Span.CopyTo(record.AsSpan(at));
            changes[i] = new(
                write.Key, write.Verb is RowVerb.Delete ? null : new Row(write.Key, version, record.AsMemory(at, write.Content.Length)));
            at += write.Content.Length;
        }

        Array.Sort(changes, RowChange.ByKey);
        BinaryPrimitives.WriteInt32LittleEndian(record, length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(uint)), Checksum.Of(record.AsSpan(HeaderLength)));
        return new(batch.Partition, changes, record);
    }

    /// <summary>
    /// Writes the record's position in the log into the header, so that an old record at another position is never taken for this record.
    /// </summary>
    public void PlaceAt(ulong epoch, long offset) =>
        BinaryPrimitives.WriteUInt32LittleEndian(Record.AsSpan(2 * sizeof(uint)), PlaceOf(Record, epoch, offset));

    /// <summary>The length of the record that begins here; 0 if none does.</summary>
    public static int LengthOf(ReadOnlySpan<byte> log, ulong epoch, long offset)
    {
        if (log.Length < HeaderLength
            || BinaryPrimitives.ReadInt32LittleEndian(log) is var length && (length < HeaderLength || length > log.Length)
            || BinaryPrimitives.ReadUInt32LittleEndian(log[(2 * sizeof(uint))..]) != PlaceOf(log, epoch, offset))
        {
            return 0;
        }

        var content = log[HeaderLength..length];
        return BinaryPrimitives.ReadUInt32LittleEndian(log[sizeof(uint)..]) == Checksum.Of(content) ? length : 0;
    }

    /// <summary>Reads a whole record back.</summary>
    public static LoggedBatch Read(byte[] record)
    {
        var at = HeaderLength;
        var changes = new RowChange[BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(at))];
        at += sizeof(ushort);
        var table = ReadText(record, ref at);
        var partition = new Partition(table, ReadText(record, ref at));
        for (var i = 0; i < changes.Length; i++)
        {
            var verb = record[at++];
            var key = ReadText(record, ref at);
            var version = ReadText(record, ref at);
            var length = BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(at));
            at += sizeof(int);
            changes[i] = new(key, verb == Delete ? null : new Row(key, version, record.AsMemory(at, length)));
            at += length;
        }

        return new(partition, changes, record);
    }

    private static string VersionOf(RowBatch batch, RowWrite write) => write.Verb switch
    {
        RowVerb.Delete => "",
        RowVerb.Restore => write.Version!,
        _ => batch.OperationId,
    };

    private static uint PlaceOf(ReadOnlySpan<byte> header, ulong epoch, long offset)
    {
        var sum = BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, epoch), (ulong)offset);
        return Checksum.Of(header[..(2 * sizeof(uint))], sum);
    }

    private static int TextLength(string text) => sizeof(ushort) + Encoding.UTF8.GetByteCount(text);

    private static void WriteText(byte[] record, ref int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, record.AsSpan(at + sizeof(ushort)));
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(at), (ushort)length);
        at += sizeof(ushort) + length;
    }

    private static string ReadText(byte[] record, ref int at)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(at));
        var text = Encoding.UTF8.GetString(record, at + sizeof(ushort), length);
        at += sizeof(ushort) + length;
        return text;
    }
}

/// <summary>What becomes of a row: the row as it is now, or null if it is deleted.</summary>
internal readonly record struct RowChange(string Key, Row? Row)
{
    /// <summary>Compares by key, as the engine sorts.</summary>
    public static Comparer<RowChange> ByKey { get; } = Comparer<RowChange>.Create(
        (one, other) => string.CompareOrdinal(one.Key, other.Key));
}
