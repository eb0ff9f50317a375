namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// The mean of several models' distributions, each with its weight: what one model knows and another does not counts as far as it foretold
/// weeks held back (stacking, D. Wolpert 1992).
/// </summary>
internal sealed class StackedModel : IPurchaseModel
{
    private const int MostSteps = 20;
    private const double LeastGain = 1e-4;
    private const double Tiny = 1e-9;
    private static readonly double[] s_parts = [0.05, 0.1, 0.2, 0.35, 0.5];
    private const int MostAtOnce = 256;

    // A member that weighs less changes nothing that anybody would see.
    private const double Least = 0.02;
    private readonly (IPurchaseModel Model, double Weight)[] _members;

    /// <param name="members">Models with weights that add up to 1.</param>
    public StackedModel(params (IPurchaseModel Model, double Weight)[] members) => _members = members;

    /// <inheritdoc/>
    public string Name => string.Join(", ", _members.Select(member => $"{member.Model.Name} {member.Weight:P0}"));

    /// <summary>The same with other parameters of its first member.</summary>
    public StackedModel With(IReadOnlyList<double> p) =>
        new([(FittedPurchases.With(_members[0].Model, p), _members[0].Weight), .. _members[1..]]);

    /// <summary>
    /// Weights under which the mean is nearest to what was held back, by absolute and by squared errors alike: from the best single model,
    /// a part of the weight goes to whichever helps most while any does (M. Frank and P. Wolfe 1956). The probability given to each count
    /// would choose models that are right about nothing but zeros.
    /// </summary>
    /// <param name="expected">For each member what it expected of each customer.</param>
    /// <param name="seen">What each customer then bought.</param>
    /// <returns>For each member, adding up to 1; 0 for one that does not help.</returns>
    public static double[] Weights(IReadOnlyList<double[]> expected, double[] seen)
    {
        var (mae, rmse) = (expected.Min(own => Errors(own, seen).Mae), expected.Min(own => Errors(own, seen).Rmse));
        double Loss(double[] mean)
        {
            var (absolute, squared) = Errors(mean, seen);
            return absolute / Math.Max(Tiny, mae) + squared / Math.Max(Tiny, rmse);
        }

        var losses = expected.Select(Loss).ToList();
        var weights = new double[expected.Count];
        var first = losses.IndexOf(losses.Min());
        weights[first] = 1;
        var (mean, least) = (expected[first], losses[first]);
        for (var step = 0; step < MostSteps; step++)
        {
            var tried = Enumerable.Range(0, expected.Count).SelectMany(member => s_parts.Select(part =>
                (Member: member, Part: part, Mean: (double[])[.. mean.Zip(expected[member], (own, other) => own + part * (other - own))])))
                .Select(one => (one.Member, one.Part, one.Mean, Loss: Loss(one.Mean))).MinBy(one => one.Loss);
            if (tried.Loss >= least * (1 - LeastGain))
            {
                break;
            }

            (mean, least) = (tried.Mean, tried.Loss);
            for (var member = 0; member < weights.Length; member++)
            {
                weights[member] = weights[member] * (1 - tried.Part) + (member == tried.Member ? tried.Part : 0);
            }
        }

        double[] kept = [.. weights.Select(weight => weight < Least ? 0 : weight)];
        return [.. kept.Select(weight => weight / kept.Sum())];
    }

    private static (double Mae, double Rmse) Errors(double[] mean, double[] seen)
    {
        var (absolute, squared) = (0.0, 0.0);
        for (var i = 0; i < seen.Length; i++)
        {
            var error = mean[i] - seen[i];
            (absolute, squared) = (absolute + Math.Abs(error), squared + error * error);
        }

        return (absolute / seen.Length, Math.Sqrt(squared / seen.Length));
    }

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
