using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Money;

/// <summary>Enters rates into the home currency. A rate holds from its day until the day of the next one.</summary>
internal static class EnterRates
{
    private const int MostRates = 1000;
    private const decimal MostValue = 1_000_000_000;

    /// <param name="Rates">Up to 1 000 rates.</param>
    public sealed record Request([property: Required, MinLength(1), MaxLength(MostRates)] IReadOnlyList<Rate> Rates);

    /// <param name="Currency">ISO 4217, in capitals.</param>
    /// <param name="Day">The day from which the rate holds.</param>
    /// <param name="Value">Units of the home currency for one unit of this one.</param>
    public sealed record Rate(
        [property: Required, StringLength(3, MinimumLength = 3)] string Currency,
        [property: Required] DateOnly? Day,
        [property: Required] decimal? Value);

    public static void Map(RouteGroupBuilder rates) =>
        rates.MapPut("/", HandleAsync).Describe(nameof(EnterRates), "Enter exchange rates", Policies.Manager);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, TenantMoney money, CancellationToken ct)
    {
        var home = (await money.SettingsAsync(user.Tenant, ct)).HomeCurrency;
        var days = new HashSet<(string, DateOnly)>();
        for (var i = 0; i < request.Rates.Count; i++)
        {
            var rate = request.Rates[i];
            if (rate?.Day is null || rate.Value is null)
            {
                return Problems.InvalidRequest($"rates[{i}]", "A rate has a currency, a day and a value.");
            }

            if (!Currency.IsCode(rate.Currency) || rate.Currency == home)
            {
                return Problems.InvalidRequest($"rates[{i}].currency", $"A currency of ISO 4217 other than {home}, the home currency.");
            }

            if (rate.Value is <= 0 or > MostValue)
            {
                return Problems.InvalidRequest($"rates[{i}].value", "Above 0 and at most 1000000000.");
            }

            if (!days.Add((rate.Currency, rate.Day.Value)))
            {
                return Problems.InvalidRequest($"rates[{i}]", "The same currency and day stand above already.");
            }
        }

        await money.EnterAsync(
            user.Actor, [.. request.Rates.Select(rate => new DatedRate(rate.Currency, home, rate.Day!.Value, rate.Value!.Value))], ct);
        return TypedResults.NoContent();
    }
}
