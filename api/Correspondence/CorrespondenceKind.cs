using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

internal sealed class CorrespondenceKind(EntryKind kind, MailLogStore logs, SharedMails shared)
    : TimelineKind<CorrespondenceEntry, CorrespondenceSummary>(CorrespondenceJson.Rows.CorrespondenceEntry,
        CorrespondenceJson.Rows.CorrespondenceSummary)
{
    public EntryKind Kind { get; } = kind;

    public override string Word { get; } = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } =
        kind == EntryKind.Mail ? [("mail", typeof(MailEntry))] : [("mail", typeof(MailEntry)), ("meeting", typeof(MeetingEntry))];

    public override string Member => "correspondence";

    public override Type? Detail => typeof(EntryDetail);

    public override async ValueTask<byte[]?> ReadDetailAsync(Partition partition, Row entry, CancellationToken ct) =>
        JsonSerializer.SerializeToUtf8Bytes(await logs.DetailAsync(partition, Read(entry.Content), ct),
            CorrespondenceJson.Rows.EntryDetail);

    public override IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row entry, Erased erased)
    {
        var mail = Read(entry.Content);
        return mail.Mail.Customers.Where(other => other != erased.Customer.Id).Select(other => (Func<CancellationToken, Task>)(ct =>
            shared.TakeOutAsync(erased.Tenant, other, MailReferenceOf(mail), MentionedCustomer.Of(erased.Customer),
                erased.Audit with { Verb = SharedMails.TookOut }, ct)));
    }

    protected override CorrespondenceSummary Added(CorrespondenceSummary? before, CorrespondenceEntry entry) =>
        CorrespondenceSummary.With(before, entry);

    protected override CorrespondenceSummary Joined(CorrespondenceSummary one, CorrespondenceSummary other) => one.Joined(other);

    protected override bool TryWithout(
        CorrespondenceSummary before, CorrespondenceEntry gone, IReadOnlyList<CorrespondenceEntry> left, bool isAll,
        out CorrespondenceSummary? after) =>
        before.TryWithout(gone, left, isAll, out after);

    private static LoggedMailId MailReferenceOf(CorrespondenceEntry entry) =>
        new(MailLog.HashOfStored(entry.Mail.InternetMessageId), entry.Id);
}
