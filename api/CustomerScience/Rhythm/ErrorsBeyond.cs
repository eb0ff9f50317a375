namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>
/// Errors of logarithms of gaps, given that they lie beyond a bound: as they were seen while enough of them do, from there on with an
/// exponential tail of the
/// logarithm (B. M. Hill 1975), since a silence beyond all that was seen has an end, too.
/// </summary>
internal sealed class ErrorsBeyond
{
    private const int FewestSeen = 10;
    private const double LeastExcess = 0.02;
    private readonly IReadOnlyList<double> _sorted;
    private readonly double _bound;
    private readonly int _first;
    private readonly double _excess;

    /// <param name="sorted">Errors in ascending order, at least one.</param>
    /// <param name="bound">What they exceed; negative infinity for all of them.</param>
    public ErrorsBeyond(IReadOnlyList<double> sorted, double bound)
    {
        (_sorted, _bound) = (sorted, bound);
        while (_first < sorted.Count && sorted[_first] <= bound)
        {
            _first++;
        }

        var left = sorted.Count - _first;
        if (_first == 0 || left >= FewestSeen)
        {
            Share = (double)left / sorted.Count;
            return;
        }

        var top = Math.Min(sorted.Count - 1, Math.Max(FewestSeen, sorted.Count / 10));
        var from = sorted[Math.Max(0, sorted.Count - 1 - top)];
        _excess = Math.Max(LeastExcess, top == 0 ? 0 : sorted.Skip(sorted.Count - top).Average() - from);
        Share = Math.Min(1, Math.Max(top, 1) / (double)sorted.Count * Math.Exp((from - bound) / _excess));
    }

    /// <summary>Share of all errors that lie beyond the bound.</summary>
    public double Share { get; }

    /// <summary>What a share of those beyond stays below.</summary>
    public double Quantile(double share)
    {
        if (_excess > 0)
        {
            return _bound - (_excess * Math.Log(1 - share));
        }

        if (_first == 0)
        {
            return Between(share * (_sorted.Count - 1), 0, _sorted[0]);
        }

        // The bound itself is where those beyond begin.
        return Between(share * (_sorted.Count - _first), _first - 1, _bound);
    }

    private double Between(double at, int origin, double start)
    {
        var below = (int)at;
        double low = below == 0 ? start : _sorted[origin + below], high = origin + below + 1 < _sorted.Count
            ? _sorted[origin + below + 1] : low;
        return low + ((at - below) * (high - low));
    }
}
