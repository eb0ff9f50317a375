using System.Buffers;
using System.Numerics;

namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>What a logistic regression is fitted to, feature by feature, so that several rows are added up at once.</summary>
internal sealed class LogisticTable : IDisposable
{
    private readonly int _features;
    private readonly int _rows;
    private readonly double[] _figures;

    /// <param name="features">How many features.</param>
    /// <param name="rows">How many rows.</param>
    public LogisticTable(int features, int rows)
    {
        // Rows of noughts at the end add nothing.
        var lanes = Vector<double>.Count;
        (_features, _rows) = (features, (rows + lanes - 1) / lanes * lanes);
        var all = (features + 2) * _rows;
        _figures = ArrayPool<double>.Shared.Rent(all);
        Array.Clear(_figures, 0, all);
    }

    /// <summary>The figures of a feature.</summary>
    public Span<double> Feature(int feature) => _figures.AsSpan(feature * _rows, _rows);

    /// <summary>1 where it happened, else 0.</summary>
    public Span<double> Outcomes => Feature(_features);

    /// <summary>Log-odds before anything is learned.</summary>
    public Span<double> Offsets => Feature(_features + 1);

    /// <summary>First and second derivatives of the log-likelihood.</summary>
    /// <param name="weights">Of the features.</param>
    /// <param name="slopes">By weight; set here.</param>
    /// <param name="curves">Their negative second derivatives, row by row, the lower half; set here.</param>
    public void Differentiate(ReadOnlySpan<double> weights, Span<double> slopes, Span<double> curves)
    {
        var (n, least) = (weights.Length, new Vector<double>(1e-9));
        Span<Vector<double>> own = stackalloc Vector<double>[n], slope = stackalloc Vector<double>[n],
            curve = stackalloc Vector<double>[n * n];
        slope.Clear();
        curve.Clear();
        for (var i = 0; i < _rows; i += Vector<double>.Count)
        {
            var odds = new Vector<double>(Offsets[i..]);
            for (var j = 0; j < n; j++)
            {
                own[j] = new(_figures, (j * _rows) + i);
                odds += weights[j] * own[j];
            }

            var p = Vector<double>.One / (Vector<double>.One + Vector.Exp(-odds));
            var (residual, spread) = (new Vector<double>(Outcomes[i..]) - p, Vector.Max(least, p * (Vector<double>.One - p)));
            for (var a = 0; a < n; a++)
            {
                slope[a] += residual * own[a];
                var by = spread * own[a];
                var sums = curve.Slice(a * n, a + 1);
                for (var b = 0; b < sums.Length; b++)
                {
                    sums[b] += by * own[b];
                }
            }
        }

        for (var a = 0; a < n; a++)
        {
            slopes[a] = Vector.Sum(slope[a]);
            for (var b = 0; b <= a; b++)
            {
                curves[(a * n) + b] = Vector.Sum(curve[(a * n) + b]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<double>.Shared.Return(_figures);
}
