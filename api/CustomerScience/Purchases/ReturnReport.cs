using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>
/// How lines below zero (returns, refunds, credits) were treated: they take money off, and are never a purchase. One that gives back the
/// whole of an order undoes it.
/// </summary>
/// <param name="Lines">Lines below zero.</param>
/// <param name="Amount">What they come to; zero or less, in the file's currency.</param>
/// <param name="Settled">Those whose order could be told: by the order's number, by product and amount, or by the amount of the whole
/// order, the latest first.</param>
/// <param name="CancelledOrders">Orders that were given back whole, and count as none.</param>
/// <param name="Open">Lines whose order could not be told: they take money off their customer, on their own day.</param>
/// <param name="WithoutPurchase">Customers of whose orders none stands, or who have none: they are in no segment and no model.</param>
/// <param name="Findings">The same as findings.</param>
public sealed record ReturnReport(int Lines, double Amount, int Settled, int CancelledOrders, int Open, int WithoutPurchase,
    IReadOnlyList<Finding> Findings)
{
    internal static ReturnReport Of(int lines, decimal amount, int settled, int cancelled, int turned, int without)
    {
        var open = lines - settled;
        return new(lines, (double)amount, settled, cancelled, open, without, lines == 0
            ? [ReturnFindings.None.With()]
            :
            [
                ReturnFindings.Counted.With(lines, amount, settled, cancelled),
                .. open > 0 ? (Finding[])[ReturnFindings.Open.With(open)] : [],
                .. turned > 0 ? (Finding[])[ReturnFindings.Turned.With(turned)] : [],
                .. without > 0 ? (Finding[])[ReturnFindings.WithoutPurchase.With(without)] : [],
            ]);
    }
}
