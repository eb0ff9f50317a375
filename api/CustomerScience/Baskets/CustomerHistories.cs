using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What each customer had bought and kept by a day, and what stood on offer then.</summary>
internal sealed class CustomerHistories
{
    private readonly Dictionary<string, int> _newly = new(StringComparer.Ordinal);
    private readonly int _active;
    private readonly int _on;
    private readonly int _since;
    private readonly double _weeks;
    private readonly IPurchaseModel? _purchases;

    private CustomerHistories(IReadOnlyList<PurchaseLine> lines, int[] places, DateOnly on, int days)
    {
        (_on, _since) = (on.DayNumber, on.DayNumber - days);
        foreach (var i in places.Where(i => lines[i].Day <= on))
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(All, lines[i].Customer, out _);
            own ??= new();
            own.Add(lines[i].Product!, lines[i].Day.DayNumber);
        }

        foreach (var own in All.Values.Where(own => own.Last > _since))
        {
            _active++;
            foreach (var item in own.Since(_since))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_newly, item, out _)++;
            }
        }

        var groups = PurchaseGroups.Of(All.Values.Select(own => own.Summary(_on)));
        _purchases = groups.Repeaters < FittedPurchases.FewestRepeaters ? null
            : FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Mbg).Model;
        (_weeks, Assortment) = (days / PurchaseSummary.DaysPerWeek, Assortment.Of(lines, places, on));
        Baskets = BasketSet.Of(All.Values.Select(own => own.Items), BasketSet.Customers);
    }

    /// <summary>By customer.</summary>
    public Dictionary<string, History> All { get; } = new(StringComparer.Ordinal);

    /// <summary>What is on offer.</summary>
    public Assortment Assortment { get; }

    /// <summary>Whatever a customer ever bought is one basket: the question is what the customer does not have yet.</summary>
    public BasketSet Baskets { get; }

    /// <summary>Histories by a day.</summary>
    /// <param name="lines">Lines of purchases.</param>
    /// <param name="places">Of those that count: with a product, kept.</param>
    /// <param name="on">The day.</param>
    /// <param name="days">How many days before it say what is popular.</param>
    public static CustomerHistories Of(IReadOnlyList<PurchaseLine> lines, int[] places, DateOnly on, int days) =>
        new(lines, places, on, days);

    /// <summary>Where a customer stands, whatever the item.</summary>
    public HintSituation Situation(History customer)
    {
        var (summary, recent) = (customer.Summary(_on), customer.DaysSince(_since));
        var expected = _purchases?.ExpectedPurchases(summary, _weeks) ?? (summary.Repeats + 1) * _weeks / (summary.Age + _weeks);
        return new(expected, (1.0 + customer.Since(_since).Count()) / (1 + recent));
    }

    /// <summary>The same with an item.</summary>
    public HintSituation Situation(in HintSituation customer, History history, string item, double score) => customer with
    {
        Score = score,
        Owned = (double)Baskets.Counts[Baskets.Numbers[item]] / Baskets.Count,
        Newly = (double)_newly.GetValueOrDefault(item) / Math.Max(1, _active),
        Passed = history.DaysSince(Assortment.FirstDay(item) - 1),
    };

    internal sealed class History
    {
        // Ascending.
        private readonly List<int> _days = [];
        private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);

        public IReadOnlyCollection<string> Items => _first.Keys;

        public int Last => _days[^1];

        public bool Has(string item) => _first.ContainsKey(item);

        public int DaysSince(int day)
        {
            var at = _days.BinarySearch(day);
            return _days.Count - (at < 0 ? ~at : at + 1);
        }

        public PurchaseSummary Summary(int on) => new(_days.Count - 1, (_days[^1] - _days[0]) / PurchaseSummary.DaysPerWeek,
            (on - _days[0]) / PurchaseSummary.DaysPerWeek);

        /// <summary>Items that were new to the customer after a day.</summary>
        public IEnumerable<string> Since(int day) => _first.Where(own => own.Value > day).Select(own => own.Key);

        public void Add(string item, int day)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, item, out var isKnown);
            first = isKnown ? Math.Min(first, day) : day;
            if (_days.BinarySearch(day) is < 0 and var at)
            {
                _days.Insert(~at, day);
            }
        }
    }
}
