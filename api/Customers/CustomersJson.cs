using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OutlookCrm.Http;

namespace OutlookCrm.Customers;

/// <summary>How this slice's rows and answers are written, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(CustomerLine))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(TimelinePage))]
[JsonSerializable(typeof(AuditRow))]
[JsonSerializable(typeof(ProjectionIntent))]
[JsonSerializable(typeof(EntryDetail))]
[JsonSerializable(typeof(string))]
public sealed partial class CustomersJson : JsonSerializerContext
{
    /// <summary>For rows, which never meet HTML: Greek stays Greek instead of six characters a letter, and what is null takes no room.</summary>
    internal static CustomersJson Rows { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new CamelCaseEnumConverter() },
    });
}
