namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>What a customer's purchases come to. Money in the tenant's currency; thread-safe; no call allocates.</summary>
public interface ISpendModel
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>An amount of money of the size that it speaks of, above zero.</summary>
    double Scale { get; }

    /// <summary>Expected money per purchase; null when it has no finite mean.</summary>
    /// <param name="purchases">Purchases that the mean was taken over; zero or more.</param>
    /// <param name="mean">Their mean; zero or more.</param>
    double? ExpectedSpend(int purchases, double mean);

    /// <summary>Probability that the next <paramref name="future"/> purchases together stay at or below a sum of money; in [0,
    /// 1].</summary>
    /// <param name="purchases">Purchases known; zero or more.</param>
    /// <param name="mean">Their mean; zero or more.</param>
    /// <param name="future">Purchases to come; at least one.</param>
    /// <param name="sum">Money; zero or more.</param>
    double ProbabilityOfAtMost(int purchases, double mean, int future, double sum);
}

/// <summary>Every purchase costs the same: no model, but what the data show where there is one price.</summary>
/// <param name="Price">That price; above zero, in the tenant's currency.</param>
public sealed record SamePrice(double Price) : ISpendModel
{
    /// <inheritdoc/>
    public string Name => "One price for every purchase";

    /// <inheritdoc/>
    public double Scale => Price;

    /// <inheritdoc/>
    public double? ExpectedSpend(int purchases, double mean) => Price;

    /// <inheritdoc/>
    public double ProbabilityOfAtMost(int purchases, double mean, int future, double sum) => sum >= Price * future * (1 - 1e-9) ? 1 : 0;
}
