using OutlookCrm.CustomerScience.Chances;

namespace OutlookCrm.Deals;

/// <summary>What the board holds of a deal: the deal as it was stored under a version.</summary>
public sealed record BoardLine(string Version, Deal Deal);

/// <summary>What the open deals in a stage come to.</summary>
/// <param name="Deals">How many they are.</param>
/// <param name="Amounts">What they may bring, by currency, without deals of unknown amount.</param>
public sealed record StageTotal(int Deals, IReadOnlyList<StageAmount> Amounts)
{
    public static StageTotal Nothing { get; } = new(0, []);

    /// <summary>With a deal more, or (<paramref name="sign"/> −1) with a deal less.</summary>
    public StageTotal With(Deal deal, int sign)
    {
        if (deal.Amount is not { } amount)
        {
            return this with { Deals = Deals + sign };
        }

        var there = Amounts.FirstOrDefault(one => one.Currency == deal.Currency) ?? new(deal.Currency!, 0, 0, 0, 0);
        var weighted = deal.Chance is { } chance ? amount * (decimal)chance : 0;
        var now = new StageAmount(
            there.Currency, there.Deals + sign, there.Sum + (sign * amount),
            there.SetSum + (deal.Chance is null ? 0 : sign * amount), there.SetWeighted + (sign * weighted));
        return new(Deals + sign, [.. Amounts.Where(one => one.Currency != now.Currency).Concat(now.Deals == 0 ? [] : [now])
            .OrderBy(one => one.Currency, StringComparer.Ordinal)]);
    }
}

/// <summary>The amounts of open deals in a stage in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Deals">How many deals.</param>
/// <param name="Sum">Their amounts together.</param>
/// <param name="SetSum">The amounts of those of them whose chance was set by hand.</param>
/// <param name="SetWeighted">The same, each times its chance.</param>
public sealed record StageAmount(string Currency, int Deals, decimal Sum, decimal SetSum, decimal SetWeighted);

/// <summary>
/// How the deals ended that ever reached a stage. Days are whole days of 24 hours (UTC) since a deal reached the stage first.
/// </summary>
/// <param name="Won">How many were won, by the days that they took.</param>
/// <param name="Lost">How many were lost, by the days that they took.</param>
/// <param name="Open">How many are open, by the day (<see cref="DateOnly.DayNumber"/>, UTC) on which they reached the stage.</param>
public sealed record StageHistory(
    IReadOnlyDictionary<int, int> Won, IReadOnlyDictionary<int, int> Lost, IReadOnlyDictionary<int, int> Open)
{
    public static StageHistory Nothing { get; } =
        new(new Dictionary<int, int>(), new Dictionary<int, int>(), new Dictionary<int, int>());

    [JsonIgnore]
    public bool IsEmpty => Won.Count == 0 && Lost.Count == 0 && Open.Count == 0;

    /// <summary>With a deal more that reached the stage, or (<paramref name="sign"/> −1) with a deal less.</summary>
    public StageHistory With(Deal deal, DateTimeOffset reached, int sign)
    {
        var day = DayOf(reached);
        var took = deal.ClosedAt is { } closed ? Math.Max(0, DayOf(closed) - day) : 0;
        return deal.State switch
        {
            DealState.Won => this with { Won = Counted(Won, took, sign) },
            DealState.Lost => this with { Lost = Counted(Lost, took, sign) },
            _ => this with { Open = Counted(Open, day, sign) },
        };
    }

    /// <summary>The counts as they are at a moment.</summary>
    public OutcomeCounts At(DateTimeOffset now) => new(Won, Lost,
        Open.GroupBy(one => Math.Max(0, DayOf(now) - one.Key)).ToDictionary(one => one.Key, one => one.Sum(open => open.Value)));

    private static int DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime).DayNumber;

    // Three lists of so many days fit into a row. Beyond that, a day is counted with the nearest one.
    private const int MostDays = 900;

    private static SortedDictionary<int, int> Counted(IReadOnlyDictionary<int, int> before, int day, int sign)
    {
        var counts = new SortedDictionary<int, int>(before.ToDictionary());
        var at = counts.ContainsKey(day) || (sign > 0 && counts.Count < MostDays) ? day : counts.Keys.MinBy(one => Math.Abs(one - day));
        counts[at] = counts.GetValueOrDefault(at) + sign;
        if (counts[at] == 0)
        {
            counts.Remove(at);
        }

        return counts;
    }
}
