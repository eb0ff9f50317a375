namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>A likelihood with one parameter held large: what remains where the data drive that one without bound and say nothing of it but
/// that it is large.</summary>
internal sealed class HeldLikelihood : ILogLikelihood
{
    /// <summary>Large enough that a gamma or beta distribution of this shape varies by 3 % at most.</summary>
    public const double Large = 1000;

    private readonly ILogLikelihood _inner;
    private readonly int _held;

    /// <param name="inner">The whole likelihood.</param>
    /// <param name="held">Which of its parameters is held at <see cref="Large"/>.</param>
    /// <param name="partner">Which other one goes along with it, so that the searches begin at the mean that they had.</param>
    /// <param name="goesUp">Whether it rises with it, or falls.</param>
    public HeldLikelihood(ILogLikelihood inner, int held, int partner, bool goesUp = true)
    {
        (_inner, _held) = (inner, held);
        Names = [.. inner.Names.Where((_, i) => i != held)];
        Starts = [.. inner.Starts.Select(start =>
        {
            var moved = (double[])start.Clone();
            moved[partner] *= goesUp ? Large / start[held] : start[held] / Large;
            return moved.Where((_, i) => i != held).ToArray();
        })];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts { get; }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        var n = at.Length + 1;
        Span<double> whole = stackalloc double[n], first = stackalloc double[n], second = stackalloc double[n * n];
        for (var i = 0; i < n; i++)
        {
            whole[i] = i == _held ? Large : at[i < _held ? i : i - 1];
        }

        var value = _inner.Evaluate(whole, first, second);
        for (var i = 0; i < at.Length; i++)
        {
            gradient[i] = first[Place(i)];
            for (var j = 0; j < at.Length; j++)
            {
                hessian[(i * at.Length) + j] = second[(Place(i) * n) + Place(j)];
            }
        }

        return value;
    }

    /// <summary>The maximum over the others, with the one that is held among its parameters, without an error.</summary>
    public MaximumOfLikelihood Find()
    {
        var found = MaximumLikelihood.Find(this);
        var n = Names.Count;
        double[,]? covariance = null;
        if (found.Covariance is not null)
        {
            covariance = new double[n + 1, n + 1];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    covariance[Place(i), Place(j)] = found.Covariance[i, j];
                }
            }
        }

        return found with
        {
            Parameters = [.. found.Parameters.Take(_held), Large, .. found.Parameters.Skip(_held)],
            Covariance = covariance,
            Names = _inner.Names,
            Held = _inner.Names[_held]
        };
    }

    private int Place(int free) => free < _held ? free : free + 1;
}
