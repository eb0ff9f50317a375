using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>Customers by the month of their first order, and how many of them ordered again how many months later.</summary>
/// <param name="Provenance">How it was counted, on how many orders and what period.</param>
/// <param name="Rows">Oldest cohort first.</param>
public sealed record CohortTable(Provenance Provenance, IReadOnlyList<Cohort> Rows)
{
    private const int MonthsPerYear = 12;

    /// <summary>Counts the cohorts of all orders.</summary>
    /// <param name="orders">In any order; amounts below zero take money off their month and are no orders.</param>
    /// <param name="through">
    /// The last day that the data cover; orders after it are left out, and a cohort has cells up to the month of this day, which is not
    /// over yet if it is not the last
    /// of its month. Null for the day of the last line.
    /// </param>
    /// <returns>One row per month in which somebody bought first.</returns>
    /// <exception cref="ArgumentException">An order has no customer or an amount that is not finite.</exception>
    public static CohortTable Of<TCustomer>(ReadOnlySpan<Order<TCustomer>> orders, DateOnly? through = null)
        where TCustomer : notnull
    {
        var first = new Dictionary<TCustomer, int>();
        var (from, to, size) = (DateOnly.MaxValue, DateOnly.MinValue, 0);
        foreach (ref readonly var order in orders)
        {
            if (order.Customer is null || !double.IsFinite(order.Amount))
            {
                throw new ArgumentException("Every order has a customer and a finite amount.", nameof(orders));
            }

            if (order.Day > (through ?? DateOnly.MaxValue))
            {
                continue;
            }

            to = order.Day > to ? order.Day : to;
            if (!IsRefund(order))
            {
                first[order.Customer] = Math.Min(first.GetValueOrDefault(order.Customer, int.MaxValue), Month(order.Day));
                (from, size) = (order.Day < from ? order.Day : from, size + 1);
            }
        }

        var last = through ?? to;
        var provenance = new Provenance("cohorts by month of the first order", size, "orders", size == 0 ? null : from, size == 0 ? null
            : last);
        var cells = first.Values.Distinct()
            .ToDictionary(month => month, month =>
                (Seen: NewSets<TCustomer>(Month(last) - month + 1), Amounts: new double[Month(last) - month + 1]));
        foreach (ref readonly var order in orders)
        {
            // Money given back before the first order belongs to one that these data do not have.
            if (order.Day <= last && first.TryGetValue(order.Customer, out var began) && Month(order.Day) - began is var age && age >= 0)
            {
                var (seen, amounts) = cells[began];
                amounts[age] += order.Amount;
                if (!IsRefund(order))
                {
                    seen[age].Add(order.Customer);
                }
            }
        }

        return new(provenance, [.. cells.OrderBy(cell => cell.Key).Select(cell => new Cohort(
            new(cell.Key / MonthsPerYear, cell.Key % MonthsPerYear + 1, 1),
            cell.Value.Seen[0].Count,
            [.. cell.Value.Seen.Select((seen, age) =>
                new CohortCell(age, seen.Count, cell.Value.Seen[0].Count, cell.Value.Amounts[age]))]))]);
    }

    private static bool IsRefund<TCustomer>(in Order<TCustomer> order)
        where TCustomer : notnull => order.Amount < 0;

    private static int Month(DateOnly day) => day.Year * MonthsPerYear + day.Month - 1;

    private static HashSet<TCustomer>[] NewSets<TCustomer>(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new HashSet<TCustomer>())];
}

/// <summary>Customers who bought first in the same month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="Cells">By months since, the first month itself before all; none beyond the data.</param>
public sealed record Cohort(DateOnly Month, int Customers, IReadOnlyList<CohortCell> Cells);

/// <summary>A cohort in one month.</summary>
/// <param name="Age">Months since the first, from 0.</param>
/// <param name="Active">How many of the cohort ordered in it.</param>
/// <param name="Customers">How many the cohort has.</param>
/// <param name="Amount">What they paid in it less what they got back, in currency units.</param>
public sealed record CohortCell(int Age, int Active, int Customers, double Amount)
{
    /// <summary>Part of the cohort that was active, 0…1.</summary>
    public double Retention => (double)Active / Customers;

    /// <summary>The 95 % interval of what such a cohort does (Wilson 1927).</summary>
    public Interval RetentionInterval => Interval.OfShare(Active, Customers);
}
