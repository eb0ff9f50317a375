using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>
/// Orders so far above all others that a mean with them in it is that of one order: more than twenty times the customer's other orders (of
/// all orders, where the customer has no other), and above 99.9 % of the others of the shop. What is learned of customers counts them as
/// the largest of the others that are alike; revenue, segments and concentration count them whole.
/// </summary>
public sealed class FarOrders
{
    private const double Times = 20;
    private const double Share = 0.999;
    private const int FewestOthers = 20;

    // The highest may hide one another.
    private const int MostLookedAt = 50;

    private FarOrders(Order<string>[] orders, IReadOnlyList<Finding> findings) => (Orders, Findings) = (orders, findings);

    /// <summary>All orders, in the same order, those far above the others at what they count for.</summary>
    public Order<string>[] Orders { get; }

    /// <summary>Each of those far above the others, the highest first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Finds them.</summary>
    /// <param name="orders">Orders that stand; refunds below zero.</param>
    public static FarOrders Of(Order<string>[] orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        double[] amounts = [.. orders.Where(order => order.Amount > 0).Select(order => order.Amount).Order()];
        if (amounts.Length <= FewestOthers)
        {
            return new(orders, []);
        }

        var middle = amounts[amounts.Length / 2];
        int[] highest = [.. Enumerable.Range(0, orders.Length).Where(i => orders[i].Amount > Times * middle)
            .OrderByDescending(i => orders[i].Amount).Take(MostLookedAt)];
        var own = highest.Select(i => orders[i].Customer).ToHashSet(StringComparer.Ordinal);
        var others = orders.Where(order => order.Amount > 0 && own.Contains(order.Customer))
            .ToLookup(order => order.Customer, order => order.Amount, StringComparer.Ordinal);
        var far = highest.Where(i => IsFar(orders[i].Amount, [.. others[orders[i].Customer].Order()], middle)).ToList();

        // Among all others, without those that are far above themselves.
        var rest = amounts[..^far.Count];
        var bound = Quantiles.Type7(rest, [Share])[0];
        var counted = (Order<string>[])orders.Clone();
        var findings = new List<Finding>();
        foreach (var i in far.Where(i => orders[i].Amount > bound))
        {
            var order = orders[i];
            var lowest = far.Where(other => orders[other].Customer == order.Customer).Min(other => orders[other].Amount);
            var most = Math.Max(bound, others[order.Customer].Where(amount => amount < lowest).DefaultIfEmpty(0).Max());
            counted[i] = order with { Amount = most };
            findings.Add(PurchaseFindings.FarAbove.With(order.Customer, order.Day, order.Amount, most));
        }

        return new(findings.Count == 0 ? orders : counted, findings);
    }

    // Beside the middle of the customer's other orders.
    private static bool IsFar(double amount, double[] own, double middle)
    {
        var at = Array.IndexOf(own, amount);
        double[] others = [.. own[..at], .. own[(at + 1)..]];
        return amount > Times * (others.Length == 0 ? middle : others[(others.Length - 1) / 2]);
    }
}
