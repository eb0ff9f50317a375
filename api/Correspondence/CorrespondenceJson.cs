using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>How this slice's rows are written, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LogIntent))]
[JsonSerializable(typeof(UndoIntent))]
[JsonSerializable(typeof(CorrespondenceEntry))]
[JsonSerializable(typeof(CorrespondenceSummary))]
[JsonSerializable(typeof(EntryDetail))]
[JsonSerializable(typeof(MailLog))]
[JsonSerializable(typeof(LoggedHead))]
[JsonSerializable(typeof(LoggedMail))]
[JsonSerializable(typeof(string))]
internal sealed partial class CorrespondenceJson : JsonSerializerContext
{
    /// <summary>For rows.</summary>
    internal static CorrespondenceJson Rows { get; } = new(RowJson.Options());
}
