using OutlookCrm.Sales;

namespace OutlookCrm.Insights.Own;

/// <summary>Where the tenant sold, and to buyers from where; each list at most 100 long, the most sold first.</summary>
/// <param name="Places">By place of sale.</param>
/// <param name="Countries">By the buyer's country (ISO 3166-1 alpha-2).</param>
/// <param name="Cities">By the buyer's city.</param>
public sealed record PlacesReport(IReadOnlyList<SoldWhere> Places, IReadOnlyList<SoldWhere> Countries, IReadOnlyList<SoldWhere> Cities);
