using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;
using OutlookCrm.Money;

namespace OutlookCrm.Integrations.Keys;

/// <summary>Makes an API key. Only this answer holds the key: of what is stored, nobody can tell it.</summary>
internal static class MakeKey
{
    /// <param name="Name">For whom the key is.</param>
    /// <param name="Scope">What it may do.</param>
    /// <param name="LastDay">The last day of its use, in the time zone of the tenant; null for none.</param>
    public sealed record Request(
        [property: Required, StringLength(100, MinimumLength = 1)] string Name, KeyScope Scope, DateOnly? LastDay = null);

    /// <param name="Key">What the list says of it.</param>
    /// <param name="Secret">The key, to be sent as <c>Authorization: Bearer</c>.</param>
    public sealed record Response(KeyBody Key, string Secret);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapPost("/keys", HandleAsync).Describe(nameof(MakeKey), "Make an API key", Policies.Admin);

    private static async Task<Results<Created<Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, TenantKeys keys, TenantMoney money, TimeProvider clock, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Any(char.IsControl))
        {
            return Problems.InvalidRequest("name", "A name is one line that is not empty.");
        }

        if (request.LastDay is { } last && last < await money.TodayAsync(user.Tenant, ct))
        {
            return Problems.InvalidRequest("lastDay", "The last day is over.");
        }

        var (text, parsed) = ApiKeyText.Make(Guid.ParseExact(user.Tenant.Value, "D"), Guid.CreateVersion7());
        var key = new StoredKey(parsed.Id, request.Name.Trim(), request.Scope, request.LastDay,
            new(user.ObjectId, user.Name, clock.GetUtcNow()), null, parsed.Hash.ToArray());
        return await keys.AddAsync(user.Actor, key, ct)
            ? TypedResults.Created($"/api/admin/keys/{key.Id}", new Response(KeyBody.Of(key, null), text))
            : IntegrationsProblems.TooManyIntegrations(TenantKeys.MostInUse);
    }
}
