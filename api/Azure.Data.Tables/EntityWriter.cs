using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// Writes a row as the service's JSON. A type that JSON has no word for is named beside its value (<c>"n@odata.type":"Edm.Int64"</c>);
/// ETag and Timestamp are the service's and stay out.
/// </summary>
internal static class EntityWriter
{
    private const string TypeSuffix = "@odata.type";

    // Names of properties are few and short, and may be escaped as the runtime sees fit; texts are JsonText's.
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    private static readonly JsonEncodedText PartitionKey = JsonEncodedText.Encode(TableEntity.PartitionKeyName);
    private static readonly JsonEncodedText RowKey = JsonEncodedText.Encode(TableEntity.RowKeyName);
    private static readonly JsonEncodedText TableName = JsonEncodedText.Encode("TableName");

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    /// <param name="body">Where to.</param>
    /// <param name="entity">The row.</param>
    /// <param name="ascii">Texts in ASCII, whatever their script: three times as long for most, and safe wherever the body is cut on its way.</param>
    /// <exception cref="ArgumentException">
    /// A double is infinite or no number: JSON has no word for it. The package writes "NaN" for no number, and refuses the infinite ones too.
    /// </exception>
    /// <exception cref="NotSupportedException">A time that is not UTC, which on another machine would be another one; or no type of a table's.</exception>
    public static void Write(IBufferWriter<byte> body, ITableEntity entity, bool ascii)
    {
        var json = Begin(body);
        json.WriteStartObject();
        foreach (var (name, value) in Known(entity).Properties)
        {
            if (name is not (TableEntity.ETagName or TableEntity.TimestampName))
            {
                Write(json, name, value, ascii);
            }
        }

        json.WriteEndObject();
        End(json);
    }

    public static void WriteTable(IBufferWriter<byte> body, string name)
    {
        var json = Begin(body);
        json.WriteStartObject();
        json.WriteString(TableName, name);
        json.WriteEndObject();
        End(json);
    }

    /// <exception cref="NotSupportedException">A class of one's own: this client reads and writes <see cref="TableEntity"/>.</exception>
    private static TableEntity Known(ITableEntity entity) =>
        entity as TableEntity ?? throw new NotSupportedException($"{entity.GetType()} is not a {nameof(TableEntity)}, the only kind of row that this client knows.");

    private static void Write(Utf8JsonWriter json, string name, object? value, bool ascii)
    {
        switch (value)
        {
            case string text when name == TableEntity.PartitionKeyName:
                json.WritePropertyName(PartitionKey);
                JsonText.Write(json, text, ascii);
                break;
            case string text when name == TableEntity.RowKeyName:
                json.WritePropertyName(RowKey);
                JsonText.Write(json, text, ascii);
                break;
            case string text:
                json.WritePropertyName(name);
                JsonText.Write(json, text, ascii);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case null:
                json.WriteNull(name);
                break;
            case long number:
                json.WriteString(name + TypeSuffix, "Edm.Int64");
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteString(name + TypeSuffix, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case DateTimeOffset time:
                json.WriteString(name + TypeSuffix, "Edm.DateTime");
                json.WriteString(name, time.UtcDateTime);
                break;
            case DateTime { Kind: DateTimeKind.Utc } time:
                json.WriteString(name + TypeSuffix, "Edm.DateTime");
                json.WriteString(name, time);
                break;
            case DateTime time:
                throw new NotSupportedException($"A time is given as UTC, not of the kind {time.Kind}: '{name}'.");
            case Guid id:
                json.WriteString(name + TypeSuffix, "Edm.Guid");
                json.WriteString(name, id);
                break;
            case byte[] bytes:
                json.WriteString(name + TypeSuffix, "Edm.Binary");
                json.WriteBase64String(name, bytes);
                break;
            case BinaryData bytes:
                json.WriteString(name + TypeSuffix, "Edm.Binary");
                json.WriteBase64String(name, bytes);
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is not a type of a table's properties: '{name}'.");
        }
    }

    private static Utf8JsonWriter Begin(IBufferWriter<byte> body)
    {
        var json = s_writer ?? new(body, Options);
        s_writer = null;
        json.Reset(body);
        return json;
    }

    /// <summary>Kept for the thread's next row; after an exception it is not.</summary>
    private static void End(Utf8JsonWriter json)
    {
        json.Flush();
        json.Reset();
        s_writer = json;
    }
}
