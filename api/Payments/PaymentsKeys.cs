using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

/// <summary>The keys of this slice's rows in a customer's partition.</summary>
internal static class PaymentsKeys
{
    public const string Payments = "p";

    /// <summary>The customer's credit limit.</summary>
    public const string Limit = "q";

    /// <summary>Open invoices as open items: those that are due first.</summary>
    public const string OpenInvoices = "cinvoice|";

    public static KeyRange All { get; } = KeyRange.StartingWith(Payments);

    public static KeyRange OfOpenInvoices { get; } = KeyRange.StartingWith(OpenInvoices);

    public static string Payment(Guid id) => $"{Payments}{id:N}";

    /// <summary>By due day; invoices without one come last, the oldest first.</summary>
    public static string OpenInvoice(DateOnly? due, DateOnly day, Guid id) =>
        $"{OpenInvoices}{(due is null ? "9" : "")}{(due ?? day).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}|{id:N}";
}
