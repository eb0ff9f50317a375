using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Audit;

/// <summary>Where audit rows stand and how they are written.</summary>
internal static class AuditRows
{
    /// <summary>Adds the audit row of a change to the batch that makes the change.</summary>
    public static RowBatch Audit(this RowBatch batch, AuditRow audit) =>
        batch.Insert(RowKeys.Audit(audit.At, batch.OperationId), JsonSerializer.SerializeToUtf8Bytes(audit, AuditJson.Rows.AuditRow));

    /// <summary>The batch that writes what was done to a customer who is gone. Writing it again changes nothing.</summary>
    public static RowBatch OfMonth(TenantId tenant, MonthlyAuditRow audit) =>
        new RowBatch(RowKeys.AuditMonth(tenant, audit.At))
            .Upsert(RowKeys.Deed(audit.At, audit.CustomerId), JsonSerializer.SerializeToUtf8Bytes(audit, AuditJson.Rows.MonthlyAuditRow));

    /// <summary>The batch that writes what was done to what holds for the tenant as a whole.</summary>
    public static RowBatch OfTenant(TenantId tenant, AuditRow audit) =>
        new RowBatch(RowKeys.AuditMonth(tenant, audit.At))
            .Upsert(RowKeys.Deed(audit.At, Guid.CreateVersion7()), JsonSerializer.SerializeToUtf8Bytes(audit, AuditJson.Rows.AuditRow));
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AuditRow))]
[JsonSerializable(typeof(MonthlyAuditRow))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    internal static AuditJson Rows { get; } = new(RowJson.Options());
}
