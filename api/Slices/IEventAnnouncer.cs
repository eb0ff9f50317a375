using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// Where a change says what happened, so that programs that asked for it are told. A change and what is told of it stand in different
/// partitions: what is to be told is made durable first, names the change's audit row, and is told only once that row is there.
/// </summary>
public interface IEventAnnouncer
{
    /// <summary>
    /// The batch to make durable before any of these changes (1 to 100, each a batch with an audit row); null where no program asked for
    /// such events. The changes must begin within <see cref="Storage.Intents.Intent.BeginWithin"/>.
    /// </summary>
    ValueTask<RowBatch?> PrepareAsync(
        TenantId tenant, IReadOnlyList<(CustomerEvent Happened, RowBatch Change)> changes, CancellationToken ct);

    /// <summary>A change is durable: what was prepared for it can be told.</summary>
    void Tell(TenantId tenant);
}

/// <summary>What happened with a customer.</summary>
/// <param name="Kind">One of <see cref="EventKinds"/>.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Item">The id of the timeline entry or of the document that it is about; null for none.</param>
public sealed record CustomerEvent(string Kind, Guid Customer, string? Item = null);

/// <summary>The kinds of events, as programs name them.</summary>
public static class EventKinds
{
    /// <summary>A mail was logged with a customer.</summary>
    public const string MailLogged = "mail.logged";

    /// <summary>A customer was added, or the profile was changed.</summary>
    public const string CustomerChanged = "customer.changed";

    /// <summary>A customer was erased, or an addition was taken back.</summary>
    public const string CustomerErased = "customer.erased";

    /// <summary>An invoice is not paid though the day by which it was due is over.</summary>
    public const string InvoiceOverdue = "invoice.overdue";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } = [MailLogged, CustomerChanged, CustomerErased, InvoiceOverdue];
}
