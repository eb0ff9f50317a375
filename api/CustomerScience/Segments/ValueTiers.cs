using System.Globalization;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>A tier of customers by value.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Part">Part of the customers, the most valuable first, that ends with this tier, above 0 and at most 1.</param>
public sealed record TierRule(string Name, double Part);

/// <summary>A tier as it turned out.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Customers">How many are in it.</param>
/// <param name="Value">What they are worth together, in the unit of the values.</param>
/// <param name="Share">Their part of the whole value; null where that is not positive.</param>
/// <param name="From">The least value in the tier; null for an empty tier.</param>
public sealed record ValueTier(string Name, int Customers, double Value, double? Share, double? From);

/// <summary>The customer pyramid of J. Curry and A. Curry (2000): the best 1, 5 and 20 % of the customers apart from the rest.</summary>
/// <param name="Provenance">How it was counted, on how many customers.</param>
/// <param name="Tiers">Best first.</param>
/// <param name="TierOf">The index of each customer's tier, in the order of the values.</param>
public sealed record ValueTiers(Provenance Provenance, IReadOnlyList<ValueTier> Tiers, IReadOnlyList<int> TierOf)
{
    /// <summary>The pyramid's usual tiers.</summary>
    public static IReadOnlyList<TierRule> Usual { get; } = [new("Top", 0.01), new("Big", 0.05), new("Medium", 0.20), new("Small", 1)];

    /// <summary>Puts customers into tiers. Equal values share the better tier of the first of them, so that no two alike are told
    /// apart.</summary>
    /// <param name="values">One per customer, finite.</param>
    /// <param name="rules">Ascending parts, the last of them 1; null for the usual ones.</param>
    /// <exception cref="ArgumentException">A value is not finite, or the parts do not ascend to 1.</exception>
    public static ValueTiers Of(IReadOnlyList<double> values, IReadOnlyList<TierRule>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        rules ??= Usual;
        if (values.Any(value => !double.IsFinite(value)))
        {
            throw new ArgumentException("A value is a finite number.", nameof(values));
        }

        if (rules.Count == 0 || rules[^1].Part != 1 || rules.Where((rule, i) => !(rule.Part > (i == 0 ? 0 : rules[i - 1].Part))).Any())
        {
            throw new ArgumentException("The parts of the tiers ascend from above 0 to 1.", nameof(rules));
        }

        var order = Enumerable.Range(0, values.Count).OrderByDescending(i => values[i]).ToArray();
        var tierOf = new int[values.Count];
        var tier = 0;
        for (var place = 0; place < order.Length; place++)
        {
            var isEqual = place > 0 && values[order[place]] == values[order[place - 1]];
            while (!isEqual && place >= Math.Ceiling(rules[tier].Part * values.Count - 1e-9))
            {
                tier++;
            }

            tierOf[order[place]] = tier;
        }

        var total = values.Sum();
        if (!double.IsFinite(total))
        {
            throw new ArgumentException("The values are too large to add up.", nameof(values));
        }

        return new(new(string.Create(CultureInfo.InvariantCulture, $"customer pyramid (Curry and Curry 2000), {rules.Count} tiers"),
            values.Count, "customers"), [.. rules.Select((rule, i) => Tier(rule, i))], tierOf);

        ValueTier Tier(TierRule rule, int number)
        {
            var own = values.Where((_, i) => tierOf[i] == number).ToArray();
            return new(rule.Name, own.Length, own.Sum(), total > 0 ? own.Sum() / total : null, own.Length == 0 ? null : own.Min());
        }
    }
}
