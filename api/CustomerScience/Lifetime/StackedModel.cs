namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// The mean of several models' distributions, each with its weight (<see cref="ExpectedErrors"/>): what one model knows and another does
/// not counts.
/// </summary>
internal sealed class StackedModel : IPurchaseModel
{
    private const int MostAtOnce = 256;
    private readonly (IPurchaseModel Model, double Weight)[] _members;

    /// <param name="members">Models with weights that add up to 1.</param>
    public StackedModel(params (IPurchaseModel Model, double Weight)[] members) => _members = members;

    /// <inheritdoc/>
    public string Name => string.Join(", ", _members.Select(member => $"{member.Model.Name} {member.Weight:P0}"));

    /// <summary>The same with other parameters of its first member.</summary>
    public StackedModel With(IReadOnlyList<double> p) =>
        new([(FittedPurchases.With(_members[0].Model, p), _members[0].Weight), .. _members[1..]]);

    /// <inheritdoc/>
    public double ProbabilityAlive(in PurchaseSummary customer)
    {
        var sum = 0.0;
        foreach (var (model, weight) in _members)
        {
            sum += weight * model.ProbabilityAlive(customer);
        }

        return sum;
    }

    /// <inheritdoc/>
    public double ExpectedPurchases(in PurchaseSummary customer, double weeks)
    {
        var sum = 0.0;
        foreach (var (model, weight) in _members)
        {
            sum += weight * model.ExpectedPurchases(customer, weeks);
        }

        return sum;
    }

    /// <inheritdoc/>
    public (double Alive, double Expected) AliveAndExpected(in PurchaseSummary customer, double weeks)
    {
        var (alive, expected) = (0.0, 0.0);
        foreach (var (model, weight) in _members)
        {
            var (a, e) = model.AliveAndExpected(customer, weeks);
            (alive, expected) = (alive + weight * a, expected + weight * e);
        }

        return (alive, expected);
    }

    /// <inheritdoc/>
    public void ProbabilitiesOfAtLeast(in PurchaseSummary customer, double weeks, Span<double> atLeast)
    {
        Span<double> own = atLeast.Length <= MostAtOnce ? stackalloc double[atLeast.Length] : new double[atLeast.Length];
        atLeast.Clear();
        foreach (var (model, weight) in _members)
        {
            model.ProbabilitiesOfAtLeast(customer, weeks, own);
            for (var i = 0; i < own.Length; i++)
            {
                atLeast[i] += weight * own[i];
            }
        }
    }

    /// <inheritdoc/>
    public double DiscountedPurchases(in PurchaseSummary customer, double weeks, double rate)
    {
        var sum = 0.0;
        foreach (var (model, weight) in _members)
        {
            sum += weight * model.DiscountedPurchases(customer, weeks, rate);
        }

        return sum;
    }
}
