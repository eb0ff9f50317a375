using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What each customer had bought and kept by a day, and what stood on offer then.</summary>
internal sealed class CustomerHistories
{
    private readonly int[] _newly;
    private readonly int _active;
    private readonly int _on;
    private readonly int _since;
    private readonly double _weeks;
    private readonly IPurchaseModel? _purchases;

    private CustomerHistories(Goods goods, DateOnly on, int days)
    {
        (Goods, _on, _since) = (goods, on.DayNumber, on.DayNumber - days);
        (All, _newly) = (Histories(goods, _on), new int[goods.Items.Length]);
        var (summaries, starts, content) = (new List<PurchaseSummary>(All.Length), new List<int>(All.Length + 1) { 0 }, new List<int>());
        foreach (var own in All)
        {
            if (own is null)
            {
                continue;
            }

            summaries.Add(own.Summary(_on));
            content.AddRange(own.Items);
            starts.Add(content.Count);
            if (own.Last > _since)
            {
                _active++;
                for (var i = 0; i < own.Items.Length; i++)
                {
                    _newly[own.Items[i]] += own.Firsts[i] > _since ? 1 : 0;
                }
            }
        }

        var groups = PurchaseGroups.Of(summaries);
        _purchases = groups.Repeaters < FittedPurchases.FewestRepeaters ? null
            : FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Mbg).Model;
        (_weeks, Assortment) = (days / PurchaseSummary.DaysPerWeek, Assortment.Of(goods, on));
        Baskets = BasketSet.OfNumbers(goods.Items, goods.ItemNumbers, [.. starts], [.. content], BasketSet.Customers);
    }

    /// <summary>What was bought, before the day and after it.</summary>
    public Goods Goods { get; }

    /// <summary>By the customer's number; null of one who had bought nothing yet.</summary>
    public History?[] All { get; }

    /// <summary>What is on offer.</summary>
    public Assortment Assortment { get; }

    /// <summary>Whatever a customer ever bought is one basket: the question is what the customer does not have yet.</summary>
    public BasketSet Baskets { get; }

    /// <summary>Histories by a day.</summary>
    /// <param name="goods">What was bought and kept.</param>
    /// <param name="on">The day.</param>
    /// <param name="days">How many days before it say what is popular.</param>
    public static CustomerHistories Of(Goods goods, DateOnly on, int days) => new(goods, on, days);

    /// <summary>Where a customer stands, whatever the item.</summary>
    public HintSituation Situation(History customer)
    {
        var (summary, recent) = (customer.Summary(_on), customer.DaysSince(_since));
        var expected = _purchases?.ExpectedPurchases(summary, _weeks) ?? (summary.Repeats + 1) * _weeks / (summary.Age + _weeks);
        return new(expected, (1.0 + customer.NewSince(_since)) / (1 + recent));
    }

    /// <summary>The same with an item, by number.</summary>
    public HintSituation Situation(in HintSituation customer, History history, int item, double score) => customer with
    {
        Score = score,
        Owned = (double)Baskets.Counts[item] / Baskets.Count,
        Newly = (double)_newly[item] / Math.Max(1, _active),
        Passed = history.DaysSince(Assortment.FirstDay(item) - 1),
    };

    private static History?[] Histories(Goods goods, int on)
    {
        var (starts, lines) = goods.Gathered(byItem: false, on);
        var (_, items, days) = goods.Columns;
        var (all, bought) = (new History?[starts.Length - 1], new List<(int Item, int Day)>());
        for (var customer = 0; customer < all.Length; customer++)
        {
            if (starts[customer] == starts[customer + 1])
            {
                continue;
            }

            bought.Clear();
            for (var i = starts[customer]; i < starts[customer + 1]; i++)
            {
                bought.Add((items[lines[i]], days[lines[i]]));
            }

            all[customer] = new(bought);
        }

        return all;
    }

    /// <summary>What one customer bought.</summary>
    internal sealed class History
    {
        /// <param name="bought">Items and day numbers, at least one, in any order; sorted here.</param>
        public History(List<(int Item, int Day)> bought)
        {
            bought.Sort();
            var (items, firsts, days) = (new int[bought.Count], new int[bought.Count], new int[bought.Count]);
            var (count, next) = (0, 0);
            foreach (var (item, day) in bought)
            {
                days[next++] = day;
                if (count == 0 || items[count - 1] != item)
                {
                    (items[count], firsts[count++]) = (item, day);
                }
            }

            Array.Sort(days);
            var distinct = 1;
            for (var i = 1; i < days.Length; i++)
            {
                if (days[i] != days[distinct - 1])
                {
                    days[distinct++] = days[i];
                }
            }

            (Items, Firsts, Days) = (items[..count], firsts[..count], days[..distinct]);
        }

        /// <summary>Numbers of the items, ascending.</summary>
        public int[] Items { get; }

        /// <summary>The day of the first purchase of each.</summary>
        public int[] Firsts { get; }

        /// <summary>Days of purchases, ascending.</summary>
        public int[] Days { get; }

        public int Last => Days[^1];

        public bool Has(int item) => Array.BinarySearch(Items, item) >= 0;

        public int DaysSince(int day)
        {
            var at = Array.BinarySearch(Days, day);
            return Days.Length - (at < 0 ? ~at : at + 1);
        }

        public PurchaseSummary Summary(int on) => new(Days.Length - 1, (Days[^1] - Days[0]) / PurchaseSummary.DaysPerWeek,
            (on - Days[0]) / PurchaseSummary.DaysPerWeek);

        /// <summary>How many items were new to the customer after a day.</summary>
        public int NewSince(int day)
        {
            var count = 0;
            foreach (var first in Firsts)
            {
                count += first > day ? 1 : 0;
            }

            return count;
        }
    }
}
