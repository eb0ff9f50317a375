using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Reads rows from the service's JSON with minimal metadata.</summary>
internal static class EntityReader
{
    private const int UsualProperties = 8;
    private const string TypeSuffix = "@odata.type";
    private const string MetadataName = "odata.metadata";

    /// <summary>One row that is the whole document.</summary>
    /// <exception cref="JsonException">The document has neither keys nor an ETag: it is no row of the service's.</exception>
    public static T One<T>(BinaryData document)
        where T : class, ITableEntity
    {
        var json = new Utf8JsonReader(document);
        json.Read();
        var row = Row<T>(ref json);
        return Is(row) ? row : throw new JsonException("The document is no row.");
    }

    /// <summary>The rows of a page, the document's array <c>value</c>.</summary>
    /// <exception cref="JsonException">There is no such array.</exception>
    public static List<T> Page<T>(BinaryData document)
        where T : class, ITableEntity
    {
        var rows = new List<T>();
        var json = new Utf8JsonReader(document);
        ToValues(ref json);
        string? partition = null;
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            var row = Row<T>(ref json, partition);
            partition = row.PartitionKey;
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The names of a page of tables.</summary>
    public static List<string> TableNames(BinaryData document)
    {
        var names = new List<string>();
        var json = new Utf8JsonReader(document);
        ToValues(ref json);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("TableName"u8))
            {
                json.Read();
                names.Add(json.GetString()!);
            }
        }

        return names;
    }

    // With $select the keys come only if they are asked for; the ETag always does.
    private static bool Is(ITableEntity row) => (row.PartitionKey is not null && row.RowKey is not null) || row.ETag != default;

    private static void ToValues(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var found = json.ValueTextEquals("value"u8);
            json.Read();
            if (found && json.TokenType == JsonTokenType.StartArray)
            {
                return;
            }

            json.Skip();
        }

        throw new JsonException("The document is no page: it has no array 'value'.");
    }

    // Rows that follow one another are mostly of one partition, whose key is then one string.
    private static T Row<T>(ref Utf8JsonReader json, string? partition = null)
        where T : class, ITableEntity
    {
        var row = new TableEntity(UsualProperties);
        var properties = row.Properties;
        Types types = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = PropertyNames.Of(ref json);
            json.Read();
            if (name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                types.Add(name[..^TypeSuffix.Length], json.GetString()!);
            }
            else if (partition is not null && name == TableEntity.PartitionKeyName && json.TokenType == JsonTokenType.String && json.ValueTextEquals(partition))
            {
                properties[name] = partition;
            }
            else if (name == MetadataName)
            {
                json.Skip();
            }
            else
            {
                properties[name] = Value(ref json, name == TableEntity.TimestampName ? "Edm.DateTime" : types.Take(name));
            }
        }

        types.ApplyLate(properties);
        return row as T ?? throw new NotSupportedException($"{typeof(T)} is not {nameof(TableEntity)}, the only kind of row that this client knows.");
    }

    private static object? Value(ref Utf8JsonReader json, string? type) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when type == "Edm.Double" => json.GetDouble(),
        JsonTokenType.Number when type != "Edm.Int64" && json.TryGetInt32(out var small) => small,
        JsonTokenType.Number when json.TryGetInt64(out var large) => large,
        JsonTokenType.Number => json.GetDouble(),
        JsonTokenType.String => type switch
        {
            "Edm.Binary" => json.GetBytesFromBase64(),
            "Edm.DateTime" => json.GetDateTimeOffset(),
            "Edm.Guid" => json.GetGuid(),
            _ => FromText(json.GetString()!, type),
        },
        _ => throw new JsonException($"A property is {json.TokenType}."),
    };

    private static object FromText(string text, string? type) => type switch
    {
        "Edm.Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Double" => double.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Binary" => Convert.FromBase64String(text),
        "Edm.DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "Edm.Guid" => Guid.Parse(text),
        _ => text,
    };

    /// <summary>Types that wait for their values. The service names a type just before its value; JSON does not promise it.</summary>
    private struct Types
    {
        private string? _name;
        private string? _type;
        private Dictionary<string, string>? _more;

        public void Add(string name, string type)
        {
            if (_name is null)
            {
                (_name, _type) = (name, type);
            }
            else
            {
                (_more ??= new(StringComparer.Ordinal))[name] = type;
            }
        }

        public string? Take(string name)
        {
            if (_name == name)
            {
                var type = _type;
                _name = null;
                return type;
            }

            return _more is not null && _more.Remove(name, out var other) ? other : null;
        }

        /// <summary>Those that came after their values.</summary>
        public readonly void ApplyLate(Dictionary<string, object?> properties)
        {
            if (_name is not null)
            {
                Apply(properties, _name, _type!);
            }

            foreach (var (name, type) in _more ?? [])
            {
                Apply(properties, name, type);
            }
        }

        private static void Apply(Dictionary<string, object?> properties, string name, string type)
        {
            properties[name] = properties.GetValueOrDefault(name) switch
            {
                string text => FromText(text, type),
                int number when type == "Edm.Int64" => (long)number,
                int number when type == "Edm.Double" => (double)number,
                long number when type == "Edm.Double" => (double)number,
                var other => other,
            };
        }
    }
}
