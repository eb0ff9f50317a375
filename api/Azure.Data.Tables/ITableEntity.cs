namespace Azure.Data.Tables;

/// <summary>A row of a table: its two keys, and what the service says of it.</summary>
public interface ITableEntity
{
    /// <summary>Names the partition; within one, rows are written together and read in order.</summary>
    string PartitionKey { get; set; }

    /// <summary>Names the row within its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the row; never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The row's version, for <c>If-Match</c>; never sent as a property.</summary>
    ETag ETag { get; set; }
}
