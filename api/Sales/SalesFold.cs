using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.Sales;

/// <summary>
/// The summary of a customer's documents with one more document, where it follows from the summary alone: the same as
/// <see cref="SalesBook.Summarise"/> of all documents, to the last digit. A customer may have ten thousand orders, and the next one need
/// not read them. Pure.
/// </summary>
internal static class SalesFold
{
    /// <summary>
    /// The summary with the document; null where all documents have to be read: the document is not later than all others, so that one of
    /// them may take its place; it stands for another one itself; it gives something back, which goes off the purchase before; it has the
    /// first rate, or a rate of another home currency.
    /// </summary>
    public static SalesSummary? With(SalesSummary summary, SaleDocument document)
    {
        if (!(document.Day > summary.LatestOn) || document.Order is not null || document.Corrects is not null)
        {
            return null;
        }

        var counted = summary with { Documents = summary.Documents + 1, LatestOn = document.Day };
        if (document.Kind.SaleSign() == 0)
        {
            return counted;
        }

        var sold = document.Sold;
        if (sold < 0 || (document.Rate is { } other && other.Home != summary.Home?.Currency))
        {
            return null;
        }

        counted = counted with { Sums = [.. With(summary.Sums, document.Currency, sold)] };
        counted = sold == 0 ? counted : Bought(counted, document);
        if (document.Rate is not { } rate)
        {
            return counted with { WithoutRate = summary.WithoutRate + 1 };
        }

        counted = counted with { Home = CurrencySales.Add(summary.Home!, new(rate.Home, rate.Of(sold), 0)) };
        return sold == 0 ? counted
            : With(summary.History, document.Day, (double)rate.Of(sold)) is { } history ? counted with { History = history } : null;
    }

    private static SalesSummary Bought(SalesSummary summary, SaleDocument document)
    {
        DateOnly[] days = [.. summary.Days.Append(document.Day).TakeLast(SalesBook.KeptDays)];
        return summary with
        {
            PurchaseDays = summary.PurchaseDays + 1,
            FirstOn = summary.FirstOn ?? document.Day,
            LastOn = document.Day,
            Last = new(document.Id, document.Kind, document.Number, document.Total, document.Currency),
            UsualGapDays = SalesBook.UsualGap(days),
            Days = days,
        };
    }

    private static IEnumerable<CurrencySales> With(IReadOnlyList<CurrencySales> sums, string currency, decimal sold) => sums
        .Append(new(currency, sold, 0)).GroupBy(sum => sum.Currency, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => one.Aggregate(CurrencySales.Add));

    // A purchase on a later day. Null where an older version has stored no sum.
    private static BuyingHistory? With(BuyingHistory? history, DateOnly day, double amount)
    {
        if (history is null)
        {
            return new(day, 0, 0, 0, 0, 0);
        }

        if (history.Spend is not { } before)
        {
            return null;
        }

        var last = history.FirstOn.AddDays((int)Math.Round(history.Recency * PurchaseSummary.DaysPerWeek));
        var (repeats, spend) = (history.Repeats + 1, before + amount);
        return new(
            history.FirstOn,
            repeats,
            (day.DayNumber - history.FirstOn.DayNumber) / PurchaseSummary.DaysPerWeek,
            Math.Max(0, spend / repeats),
            history.LogGaps + Math.Log((day.DayNumber - last.DayNumber) / PurchaseSummary.DaysPerWeek),
            spend);
    }
}
