using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Money;

/// <summary>The rates into the home currency, by currency, of each the latest first; with <c>latest</c> only the latest of each.</summary>
internal static class ListRates
{
    private const int Most = 500;

    /// <param name="HomeCurrency">The currency that the rates lead into.</param>
    /// <param name="Rates">Up to 500 rates.</param>
    /// <param name="HasMore">True when there are more.</param>
    public sealed record Response(string HomeCurrency, IReadOnlyList<DatedRate> Rates, bool HasMore);

    public static void Map(RouteGroupBuilder rates) =>
        rates.MapGet("/", HandleAsync).Describe(nameof(ListRates), "The exchange rates", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Ok<Response>> HandleAsync(
        CurrentUser user, TenantMoney money, CancellationToken ct, bool latest = false)
    {
        var rates = latest ? await money.LatestAsync(user.Tenant, ct) : await money.ListAsync(user.Tenant, Most + 1, ct);
        var settings = await money.SettingsAsync(user.Tenant, ct);
        return TypedResults.Ok(new Response(settings.HomeCurrency, [.. rates.Take(Most)], rates.Count > Most));
    }
}
