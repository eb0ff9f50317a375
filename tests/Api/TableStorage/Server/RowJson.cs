using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>Rows as the protocol's JSON, read strictly: what Azure would not take is refused.</summary>
internal static class RowJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] System = ["PartitionKey", "RowKey", "Timestamp"];

    /// <summary>
    /// A written row: keys (null where the body names none) and own properties; null values are as if they were not there.
    /// </summary>
    public static (string? PartitionKey, string? RowKey, IReadOnlyList<StoredProperty> Properties) Read(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw ServiceError.Invalid("The body is no object.");
        }

        var types = document.RootElement.EnumerateObject()
            .Where(property => property.Name.EndsWith("@odata.type", StringComparison.Ordinal))
            .ToDictionary(
                property => property.Name[..^"@odata.type".Length], property => property.Value.GetString(), StringComparer.Ordinal);
        var properties = new List<StoredProperty>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var name = property.Name;
            if (!name.Contains("odata.", StringComparison.Ordinal)
                && !System.Contains(name)
                && property.Value.ValueKind != JsonValueKind.Null)
            {
                properties.Add(new(name, Value(name, property.Value, types.GetValueOrDefault(name))));
            }
        }

        return (Key(document.RootElement, "PartitionKey"), Key(document.RootElement, "RowKey"), properties);
    }

    /// <summary>The name in the body of a request for a table.</summary>
    public static string ReadTable(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        return Key(document.RootElement, "TableName") ?? throw ServiceError.Invalid("TableName is missing.");
    }

    public static void Write(Utf8JsonWriter json, StoredRow row, IReadOnlySet<string>? select)
    {
        json.WriteString("odata.etag", row.ETag);
        WriteIf("PartitionKey", row.PartitionKey);
        WriteIf("RowKey", row.RowKey);
        if (select is null || select.Contains("Timestamp"))
        {
            json.WriteString("Timestamp", Time(row.Timestamp));
        }

        foreach (var (name, value) in row.Properties)
        {
            if (select is null || select.Contains(name))
            {
                Write(json, name, value);
            }
        }

        // A selected property that the row does not have comes as null.
        foreach (var missing in select?.Except(System).Except(row.Properties.Select(property => property.Name)) ?? [])
        {
            json.WriteNull(missing);
        }

        void WriteIf(string name, string value)
        {
            if (select is null || select.Contains(name))
            {
                json.WriteString(name, value);
            }
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Strict);
        }
        catch (JsonException problem)
        {
            throw ServiceError.Invalid(problem.Message);
        }
    }

    private static string? Key(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new ServiceError(400, "PropertiesNeedValue", $"The values are not specified for all properties in the entity: {name}.");
    }

    private static object Value(string name, JsonElement value, string? type)
    {
        try
        {
            return (value.ValueKind, type) switch
            {
                (JsonValueKind.String, "Edm.Int64") => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
                (JsonValueKind.String, "Edm.Binary") => value.GetBytesFromBase64(),
                (JsonValueKind.String, "Edm.Guid") => Guid.ParseExact(value.GetString()!, "D"),
                (JsonValueKind.String, "Edm.DateTime") => DateTimeOffset.Parse(
                    value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                (JsonValueKind.String, "Edm.Double") when value.GetString() is "NaN" or "Infinity" or "-Infinity" => double.Parse(
                    value.GetString()!, CultureInfo.InvariantCulture),
                (JsonValueKind.String, null or "Edm.String") => Text(value),
                (JsonValueKind.Number, "Edm.Double") => value.GetDouble(),
                (JsonValueKind.Number, null or "Edm.Int32") when value.TryGetInt32(out var number) => number,
                (JsonValueKind.Number, null) when value.GetRawText().AsSpan().ContainsAny(".eE") => value.GetDouble(),
                (JsonValueKind.True or JsonValueKind.False, null or "Edm.Boolean") => value.GetBoolean(),
                _ => throw ServiceError.Invalid($"'{name}' is no {type ?? "value of a known type"}."),
            };
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            throw ServiceError.Invalid($"'{name}' is no {type}.");
        }
    }

    /// <summary>Text that is Unicode: half a surrogate pair is not.</summary>
    private static string Text(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            _ = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetByteCount(text);
            return text;
        }
        catch (Exception problem) when (problem is EncoderFallbackException or InvalidOperationException)
        {
            throw ServiceError.Invalid("The text is not Unicode.");
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case long number:
                json.WriteString(name + "@odata.type", "Edm.Int64");
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                // A whole number keeps its point, by which a reader knows it from an integer.
                var digits = number.ToString("R", CultureInfo.InvariantCulture);
                json.WritePropertyName(name);
                json.WriteRawValue(digits.AsSpan().ContainsAny(".E") ? digits : digits + ".0");
                break;
            case double number:
                json.WriteString(name + "@odata.type", "Edm.Double");
                json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case DateTimeOffset time:
                json.WriteString(name + "@odata.type", "Edm.DateTime");
                json.WriteString(name, Time(time));
                break;
            case Guid id:
                json.WriteString(name + "@odata.type", "Edm.Guid");
                json.WriteString(name, id);
                break;
            case byte[] bytes:
                json.WriteString(name + "@odata.type", "Edm.Binary");
                json.WriteBase64String(name, bytes);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType()} is never stored.");
        }
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
