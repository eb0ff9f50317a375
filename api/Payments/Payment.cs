using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

/// <summary>Money that a customer paid, or was paid back.</summary>
/// <param name="Id">Chosen by the caller or the API; of an imported one made of what the file says (<see cref="IdOf"/>).</param>
/// <param name="Day">The day on which the money arrived.</param>
/// <param name="Amount">Above zero for money from the customer, below for money to the customer.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Method">How it was paid; null for unknown.</param>
/// <param name="Reference">What the payer or the bank wrote.</param>
/// <param name="For">What it is for, as somebody said; the rest goes to the invoices that are due first.</param>
/// <param name="ImportId">The import that wrote it; null for one by hand.</param>
/// <param name="RecordedBy">Who recorded it, and when.</param>
/// <param name="CorrectedBy">Who corrected it last, and when; null where nobody did.</param>
public sealed record Payment(
    Guid Id, DateOnly Day, decimal Amount, string Currency, string? Method, string? Reference, IReadOnlyList<Allotment> For,
    Guid? ImportId, DoneBy RecordedBy, DoneBy? CorrectedBy)
{
    private static readonly DoneBy s_nobody = new(Guid.Empty, "", default);

    /// <summary>An id for a payment of a program, by what the program calls it: the same payment always has the same.</summary>
    public static Guid IdOf(string source, string externalId) => Guid.ParseExact(RowKeys.Hash(16, "payment", source, externalId), "N");

    /// <summary>True where two payments say the same, whoever recorded them.</summary>
    public bool Says(Payment other) => ContentOf(this) == ContentOf(other) && For.SequenceEqual(other.For);

    /// <summary>What is wrong with a payment: the member and the reason; null when it can be stored.</summary>
    public static (string Field, string Reason)? WhyNot(Payment payment)
    {
        if (!Money.Currency.IsCode(payment.Currency))
        {
            return ("currency", "A currency of ISO 4217, in capitals.");
        }

        if (payment.Amount == 0 || Math.Abs(payment.Amount) >= MostAmount)
        {
            return ("amount", "Not zero, and below 10^15.");
        }

        if (Money.Currency.Round(payment.Amount, payment.Currency) != payment.Amount)
        {
            return ("amount", $"At most {Money.Currency.DigitsOf(payment.Currency)} decimals in {payment.Currency}.");
        }

        if (payment.Day.Year is < 1900 or > 2200)
        {
            return ("day", "A day from 1900 to 2200.");
        }

        if (IsFarAhead(payment))
        {
            return ("day", "No later than a year from now: a payment is money that has arrived.");
        }

        return payment.For.Count == 0 ? null : WhyNotFor(payment);
    }

    // Cheques and orders of payment may be of a later day; a wrong year is further away. Where a file is only looked at nobody records.
    private static bool IsFarAhead(Payment payment) => payment.RecordedBy.At != default
        && payment.Day > DateOnly.FromDateTime(payment.RecordedBy.At.UtcDateTime).AddYears(1);

    private const decimal MostAmount = 1_000_000_000_000_000;

    private static (string Field, string Reason)? WhyNotFor(Payment payment)
    {
        if (payment.For.Any(one => one.Amount is <= 0 or >= MostAmount || Money.Currency.Round(one.Amount, payment.Currency) != one.Amount))
        {
            return ("for", "Amounts above zero, in whole minor units of the currency.");
        }

        return payment.For.Sum(one => one.Amount) > payment.Amount ? ("for", "Together no more than the payment.")
            : payment.For.DistinctBy(one => one.DocumentId).Count() < payment.For.Count ? ("for", "Each invoice once.")
            : null;
    }

    private static Payment ContentOf(Payment payment) =>
        payment with { For = s_none, ImportId = null, RecordedBy = s_nobody, CorrectedBy = null };

    private static readonly IReadOnlyList<Allotment> s_none = [];
}

/// <summary>A part of a payment that is for one invoice.</summary>
public sealed record Allotment(Guid DocumentId, decimal Amount);
