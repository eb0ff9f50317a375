using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Insights.Baskets;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Insights.Prices;
using OutlookCrm.Sales;
using OutlookCrm.Storage;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.Insights.Own;

/// <summary>The reports on the tenant's own sales, as the job made them last.</summary>
internal static class ReadOwnReports
{
    private const string Description =
        "Made by a job within 15 minutes of a change. Null before the first time. `isStale`: sales, rates or the home currency changed "
        + "since.";

    public static void Map(RouteGroupBuilder insights)
    {
        Map<OwnPortfolio>(insights, OwnReports.Portfolio, "Report on the customers of the company's own sales");
        Map<OwnPrices>(insights, OwnReports.Prices, "Report on the prices of the company's own sales");
        Map<OwnBaskets>(insights, OwnReports.Baskets, "Report on what the company's own sales hold together");
        Map<OwnPlaces>(insights, OwnReports.Places, "Report on the places and buyers of the company's own sales");
    }

    private static void Map<TAnswer>(RouteGroupBuilder insights, string name, string summary) =>
        insights.MapGet($"/own/{name}", (
            CurrentUser user, OwnReportRows reports, SoldLines lines, IRowStore rows, IOptions<JsonOptions> json, CancellationToken ct) =>
            ReadAsync(name, user, reports, lines, rows, json.Value, ct))
            .Describe($"Read{typeof(TAnswer).Name}", summary, Policies.Manager).WithDescription(Description).Produces<TAnswer>();

    private static async Task<IResult> ReadAsync(
        string name, CurrentUser user, OwnReportRows reports, SoldLines lines, IRowStore rows, JsonOptions json, CancellationToken ct)
    {
        var found = await reports.FindAsync(user.Tenant, name, ct);
        var isStale = await lines.IsChangedSinceAsync(user.Tenant, found?.Head.Head.MadeAt, ct);
        var names = await rows.ProfilesAsync(user.Tenant, found?.Head.Customers ?? [], ct);
        using var answer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(answer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("basis");
            JsonSerializer.Serialize(writer, found?.Head.Head, json.SerializerOptions);
            writer.WriteBoolean("isStale", isStale);

            // Reports hold ids: a name is that of today, and nobody's who was erased.
            writer.WriteStartObject("names");
            foreach (var (id, profile) in names)
            {
                writer.WriteString(id.ToString("N"), profile.Name);
            }

            writer.WriteEndObject();
            writer.WritePropertyName("report");
            writer.WriteRawValue(found?.Json ?? "null"u8.ToArray(), skipInputValidation: true);
            writer.WriteEndObject();
        }

        return TypedResults.Bytes(answer.ToArray(), "application/json");
    }
}

/// <summary>The portfolio of the company's own sales.</summary>
/// <param name="Basis">Of what it was made, and when; null before the first time.</param>
/// <param name="IsStale">Whether sales, rates or the home currency changed since.</param>
/// <param name="Names">Today's names of the customers in the report, by id.</param>
/// <param name="Report">Null where nothing was sold.</param>
public sealed record OwnPortfolio(
    OwnReportHead? Basis, bool IsStale, IReadOnlyDictionary<string, string> Names, PortfolioReport? Report);

/// <summary>Prices of the company's own sales: see <see cref="OwnPortfolio"/>.</summary>
public sealed record OwnPrices(OwnReportHead? Basis, bool IsStale, IReadOnlyDictionary<string, string> Names, PriceReport? Report);

/// <summary>What the company's own sales hold together: see <see cref="OwnPortfolio"/>.</summary>
internal sealed record OwnBaskets(
    OwnReportHead? Basis, bool IsStale, IReadOnlyDictionary<string, string> Names, ReportBaskets.Response? Report);

/// <summary>Places and buyers of the company's own sales: see <see cref="OwnPortfolio"/>.</summary>
public sealed record OwnPlaces(OwnReportHead? Basis, bool IsStale, IReadOnlyDictionary<string, string> Names, PlacesReport? Report);
