using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.Sales;

/// <summary>
/// What the documents of a customer come to: <see cref="SalesBook"/> computes it. Sums are without tax as far as it is known.
/// </summary>
/// <param name="Documents">Orders, invoices and all others.</param>
/// <param name="PurchaseDays">Days on which something was bought that counts.</param>
/// <param name="FirstOn">The first of them.</param>
/// <param name="LastOn">The last of them.</param>
/// <param name="Last">The last purchase.</param>
/// <param name="Returns">Documents that reduce the sales: credit notes, returns, negative corrections.</param>
/// <param name="Sums">By currency.</param>
/// <param name="Home">The same in the home currency, each document at the rate of its day; null where none has a rate.</param>
/// <param name="WithoutRate">Documents that count and are in no sum in the home currency, because no rate is known.</param>
/// <param name="UsualGapDays">The middle of the gaps between the latest days of purchase; null for fewer than three days.</param>
/// <param name="History">What the purchase models need.</param>
/// <param name="Days">The latest days of purchase, up to 32, oldest first.</param>
/// <param name="LatestOn">The latest day of any document; null where an older version wrote the summary.</param>
public sealed record SalesSummary(
    int Documents, int PurchaseDays, DateOnly? FirstOn, DateOnly? LastOn, LastSale? Last, int Returns, IReadOnlyList<CurrencySales> Sums,
    CurrencySales? Home, int WithoutRate, int? UsualGapDays, BuyingHistory? History, IReadOnlyList<DateOnly> Days,
    DateOnly? LatestOn = null)
{
    public const string Member = "sales";

    /// <summary>Two customers' summaries as one: a company and its people, who buy side by side.</summary>
    public SalesSummary Joined(SalesSummary other)
    {
        DateOnly[] days = [.. Days.Union(other.Days).Order()];
        var isSameHome = Home is null || other.Home is null || Home.Currency == other.Home.Currency;
        var later = (LastOn ?? default).CompareTo(other.LastOn ?? default) is var compared && compared != 0 ? compared > 0
            : (Last?.DocumentId ?? default).CompareTo(other.Last?.DocumentId ?? default) >= 0;
        return new(
            Documents + other.Documents,
            PurchaseDays + other.PurchaseDays - (Days.Count + other.Days.Count - days.Length),
            FirstOn < other.FirstOn ? FirstOn : other.FirstOn ?? FirstOn,
            LastOn > other.LastOn ? LastOn : other.LastOn ?? LastOn,
            later ? Last ?? other.Last : other.Last ?? Last,
            Returns + other.Returns,
            [.. Sums.Concat(other.Sums).GroupBy(sum => sum.Currency, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => one.Aggregate(CurrencySales.Add))],
            !isSameHome ? null : Home is null || other.Home is null ? Home ?? other.Home : CurrencySales.Add(Home, other.Home),
            WithoutRate + other.WithoutRate,
            SalesBook.UsualGap(days),
            null,
            days,
            LatestOn > other.LatestOn ? LatestOn : other.LatestOn ?? LatestOn);
    }
}

/// <summary>Sales in a currency. <paramref name="Sold"/> is what is left after <paramref name="Returned"/>, which is positive.</summary>
public sealed record CurrencySales(string Currency, decimal Sold, decimal Returned)
{
    internal static CurrencySales Add(CurrencySales one, CurrencySales other) =>
        new(one.Currency, one.Sold + other.Sold, one.Returned + other.Returned);
}

/// <summary>A customer's last purchase, its amount as on the document.</summary>
public sealed record LastSale(Guid DocumentId, SaleKind Kind, string? Number, decimal Total, string Currency);

/// <summary>A customer's purchases as the models take them, up to the last one: <see cref="PurchaseSummary"/>.</summary>
/// <param name="FirstOn">The day of the first purchase that is priced.</param>
/// <param name="Repeats">Purchase days after the first.</param>
/// <param name="Recency">Weeks from the first to the last.</param>
/// <param name="MeanSpend">Mean money per repeat purchase day, in the home currency.</param>
/// <param name="LogGaps">Sum of the logarithms of the gaps, in weeks.</param>
/// <param name="Spend">Money of the repeat purchase days together; null where an older version wrote the history.</param>
public sealed record BuyingHistory(
    DateOnly FirstOn, int Repeats, double Recency, double MeanSpend, double LogGaps, double? Spend = null)
{
    /// <summary>The history as it is on a day, with the silence since the last purchase.</summary>
    public PurchaseSummary On(DateOnly day) => new(
        Repeats, Recency, Math.Max(Recency, (day.DayNumber - FirstOn.DayNumber) / PurchaseSummary.DaysPerWeek), MeanSpend, LogGaps);
}
