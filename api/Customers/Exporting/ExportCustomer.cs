using System.Net.Mime;
using System.Text.Encodings.Web;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Exporting;

/// <summary>Hands out everything that is known of one customer as one JSON file, for a person who asks what is stored about them.</summary>
internal static class ExportCustomer
{
    public static void Map(RouteGroupBuilder customers) =>
        customers.MapGet("/{id:guid}/export", HandleAsync)
            .Describe(nameof(ExportCustomer), "Everything known of a customer, as one file", Policies.Manager);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, CustomerExport export, CancellationToken ct)
    {
        if (!await export.BeginAsync(user.Actor, id, ct))
        {
            return CustomersProblems.NoSuchCustomer(id);
        }

        return TypedResults.Stream(
            async stream =>
            {
                await using var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                await export.WriteAsync(user.Tenant, id, json, ct);
            },
            MediaTypeNames.Application.Json,
            $"customer-{id}.json");
    }
}
