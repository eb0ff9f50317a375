using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Money;

/// <summary>
/// Sets the home currency and the time zone. Sums in the home currency follow as documents are priced anew; what is closed keeps the rate
/// of its day.
/// </summary>
internal static class SetMoney
{
    /// <param name="HomeCurrency">ISO 4217, in capitals.</param>
    /// <param name="TimeZone">IANA name, such as <c>Europe/Athens</c>.</param>
    public sealed record Request(
        [property: Required, StringLength(3, MinimumLength = 3)] string HomeCurrency,
        [property: Required, StringLength(64, MinimumLength = 1)] string TimeZone);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapPut("/money", HandleAsync).Describe(nameof(SetMoney), "Set the home currency and the time zone", Policies.Admin);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, TenantMoney money, CancellationToken ct)
    {
        if (!Currency.IsCode(request.HomeCurrency))
        {
            return Problems.InvalidRequest("homeCurrency", "Not a currency of ISO 4217.");
        }

        if (!MoneySettings.IsZone(request.TimeZone))
        {
            return Problems.InvalidRequest("timeZone", "Not a time zone by its IANA name, such as Europe/Athens.");
        }

        await money.SetAsync(user.Actor, new(request.HomeCurrency, request.TimeZone), ct);
        return TypedResults.NoContent();
    }
}
