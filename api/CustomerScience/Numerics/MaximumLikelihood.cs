namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>
/// Newton's method with Levenberg damping on the logarithms of positive parameters, from several starts (Nocedal and Wright 2006, chapter
/// 4).
/// The logarithms keep every step inside the domain; a search that leaves the box e^±16 ends as <see cref="FitStatus.Undetermined"/>,
/// never as an answer.
/// </summary>
public static class MaximumLikelihood
{
    private const int MostSteps = 120;
    private const double Box = 16;
    private const double LongestStep = 2;

    // A factor of e^4 either way (one standard error) is no knowledge of a parameter.
    private const double VagueLogError = 4;

    /// <summary>The best maximum over all starts, with standard errors from the curvature there.</summary>
    /// <param name="likelihood">With at least one start of positive numbers.</param>
    public static MaximumOfLikelihood Find(ILogLikelihood likelihood)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        var starts = likelihood.Starts;
        Search? best = null;
        var agreeing = 0;
        foreach (var start in starts)
        {
            var search = new Search(likelihood, start);
            search.Run(best);
            if (best is not null && search.Joined)
            {
                agreeing++;
            }
            else if (best is null || search.IsBetterThan(best))
            {
                best = search;
                agreeing = 1;
            }
        }

        return best!.Result(starts.Count, agreeing);
    }

    private sealed class Search(ILogLikelihood likelihood, double[] start)
    {
        private readonly int _n = start.Length;
        private double[] _at = Array.ConvertAll(start, Math.Log);
        private double[] _gradient = new double[start.Length];
        private double[] _hessian = new double[start.Length * start.Length];
        private double _value;
        private int _steps;
        private FitStatus _status = FitStatus.NotConverged;

        /// <summary>It came so near to an earlier maximum that going on would only find that one again.</summary>
        public bool Joined { get; private set; }

        public bool IsBetterThan(Search other) => !double.IsFinite(other._value) || (_status == other._status
            ? _value > other._value
            : Rank(_status) < Rank(other._status) ? _value > other._value - 1e-3 : _value > other._value + 1e-3);

        public void Run(Search? known)
        {
            var factor = new double[_n * _n];
            var step = new double[_n];
            var next = new double[_n];
            var nextGradient = new double[_n];
            var nextHessian = new double[_n * _n];
            var damping = 0.0;
            _value = Evaluate(_at, _gradient, _hessian);
            for (; _steps < MostSteps && double.IsFinite(_value); _steps++)
            {
                damping = Factor(factor, damping);
                _gradient.CopyTo(step, 0);
                SymmetricMatrix.Solve(factor, _n, step);
                var gain = Dot(step, _gradient) / 2;
                var longest = step.Max(Math.Abs);
                var negligible = gain < 1e-10 + (1e-13 * Math.Abs(_value));
                if (longest > LongestStep)
                {
                    Scale(step, LongestStep / longest);
                }

                for (var i = 0; i < _n; i++)
                {
                    next[i] = _at[i] + step[i];
                }

                var value = Evaluate(next, nextGradient, nextHessian);
                var better = double.IsFinite(value) && value >= _value;
                if (better)
                {
                    (_at, next) = (next, _at);
                    (_gradient, nextGradient) = (nextGradient, _gradient);
                    (_hessian, nextHessian) = (nextHessian, _hessian);
                    _value = value;
                    damping = damping < 1e-8 ? 0 : damping / 10;
                }
                else
                {
                    damping = Math.Max(damping * 10, 1e-3);
                }

                if (_at.Any(x => Math.Abs(x) > Box))
                {
                    _status = FitStatus.Undetermined;
                    return;
                }

                if (negligible)
                {
                    _status = Ending();
                    return;
                }

                if (better && known is { _status: FitStatus.Converged } && _value <= known._value + 1e-6 && IsNear(known))
                {
                    Joined = true;
                    return;
                }

                if (damping > 1e12)
                {
                    return;
                }
            }
        }

        public MaximumOfLikelihood Result(int starts, int agreeing)
        {
            var parameters = Array.ConvertAll(_at, Math.Exp);
            var logErrors = SymmetricMatrix.Inverse(_hessian, _n);
            double[,]? covariance = null;
            if (_status == FitStatus.Converged && logErrors is not null)
            {
                covariance = new double[_n, _n];
                for (var i = 0; i < _n; i++)
                {
                    for (var j = 0; j < _n; j++)
                    {
                        covariance[i, j] = logErrors[i, j] * parameters[i] * parameters[j];
                    }
                }
            }

            return new(_status, parameters, double.IsFinite(_value) ? _value : null, covariance, likelihood.Names, _steps, starts,
                agreeing);
        }

        private FitStatus Ending()
        {
            if (SymmetricMatrix.Inverse(_hessian, _n) is not { } errors)
            {
                return FitStatus.Undetermined;
            }

            for (var i = 0; i < _n; i++)
            {
                if (!(errors[i, i] < VagueLogError * VagueLogError))
                {
                    return FitStatus.Undetermined;
                }
            }

            return FitStatus.Converged;
        }

        private bool IsNear(Search known)
        {
            for (var i = 0; i < _n; i++)
            {
                if (Math.Abs(_at[i] - known._at[i]) > 0.02)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Factors the damped curvature, raising the damping until it is positive definite; the damping that served.</summary>
        private double Factor(double[] factor, double damping)
        {
            while (true)
            {
                _hessian.CopyTo(factor, 0);
                for (var i = 0; i < _n; i++)
                {
                    factor[(i * _n) + i] += damping * (Math.Abs(factor[(i * _n) + i]) + 1e-6);
                }

                if (SymmetricMatrix.TryFactor(factor, _n))
                {
                    return damping;
                }

                damping = Math.Max(damping * 4, 1e-3);
            }
        }

        /// <summary>The value, its gradient, and the negated curvature, all in the logarithms of the parameters.</summary>
        private double Evaluate(double[] at, double[] gradient, double[] hessian)
        {
            var parameters = Array.ConvertAll(at, Math.Exp);
            var value = likelihood.Evaluate(parameters, gradient, hessian);
            for (var i = 0; i < _n; i++)
            {
                for (var j = 0; j < _n; j++)
                {
                    hessian[(i * _n) + j] *= -parameters[i] * parameters[j];
                }

                gradient[i] *= parameters[i];
                hessian[(i * _n) + i] -= gradient[i];
                if (!double.IsFinite(gradient[i]) || !double.IsFinite(hessian[(i * _n) + i]))
                {
                    return double.NaN;
                }
            }

            return value;
        }

        private static int Rank(FitStatus status) => status switch { FitStatus.Converged => 0, FitStatus.Undetermined => 1, _ => 2 };

        private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

        private static void Scale(double[] values, double by)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] *= by;
            }
        }
    }
}
