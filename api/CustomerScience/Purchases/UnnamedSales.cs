using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>Sales to nobody who is named, as over the counter: they count for revenue, baskets and the forecast, and for no
/// customer.</summary>
/// <param name="Lines">Lines without a customer.</param>
/// <param name="Amount">What they come to, returns taken off, in the file's currency.</param>
/// <param name="Findings">The same as findings.</param>
public sealed record UnnamedSales(int Lines, double Amount, IReadOnlyList<Finding> Findings)
{
    /// <summary>Those among lines.</summary>
    /// <param name="lines">All lines of a file.</param>
    public static UnnamedSales Of(IReadOnlyList<PurchaseLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (count, amount) = (0, 0m);
        foreach (var line in lines)
        {
            if (line.Customer.Length == 0)
            {
                (count, amount) = (count + 1, amount + line.Amount);
            }
        }

        return new(count, (double)amount, count == 0 ? [] : [PurchaseFindings.Unnamed.With(count, amount)]);
    }
}
