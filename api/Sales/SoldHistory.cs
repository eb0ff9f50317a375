using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.Sales;

/// <summary>Everything that a tenant sold, as models take it, and what of it they cannot take.</summary>
/// <param name="Lines">
/// Lines of documents that count, in the home currency at the rate of their day. A customer is named by id (32 hexadecimal digits), a
/// product as <see cref="Products"/> names it. What of a document no line says is a line without a product.
/// </param>
/// <param name="Since">
/// Where there were more than <see cref="SoldHistoryBuilder.MostLines"/>: the first day of the lines, which are the latest. Null for all.
/// </param>
/// <param name="Home">The home currency (ISO 4217).</param>
/// <param name="Documents">Documents that the lines are of.</param>
/// <param name="WithoutRate">Documents that count and are left out, because their currency has no rate.</param>
/// <param name="WithoutProducts">Documents among <paramref name="Documents"/> that name no product.</param>
/// <param name="Counts">How many documents each customer has, those that do not count included.</param>
/// <param name="Products">Products by the name that lines have for them: two of one name have their codes beside it.</param>
/// <param name="Points">What each product of <paramref name="Products"/> sold for.</param>
/// <param name="Places">By place of sale.</param>
/// <param name="Countries">By the buyer's country.</param>
/// <param name="Cities">By the buyer's city.</param>
public sealed record SoldHistory(
    IReadOnlyList<PurchaseLine> Lines, DateOnly? Since, string Home, int Documents, int WithoutRate, int WithoutProducts,
    IReadOnlyDictionary<Guid, int> Counts, IReadOnlyDictionary<string, Product> Products,
    IReadOnlyDictionary<Guid, IReadOnlyList<PricePoint>> Points, IReadOnlyList<SoldWhere> Places, IReadOnlyList<SoldWhere> Countries,
    IReadOnlyList<SoldWhere> Cities);

/// <summary>Sales of one place, or to buyers of one country or city.</summary>
/// <param name="Name">Which; null where it is not known.</param>
/// <param name="Customers">Customers who bought.</param>
/// <param name="Documents">Documents that count.</param>
/// <param name="Sold">Sales less returns, without tax as far as it is known, in the home currency.</param>
/// <param name="Share">Of all sales, 0 to 1; null where all sales are not positive.</param>
public sealed record SoldWhere(string? Name, int Customers, int Documents, decimal Sold, double? Share);

/// <summary>What a product sold for: one price of a unit, after discounts, without tax.</summary>
/// <param name="Price">For one unit.</param>
/// <param name="Currency">As on the documents (ISO 4217).</param>
/// <param name="Quantity">How much was sold for it.</param>
/// <param name="Sales">Lines with this price.</param>
/// <param name="FirstOn">The first day of it.</param>
/// <param name="LastOn">The last day of it.</param>
/// <param name="Places">Places of sale, those with the most lines first, at most <see cref="PricePoints.MostPlaces"/>.</param>
/// <param name="Discounted">Share of the lines that had a discount, 0 to 1.</param>
public sealed record PricePoint(
    decimal Price, string Currency, decimal Quantity, int Sales, DateOnly FirstOn, DateOnly LastOn, IReadOnlyList<string> Places,
    double Discounted);
