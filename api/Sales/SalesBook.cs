using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.Sales;

/// <summary>What all documents of a customer come to. Pure, and the same whatever the order in which they arrived.</summary>
public static class SalesBook
{
    /// <summary>Days of purchase that a summary names; the usual gap is that between these.</summary>
    internal const int KeptDays = 32;

    /// <summary>
    /// The documents that count: without invoices that a correction replaced, and without orders that an invoice has taken over.
    /// </summary>
    public static IReadOnlyList<SaleDocument> Counting(IReadOnlyList<SaleDocument> documents)
    {
        var numbered = documents.Where(document => document.Number is not null)
            .ToLookup(document => (document.Kind.Series(), document.Number!));
        var gone = Replacements.Of(
            [.. documents.Where(document => document is { Replaces: true, Corrects: not null })],
            correction => NamedDocuments.At(correction.Day, Named(correction, SaleKind.Invoice, correction.Corrects!)));
        foreach (var document in documents)
        {
            // An order is older than its invoice: a later order of the number is the order of another year.
            if (document.Order is { } order && document.Kind.DebtSign() != 0 && document.Kind.SaleSign() != 0
                && NamedDocuments.At(document.Day, Named(document, SaleKind.Order, order)) is { } taken && taken.Day <= document.Day)
            {
                gone.Add(taken.Id);
            }
        }

        return gone.Count == 0 ? documents : [.. documents.Where(document => !gone.Contains(document.Id))];

        List<SaleDocument> Named(SaleDocument by, SaleKind series, string number) =>
            [.. NamedDocuments.Of(by.SellerKey, numbered[(series.Series(), number)].Where(other => other.Id != by.Id))];
    }

    /// <summary>The summary of a customer's documents; null without any.</summary>
    public static SalesSummary? Summarise(IReadOnlyList<SaleDocument> documents)
    {
        if (documents.Count == 0)
        {
            return null;
        }

        var counting = Counting(documents).Where(document => document.Kind.SaleSign() != 0).OrderBy(document => document.Day)
            .ThenBy(document => document.Id).ToList();
        var bought = counting.Where(document => document.Sold > 0).ToList();
        DateOnly[] days = [.. bought.Select(document => document.Day).Distinct()];
        DateOnly[] latest = [.. days.TakeLast(KeptDays)];
        var home = HomeOf(counting);
        var last = bought.LastOrDefault();
        return new(
            documents.Count,
            days.Length,
            days.Length == 0 ? null : days[0],
            days.Length == 0 ? null : days[^1],
            last is null ? null : new(last.Id, last.Kind, last.Number, last.Total, last.Currency),
            counting.Count(document => document.Sold < 0),
            [.. counting.GroupBy(document => document.Currency, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => SumOf(one.Key, one, document => document.Sold))],
            home is null ? null : SumOf(home, counting.Where(document => document.Rate?.Home == home), document =>
                document.Rate!.Of(document.Sold)),
            counting.Count(document => home is null || document.Rate?.Home != home),
            UsualGap(latest),
            home is null ? null : HistoryOf(counting, home),
            latest,
            documents.Max(document => document.Day));
    }

    /// <summary>The middle of the gaps between days of purchase; null with fewer than two gaps.</summary>
    internal static int? UsualGap(IReadOnlyList<DateOnly> days)
    {
        int[] gaps = [.. days.Zip(days.Skip(1), (one, next) => next.DayNumber - one.DayNumber).Order()];
        return gaps.Length < 2 ? null : (gaps[(gaps.Length - 1) / 2] + gaps[gaps.Length / 2] + 1) / 2;
    }

    private static CurrencySales SumOf(string currency, IEnumerable<SaleDocument> documents, Func<SaleDocument, decimal> sold)
    {
        var (sum, returned) = (0m, 0m);
        foreach (var amount in documents.Select(sold))
        {
            sum += amount;
            returned += amount < 0 ? -amount : 0;
        }

        return new(currency, sum, returned);
    }

    // After a change of the home currency most documents are priced anew; the others count as those without a rate until then.
    private static string? HomeOf(List<SaleDocument> documents) => documents.Where(document => document.Rate is not null)
        .GroupBy(document => document.Rate!.Home, StringComparer.Ordinal)
        .OrderByDescending(one => one.Count()).ThenBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private static BuyingHistory? HistoryOf(List<SaleDocument> documents, string home)
    {
        Purchase[] purchases = [.. documents.Where(document => document.Rate?.Home == home && document.Sold != 0)
            .Select(document => new Purchase(document.Day, (double)document.Rate!.Of(document.Sold)))];
        return purchases.Length > 0 && PurchaseSummary.Of(purchases, purchases.Max(one => one.Day)) is { } summary
            ? new(purchases.Where(one => !one.IsReturn).Min(one => one.Day), summary.Repeats, summary.Recency, summary.MeanSpend,
                summary.LogGaps, SpendOf(purchases))
            : null;
    }

    // As the summary of purchases adds it up: a return goes off the purchase before it, and the first day is no repeat.
    private static double SpendOf(IEnumerable<Purchase> purchases)
    {
        var (spend, ofDay, last, isRepeat) = (0d, 0d, (DateOnly?)null, false);
        foreach (var purchase in purchases.OrderBy(one => one.Day).ThenBy(one => one.IsReturn).SkipWhile(one => one.IsReturn))
        {
            if (last is null || (purchase.Day > last && !purchase.IsReturn))
            {
                spend += isRepeat ? ofDay : 0;
                (ofDay, isRepeat, last) = (0, last is not null, purchase.Day);
            }

            ofDay += purchase.Amount;
        }

        return spend + (isRepeat ? ofDay : 0);
    }
}
