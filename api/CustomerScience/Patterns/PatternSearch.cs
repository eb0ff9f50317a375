using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>Finds patterns by logistic regression and reports them only as far as they hold out of sample.</summary>
public static class PatternSearch
{
    /// <summary>Fewer customers of either kind than this tell nothing that lasts.</summary>
    public const int FewestOfEither = 30;

    private const int Folds = 5;
    private const double Level = 0.05;

    /// <summary>Looks for patterns.</summary>
    /// <param name="traits">What is known of the customers before the outcome; at least one.</param>
    /// <param name="outcomes">One per customer.</param>
    /// <param name="happened">What it means to have the outcome, in the past tense: "left", "replied".</param>
    /// <param name="ct">Gives up between fits.</param>
    /// <exception cref="ArgumentException">A trait has another number of customers, or a number that is not finite.</exception>
    public static PatternReport Find(IReadOnlyList<Trait> traits, IReadOnlyList<bool> outcomes, string happened,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentException.ThrowIfNullOrWhiteSpace(happened);
        if (traits.Count == 0 || traits.Any(trait => trait.Count != outcomes.Count))
        {
            throw new ArgumentException("Every trait is given for every customer, and there is at least one.", nameof(traits));
        }

        if (traits.OfType<NumberTrait>().Any(trait => trait.Values.Any(value => value is { } own && !double.IsFinite(own))))
        {
            throw new ArgumentException("A number that is known is finite.", nameof(traits));
        }

        var provenance = new Provenance("logistic regression (Cox 1958) with a ridge chosen inside the data", outcomes.Count, "customers");
        var hits = outcomes.Count(outcome => outcome);
        if (Math.Min(hits, outcomes.Count - hits) < FewestOfEither)
        {
            return new(provenance, [PatternFindings.FewOutcomes.With(hits, outcomes.Count, happened, FewestOfEither)], null, []);
        }

        var design = Design.Of(traits, outcomes.Count);
        var accuracy = OutOfSample(design, outcomes, ct);
        if (accuracy.AucInterval.Lower <= 0.5)
        {
            return new(provenance, [PatternFindings.NoBetter.With(happened, accuracy.Auc)], accuracy, []);
        }

        var (auc, lift) = (accuracy.AucInterval, accuracy.TopTenthLift);
        return new(
            provenance,
            [PatternFindings.Found.With(happened, accuracy.Auc, auc.Lower, auc.Upper, lift)],
            accuracy,
            Tell(traits, outcomes, happened, Effects.Of(design, outcomes)));
    }

    private static Accuracy OutOfSample(Design design, IReadOnlyList<bool> outcomes, CancellationToken ct)
    {
        var probabilities = new double[design.Rows];
        for (var fold = 0; fold < Folds; fold++)
        {
            ct.ThrowIfCancellationRequested();
            var model = Logistic.Fit(design, outcomes, [.. Enumerable.Range(0, design.Rows).Where(row => row % Folds != fold)]);
            for (var row = fold; row < design.Rows; row += Folds)
            {
                probabilities[row] = model.Probability(design[row]);
            }
        }

        return Accuracy.Of(probabilities, outcomes, "every fifth customer foretold from the others");
    }

    private static IReadOnlyList<Pattern> Tell(IReadOnlyList<Trait> traits, IReadOnlyList<bool> outcomes, string happened, Effects effects)
    {
        var groups = traits.SelectMany(Groups).ToList();
        var hits = outcomes.Count(outcome => outcome);
        var (found, told) = (new List<Pattern>(), new List<bool[]>());
        foreach (var (trait, part, holds) in groups)
        {
            var members = Enumerable.Range(0, outcomes.Count).Select(holds).ToArray();
            var customers = members.Count(member => member);
            var own = members.Zip(outcomes).Count(pair => pair is { First: true, Second: true });

            // Two names for the same customers, or for all the others, are one pattern.
            if (customers == 0 || customers == outcomes.Count || told.Any(same => IsSamePart(same, members)))
            {
                continue;
            }

            told.Add(members);

            var others = outcomes.Count - customers;
            var p = 2 * Math.Min(Fisher.Greater(own, customers, hits, outcomes.Count),
                Fisher.Greater(hits - own, others, hits, outcomes.Count));
            var adjusted = Math.Min(1, p * groups.Count);
            if (adjusted <= Level)
            {
                var (rate, interval, other) = ((double)own / customers, Interval.OfShare(own, customers), (double)(hits - own) / others);
                var code = part.Level is not null ? PatternFindings.Category : part.AtMost is not null ? PatternFindings.AtMost
                    : PatternFindings.AtLeast;
                var finding = code.With(customers, trait.Name, part.Value, rate, happened, interval.Lower, interval.Upper, other);
                found.Add(new(
                    trait.Name, part.Level, part.AtMost, part.AtLeast, customers, rate, interval, other, adjusted,
                    [finding, .. effects.Of(trait, part.Level)]));
            }
        }

        return [.. found.OrderBy(pattern => pattern.AdjustedPValue).ThenByDescending(pattern => Math.Abs(pattern.Rate - pattern.OtherRate))
            .ThenBy(pattern => pattern.Trait, StringComparer.Ordinal)];
    }

    private static bool IsSamePart(bool[] one, bool[] other)
    {
        var turned = one[0] != other[0];
        for (var i = 1; i < one.Length; i++)
        {
            if (one[i] == other[i] == turned)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(Trait Trait, Part Part, Func<int, bool> Holds)> Groups(Trait trait)
    {
        if (trait is CategoryTrait category)
        {
            return Design.Levels(category)
                .Select(level => (trait, new Part(Level: level), (Func<int, bool>)(i => Design.Level(category.Values[i]) == level)));
        }

        var number = (NumberTrait)trait;
        var known = number.Values.OfType<double>().ToArray();
        if (known.Length < 4 || known.Min() == known.Max())
        {
            return [];
        }

        var quarters = Quantiles.Type7(known, [0.25, 0.75]);
        return
        [
            (trait, new(AtMost: quarters[0]), i => number.Values[i] <= quarters[0]),
            (trait, new(AtLeast: quarters[1]), i => number.Values[i] >= quarters[1]),
        ];
    }

    /// <summary>Which customers of a trait: one of the three is given.</summary>
    private readonly record struct Part(string? Level = null, double? AtMost = null, double? AtLeast = null)
    {
        public object Value => (object?)Level ?? AtMost ?? AtLeast!;
    }
}
