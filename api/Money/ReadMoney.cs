using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Money;

/// <summary>The tenant's home currency and time zone, and which day is today there.</summary>
internal static class ReadMoney
{
    /// <param name="HomeCurrency">ISO 4217.</param>
    /// <param name="TimeZone">IANA name.</param>
    /// <param name="Today">The day of now in that time zone.</param>
    public sealed record Response(string HomeCurrency, string TimeZone, DateOnly Today);

    public static void Map(RouteGroupBuilder money) =>
        money.MapGet("/", HandleAsync)
            .Describe(nameof(ReadMoney), "The home currency and the time zone", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Ok<Response>> HandleAsync(CurrentUser user, TenantMoney money, TimeProvider clock, CancellationToken ct)
    {
        var settings = await money.SettingsAsync(user.Tenant, ct);
        return TypedResults.Ok(new Response(settings.HomeCurrency, settings.TimeZone, settings.DayOf(clock.GetUtcNow())));
    }
}
