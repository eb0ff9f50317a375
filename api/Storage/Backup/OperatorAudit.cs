using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Backup;

/// <summary>
/// What operators did to a tenant as a whole, from the command line. It is the installation's, not the tenant's: no export carries it
/// along, and it stays when the tenant goes.
/// </summary>
internal sealed class OperatorAudit(IRowStore rows, TimeProvider clock)
{
    /// <summary>
    /// Notes <paramref name="verb"/>, by the account on the machine. The row count and the hash of the file are null for an operation that
    /// has only started: it may fail after it has exported or deleted rows.
    /// </summary>
    public async Task NoteAsync(string verb, TenantId tenant, long? count, string? fileSha256, string by, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var deed = new OperatorDeed(verb, tenant.Value, count, fileSha256, by, at);
        var audit = new RowBatch(RowKeys.InstallationAudit(at)).Upsert(
            RowKeys.OperatorDeed(at, tenant), JsonSerializer.SerializeToUtf8Bytes(deed, OperatorDeedJson.Default.OperatorDeed));
        await rows.CommitAsync(audit, ct);
    }
}

/// <summary>
/// What an operator began or did to an installation, from its command line: of the tenant only the id. <paramref name="By"/> is the account
/// on the machine.
/// </summary>
internal sealed record OperatorDeed(string Verb, string Tenant, long? Rows, string? FileSha256, string By, DateTimeOffset At);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(OperatorDeed))]
internal sealed partial class OperatorDeedJson : JsonSerializerContext;
