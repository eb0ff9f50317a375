namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>One write, read and checked as far as it can be without the table.</summary>
internal sealed record RowWrite(
    RequestKind Kind, string Table, string PartitionKey, string RowKey, IReadOnlyList<StoredProperty> Properties, string? IfMatch)
{
    /// <param name="kind">Insert, Replace, Merge or Delete.</param>
    /// <param name="address">Names the row, except for an insert, whose body does.</param>
    /// <param name="ifMatch">The version that must be there, or <c>*</c>; null for an insert or upsert.</param>
    /// <param name="body">The row as JSON; empty for a delete.</param>
    public static RowWrite Read(RequestKind kind, Address address, string? ifMatch, ReadOnlyMemory<byte> body)
    {
        if (kind == RequestKind.Delete)
        {
            return ifMatch is null
                ? throw new ServiceError(400, "MissingRequiredHeader", "A header that is mandatory is not specified: If-Match.")
                : new(kind, address.Table!, address.PartitionKey!, address.RowKey!, [], ifMatch);
        }

        var (partitionKey, rowKey, properties) = RowJson.Read(body);
        partitionKey ??= address.PartitionKey;
        rowKey ??= address.RowKey;
        if (partitionKey is null || rowKey is null)
        {
            throw new ServiceError(400, "PropertiesNeedValue", "The values are not specified for all properties in the entity.");
        }

        if (address.Kind == AddressKind.Row && (partitionKey != address.PartitionKey || rowKey != address.RowKey))
        {
            throw ServiceError.Invalid("The keys in the address and in the body differ.");
        }

        RowRules.CheckKey(partitionKey);
        RowRules.CheckKey(rowKey);
        RowRules.CheckProperties(properties);
        return new(kind, address.Table!, partitionKey, rowKey, properties, ifMatch);
    }

    /// <summary>What the row becomes: null when it is deleted.</summary>
    /// <exception cref="ServiceError">The table's row does not allow it.</exception>
    public StoredRow? Apply(StoredRow? present, DateTimeOffset now)
    {
        if (Kind == RequestKind.Insert && present is not null)
        {
            throw ServiceError.EntityExists();
        }

        if (IfMatch is not null && present is null)
        {
            throw ServiceError.NoSuchRow();
        }

        if (IfMatch is not (null or "*") && IfMatch != present!.ETag)
        {
            throw ServiceError.Stale();
        }

        if (Kind == RequestKind.Delete)
        {
            return null;
        }

        var properties = Properties;
        if (Kind == RequestKind.Merge && present is not null)
        {
            properties = [.. present.Properties.Where(property => Properties.All(other => other.Name != property.Name)), .. Properties];
            RowRules.CheckProperties(properties);
        }

        var row = new StoredRow(PartitionKey, RowKey, properties, now);
        RowRules.CheckSize(row);
        return row;
    }
}
