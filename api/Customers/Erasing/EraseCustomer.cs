using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers.Erasing;

/// <summary>
/// Erases a customer and everything known of them, if they are still as the manager saw them. There is no way back. What is kept without
/// the customer, <see cref="ReadErasure"/> tells.
/// </summary>
internal static class EraseCustomer
{
    public static void Map(RouteGroupBuilder customers) =>
        customers.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(EraseCustomer), "Erase a customer", Policies.Manager);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch based, string? reason, CurrentUser user, CustomerStore customers, CustomerErasure erasure,
        Sweeper sweeper, CancellationToken ct)
    {
        if (QueryWord.Read(reason, ErasureReason.Request) is not { } why)
        {
            return Problems.InvalidRequest("reason", "One of request, retention and other.");
        }

        if (await customers.FindAsync(user.Tenant, id, ct) is not { } seen)
        {
            if (!await erasure.IsBegunAsync(user.Tenant, id, ct))
            {
                return CustomersProblems.NoSuchCustomer(id);
            }

            // A repeated request continues an erasure that failed before its end.
            await sweeper.FinishAsync(user.Tenant, id, CancellationToken.None);
            return await erasure.IsBegunAsync(user.Tenant, id, CancellationToken.None)
                ? throw new StorageUnavailableException("The customer is still being erased.", retryAfter: TimeSpan.FromSeconds(2))
                : TypedResults.NoContent();
        }

        if (seen.Version != based.Version || !await erasure.EraseAsync(user.Actor, seen, why, ct))
        {
            return await customers.FindAsync(user.Tenant, id, ct) is { } now ? Problems.Stale(CustomerBody.Of(now))
                : CustomersProblems.NoSuchCustomer(id);
        }

        await sweeper.FinishAsync(user.Tenant, id, CancellationToken.None);
        return TypedResults.NoContent();
    }
}
