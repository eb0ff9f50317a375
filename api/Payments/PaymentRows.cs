namespace OutlookCrm.Payments;

/// <summary>How payments and limits are written.</summary>
internal static class PaymentRows
{
    public static byte[] Content(Payment payment) => JsonSerializer.SerializeToUtf8Bytes(payment, PaymentsJson.Rows.Payment);

    public static byte[] Content(CreditLimit limit) => JsonSerializer.SerializeToUtf8Bytes(limit, PaymentsJson.Rows.CreditLimit);
}
