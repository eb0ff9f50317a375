using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Churn;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Forecasts;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.CustomerScience.Segments;

namespace OutlookCrm.Insights.Portfolio;

/// <summary>What a file of orders says about its customers. Money in the file's currency.</summary>
/// <param name="From">Day of the first order.</param>
/// <param name="To">Day of the last order; every figure is as of this day.</param>
/// <param name="Lines">Lines of the file.</param>
/// <param name="Customers">Customers named in it; those of whose orders none stands are in no segment (see
/// <paramref name="Returns"/>).</param>
/// <param name="Revenue">Sum of all amounts, returns taken off.</param>
/// <param name="Returns">How many lines were returns, and how they were treated.</param>
/// <param name="Unnamed">Sales without a customer, which count for revenue, baskets and forecast alone.</param>
/// <param name="FarOrders">Orders far above all others, which what is learned of customers does not count whole.</param>
/// <param name="Segments">Customers by recency, frequency and money.</param>
/// <param name="Best">The customers with the highest revenue, at most <see cref="MostCustomers"/>.</param>
/// <param name="Concentration">How much of the revenue comes from how few.</param>
/// <param name="Prospects">What the customers are likely to do, and on what that rests.</param>
/// <param name="Forecast">Revenue of the coming months, the unfinished last month left out of the history; null where no month is
/// finished.</param>
/// <param name="BoughtTogether">What goes with what; null where the file names no products.</param>
/// <param name="Offers">What customers may be offered, and how well such recommendations did; null where the file names no
/// products.</param>
public sealed record PortfolioReport(
    DateOnly From,
    DateOnly To,
    int Lines,
    int Customers,
    double Revenue,
    ReturnReport Returns,
    UnnamedSales Unnamed,
    IReadOnlyList<Finding> FarOrders,
    SegmentReport Segments,
    IReadOnlyList<BestCustomer> Best,
    Concentration Concentration,
    ProspectReport Prospects,
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
    public static PortfolioReport Of(IReadOnlyList<PurchaseLine> orders, ValueTerms terms, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(orders);
        if (orders.Count == 0)
        {
            throw new ArgumentException("A report needs an order.", nameof(orders));
        }

        var (first, last) = (orders.Min(order => order.Day), orders.Max(order => order.Day));
        var standing = StandingOrders.Of(orders);
        var rfm = Rfm.Score<string>(standing.Purchases, last);
        ct.ThrowIfCancellationRequested();
        var far = CustomerScience.Purchases.FarOrders.Of(standing.Purchases);
        var customers = CustomerPurchases.Of(far.Orders);
        var (prospects, offers, pairs, forecast) = ((Prospects?)null, (Offers?)null, (PairReport?)null, (SalesForecast?)null);
        Parallel.Invoke(
            Loops.OfCaller,
            () => prospects = new(customers, last, terms),
            () =>
            {
                offers = CustomerScience.Baskets.Offers.Of(standing);
                ct.ThrowIfCancellationRequested();
                pairs = orders.Any(order => order.Product is not null)
                    ? PairReport.Of(standing)
                    : null;
                ct.ThrowIfCancellationRequested();
                forecast = ForecastOf(standing.Lines, first, last);
            });
        ct.ThrowIfCancellationRequested();
        var byName = customers.ToDictionary(customer => customer.Customer, StringComparer.Ordinal);

        // A customer who returned more than they bought counts as zero, not as negative.
        var concentration = Concentration.Of(rfm.Customers.Select(customer => Math.Max(0, customer.Amount)));
        return new(
            first,
            last,
            orders.Count,
            standing.Customers,
            (double)standing.Revenue,
            standing.Returns,
            UnnamedSales.Of(standing.Lines),
            far.Findings,
            new(rfm.Provenance, rfm.Cuts, rfm.Segments),
            [.. rfm.Customers.OrderByDescending(customer => customer.Amount).ThenBy(customer => customer.Customer, StringComparer.Ordinal)
                .Take(MostCustomers)
                .Select(customer => new BestCustomer(customer, prospects!.Of(byName[customer.Customer]),
                    offers?.Of(customer.Customer)))],
            concentration with { Provenance = concentration.Provenance with { From = first, To = last } },
            prospects!.Report,
            forecast,
            pairs is null ? null : pairs with { Provenance = pairs.Provenance with { From = first, To = last } },
            offers is null ? null : offers.Report with { Provenance = offers.Report.Provenance with { From = first, To = last } });
    }

    // What was sold a generation ago says nothing about next month.
    private const int YearsLookedBack = 20;

    private static SalesForecast? ForecastOf(IReadOnlyList<PurchaseLine> orders, DateOnly first, DateOnly last)
    {
        // The first month may have begun before the file did: it counts only where the file starts with it.
        var from = first.Day == 1 ? first : new DateOnly(first.Year, first.Month, 1).AddMonths(1);
        var until = last.AddDays(1);
        var earliest = new DateOnly(until.Year - YearsLookedBack, until.Month, 1);
        from = from < earliest ? earliest : from;
        return until.DayNumber - from.DayNumber < 31
            ? null
            : SalesForecast.Of(SalesSeries.Of(orders.Select(order => (order.Day, order.Amount)), TimeStep.Month, from, until), MonthsAhead);
    }
}

/// <summary>A customer who brought much.</summary>
/// <param name="Scores">Recency, frequency, money and segment.</param>
/// <param name="Prospects">What the customer is likely to do.</param>
/// <param name="Offers">What the customer may be offered; null where the file names no products.</param>
public sealed record BestCustomer(RfmCustomer<string> Scores, CustomerProspects Prospects, CustomerOffers? Offers);

/// <summary>Customers by recency, frequency and money.</summary>
/// <param name="Provenance">Model, number of purchases and their period.</param>
/// <param name="Cuts">Where one score ends and the next begins; null where no order stands.</param>
/// <param name="Segments">By name.</param>
public sealed record SegmentReport(Provenance Provenance, RfmCuts? Cuts, IReadOnlyList<SegmentSummary> Segments);
