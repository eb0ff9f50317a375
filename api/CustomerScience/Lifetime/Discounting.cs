using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>Discounted purchases from expected ones: ∫ e^(−δu) dE(u) = e^(−δh) E(h) + δ ∫ e^(−δu) E(u) du, by parts.</summary>
internal static class Discounting
{
    /// <summary>At this power of e a discounted purchase is nothing in floating point.</summary>
    public const double Nothing = 40;

    /// <summary>The horizon that counts: the asked one, or that beyond which discounting leaves nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate or the horizon is negative or not a number, or both are without
    /// bound.</exception>
    public static double Horizon(double weeks, double rate)
    {
        Require.NotNegative(rate);
        if (!(weeks >= 0) || (double.IsInfinity(weeks) && rate == 0))
        {
            throw new ArgumentOutOfRangeException(nameof(weeks), weeks,
                "A horizon is zero weeks or more, and finite unless purchases are discounted.");
        }

        return rate == 0 ? weeks : Math.Min(weeks, Nothing / rate);
    }

    /// <summary>By quadrature in ln(1 + u/scale), in which expectations of these models are smooth.</summary>
    public static double Purchases(IPurchaseModel model, in PurchaseSummary customer, double weeks, double rate, double scale)
    {
        var horizon = Horizon(weeks, rate);
        if (rate == 0)
        {
            return model.ExpectedPurchases(customer, horizon);
        }

        var top = Math.Log(1 + (horizon / scale));
        var panels = top > 3 ? (int)Math.Ceiling(top / 1.5) : 1;
        var rule = panels > 1 ? GaussLegendre.Sixteen : GaussLegendre.Eight;
        var sum = 0.0;
        for (var panel = 0; panel < panels; panel++)
        {
            for (var i = 0; i < rule.Nodes.Length; i++)
            {
                var grown = Math.Exp(top * (panel + rule.Nodes[i]) / panels);
                var u = scale * (grown - 1);
                sum += rule.Weights[i] * grown * Math.Exp(-rate * u) * model.ExpectedPurchases(customer, u);
            }
        }

        return (Math.Exp(-rate * horizon) * model.ExpectedPurchases(customer, horizon)) + (rate * scale * top / panels * sum);
    }
}
