using OutlookCrm.Sales;

namespace OutlookCrm.Payments;

/// <summary>Which payments another program may mean by what it says is settled of an invoice. Pure.</summary>
public static class SaidPayments
{
    /// <summary>
    /// Whether a payment may be among what is said: its day is not after the day of the file, and an import wrote it, or it was there
    /// before the file. Who records a payment by hand later sees what is open, and means that.
    /// </summary>
    public static bool MayBeAmong(Payment payment, SaleDocument invoice) => invoice.Paid is { } said && payment.Amount > 0
        && payment.Currency == invoice.Currency && payment.Day <= DateOnly.FromDateTime(said.At.UtcDateTime)
        && (payment.ImportId is not null || payment.RecordedBy.At <= said.At);
}
