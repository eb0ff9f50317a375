using OutlookCrm.Identity;
using OutlookCrm.Storage;

namespace OutlookCrm.Admin.Setup;

/// <summary>Writes a row. The readiness check does the same, but its answer is one word.</summary>
internal sealed class StorageCheck(IRowStore rows, TimeProvider clock) : ISetupCheck
{
    private const string Key = "setup";

    public async Task<IReadOnlyList<SetupLine>> TryAsync(CurrentUser user, CancellationToken ct)
    {
        try
        {
            await rows.CommitAsync(
                new RowBatch(RowKeys.Health).Upsert(Key, JsonSerializer.SerializeToUtf8Bytes(new { at = clock.GetUtcNow() })), ct);
            return [new(SetupFinding.StorageWritable, SetupState.Ok)];
        }
        catch (StorageUnavailableException e)
        {
            return [new(SetupFinding.StorageNotWritable, SetupState.Fault, e.Message)];
        }
    }
}
