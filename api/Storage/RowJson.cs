using System.Text.Encodings.Web;
using OutlookCrm.Primitives;

namespace OutlookCrm.Storage;

/// <summary>How every slice writes its rows.</summary>
internal static class RowJson
{
    /// <summary>
    /// Fresh options for a generated context: as the API answers, so that a row can be passed on as it is, but every letter stays itself
    /// (<see cref="RowText"/>) instead of six characters. <paramref name="own"/> are the converters of the slice's types.
    /// </summary>
    public static JsonSerializerOptions Options(params ReadOnlySpan<JsonConverter> own)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new CamelCaseEnumConverter(), new RowText() },
        };
        foreach (var converter in own)
        {
            options.Converters.Add(converter);
        }

        return options;
    }
}
