using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>What remains of a pattern when all other traits are equal: odds ratios of the regression on all customers.</summary>
internal sealed class Effects(Design design, Logistic model)
{
    public static Effects Of(Design design, IReadOnlyList<bool> outcomes) =>
        new(design, Logistic.Fit(design, outcomes, [.. Enumerable.Range(0, design.Rows)]));

    /// <summary>A finding for a category that differs from the most frequent one beyond its uncertainty; empty where there is nothing to
    /// say.</summary>
    public IReadOnlyList<Finding> Of(Trait trait, string? level)
    {
        for (var i = 1; model.Converged && i < design.Columns.Count; i++)
        {
            var column = design.Columns[i];
            if (ReferenceEquals(column.Trait, trait) && level is not null && column.Level == level)
            {
                var range = Interval.Around(model.Weights[i], Math.Sqrt(Math.Max(0, model.Covariance[i, i])));
                return range.Lower * range.Upper <= 0
                    ? []
                    : [PatternFindings.AllElseEqual.With(Math.Exp(model.Weights[i]), column.Reference!, Math.Exp(range.Lower),
                        Math.Exp(range.Upper))];
            }
        }

        return [];
    }
}
