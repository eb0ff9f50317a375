using OutlookCrm.Insights.Churn;
using OutlookCrm.Insights.Forecasts;
using OutlookCrm.Insights.Files;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Insights.Purchases;

namespace OutlookCrm.Insights;

/// <summary>What a file of orders says about its customers. Money in the file's currency.</summary>
/// <param name="From">Day of the first order.</param>
/// <param name="To">Day of the last order; every figure is as of this day.</param>
/// <param name="Lines">Lines of the file.</param>
/// <param name="Customers">Customers in it.</param>
/// <param name="Revenue">Sum of all amounts, returns taken off.</param>
/// <param name="Segments">Customers by recency, frequency and money.</param>
/// <param name="Best">The customers with the highest revenue, at most <see cref="MostCustomers"/>.</param>
/// <param name="Concentration">How much of the revenue comes from how few.</param>
/// <param name="Outlook">What the customers are likely to do, and on what that rests.</param>
/// <param name="Forecast">Revenue of the coming months, the unfinished last month left out of the history; null where no month is finished.</param>
/// <param name="BoughtTogether">What goes with what; null where the file names no products.</param>
/// <param name="Offers">What customers may be offered, and how well such hints did; null where the file names no products.</param>
public sealed record PortfolioReport(
    DateOnly From,
    DateOnly To,
    int Lines,
    int Customers,
    double Revenue,
    SegmentReport Segments,
    IReadOnlyList<BestCustomer> Best,
    Concentration Concentration,
    OutlookReport Outlook,
    SalesForecast? Forecast,
    PairReport? BoughtTogether,
    OfferReport? Offers)
{
    /// <summary>Months that a report looks ahead.</summary>
    public const int MonthsAhead = 12;

    /// <summary>Customers that a report names.</summary>
    public const int MostCustomers = 100;

    /// <summary>The report on at least one order.</summary>
    /// <param name="orders">In any order.</param>
    /// <param name="terms">Horizon, discount and margin of customers' values.</param>
    /// <param name="ct">Gives up between the parts.</param>
    /// <exception cref="ArgumentException">There is no order.</exception>
    public static PortfolioReport Of(IReadOnlyList<OrderLine> orders, ValueTerms terms, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(orders);
        if (orders.Count == 0)
        {
            throw new ArgumentException("A report needs an order.", nameof(orders));
        }

        // Lines of one order are one purchase; lines without an order's number are one purchase a day.
        var baskets = orders.GroupBy(order => (order.Customer, order.Date, order.Basket)).ToArray();
        var purchases = baskets.Select(lines => new Order<string>(lines.Key.Customer, lines.Key.Date, (double)lines.Sum(line => line.Amount))).ToArray();
        var last = orders.Max(order => order.Date);
        var rfm = Rfm.Score<string>(purchases, last);
        ct.ThrowIfCancellationRequested();
        var customers = purchases.GroupBy(order => order.Customer, StringComparer.Ordinal)
            .ToDictionary(own => own.Key, own => new CustomerPurchases(own.Key, own.OrderBy(order => order.Day).Select(order => new Purchase(order.Day, order.Amount)).ToArray()), StringComparer.Ordinal);
        var (outlook, offers, pairs) = ((Outlook?)null, (Offers?)null, (PairReport?)null);
        Parallel.Invoke(
            () => outlook = new([.. customers.Values], last, terms),
            () =>
            {
                offers = Insights.Offers.Of(orders);
                ct.ThrowIfCancellationRequested();
                pairs = orders.Any(order => order.Product is not null)
                    ? PairReport.Of(baskets.Select(lines => lines.Where(line => line.Amount >= 0).Select(line => line.Product)))
                    : null;
            });
        ct.ThrowIfCancellationRequested();
        var first = orders.Min(order => order.Date);
        return new(
            first,
            last,
            orders.Count,
            rfm.Customers.Count,
            rfm.Customers.Sum(customer => customer.Amount),
            new(rfm.Basis, rfm.Cuts!, rfm.Segments),
            [.. rfm.Customers.OrderByDescending(customer => customer.Amount).ThenBy(customer => customer.Customer, StringComparer.Ordinal).Take(MostCustomers)
                .Select(customer => new BestCustomer(customer, outlook!.Of(customers[customer.Customer]), offers?.Of(customer.Customer)))],
            // Somebody who sent back more than they bought gives nothing, not less than nothing.
            Concentration.Of(rfm.Customers.Select(customer => Math.Max(0, customer.Amount))),
            outlook!.Report,
            ForecastOf(orders, first, last),
            pairs,
            offers?.Report);
    }

    // What was sold a generation ago says nothing about next month.
    private const int YearsLookedBack = 20;

    private static SalesForecast? ForecastOf(IReadOnlyList<OrderLine> orders, DateOnly first, DateOnly last)
    {
        // The first month may have begun before the file did: it counts only where the file starts with it.
        var from = first.Day == 1 ? first : new DateOnly(first.Year, first.Month, 1).AddMonths(1);
        var until = last.AddDays(1);
        var earliest = new DateOnly(until.Year - YearsLookedBack, until.Month, 1);
        from = from < earliest ? earliest : from;
        return until.DayNumber - from.DayNumber < 31
            ? null
            : SalesForecast.Of(SalesSeries.Of(orders.Select(order => (order.Date, order.Amount)), TimeStep.Month, from, until), MonthsAhead);
    }
}

/// <summary>A customer who brought much.</summary>
/// <param name="Scores">Recency, frequency, money and segment.</param>
/// <param name="Outlook">What the customer is likely to do.</param>
/// <param name="Offers">What the customer may be offered; null where the file names no products.</param>
public sealed record BestCustomer(RfmCustomer<string> Scores, CustomerOutlook Outlook, CustomerOffers? Offers);

/// <summary>Customers by recency, frequency and money.</summary>
/// <param name="Basis">Model, number of purchases and their period.</param>
/// <param name="Cuts">Where one score ends and the next begins.</param>
/// <param name="Segments">By name.</param>
public sealed record SegmentReport(Basis Basis, RfmCuts Cuts, IReadOnlyList<SegmentSummary> Segments);
