using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Erasing;

/// <summary>Says what the erasure of a customer deleted and kept.</summary>
internal static class ReadErasure
{
    public static void Map(RouteGroupBuilder customers) =>
        customers.MapGet("/{id:guid}/erasure", HandleAsync).Describe(nameof(ReadErasure), "What an erasure did", Policies.Manager);

    private static async Task<Results<Ok<ErasureCertificate>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, CustomerErasure erasure, CancellationToken ct) =>
        await erasure.CertificateAsync(user.Tenant, id, ct) is { } certificate ? TypedResults.Ok(certificate)
            : CustomersProblems.NoSuchCustomer(id);
}
