using System.Numerics;

namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>Gauss–Legendre nodes and weights on [0, 1], found by Newton's method on the Legendre polynomial (Press et al. 2007,
/// 4.6).</summary>
public sealed class GaussLegendre
{
    private readonly double[] _nodes;
    private readonly double[] _weights;

    private GaussLegendre(int count)
    {
        _nodes = new double[count];
        _weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            var z = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope, step;
            do
            {
                double p = 1, before = 0;
                for (var j = 0; j < count; j++)
                {
                    (p, before) = ((((2 * j) + 1) * z * p / (j + 1)) - (j * before / (j + 1)), p);
                }

                slope = count * ((z * p) - before) / ((z * z) - 1);
                step = p / slope;
                z -= step;
            }
            while (Math.Abs(step) > 1e-15);

            _nodes[i] = (1 - z) / 2;
            _weights[i] = 1 / ((1 - (z * z)) * slope * slope);
        }
    }

    /// <summary>Eight nodes: exact for polynomials up to degree 15.</summary>
    public static GaussLegendre Eight { get; } = new(8);

    /// <summary>Sixteen nodes: exact for polynomials up to degree 31.</summary>
    public static GaussLegendre Sixteen { get; } = new(16);

    /// <summary>Thirty-two nodes: exact for polynomials up to degree 63.</summary>
    public static GaussLegendre ThirtyTwo { get; } = new(32);

    /// <summary>Where to evaluate, ascending within (0, 1).</summary>
    public ReadOnlySpan<double> Nodes => _nodes;

    /// <summary>What each value counts; they sum to 1.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>As many nodes as a vector holds, from one on. Every rule here has whole vectors of them.</summary>
    internal Vector<double> NodesFrom(int first) => new(_nodes.AsSpan(first));

    /// <summary>The weights of <see cref="NodesFrom"/>.</summary>
    internal Vector<double> WeightsFrom(int first) => new(_weights.AsSpan(first));
}
