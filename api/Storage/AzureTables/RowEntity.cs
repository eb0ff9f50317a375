using Azure;
using Azure.Data.Tables;

namespace OutlookCrm.Storage.AzureTables;

/// <summary>
/// A row as an entity: <c>Version</c>, <c>Content</c> (the JSON document as text) and, on rows that are written often, <c>Recent</c>.
/// </summary>
internal static class RowEntity
{
    private const string Version = "Version";
    private const string Content = "Content";
    private const string Recent = "Recent";

    public static readonly string[] Properties = ["PartitionKey", "RowKey", Version, Content, Recent];

    /// <summary>
    /// The row of an entity. Throws <see cref="StorageUnavailableException"/> for an entity that this product did not write, and
    /// <see cref="JsonException"/> for an answer that holds no entity.
    /// </summary>
    public static Row ToRow(TableEntity entity)
    {
        if (entity.GetString("PartitionKey") is null || entity.GetString("RowKey") is null)
        {
            throw new JsonException("The answer has no keys: it is not the table service's.");
        }

        if (entity.GetString(Version) is not { } version || entity.GetString(Content) is not { } content)
        {
            throw new StorageUnavailableException(
                "The table holds an entity that this product did not write. Give the product tables of its own (Storage:TablePrefix).");
        }

        var mark = new RowMark(entity.ETag, entity.GetString(Recent) ?? "");
        return new(entity.RowKey, version, Encoding.UTF8.GetBytes(content)) { Mark = mark };
    }

    /// <summary>Whether an operation is the last one that wrote the row, or one of the recent ones.</summary>
    public static bool WasWrittenBy(Row row, string operation) =>
        row.Version == operation || RecentOperations.Contains(MarkOf(row).Recent, operation);

    public static RowMark MarkOf(Row row) => (RowMark)row.Mark!;

    /// <summary>The entity that a write stores, or, for a delete, the entity that it names.</summary>
    public static TableEntity Of(Partition partition, RowWrite write, string operation, RowMark? mark)
    {
        var entity = new TableEntity(partition.Key, write.Key);
        if (write.Verb is RowVerb.Delete)
        {
            return entity;
        }

        entity[Version] = write.Verb is RowVerb.Restore ? write.Version : operation;
        entity[Content] = Encoding.UTF8.GetString(write.Content.Span);
        if (mark is not null && RecentOperations.After(operation, write.Version!, mark.Recent) is { Length: > 0 } recent)
        {
            entity[Recent] = recent;
        }

        return entity;
    }
}

/// <summary>How a row was when it was read: the service's own version of the row, and the operations that wrote it recently.</summary>
internal sealed record RowMark(ETag ETag, string Recent);
