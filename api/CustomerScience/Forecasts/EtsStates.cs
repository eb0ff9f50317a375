namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The weights of exponential smoothing, each of this step's error's share.</summary>
/// <param name="Level">α, 0 to 1.</param>
/// <param name="Trend">β, 0 to α.</param>
/// <param name="Season">γ, 0 to 1 − α.</param>
/// <param name="Damping">φ, .8 to .98; 1 is a trend that does not fade.</param>
public readonly record struct EtsWeights(double Level, double Trend, double Season, double Damping)
{
    /// <summary>Where R's forecast package 8.20 begins with a form without season.</summary>
    internal static EtsWeights AsInR => new(0.20006, 0.020096, 0.04, 0.9782);

    /// <summary>Where other searches begin.</summary>
    internal static EtsWeights Usual => new(0.2, 0.02, 0.1, 0.95);
}

/// <summary>Level, growth and season at one moment, and the recursion that carries them on (Hyndman, Koehler, Ord and Snyder 2008, chapter
/// 2).</summary>
internal ref struct EtsStates
{
    private readonly TrendForm trend;
    private readonly SeasonForm season;
    private readonly Span<double> seasonal;
    private int place;

    /// <param name="form">The model.</param>
    /// <param name="level">Level before the first value.</param>
    /// <param name="growth">Growth before the first value.</param>
    /// <param name="seasonal">Effects of the coming values, one period of them; the recursion writes into it.</param>
    public EtsStates(EtsForm form, double level, double growth, Span<double> seasonal)
    {
        trend = form.Trend;
        season = form.Season;
        this.seasonal = seasonal;
        Level = level;
        Growth = growth;
    }

    public double Level { get; private set; }

    public double Growth { get; private set; }

    /// <summary>Where in the seasonal effects the coming value stands.</summary>
    public readonly int Place => place;

    /// <summary>Runs through the values and returns Σ error² and Σ ln|expected|; errors are relative for a multiplicative form.</summary>
    public (double Squares, double Logs) Run(ReadOnlySpan<double> values, EtsWeights weights, bool relative, Span<double> errors)
    {
        double level = Level, growth = Growth, squares = 0, logs = 0, product = 1;
        var at = place;
        var phi = trend == TrendForm.None ? 0 : weights.Damping;
        var share = trend == TrendForm.None ? 0 : weights.Trend / weights.Level;
        for (var t = 0; t < values.Length; t++)
        {
            var y = values[t];
            var fading = phi * growth;
            var carried = level + fading;
            var expected = carried;
            var plain = y;
            if (season == SeasonForm.Additive)
            {
                expected += seasonal[at];
                plain -= seasonal[at];
                seasonal[at] += weights.Season * (y - carried - seasonal[at]);
            }
            else if (season == SeasonForm.Multiplicative)
            {
                expected *= seasonal[at];
                plain /= seasonal[at];
                seasonal[at] += weights.Season * ((y / carried) - seasonal[at]);
            }

            var error = y - expected;
            if (relative)
            {
                error /= expected;
                product *= Math.Abs(expected);
                // One logarithm for many factors: it would be the dearest part of the loop.
                if (product is > 1e100 or < 1e-100)
                {
                    logs += Math.Log(product);
                    product = 1;
                }
            }

            squares += error * error;
            if (!errors.IsEmpty)
            {
                errors[t] = error;
            }

            var next = carried + (weights.Level * (plain - carried));
            growth = fading + (share * (next - level - fading));
            level = next;
            if (season != SeasonForm.None && ++at == seasonal.Length)
            {
                at = 0;
            }
        }

        Level = level;
        Growth = growth;
        place = at;
        return (squares, logs + Math.Log(product));
    }

    /// <summary>Expected values of the coming steps.</summary>
    public readonly void Project(double damping, Span<double> forecast)
    {
        var phi = trend == TrendForm.None ? 0 : damping;
        double fade = phi, sum = 0;
        for (var i = 0; i < forecast.Length; i++)
        {
            sum += fade;
            fade *= phi;
            var value = Level + (trend == TrendForm.None ? 0 : sum * Growth);
            var effect = season == SeasonForm.None ? 0 : seasonal[(place + i) % seasonal.Length];
            forecast[i] = season switch
            {
                SeasonForm.Additive => value + effect,
                SeasonForm.Multiplicative => value * effect,
                _ => value,
            };
        }
    }
}
