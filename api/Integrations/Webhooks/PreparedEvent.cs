using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>What is to be told once its change is there.</summary>
/// <param name="Kind">Of the event.</param>
/// <param name="Customer">With whom it happened.</param>
/// <param name="Item">The entry or the document that it is about; null for none.</param>
/// <param name="At">When it happened.</param>
/// <param name="Proof">The key of the customer's row that says that it happened; null where it is certain.</param>
/// <param name="DueOn">The day by which an invoice was due; null for other events.</param>
internal sealed record PreparedEvent(
    string Kind, Guid Customer, string? Item, DateTimeOffset At, string? Proof, DateOnly? DueOn = null)
{
    /// <summary>All that a tenant's webhooks are still to be told.</summary>
    public static KeyRange All { get; } = KeyRange.StartingWith("event|");

    /// <summary>In the order in which it happened, as far as clocks agree.</summary>
    public static string KeyOf(Guid id) => $"event|{id:N}";

    public static Guid IdIn(string key) => Guid.ParseExact(key.AsSpan(key.IndexOf(RowKeys.Separator, StringComparison.Ordinal) + 1), "N");

    public byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, WebhooksJson.Rows.PreparedEvent);

    public static PreparedEvent Of(Row row) => JsonSerializer.Deserialize(row.Content.Span, WebhooksJson.Rows.PreparedEvent)!;
}

/// <summary>The rows of invoices that were told to be overdue and still are, by customer; they hold nothing but their keys.</summary>
internal static class ToldInvoices
{
    /// <summary>The day on which overdue invoices were looked for last.</summary>
    public const string LookedOn = "looked";

    /// <summary>Those of all customers.</summary>
    public static KeyRange All { get; } = KeyRange.StartingWith("told|");

    /// <summary>Those of a customer.</summary>
    public static KeyRange Of(Guid customer) => KeyRange.StartingWith($"told|{customer:N}|");

    public static string KeyOf(Guid customer, Guid invoice) => $"told|{customer:N}|{invoice:N}";

    /// <summary>The customer and the invoice of a row.</summary>
    public static (Guid Customer, Guid Invoice) Read(Row row)
    {
        var parts = row.Key.Split(RowKeys.Separator);
        return (Guid.ParseExact(parts[1], "N"), Guid.ParseExact(parts[2], "N"));
    }
}
