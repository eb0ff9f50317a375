namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>Where customers and items stand on a day, each beside the usual: what was true of the last weeks holds for the coming ones as
/// far as it is said of those who do not have an item yet.</summary>
internal sealed class HintSituations
{
    // First purchases, as usual among items, that an item's own are mixed with.
    private const double Few = 1;

    // The usual score of an item does not grow surer with more customers.
    private const int MostAsked = 1600;
    private const double LeastScore = 1e-4;
    private readonly CustomerHistories _histories;
    private readonly double[] _takenUp;
    private readonly double[] _scores;
    private readonly double[] _passed;
    private readonly double _novelty;

    /// <param name="histories">What everybody had bought by the day.</param>
    /// <param name="weights">What items say for one another, learned from these histories.</param>
    public HintSituations(CustomerHistories histories, ItemWeights weights)
    {
        (_histories, _takenUp) = (histories, TakenUp(histories));
        var items = histories.Goods.Items.Length;
        (_scores, _passed) = (new double[items], new double[items]);
        var (open, days, novelty) = (new double[items], 0.0, 0.0);
        foreach (var own in Asked(histories))
        {
            var (scores, bought) = (weights.Scores(own.Items), own.DaysSince(histories.Since));
            (days, novelty) = (days + bought, novelty + (bought * Math.Log(NoveltyOf(own))));
            for (var place = 0; place < scores.Length; place++)
            {
                var item = weights.Items[place];
                if (own.Has(item))
                {
                    continue;
                }

                open[item] += bought;
                _scores[item] += bought * Math.Clamp(scores[place], LeastScore, 1);
                _passed[item] += bought * Math.Log(1 + PassedBy(own, item));
            }
        }

        _novelty = days == 0 ? 0 : novelty / days;
        for (var item = 0; item < items; item++)
        {
            _scores[item] = open[item] == 0 ? LeastScore : _scores[item] / open[item];
            _passed[item] /= Math.Max(1, open[item]);
        }
    }

    /// <summary>Where a customer stands, whatever the item.</summary>
    public HintSituation Of(CustomerHistories.History customer) =>
        new(_histories.Expected(customer), Math.Log(NoveltyOf(customer)) - _novelty);

    /// <summary>The same with an item, by number.</summary>
    /// <param name="customer">Where the customer stands.</param>
    /// <param name="history">What the customer bought.</param>
    /// <param name="item">The item.</param>
    /// <param name="score">What the history says for it.</param>
    public HintSituation Of(in HintSituation customer, CustomerHistories.History history, int item, double score) => customer with
    {
        Score = score,
        Usual = _scores[item],
        TakenUp = _takenUp[item],
        Passed = Math.Log(1 + PassedBy(history, item)) - _passed[item],
    };

    private double NoveltyOf(CustomerHistories.History own) =>
        (1.0 + own.NewSince(_histories.Since)) / (1 + own.DaysSince(_histories.Since));

    // In the last weeks: since the begin they would grow with the history.
    private int PassedBy(CustomerHistories.History own, int item) =>
        own.DaysSince(Math.Max(_histories.Since, _histories.Assortment.FirstDay(item) - 1));

    // Those who bought in the last weeks, evenly.
    private static IEnumerable<CustomerHistories.History> Asked(CustomerHistories histories)
    {
        CustomerHistories.History[] active = [.. histories.All.OfType<CustomerHistories.History>()
            .Where(own => own.Last > histories.Since)];
        var step = (active.Length + MostAsked - 1) / MostAsked;
        return active.Where((_, i) => i % step == 0);
    }

    // First purchases of each item in the last weeks for each day on which somebody without it bought something while it was on sale: among
    // all customers an item that nearly everybody has would look as if nobody wanted it.
    private static double[] TakenUp(CustomerHistories histories)
    {
        var (since, days, items) = (histories.Since, histories.Days, histories.Goods.Items.Length);
        var (firsts, owned, bought) = (new double[items], new double[items], new int[days + 1]);

        // Those who want a new item most buy it first: what it has still to come shows the later half of its time.
        int[] from = [.. Enumerable.Range(0, items).Select(item =>
            (int)Math.Clamp((histories.Assortment.FirstDay(item) + (long)since + days) / 2, since, since + days))];
        foreach (var own in histories.All)
        {
            if (own is null || own.Last <= since)
            {
                continue;
            }

            foreach (var day in own.Days.AsSpan(own.Days.Length - own.DaysSince(since)))
            {
                bought[day - since - 1]++;
            }

            for (var i = 0; i < own.Items.Length; i++)
            {
                firsts[own.Items[i]] += own.Firsts[i] > from[own.Items[i]] ? 1 : 0;
                owned[own.Items[i]] += own.DaysSince(Math.Max(from[own.Items[i]], own.Firsts[i]));
            }
        }

        // From a day of the last weeks to their end.
        for (var day = days - 1; day >= 0; day--)
        {
            bought[day] += bought[day + 1];
        }

        var open = new double[items];
        for (var item = 0; item < items; item++)
        {
            open[item] = bought[from[item] - since] - owned[item];
        }

        var usual = firsts.Sum() / Math.Max(1, open.Sum());
        return [.. firsts.Zip(open, (first, among) => usual == 0 ? 0 : (first + Few) / (among + (Few / usual)))];
    }
}
