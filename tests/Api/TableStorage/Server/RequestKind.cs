namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>What a request asks the service for.</summary>
public enum RequestKind
{
    /// <summary>Create a table.</summary>
    CreateTable,

    /// <summary>List tables.</summary>
    ListTables,

    /// <summary>Delete a table.</summary>
    DeleteTable,

    /// <summary>Insert a row.</summary>
    Insert,

    /// <summary>Read one row.</summary>
    Get,

    /// <summary>Replace a row, in a version or whatever is there.</summary>
    Replace,

    /// <summary>Merge into a row, in a version or whatever is there.</summary>
    Merge,

    /// <summary>Delete a row.</summary>
    Delete,

    /// <summary>Read a page of rows.</summary>
    Query,

    /// <summary>A transaction.</summary>
    Batch,
}

/// <summary>A request as a fault script sees it, before anything is done.</summary>
/// <param name="Number">Counted from 1 since the server started.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Table">Which table; null for a list of tables and for a batch, whose parts name theirs.</param>
/// <param name="PartitionKey">Which partition; null where the address names none (queries, batches).</param>
/// <param name="RowKey">Which row; null likewise.</param>
/// <param name="Filter">A query's filter.</param>
public sealed record TableRequest(long Number, RequestKind Kind, string? Table, string? PartitionKey, string? RowKey, string? Filter)
{
    /// <summary>Whether it changes anything.</summary>
    public bool Writes => Kind is not (RequestKind.Get or RequestKind.Query or RequestKind.ListTables);
}
