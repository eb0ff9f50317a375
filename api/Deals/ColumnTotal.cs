using OutlookCrm.Money;

namespace OutlookCrm.Deals;

/// <summary>What the open deals in a stage come to in the home currency, by the rates of today.</summary>
/// <param name="Deals">How many deals.</param>
/// <param name="Counted">How many of them have an amount that could be counted: the base of the sums.</param>
/// <param name="WithoutAmount">How many have no amount.</param>
/// <param name="WithoutRate">How many are in a currency for which no rate is known.</param>
/// <param name="Sum">The amounts together.</param>
/// <param name="Weighted">The same, each times its chance.</param>
/// <param name="Low">The same with the lower end of the stage's chance; chances that were set by hand as they are.</param>
/// <param name="High">The same with the upper end.</param>
public sealed record ColumnTotal(
    int Deals, int Counted, int WithoutAmount, int WithoutRate, decimal Sum, decimal Weighted, decimal Low, decimal High)
{
    /// <summary>The total of a stage. Pure.</summary>
    /// <param name="total">As the board counts it.</param>
    /// <param name="chance">The stage's.</param>
    /// <param name="rates">Of each of its currencies; null where none is known.</param>
    internal static ColumnTotal Of(StageTotal total, DealChance chance, IReadOnlyDictionary<string, HomeRate?> rates)
    {
        var known = total.Amounts.Select(one => (Amount: one, Rate: rates.GetValueOrDefault(one.Currency)))
            .Where(one => one.Rate is not null).ToList();
        return new(
            total.Deals,
            known.Sum(one => one.Amount.Deals),
            total.Deals - total.Amounts.Sum(one => one.Deals),
            total.Amounts.Sum(one => one.Deals) - known.Sum(one => one.Amount.Deals),
            known.Sum(one => one.Rate!.Of(one.Amount.Sum)),
            Weighted(chance.Value), Weighted(chance.Low ?? chance.Value), Weighted(chance.High ?? chance.Value));

        decimal Weighted(double by) => known.Sum(one =>
            one.Rate!.Of(((one.Amount.Sum - one.Amount.SetSum) * (decimal)by) + one.Amount.SetWeighted));
    }
}
