namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>
/// Errors of logarithms of gaps, those that have not ended counted: a young history holds only short ones, while the long ones are still
/// open. By E. L. Kaplan and
/// P. Meier (1958); beyond the longest with an exponential tail of the logarithm (B. M. Hill 1975), learned from the upper half with the
/// open ones at risk.
/// </summary>
internal static class PauseErrors
{
    private const double LeastExcess = 0.02;

    /// <summary>Equally likely errors, as many as gaps ended.</summary>
    /// <param name="gaps">Error of each gap, or how far one has got that has not ended, with the probability that it will: 1 for those that
    /// did.</param>
    /// <returns>Ascending; empty where fewer than half have ended, so that the middle is not known.</returns>
    public static double[] Sorted(IEnumerable<(double Error, bool IsOpen, double Weight)> gaps)
    {
        var sorted = gaps.OrderBy(gap => gap.Error).ThenBy(gap => gap.IsOpen).ToArray();
        double[] ended = [.. sorted.Where(gap => !gap.IsOpen).Select(gap => gap.Error)];
        var atRisk = new double[sorted.Length + 1];
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            atRisk[i] = atRisk[i + 1] + sorted[i].Weight;
        }

        var errors = new double[ended.Length];
        var (next, left) = (0, 1.0);
        double Wanted() => 1 - (next + 0.5) / errors.Length;
        for (var i = 0; i < sorted.Length; i++)
        {
            left *= sorted[i].IsOpen ? 1 : 1 - 1 / atRisk[i];
            for (; !sorted[i].IsOpen && next < errors.Length && Wanted() > left - 1e-12; next++)
            {
                errors[next] = sorted[i].Error;
            }
        }

        if (left > 0.5 || ended.Length == 0)
        {
            return [];
        }

        // Past the middle of those that ended: what all spent beyond it, for each that ended.
        var bound = ended[ended.Length / 2];
        var excess = Math.Max(LeastExcess,
            sorted.Sum(gap => gap.Weight * Math.Max(0, gap.Error - bound)) / Math.Max(1, ended.Count(error => error > bound)));
        for (; next < errors.Length; next++)
        {
            errors[next] = ended[^1] + excess * Math.Log(left / Wanted());
        }

        return errors;
    }
}
