using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>
/// Records an order, an invoice, a credit note or a return by hand. Recording the same document again changes nothing; the same number
/// with other content is refused.
/// </summary>
internal static class RecordSale
{
    /// <summary>Bytes of the longest document.</summary>
    public const int LargestBody = 1_000_000;

    public static void Map(RouteGroupBuilder sales) =>
        sales.MapPost("/", HandleAsync).Describe(nameof(RecordSale), "Record an order, an invoice or a return", Policies.Sales)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    private static async Task<Results<Created<SaleBody>, Ok<SaleBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, SaleRequest request, CurrentUser user, SalesJournal journal, TimeProvider clock, HttpResponse response,
        CancellationToken ct)
    {
        var document = request.Read(user.Actor, clock.GetUtcNow(), out var fault);
        if (fault is { } wrong)
        {
            return Problems.InvalidRequest(wrong.Field, wrong.Reason);
        }

        await journal.NoteNumberAsync(user.Actor.Tenant, customerId, document, ct);
        if (await journal.WriteAsync(user.Actor, customerId, [document], replaces: false, ct) is not [var outcome])
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        var body = SaleBody.Of(new(outcome.Version, outcome.Document));
        if (outcome.Written == SaleWritten.Differs)
        {
            return outcome.Document.Number is null ? Problems.IdTaken(document.Id) : SalesProblems.NumberTaken(body);
        }

        response.SetVersion(outcome.Version);
        return outcome.Written == SaleWritten.Created
            ? TypedResults.Created($"/api/customers/{customerId}/sales/{document.Id}", body)
            : TypedResults.Ok(body);
    }
}
