using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Payments;

/// <summary>Corrects what was recorded of a payment.</summary>
internal static class CorrectPayment
{
    public static void Map(RouteGroupBuilder payments) =>
        payments.MapPut("/{id:guid}", HandleAsync).Describe(nameof(CorrectPayment), "Correct a payment", Policies.Sales);

    private static async Task<Results<Ok<PaymentBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, PaymentRequest request, IfMatch based, CurrentUser user, PaymentsStore store, PaymentsJournal journal,
        PaidInvoices invoices, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var payment = request.Read(user.Actor, clock.GetUtcNow());
        if (Payment.WhyNot(payment) is { } fault)
        {
            return Problems.InvalidRequest(fault.Field, fault.Reason);
        }

        var before = payment.For.Count == 0 ? [] : (await journal.FindAsync(user.Tenant, customerId, [id], ct))?[0]?.For ?? [];
        if (await invoices.WhyNotAsync(user.Tenant, customerId, payment, before, ct) is { } wrong)
        {
            return Problems.InvalidRequest("for", wrong);
        }

        var changed = await store.CorrectAsync(user.Actor, customerId, id, based.Version, there =>
            payment with { Id = id, ImportId = there.ImportId, RecordedBy = there.RecordedBy }, ct);
        if (PaymentBody.Failure(changed, customerId, id) is { } failure)
        {
            return failure;
        }

        response.SetVersion(changed.Payment!.Version);
        return TypedResults.Ok(PaymentBody.Of(changed.Payment));
    }
}
