using OutlookCrm.Customers.Profiles;
using OutlookCrm.Deals;
using OutlookCrm.Simulator.Entra;

namespace OutlookCrm.Simulator.Demo;

/// <summary>A deal of the demo company as it was opened, and what became of it.</summary>
internal sealed record DemoDeal(EntraUser By, Deal Deal, IReadOnlyList<DemoMove> Steps);

/// <summary>A move of a deal of the demo company.</summary>
internal sealed record DemoMove(DateTimeOffset At, DealMoveKind Kind, Guid Stage, string? Reason);

/// <summary>
/// The deals of the demo company. Seven have a story: on its way, rotting, nearly won, overdue, new, won, lost. Those of the past two years
/// teach the chance of each stage.
/// </summary>
internal sealed class DemoDeals(DateTimeOffset now, IReadOnlyList<DemoCustomer> people)
{
    private const int Seed = 20_260_105;
    private const int Past = 34;

    private static readonly Pipeline s_pipeline = DealsSettings.Usual.Pipelines[0];
    private static readonly IReadOnlyList<string> s_reasons = DealsSettings.Usual.LostReasons;

    // Dice of their own: the ids of everything else stay what they were.
    private readonly Dice _dice = new(Seed);
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    public IReadOnlyList<DemoDeal> Make() =>
    [
        Story("maria.c0", "Two espresso machines for the new branch", 8100, "EUR", [30, 24, 9], 18, "Send the revised quotation", 0),
        Story("maria.c1", "Service contract for the spring", 1980, "EUR", [55, 41], 30),
        Story("nikos.c0", "Grinders for three shops", 5520, "EUR", [48, 33, 20, 6], 5, chance: 0.9),
        Story("maria.g0", "Water filters for the hotels", 1_185_000, "HUF", [27, 19, 12], -4),
        Story("nikos.c1", "New milk coolers", 3300, "USD", [3], 40, "Ask which model fits the counter", 2),
        Story("maria.c2", "Machine for the second bar", 4050, "EUR", [44, 40, 28, 14], -2, closed: 5),
        Story("maria.c3", "Tasting kit and training", 920, "EUR", [36, 31], -8, closed: 11, reason: s_reasons[1]),
        .. OfThePast(),
    ];

    private IEnumerable<DemoDeal> OfThePast()
    {
        var buyers = people.Where(person => person.Threads >= 2).ToList();
        for (var i = 0; i < Past; i++)
        {
            var (customer, product, number) = (_dice.Pick(buyers), _dice.Pick(DemoProduct.Seldom), _dice.Between(1, 4));
            var (began, isWon) = (_dice.Between(60, 700), _dice.Chance(0.45));

            // Who is lost is lost anywhere on the way, and later.
            var reached = isWon ? s_pipeline.Stages.Count : _dice.Between(1, s_pipeline.Stages.Count);
            var ago = new List<int> { began };
            while (ago.Count < reached)
            {
                ago.Add(ago[^1] - _dice.Between(2, 9));
            }

            var title = number == 1 ? product.Name : $"{product.Name} × {number}";
            yield return Of(customer, title, product.Price * number, "EUR", ago, began - 60, null, null,
                Math.Max(2, ago[^1] - _dice.Between(3, isWon ? 12 : 30)), isWon ? null : _dice.Pick(s_reasons));
        }
    }

    private DemoDeal Story(
        string customer, string title, decimal amount, string currency, IReadOnlyList<int> ago, int closesIn, string? step = null,
        int? stepIn = null, int? closed = null, string? reason = null, double? chance = null) =>
        Of(DemoCustomer.Named(customer, people), title, amount, currency, ago, -closesIn, step, stepIn, closed, reason, chance);

    /// <summary>A deal that entered one stage after the other so many days ago.</summary>
    private DemoDeal Of(
        DemoCustomer customer, string title, decimal amount, string currency, IReadOnlyList<int> ago, int closesAgo, string? step,
        int? stepIn, int? closed, string? reason, double? chance = null)
    {
        var (stages, by, at) = (s_pipeline.Stages, customer.Owner, At(ago[0]));
        var deal = new Deal(
            _dice.Guid(), customer.Id, title, [], s_pipeline.Id, stages[0].Id, DealState.Open, amount, currency, chance,
            _today.AddDays(-closesAgo), new UserReference(by.ObjectId, by.DisplayName), step,
            stepIn is { } inDays ? _today.AddDays(inDays) : null, null, null, null, at, at, null, [new(stages[0].Id, at)],
            new(by.ObjectId, by.DisplayName, at), null, null);
        var moves = ago.Skip(1).Select((days, i) => new DemoMove(At(days), DealMoveKind.Moved, stages[i + 1].Id, null));
        return new(by, deal, closed is { } ended
            ? [.. moves, new(At(ended), reason is null ? DealMoveKind.Won : DealMoveKind.Lost, default, reason)] : [.. moves]);
    }

    private DateTimeOffset At(int daysAgo) => now.AddDays(-daysAgo).AddHours(-1);
}
