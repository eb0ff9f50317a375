using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OutlookCrm.Http;

namespace OutlookCrm.Storage;

/// <summary>How every slice writes its rows.</summary>
internal static class RowJson
{
    /// <summary>
    /// Fresh options for a generated context. Rows never meet HTML: Greek stays Greek instead of six characters a letter, and what is null takes no room.
    /// </summary>
    public static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new CamelCaseEnumConverter() },
    };
}
