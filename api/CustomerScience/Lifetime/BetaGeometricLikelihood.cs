using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// The likelihood shared by BG/NBD (Fader, Hardie and Lee 2005), MBG/NBD (Batislam, Denizel and Filiztekin 2007) and MBG/CNBD-k (Platzer
/// and
/// Reutterer 2016), with gradient and Hessian in (r, α, a, b). With R = r + kx, m survived chances to leave before the last purchase:
/// α^r / Γ(r) / B(a,b) · { B(a+1, b+m) Γ(R) (α+t_x)^-R + B(a, b+m+1) Σ_{j&lt;k} (T−t_x)^j / j! Γ(R+j) (α+T)^-(R+j) } · Π gap^(k−1) /
/// Γ(k)^x.
/// </summary>
internal sealed class BetaGeometricLikelihood : ILogLikelihood
{
    private const int N = 4;
    private readonly PurchaseGroup[] _groups;
    private readonly BetaGeometricKind _kind;
    private readonly bool _canLeave;
    private readonly double _constant;
    private readonly int[] _ageOf;
    private readonly int[] _recencyOf;
    private readonly double[] _times;
    private readonly double[] _logs;
    private readonly double[] _inverses;

    public BetaGeometricLikelihood(PurchaseGroups groups, BetaGeometricKind kind, bool canLeave = true)
    {
        _canLeave = canLeave;
        _groups = groups.Groups;
        _kind = kind;
        var k = kind.Regularity;
        _constant = k == 1 ? 0 : ((k - 1) * groups.LogGaps!.Value) - (groups.Repeats * GammaFunctions.LogGamma(k));

        // Daily data have a few hundred distinct times; a logarithm of each serves all groups.
        var distinct = new Dictionary<double, int>();
        _ageOf = Array.ConvertAll(_groups, g => Index(distinct, g.Age));
        _recencyOf = Array.ConvertAll(_groups, g => Index(distinct, g.Recency));
        _times = [.. distinct.Keys];
        _logs = new double[_times.Length];
        _inverses = new double[_times.Length];

        var meanAge = groups.Customers == 0 ? 1 : _groups.Sum(g => g.Age * g.Count) / groups.Customers;
        var perCustomer = groups.Customers == 0 ? 1 : Math.Max(0.05, groups.Repeats / (double)groups.Customers) * k;
        var scale = Math.Max(1e-3, meanAge);
        Starts =
        [
            [0.5, Math.Max(1e-4, 0.5 * scale / perCustomer / 2), 0.8, 2],
            [1, Math.Max(1e-4, scale / perCustomer), 0.2, 2],
            [0.2, Math.Max(1e-4, 0.1 * scale / perCustomer), 2, 10],
            [4, Math.Max(1e-4, 4 * scale / perCustomer), 0.3, 0.3],
        ];
    }

    public IReadOnlyList<string> Names { get; } = ["r", "alpha", "a", "b"];

    public IReadOnlyList<double[]> Starts { get; }

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        double r = at[0], alpha = at[1], a = at[2], b = at[3];
        for (var i = 0; i < _times.Length; i++)
        {
            var sum = alpha + _times[i];
            _logs[i] = Math.Log(sum);
            _inverses[i] = 1 / sum;
        }

        var terms = new Terms(r, alpha, a, b, _kind, _canLeave);
        var value = _constant;
        var x = -1;
        for (var i = 0; i < _groups.Length; i++)
        {
            ref readonly var group = ref _groups[i];
            if (group.Repeats != x)
            {
                value += terms.Flush();
                x = group.Repeats;
                terms.Begin(x);
            }

            terms.Add(
                group.Count, _logs[_ageOf[i]], _inverses[_ageOf[i]], _logs[_recencyOf[i]], _inverses[_recencyOf[i]],
                group.Age - group.Recency);
        }

        value += terms.Flush();
        terms.CopyTo(gradient, hessian);
        return value;
    }

    private static int Index(Dictionary<double, int> distinct, double time)
    {
        if (!distinct.TryGetValue(time, out var at))
        {
            at = distinct.Count;
            distinct.Add(time, at);
        }

        return at;
    }

    /// <summary>Sums over groups; what depends on x alone is worked out once per run of equal x.</summary>
    private ref struct Terms(double r, double alpha, double a, double b, BetaGeometricKind kind, bool canLeave)
    {
        private readonly double _logAlpha = Math.Log(alpha);
        private readonly double _logA = Math.Log(a);
        private readonly (double Log, double First, double Second) _atR = GammaFunctions.All(r);
        private readonly (double Log, double First, double Second) _atA = GammaFunctions.All(a);
        private readonly (double Log, double First, double Second) _atB = GammaFunctions.All(b);
        private readonly (double Log, double First, double Second) _atAb = GammaFunctions.All(a + b);
        private double _count, _value, _rate, _chances, _deadLog, _inverseChances;
        private bool _canBeDead;
        private double _gr, _gAlpha, _ga, _gb;
        private double _hrr, _hrAlpha, _hAlphaAlpha, _haa, _hab, _hbb, _hra, _hrb, _hAlphaA, _hAlphaB;

        public void Begin(int x)
        {
            // Without a way out no chance to leave was ever survived.
            var survived = canLeave ? x - 1 + (kind.CanLeaveAtOnce ? 1 : 0) : -1;
            _rate = r + ((double)kind.Regularity * x);
            _canBeDead = survived >= 0;
            _chances = survived + 1;
            _inverseChances = _canBeDead ? 1 / (b + survived) : 0;
            _deadLog = _canBeDead ? _logA + Math.Log(_inverseChances) : double.NegativeInfinity;
        }

        public void Add(double count, double logAge, double inverseAge, double logRecency, double inverseRecency, double silence)
        {
            // Alive: log-sum-exp over the phases j passed since the last purchase; k = 1 has only j = 0.
            double alive = -_rate * logAge, ar = -logAge, aAlpha = -_rate * inverseAge;
            double arr = 0, arAlpha = -inverseAge, aAlphaAlpha = _rate * inverseAge * inverseAge;
            if (kind.Regularity > 1)
            {
                Phases(silence * inverseAge, inverseAge, ref alive, ref ar, ref aAlpha, ref arr, ref arAlpha, ref aAlphaAlpha);
            }

            _count += count;
            double w = 0;
            if (_canBeDead)
            {
                var odds = _deadLog - (_rate * logRecency) - alive;
                var e = Math.Exp(-Math.Abs(odds));
                w = odds > 0 ? 1 / (1 + e) : e / (1 + e);
                _value += count * (alive + (e < 1e-300 ? 0 : Math.Log(1 + e)) + Math.Max(0, odds));

                // Differences of the dead term's derivatives from the alive term's.
                double dr = -logRecency - ar, dAlpha = (-_rate * inverseRecency) - aAlpha, da = 1 / a, db = -_inverseChances;
                var cw = count * w;
                var spread = cw * (1 - w);
                _gr += cw * dr;
                _gAlpha += cw * dAlpha;
                _ga += cw * da;
                _gb += cw * db;
                _hrr += (spread * dr * dr) - (cw * arr);
                _hrAlpha += (spread * dr * dAlpha) + (cw * (-inverseRecency - arAlpha));
                _hAlphaAlpha += (spread * dAlpha * dAlpha) + (cw * ((_rate * inverseRecency * inverseRecency) - aAlphaAlpha));
                _haa += (spread - cw) * da * da;
                _hab += spread * da * db;
                _hbb += (spread + cw) * db * db;
                _hra += spread * dr * da;
                _hrb += spread * dr * db;
                _hAlphaA += spread * dAlpha * da;
                _hAlphaB += spread * dAlpha * db;
            }
            else
            {
                _value += count * alive;
            }

            _gr += count * ar;
            _gAlpha += count * aAlpha;
            _hrr += count * arr;
            _hrAlpha += count * arAlpha;
            _hAlphaAlpha += count * aAlphaAlpha;
        }

        /// <summary>The part that all groups of this x have in common; the value of the run, which starts again.</summary>
        public double Flush()
        {
            if (_count == 0)
            {
                return 0;
            }

            var atRate = GammaFunctions.All(_rate);
            var atB = GammaFunctions.All(b + _chances);
            var atAb = GammaFunctions.All(a + b + _chances);
            var value = _value
                + (_count * (atRate.LogGamma - _atR.Log + (r * _logAlpha) + atB.LogGamma - atAb.LogGamma - _atB.Log + _atAb.Log));
            _gr += _count * (atRate.Digamma - _atR.First + _logAlpha);
            _gAlpha += _count * r / alpha;
            _ga += _count * (_atAb.First - atAb.Digamma);
            _gb += _count * (atB.Digamma - _atB.First + _atAb.First - atAb.Digamma);
            _hrr += _count * (atRate.Trigamma - _atR.Second);
            _hrAlpha += _count / alpha;
            _hAlphaAlpha -= _count * r / (alpha * alpha);
            _haa += _count * (_atAb.Second - atAb.Trigamma);
            _hab += _count * (_atAb.Second - atAb.Trigamma);
            _hbb += _count * (atB.Trigamma - _atB.Second + _atAb.Second - atAb.Trigamma);
            _count = _value = 0;
            return value;
        }

        public readonly void CopyTo(Span<double> gradient, Span<double> hessian)
        {
            ReadOnlySpan<double> first = [_gr, _gAlpha, _ga, _gb];
            ReadOnlySpan<double> second =
            [
                _hrr, _hrAlpha, _hra, _hrb,
                _hrAlpha, _hAlphaAlpha, _hAlphaA, _hAlphaB,
                _hra, _hAlphaA, _haa, _hab,
                _hrb, _hAlphaB, _hab, _hbb,
            ];
            first.CopyTo(gradient[..N]);
            second.CopyTo(hessian[..(N * N)]);
        }

        private readonly void Phases(
            double ratio, double inverse, ref double alive, ref double ar, ref double aAlpha, ref double arr, ref double arAlpha,
            ref double aAlphaAlpha)
        {
            // Weights relative to j = 0; sums over j of weight, of the derivatives beyond j = 0, and of their products.
            double weight = 1, sum = 1, harmonic = 0, squares = 0, sr = 0, srr = 0, sj = 0, sjj = 0, srj = 0;
            for (var j = 1; j < kind.Regularity; j++)
            {
                var step = _rate + j - 1;
                weight *= ratio * step / j;
                harmonic += 1 / step;
                squares += 1 / (step * step);
                sum += weight;
                sr += weight * harmonic;
                srr += weight * ((harmonic * harmonic) - squares);
                sj += weight * j;
                sjj += weight * j * j;
                srj += weight * harmonic * j;
            }

            double mr = sr / sum, mj = sj / sum;
            alive += Math.Log(sum);
            ar += mr;
            aAlpha -= mj * inverse;
            arr += (srr / sum) - (mr * mr);
            arAlpha -= ((srj / sum) - (mr * mj)) * inverse;
            aAlphaAlpha += (mj + (sjj / sum) - (mj * mj)) * inverse * inverse;
        }
    }
}
