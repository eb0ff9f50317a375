using OutlookCrm.Deals;
using OutlookCrm.Money;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Deals;

/// <summary>What a deal can be, how it stands on a day, and what the board counts of it.</summary>
public sealed class DealRulesTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_today = new(2026, 11, 30);

    [Theory]
    [InlineData("Grinder", 100.0, "EUR", null, null)]
    [InlineData("Grinder", null, null, 0.5, null)]
    [InlineData("Grinder", 0.0, "JPY", 0.0, null)]
    [InlineData("", null, null, null, "title")]
    [InlineData("\u200b", null, null, null, "title")]
    [InlineData("Grinder", 100.0, null, null, "currency")]
    [InlineData("Grinder", null, "EUR", null, "amount")]
    [InlineData("Grinder", 100.0, "eur", null, "currency")]
    [InlineData("Grinder", 100.0, "XXX", null, "currency")]
    [InlineData("Grinder", -1.0, "EUR", null, "amount")]
    [InlineData("Grinder", 1e15, "EUR", null, "amount")]
    [InlineData("Grinder", 1.5, "JPY", null, "amount")]
    [InlineData("Grinder", 1.005, "EUR", null, "amount")]
    [InlineData("Grinder", 1.0, "EUR", 1.01, "chance")]
    [InlineData("Grinder", 1.0, "EUR", -0.01, "chance")]
    [InlineData("Grinder", 1.0, "EUR", double.NaN, "chance")]
    public void A_deal_that_cannot_be_is_refused_by_its_member(
        string title, double? amount, string? currency, double? chance, string? field) =>
        Assert.Equal(field, DealRules.WhyNot(
            Open() with { Title = title, Amount = (decimal?)amount, Currency = currency, Chance = chance })?.Field);

    [Fact]
    public void People_are_others_and_each_is_there_once_and_a_day_has_its_step()
    {
        var (deal, one) = (Open(), Guid.NewGuid());
        Assert.Null(DealRules.WhyNot(deal with { People = [one] }));
        Assert.Equal("people", DealRules.WhyNot(deal with { People = [one, one] })?.Field);
        Assert.Equal("people", DealRules.WhyNot(deal with { People = [deal.CustomerId] })?.Field);
        Assert.Equal("nextStep", DealRules.WhyNot(deal with { NextStepOn = s_today })?.Field);
        Assert.Equal("closesOn", DealRules.WhyNot(deal with { ClosesOn = new(1899, 12, 31) })?.Field);
        Assert.Equal("nextStepOn", DealRules.WhyNot(deal with { NextStep = "Call", NextStepOn = new(2201, 1, 1) })?.Field);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(-30, 30)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(null, null)]
    public void A_deal_is_overdue_when_its_day_has_ended(int? inDays, int? overdue) =>
        Assert.Equal(overdue, DealRules.DaysOverdue(inDays is { } days ? s_today.AddDays(days) : null, s_today));

    [Theory]
    [InlineData(0, 14, 0, false)]
    [InlineData(14 * 24, 14, 14, false)]
    [InlineData((14 * 24) + 1, 14, 14, true)]
    [InlineData(15 * 24, 14, 15, true)]
    [InlineData(1000 * 24, null, 1000, false)]
    [InlineData(-5, 14, 0, false)]
    public void A_deal_rots_after_the_days_of_its_stage(int hours, int? rottingDays, int inStage, bool rots)
    {
        Assert.Equal(inStage, DealRules.DaysInStage(s_at.AddHours(-hours), s_at));
        Assert.Equal(rots, DealRules.Rots(s_at.AddHours(-hours), rottingDays, s_at));
    }

    [Fact]
    public void A_move_is_remembered_once_for_each_stage_and_a_reopened_deal_begins_anew_in_its_stage()
    {
        var (deal, stages) = (Open(), new[] { Guid.NewGuid(), Guid.NewGuid() });
        var moved = deal.In(stages[0], s_at.AddDays(1)).In(stages[1], s_at.AddDays(2)).In(stages[0], s_at.AddDays(3));
        Assert.Equal([s_at, s_at.AddDays(1), s_at.AddDays(2)], moved.Reached.Select(one => one.At));
        Assert.Equal((stages[0], s_at.AddDays(3)), (moved.StageId, moved.EnteredAt));
        Assert.Same(moved, moved.In(stages[0], s_at.AddDays(9)));

        var lost = moved.Closed(DealState.Lost, "Price", "Too dear", s_at.AddDays(4));
        var again = lost.Reopened(stages[0], s_at.AddDays(5));
        Assert.Equal((DealState.Open, null, null, null, s_at.AddDays(5), 3),
            (again.State, again.LostReason, again.LostNote, again.ClosedAt, again.EnteredAt, again.Reached.Count));
    }

    [Fact]
    public void What_is_counted_and_taken_out_again_leaves_nothing()
    {
        var random = new Random(7);
        var deals = Enumerable.Range(0, 60).Select(i => Open() with
        {
            Amount = i % 4 == 0 ? null : random.Next(1, 1000),
            Currency = i % 4 == 0 ? null : i % 3 == 0 ? "HUF" : "EUR",
            Chance = i % 5 == 0 ? 0.2 : null,
            State = (DealState)(i % 3),
            ClosedAt = i % 3 == 0 ? null : s_at.AddDays(random.Next(0, 90)),
        }).ToList();
        var total = deals.Aggregate(StageTotal.Nothing, (all, deal) => all.With(deal, 1));
        Assert.Equal((60, 45, deals.Sum(deal => deal.Amount)),
            (total.Deals, total.Amounts.Sum(one => one.Deals), total.Amounts.Sum(one => one.Sum)));
        var history = deals.Aggregate(StageHistory.Nothing, (all, deal) => all.With(deal, s_at, 1));
        Assert.Equal((20, 20, 20), (history.Open.Values.Sum(), history.Won.Values.Sum(), history.Lost.Values.Sum()));
        Assert.Equal([5], history.At(s_at.AddDays(5)).Open.Keys);

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(deals));
        Assert.Equal(0, deals.Aggregate(total, (all, deal) => all.With(deal, -1)) is { Amounts.Count: 0 } none ? none.Deals : -1);
        Assert.True(deals.Aggregate(history, (all, deal) => all.With(deal, s_at, -1)).IsEmpty);
    }

    [Fact]
    public void A_history_of_more_days_than_a_row_holds_keeps_its_counts()
    {
        var history = Enumerable.Range(0, 1200).Aggregate(StageHistory.Nothing, (all, i) => all.With(Open(), s_at.AddDays(i), 1));
        Assert.Equal((1200, 900), (history.Open.Values.Sum(), history.Open.Count));
        Assert.True(Enumerable.Range(0, 1200).Aggregate(history, (all, i) => all.With(Open(), s_at.AddDays(i), -1)).IsEmpty);
    }

    [Fact]
    public void A_total_is_told_in_the_home_currency_with_its_base_and_the_ends_of_the_chance()
    {
        var total = new[] { (1000m, "EUR", (double?)null), (500m, "EUR", 0.9), (400_000m, "HUF", null), (50m, "ZAR", null) }
            .Select(one => Open() with { Amount = one.Item1, Currency = one.Item2, Chance = one.Item3 })
            .Aggregate(StageTotal.Nothing, (all, deal) => all.With(deal, 1))
            .With(Open(), 1);
        var rates = new Dictionary<string, HomeRate?>
        {
            ["EUR"] = new("EUR", 1, s_today),
            ["HUF"] = new("EUR", 0.0025m, s_today),
            ["ZAR"] = null,
        };

        var told = ColumnTotal.Of(total, new(0.5, 0.25, 0.75, ChanceSource.Learned, 6, 6, 2), rates);

        // 1000 + 500 + 1000; the 500 weigh 0.9 whatever the stage's chance is.
        Assert.Equal(new(5, 3, 1, 1, 2500, 1450, 950, 1950), told);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("no-pipeline", "pipelines")]
    [InlineData("same-names", "pipelines[1].name")]
    [InlineData("same-ids", "pipelines")]
    [InlineData("no-stage", "pipelines[0].stages")]
    [InlineData("many-stages", "pipelines[0].stages")]
    [InlineData("unseen-stage", "pipelines[0].stages[1].name")]
    [InlineData("chance", "pipelines[0].stages[0].chance")]
    [InlineData("not-a-number", "pipelines[0].stages[0].chance")]
    [InlineData("rotting", "pipelines[0].stages[0].rottingDays")]
    [InlineData("no-reason", "lostReasons")]
    [InlineData("same-reasons", "lostReasons[1]")]
    public void Pipelines_that_cannot_be_are_refused_by_their_path(string fault, string? field)
    {
        var usual = DealsSettings.Usual;
        var (pipeline, stages) = (usual.Pipelines[0], usual.Pipelines[0].Stages);
        DealsSettings With(params IReadOnlyList<Stage> now) => usual with { Pipelines = [pipeline with { Stages = now }] };
        var settings = fault switch
        {
            "no-pipeline" => usual with { Pipelines = [] },
            "same-names" => usual with { Pipelines = [pipeline, new(Guid.NewGuid(), "SALES", [stages[0] with { Id = Guid.NewGuid() }])] },
            "same-ids" => usual with { Pipelines = [pipeline, new(Guid.NewGuid(), "Other", [stages[0]])] },
            "no-stage" => With(),
            "many-stages" => With([.. Enumerable.Range(0, 21).Select(i => new Stage(Guid.NewGuid(), $"S{i}", 0.5, null))]),
            "unseen-stage" => With(stages[0], stages[1] with { Name = "\u200b" }),
            "chance" => With(stages[0] with { Chance = 1.1 }),
            "not-a-number" => With(stages[0] with { Chance = double.NaN }),
            "rotting" => With(stages[0] with { RottingDays = 0 }),
            "no-reason" => usual with { LostReasons = [] },
            "same-reasons" => usual with { LostReasons = ["Price", "price"] },
            _ => usual,
        };

        Assert.Equal(field, PipelineRules.WhyNot(settings)?.Field);
    }

    private static Deal Open()
    {
        var stage = DealsSettings.Usual.Pipelines[0].Stages[0].Id;
        return new(
            Guid.NewGuid(), Guid.NewGuid(), "Grinder", [], Guid.Empty, stage, DealState.Open, null, null, null, null, null, null, null,
            null, null, null, s_at, s_at, null, [new(stage, s_at)], new DoneBy(Guid.Empty, "Maria", s_at), null, null);
    }
}
