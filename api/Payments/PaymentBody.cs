using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Slices;

namespace OutlookCrm.Payments;

/// <summary>A payment as the API answers it: see <see cref="Payment"/>. <paramref name="Version"/> is also the ETag.</summary>
public sealed record PaymentBody(
    Guid Id, string Version, DateOnly Day, decimal Amount, string Currency, string? Method, string? Reference, IReadOnlyList<Allotment> For,
    Guid? ImportId, DoneBy RecordedBy, DoneBy? CorrectedBy)
{
    internal static PaymentBody Of(StoredPayment stored)
    {
        var payment = stored.Payment;
        return new(payment.Id, stored.Version, payment.Day, payment.Amount, payment.Currency, payment.Method, payment.Reference,
            payment.For, payment.ImportId, payment.RecordedBy, payment.CorrectedBy);
    }

    /// <summary>The failures that correcting and removing share; null when it was done.</summary>
    internal static ProblemHttpResult? Failure(PaymentChanged changed, Guid customer, Guid id) => changed switch
    {
        { IsDone: true } => null,
        { IsCustomer: false } => CustomersProblems.NoSuchCustomer(customer),
        { Payment: { } current } => Problems.Stale(Of(current)),
        _ => PaymentsProblems.NoSuchPayment(id),
    };
}
