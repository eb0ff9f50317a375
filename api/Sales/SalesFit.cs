using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.CustomerScience.Rhythm;

namespace OutlookCrm.Sales;

/// <summary>
/// What all customers' purchases teach of any one customer: a purchase model and a spend model of the library, as a row can hold them.
/// </summary>
/// <param name="FittedAt">When, UTC.</param>
/// <param name="Until">The last day of the data.</param>
/// <param name="Home">The currency of the money (ISO 4217).</param>
/// <param name="Customers">Customers with a purchase that has a rate.</param>
/// <param name="Repeaters">Those who came back.</param>
/// <param name="Purchases">The purchase model; null where there are too few customers, or no model fits.</param>
/// <param name="Spend">The spend model; null as for <paramref name="Purchases"/>.</param>
public sealed record SalesFit(
    DateTimeOffset FittedAt, DateOnly Until, string Home, int Customers, int Repeaters, FittedModel? Purchases, FittedModel? Spend)
{
    private TenantRhythm? _pace;

    /// <summary>When customers buy again; null where there are too few.</summary>
    public StoredRhythm? Rhythm { get; init; }

    /// <summary>How customers compare; null where there are too few.</summary>
    public SalesStanding? Standing { get; init; }

    /// <summary>The next twelve months, as sales without discount.</summary>
    public static ValueTerms Terms { get; } = new(52, 0, 1);

    /// <summary>Learns from all customers.</summary>
    public static SalesFit Of(IReadOnlyList<Buyer> buyers, DateOnly until, string home, DateTimeOffset at)
    {
        List<PurchaseSummary> summaries = [.. buyers.Select(buyer => buyer.History.On(until))];
        var groups = PurchaseGroups.Of(summaries);
        var purchases = Likeliest(groups);
        var spend = FittedSpend.To(summaries);
        return new(
            at, until, home, summaries.Count, summaries.Count(summary => summary.Repeats > 0),
            purchases is null ? null : FittedModel.Of(
                purchases.ModelName, purchases.Model!, purchases.Maximum, purchases.Customers, purchases.Repeats, purchases.Weeks),
            spend is { Used: CustomerScience.Lifetime.SpendModel, UsedMaximum: { Covariance: not null } maximum }
                ? FittedModel.Of(FittedSpend.ModelName, null, maximum, spend.Customers, spend.Purchases, 0) : null)
        {
            Rhythm = SalesRhythm.Learn(buyers, purchases?.Model, until),
            Standing = SalesStanding.Of(buyers, until),
        };
    }

    /// <summary>The rhythm again, made once however many cards ask; null for none.</summary>
    [JsonIgnore]
    public TenantRhythm? Pace => _pace ??= Rhythm?.Rhythm();

    /// <summary>The purchase model again; null for none.</summary>
    public FittedPurchases? PurchaseModel() => Purchases is not { } fit ? null : new(
        fit.Name, fit.Model(), fit.Maximum(), fit.Customers, fit.Count, fit.Weeks);

    /// <summary>The spend model again; null for none.</summary>
    public FittedSpend? SpendModel() => Spend is not { } fit ? null : new(
        new SpendModel(fit.Parameters[0], fit.Parameters[1], fit.Parameters[2]), fit.Maximum(), (int)fit.Customers, null);

    // Gaps may be regular: k is tried upwards as long as the likelihood rises.
    private static FittedPurchases? Likeliest(PurchaseGroups groups)
    {
        FittedPurchases? best = null;
        for (var k = 1; k <= BetaGeometricKind.MostRegular; k++)
        {
            var next = FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Regular(k));
            if (next.Model is null || next.Maximum.LogLikelihood <= best?.Maximum.LogLikelihood)
            {
                break;
            }

            best = next;
        }

        return best ?? Others(groups).FirstOrDefault(fit => fit.Model is not null);
    }

    // Where leaving cannot be told from buying seldom, a simpler model is worth having.
    private static IEnumerable<FittedPurchases> Others(PurchaseGroups groups)
    {
        yield return FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg);
        yield return FittedPurchases.Pareto(groups);
        yield return FittedPurchases.NegativeBinomial(groups);
    }
}

/// <summary>A model of the library: which, its parameters with their covariance, and on what it rests.</summary>
public sealed record FittedModel(
    string Name, PurchaseFamily Family, int Regularity, IReadOnlyList<string> Names, IReadOnlyList<double> Parameters,
    IReadOnlyList<double> Covariance, double LogLikelihood, long Customers, long Count, double Weeks)
{
    internal static FittedModel Of(
        string name, IPurchaseModel? model, MaximumOfLikelihood maximum, long customers, long count, double weeks)
    {
        var (family, regularity) = model switch
        {
            BetaGeometricModel { Kind: { CanLeaveAtOnce: false } } => (PurchaseFamily.Bg, 1),
            BetaGeometricModel { Kind: var kind } => (PurchaseFamily.Mbg, kind.Regularity),
            NegativeBinomialModel { Regularity: var k } => (PurchaseFamily.NegativeBinomial, k),
            ParetoModel => (PurchaseFamily.Pareto, 1),
            _ => (PurchaseFamily.None, 0),
        };
        return new(
            name, family, regularity, maximum.Names, maximum.Parameters, [.. maximum.Covariance!.Cast<double>()],
            maximum.LogLikelihood!.Value, customers, count, weeks);
    }

    internal IPurchaseModel Model() => Family switch
    {
        PurchaseFamily.Bg => new BetaGeometricModel(BetaGeometricKind.Bg, Parameters[0], Parameters[1], Parameters[2], Parameters[3]),
        PurchaseFamily.Mbg => new BetaGeometricModel(
            BetaGeometricKind.Regular(Regularity), Parameters[0], Parameters[1], Parameters[2], Parameters[3]),
        PurchaseFamily.NegativeBinomial => new NegativeBinomialModel(Regularity, Parameters[0], Parameters[1]),
        PurchaseFamily.Pareto => new ParetoModel(Parameters[0], Parameters[1], Parameters[2], Parameters[3]),
        _ => throw new InvalidOperationException($"{Name} is no purchase model."),
    };

    internal MaximumOfLikelihood Maximum()
    {
        var size = Parameters.Count;
        var covariance = new double[size, size];
        for (var i = 0; i < Covariance.Count; i++)
        {
            covariance[i / size, i % size] = Covariance[i];
        }

        return new(FitStatus.Converged, Parameters, LogLikelihood, covariance, Names, 0, 0, 0);
    }
}

/// <summary>The families of purchase models.</summary>
public enum PurchaseFamily
{
    /// <summary>No purchase model.</summary>
    None,

    /// <summary>BG/NBD.</summary>
    Bg,

    /// <summary>MBG/NBD, or MBG/CNBD-k.</summary>
    Mbg,

    /// <summary>NBD, or CNBD-k.</summary>
    NegativeBinomial,

    /// <summary>Pareto/NBD.</summary>
    Pareto,
}
