using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Records;

/// <summary>How a record is found by its id.</summary>
internal static class RecordRows
{
    /// <summary>One record, as the outcome of a change that changed nothing.</summary>
    public static async Task<RecordOutcome<TRecord>> FindAsync<TRecord, TLine>(
        IRowStore rows, RecordKind<TRecord, TLine> kind, TenantId tenant, Guid customer, Guid id, CancellationToken ct)
        where TRecord : class
        where TLine : class
    {
        var partition = RowKeys.Customer(tenant, customer);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            var profile = rows.FindAsync(partition, RowKeys.Profile, ct).AsTask();
            var place = rows.FindAsync(partition, RemindersKeys.Place(id), ct).AsTask();
            await Task.WhenAll(profile, place);
            if (await profile is null)
            {
                return RecordOutcome<TRecord>.NoCustomer;
            }

            if (await place is not { } row || PlaceIn(row) is not { } there || there.Kind != kind.Word)
            {
                return new(true, null, false);
            }

            // Where the record is not there any more, it was moved or removed after its place was read.
            if (await rows.FindAsync(partition, there.Key, ct) is { } record)
            {
                return new(true, new(record.Version, kind.RecordOf(record)), true);
            }
        }
    }

    public static RecordPlace PlaceIn(Row row) => JsonSerializer.Deserialize(row.Content.Span, RemindersJson.Rows.RecordPlace)!;

    public static byte[] Content(RecordPlace place) => JsonSerializer.SerializeToUtf8Bytes(place, RemindersJson.Rows.RecordPlace);
}
