using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>
/// A row as a dictionary. Values are <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>,
/// <see cref="DateTimeOffset"/>, <see cref="DateTime"/>, <see cref="Guid"/>, <c>byte[]</c>, <see cref="BinaryData"/> or null; keys, timestamp and
/// ETag are entries too. A getter answers null for what is not there and throws <see cref="InvalidOperationException"/> for another type.
/// </summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object?>
{
    internal const string PartitionKeyName = "PartitionKey";
    internal const string RowKeyName = "RowKey";
    internal const string TimestampName = "Timestamp";
    internal const string ETagName = "odata.etag";

    private readonly Dictionary<string, object?> _properties;

    public TableEntity() => _properties = new(StringComparer.Ordinal);

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object?> values) => _properties = new(values, StringComparer.Ordinal);

    internal TableEntity(int capacity) => _properties = new(capacity, StringComparer.Ordinal);

    public string PartitionKey
    {
        get => GetString(PartitionKeyName)!;
        set => _properties[PartitionKeyName] = value;
    }

    public string RowKey
    {
        get => GetString(RowKeyName)!;
        set => _properties[RowKeyName] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(TimestampName);
        set => _properties[TimestampName] = value;
    }

    public ETag ETag
    {
        get => new(GetString(ETagName)!);
        set => _properties[ETagName] = value.ToString();
    }

    public int Count => _properties.Count;

    public ICollection<string> Keys => _properties.Keys;

    ICollection<object?> IDictionary<string, object?>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    internal Dictionary<string, object?> Properties => _properties;

    /// <summary>A value, or null where there is none. Where a wider number is, a whole one becomes as wide; any other value replaces what is there.</summary>
    public object? this[string key]
    {
        get => Find(key);
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            _properties[key] = value is not null && _properties.GetValueOrDefault(key) is { } present ? Fit(present, value) : value;
        }
    }

    public string? GetString(string key) => Find(key) switch { null => null, string value => value, var other => throw OtherType<string>(other) };

    public byte[]? GetBinary(string key) => Find(key) switch
    {
        null => null,
        byte[] value => value,
        BinaryData data => data.ToArray(),
        var other => throw OtherType<byte[]>(other),
    };

    public int? GetInt32(string key) => Find(key) switch { null => null, int value => value, var other => throw OtherType<int?>(other) };

    public long? GetInt64(string key) => Find(key) switch { null => null, long value => value, var other => throw OtherType<long?>(other) };

    public double? GetDouble(string key) => Find(key) switch { null => null, double value => value, var other => throw OtherType<double?>(other) };

    public bool? GetBoolean(string key) => Find(key) switch { null => null, bool value => value, var other => throw OtherType<bool?>(other) };

    public Guid? GetGuid(string key) => Find(key) switch { null => null, Guid value => value, var other => throw OtherType<Guid?>(other) };

    public DateTimeOffset? GetDateTimeOffset(string key) => Find(key) switch
    {
        null => null,
        DateTimeOffset value => value,
        DateTime value => new DateTimeOffset(value),
        var other => throw OtherType<DateTimeOffset?>(other),
    };

    public void Add(string key, object? value) => this[key] = value;

    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    public bool Remove(string key) => _properties.Remove(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _properties.TryGetValue(key, out value);

    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => this[item.Key] = item.Value;

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private object? Find(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }

    private static object Fit(object present, object value) => (present, value) switch
    {
        (double, int whole) => (double)whole,
        (long, int whole) => (long)whole,
        _ => value,
    };

    private static InvalidOperationException OtherType<T>(object value) =>
        new($"Cannot return {typeof(T)} type for a {value.GetType()} typed property.");
}
