using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Payments;

/// <summary>Records a payment by hand. Recording it again under the same id changes nothing.</summary>
internal static class RecordPayment
{
    public static void Map(RouteGroupBuilder payments) =>
        payments.MapPost("/", HandleAsync).Describe(nameof(RecordPayment), "Record a payment", Policies.Sales);

    private static async Task<Results<Created<PaymentBody>, Ok<PaymentBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, PaymentRequest request, CurrentUser user, PaymentsJournal journal, PaidInvoices invoices, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var payment = request.Read(user.Actor, clock.GetUtcNow());
        if (Payment.WhyNot(payment) is { } fault)
        {
            return Problems.InvalidRequest(fault.Field, fault.Reason);
        }

        if (await invoices.WhyNotAsync(user.Tenant, customerId, payment, [], ct) is { } wrong)
        {
            return Problems.InvalidRequest("for", wrong);
        }

        if (await journal.WriteAsync(user.Actor, customerId, [payment], ct) is not [var outcome])
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        if (outcome.Written == PaymentWritten.Differs)
        {
            return Problems.IdTaken(payment.Id);
        }

        response.SetVersion(outcome.Version);
        var body = PaymentBody.Of(new(outcome.Version, outcome.Payment));
        return outcome.Written == PaymentWritten.Created
            ? TypedResults.Created($"/api/customers/{customerId}/payments/{payment.Id}", body)
            : TypedResults.Ok(body);
    }
}
