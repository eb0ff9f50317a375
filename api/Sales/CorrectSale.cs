using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>Corrects what was recorded of a document. A corrected number gives the document another id.</summary>
internal static class CorrectSale
{
    public static void Map(RouteGroupBuilder sales) =>
        sales.MapPut("/{id:guid}", HandleAsync).Describe(nameof(CorrectSale), "Correct an order or an invoice", Policies.Sales)
            .WithMetadata(new RequestSizeLimitAttribute(RecordSale.LargestBody));

    private static async Task<Results<Ok<SaleBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, SaleRequest request, IfMatch based, CurrentUser user, SalesStore store, SalesJournal journal,
        TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var document = request.Read(user.Actor, clock.GetUtcNow(), out var fault);
        if (fault is { } wrong)
        {
            return Problems.InvalidRequest(wrong.Field, wrong.Reason);
        }

        await journal.NoteNumberAsync(user.Actor.Tenant, customerId, document, ct);
        var changed = await store.CorrectAsync(user.Actor, customerId, id, based.Version, there =>
            document with { ImportId = there.ImportId, Added = there.Added, RecordedBy = there.RecordedBy }, ct);
        if (SaleBody.Failure(changed, customerId, id) is { } failure)
        {
            return failure;
        }

        response.SetVersion(changed.Sale!.Version);
        return TypedResults.Ok(SaleBody.Of(changed.Sale));
    }
}
