using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What each customer had bought and kept by a day, and what stood on offer then.</summary>
internal sealed class CustomerHistories
{
    private readonly int _on;
    private readonly double _weeks;

    private CustomerHistories(Goods goods, DateOnly on, int days, CustomerHistories? later)
    {
        (Goods, Days, _on) = (goods, days, on.DayNumber);
        All = Histories(goods, _on);
        var (summaries, starts) = (new List<PurchaseSummary>(All.Length), new List<int>(All.Length + 1) { 0 });
        var content = new List<int>(All.Sum(own => own?.Items.Length ?? 0));
        foreach (var own in All)
        {
            if (own is null)
            {
                continue;
            }

            summaries.Add(own.Summary(_on));
            content.AddRange(own.Items);
            starts.Add(content.Count);
        }

        Purchases = later is null ? Fitted(PurchaseGroups.Of(summaries)) : later.Purchases;
        (_weeks, Assortment) = (days / PurchaseSummary.DaysPerWeek, Assortment.Of(goods, on));
        Baskets = BasketSet.OfNumbers(goods.Items, goods.ItemNumbers, [.. starts], [.. content], BasketSet.Customers);
    }

    /// <summary>What was bought, before the day and after it.</summary>
    public Goods Goods { get; }

    /// <summary>How many days are looked back on.</summary>
    public int Days { get; }

    /// <summary>The day before them, as a day number.</summary>
    public int Since => _on - Days;

    /// <summary>By the customer's number; null of one who had bought nothing yet.</summary>
    public History?[] All { get; }

    /// <summary>What is on offer.</summary>
    public Assortment Assortment { get; }

    /// <summary>Whatever a customer ever bought is one basket: the question is what the customer does not have yet.</summary>
    public BasketSet Baskets { get; }

    /// <summary>What says how often customers buy; null with too few who came back, or where no model fits.</summary>
    private IPurchaseModel? Purchases { get; }

    /// <summary>Histories by a day.</summary>
    /// <param name="goods">What was bought and kept.</param>
    /// <param name="on">The day.</param>
    /// <param name="days">How many days before it say what is popular.</param>
    public static CustomerHistories Of(Goods goods, DateOnly on, int days) => new(goods, on, days, null);

    /// <summary>The same by an earlier day. Purchases are expected by the model of the later one: what was learned from an expectation of
    /// one kind is not true of another kind.</summary>
    public CustomerHistories AsOf(DateOnly on) => new(Goods, on, Days, this);

    /// <summary>The days on which a customer is expected to buy within as many days as are looked back on.</summary>
    public double Expected(History customer)
    {
        var summary = customer.Summary(_on);
        return Purchases?.ExpectedPurchases(summary, _weeks) ?? (summary.Repeats + 1) * _weeks / (summary.Age + _weeks);
    }

    // Where nobody is seen to leave, NBD.
    private static IPurchaseModel? Fitted(PurchaseGroups groups) => groups.Repeaters < FittedPurchases.FewestRepeaters ? null
        : ModelChoice.Fitted(PurchaseForm.BetaGeometric(BetaGeometricKind.Mbg), groups).Whole.Model
            ?? ModelChoice.Fitted(PurchaseForm.NegativeBinomial(1), groups).Whole.Model;

    private static History?[] Histories(Goods goods, int on)
    {
        var (starts, lines) = goods.Gathered(byItem: false, on);
        var (_, items, days) = goods.Columns;
        var (all, keys) = (new History?[starts.Length - 1], new long[lines.Length]);
        for (var customer = 0; customer < all.Length; customer++)
        {
            if (starts[customer] == starts[customer + 1])
            {
                continue;
            }

            var bought = keys.AsSpan(starts[customer]..starts[customer + 1]);
            for (var i = 0; i < bought.Length; i++)
            {
                var line = lines[starts[customer] + i];
                bought[i] = ((long)items[line] << 32) | (uint)days[line];
            }

            all[customer] = new(bought);
        }

        return all;
    }

    /// <summary>What one customer bought.</summary>
    internal sealed class History
    {
        /// <param name="bought">Numbers of items, each before the number of a day, at least one, in any order; used up here.</param>
        public History(Span<long> bought)
        {
            bought.Sort();
            var count = 1;
            for (var i = 1; i < bought.Length; i++)
            {
                count += bought[i] >> 32 != bought[i - 1] >> 32 ? 1 : 0;
            }

            (Items, Firsts, count) = (new int[count], new int[count], 0);
            for (var i = 0; i < bought.Length; i++)
            {
                var (item, day) = ((int)(bought[i] >> 32), (int)bought[i]);
                if (count == 0 || Items[count - 1] != item)
                {
                    (Items[count], Firsts[count++]) = (item, day);
                }

                bought[i] = day;
            }

            bought.Sort();
            var distinct = 1;
            for (var i = 1; i < bought.Length; i++)
            {
                if (bought[i] != bought[distinct - 1])
                {
                    bought[distinct++] = bought[i];
                }
            }

            Days = new int[distinct];
            for (var i = 0; i < distinct; i++)
            {
                Days[i] = (int)bought[i];
            }
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
