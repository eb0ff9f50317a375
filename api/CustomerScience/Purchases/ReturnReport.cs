using System.Globalization;

namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>
/// How lines below zero (returns, refunds, credits) were treated: they take money off, and are never a purchase. One that gives back the whole of an order undoes it.
/// </summary>
/// <param name="Lines">Lines below zero.</param>
/// <param name="Amount">What they come to; zero or less, in the file's currency.</param>
/// <param name="Settled">Those whose order could be told: by the order's number, by product and amount, or by the amount of the whole order, the latest first.</param>
/// <param name="CancelledOrders">Orders that were given back whole, and count as none.</param>
/// <param name="Open">Lines whose order could not be told: they take money off their customer, on their own day.</param>
/// <param name="WithoutPurchase">Customers of whose orders none stands, or who have none: they are in no segment and no model.</param>
/// <param name="Words">The same as sentences.</param>
public sealed record ReturnReport(int Lines, double Amount, int Settled, int CancelledOrders, int Open, int WithoutPurchase, string Words)
{
    internal static ReturnReport Of(int lines, decimal amount, int settled, int cancelled, int turned, int without)
    {
        var open = lines - settled;
        var words = lines == 0
            ? "No line is below zero: there are no returns."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Count(lines, "line is a return or a refund", "lines are returns or refunds")}, {amount:N2} together; none counts as a purchase. The order of {settled:N0} could be told: {Count(cancelled, "order was given back whole and counts as none", "orders were given back whole and count as none")}, others count with what was kept. ")
                + (open == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Count(open, "takes", "take")} money off the customer alone, since the order cannot be told. "))
                + (turned == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Count(turned, "has", "have")} a quantity below zero beside an amount above it, which was read as money given back. "))
                + (without == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Count(without, "customer has no order that stands and is", "customers have no order that stands and are")} in no segment and no model."));
        return new(lines, (double)amount, settled, cancelled, open, without, words.TrimEnd());
    }

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
