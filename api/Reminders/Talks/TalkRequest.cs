using System.ComponentModel.DataAnnotations;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Talks;

/// <summary>A call or a meeting as somebody records it.</summary>
/// <param name="Kind">A call or a meeting.</param>
/// <param name="At">When it was.</param>
/// <param name="Outcome">Of a call: reached, noAnswer, leftMessage. Of a meeting: tookPlace, noShow, putOff.</param>
/// <param name="Id">Chosen by the caller, so that a repeated request records nothing twice; null: the API chooses.</param>
/// <param name="With">With whom.</param>
/// <param name="Note">What was said.</param>
public sealed record TalkRequest(
    [property: Required] TalkMedium? Kind,
    [property: Required] DateTimeOffset? At,
    [property: Required] TalkOutcome? Outcome,
    Guid? Id = null,
    [property: StringLength(RecordText.LongestLine)] string? With = null,
    [property: StringLength(RecordText.Longest)] string? Note = null)
{
    internal Talk Read(DoneBy by) => new(
        RecordText.IdOr(Id), Kind!.Value, At!.Value.ToUniversalTime(), RecordText.Seen(With), Outcome!.Value, RecordText.Seen(Note), by,
        null);
}
