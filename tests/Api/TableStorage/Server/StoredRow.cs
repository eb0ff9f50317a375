namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>A stored row; never changed, only replaced.</summary>
/// <param name="PartitionKey">Which partition.</param>
/// <param name="RowKey">Which row of it.</param>
/// <param name="Properties">Own properties, without keys and timestamp.</param>
/// <param name="Timestamp">When it was written; distinct for every write.</param>
internal sealed record StoredRow(string PartitionKey, string RowKey, IReadOnlyList<StoredProperty> Properties, DateTimeOffset Timestamp)
{
    public string ETag { get; } = $"W/\"datetime'{Uri.EscapeDataString(Timestamp.UtcDateTime.ToString("o"))}'\"";
}

/// <summary>A property's name and its value: string, int, long, double, bool, DateTimeOffset, Guid or byte[].</summary>
internal readonly record struct StoredProperty(string Name, object Value);
