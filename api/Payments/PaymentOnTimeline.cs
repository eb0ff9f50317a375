using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

/// <summary>A payment on the timeline. <paramref name="At"/> is midnight UTC of its day.</summary>
public sealed record PaymentOnTimeline(string Id, string Kind, DateTimeOffset At, PaymentEntry Payment)
{
    internal static PaymentOnTimeline Of(Payment payment) => new(
        IdOf(payment), PaymentTimelineKind.TheWord, AtOf(payment),
        new(payment.Id, payment.Day, payment.Amount, payment.Currency, payment.Method, payment.Reference, payment.RecordedBy));

    internal static string IdOf(Payment payment) => RowKeys.EntryId(AtOf(payment), payment.Id.ToString("N"));

    private static DateTimeOffset AtOf(Payment payment) => new(payment.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <summary>What the timeline shows of a payment: see <see cref="Payments.Payment"/>.</summary>
public sealed record PaymentEntry(
    Guid PaymentId, DateOnly Day, decimal Amount, string Currency, string? Method, string? Reference, DoneBy RecordedBy);

/// <summary>Payments on the timeline.</summary>
internal sealed class PaymentTimelineKind()
    : UnfoldedKind<PaymentOnTimeline, PaymentsSummary>(PaymentsJson.Rows.PaymentOnTimeline, PaymentsJson.Rows.PaymentsSummary)
{
    public const string TheWord = "payment";

    public override string Word => TheWord;

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } = [(TheWord, typeof(PaymentEntry))];

    public override string Member => PaymentsSummary.Member;

    protected override PaymentsSummary Joined(PaymentsSummary one, PaymentsSummary other) => one.Joined(other);
}
