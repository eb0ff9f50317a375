using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OutlookCrm.Customers.Timeline;

/// <summary>
/// A <see cref="TimelineEntry"/> as its row holds it, which is as it is sent: a card passes ten of them through without reading any, half of what a
/// card would cost otherwise.
/// </summary>
[JsonConverter(typeof(Converter))]
public readonly record struct StoredEntry(ReadOnlyMemory<byte> Json)
{
    /// <summary>The document shows what it is on the wire.</summary>
    internal static void Describe(SwaggerGenOptions swagger) =>
        swagger.MapType<StoredEntry>(() => new OpenApiSchema { AllOf = [new OpenApiSchemaReference(nameof(TimelineEntry))] });

    internal sealed class Converter : JsonConverter<StoredEntry>
    {
        public override StoredEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Entries are read from their rows.");

        public override void Write(Utf8JsonWriter writer, StoredEntry value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
    }
}
