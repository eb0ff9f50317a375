using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LogIntent))]
[JsonSerializable(typeof(UndoIntent))]
[JsonSerializable(typeof(CorrespondenceEntry))]
[JsonSerializable(typeof(CorrespondenceSummary))]
[JsonSerializable(typeof(MailEntry))]
[JsonSerializable(typeof(EntryDetail))]
[JsonSerializable(typeof(MailLog))]
[JsonSerializable(typeof(LoggedHead))]
[JsonSerializable(typeof(LoggedMail))]
[JsonSerializable(typeof(NeverRule))]
[JsonSerializable(typeof(string))]
internal sealed partial class CorrespondenceJson : JsonSerializerContext
{
    internal static CorrespondenceJson Rows { get; } = new(RowJson.Options());
}
