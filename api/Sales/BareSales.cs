using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// Reads documents without their lines: each invoice and each payment of a customer is settled against all debts, of which there may be
/// thousands, and no line of them counts.
/// </summary>
internal static class BareSales
{
    private static readonly JsonTypeInfo<SaleDocument> s_bare = Bare();

    /// <summary>The document of a row; <see cref="SaleDocument.Lines"/> is null.</summary>
    public static SaleDocument Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, s_bare)!;

    private static JsonTypeInfo<SaleDocument> Bare()
    {
        var options = RowJson.Options();
        options.TypeInfoResolver = SalesJson.Default.WithAddedModifier(type =>
        {
            if (type.Type == typeof(SaleDocument))
            {
                type.Properties.Single(property => property.PropertyType == typeof(IReadOnlyList<SaleLine>)).CustomConverter =
                    new PassedOver();
            }
        });
        return (JsonTypeInfo<SaleDocument>)options.GetTypeInfo(typeof(SaleDocument));
    }

    private sealed class PassedOver : JsonConverter<IReadOnlyList<SaleLine>>
    {
        public override IReadOnlyList<SaleLine>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return null;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<SaleLine> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Documents are only read without their lines.");
    }
}
