using System.Globalization;
using OutlookCrm.Payments;
using OutlookCrm.Sales;
using OutlookCrm.Slices;

namespace OutlookCrm.Simulator.Demo;

/// <summary>What one customer of the demo company bought and paid.</summary>
internal sealed record DemoAccount(DemoCustomer Customer, IReadOnlyList<SaleDocument> Documents, IReadOnlyList<Payment> Payments);

/// <summary>
/// The books of the demo company. Six customers have a story: who pays late, who drifts away, who grows, who bought once and much, who sent
/// something back, who buys in three currencies. The others buy as customers do, so that the models have something to learn from.
/// </summary>
internal sealed class DemoSales(DateTimeOffset now, IReadOnlyList<DemoCustomer> people)
{
    private const int Seed = 20_260_104;
    private const int Terms = 30;
    private const int FirstNumber = 1100;

    // Dice of their own: the ids of everything else stay what they were.
    private readonly Dice _dice = new(Seed);
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);
    private int _number = FirstNumber;

    private enum Story
    {
        LatePayer,
        Drifting,
        Growing,
        Wholesaler,
        SendsBack,
        ThreeCurrencies,
    }

    /// <summary>Rates into euros on some days of the two years.</summary>
    public IReadOnlyList<(string Currency, DateOnly Day, decimal Value)> Rates =>
    [
        .. Enumerable.Range(0, 9).SelectMany(quarter => new[]
        {
            ("HUF", _today.AddDays(-90 * quarter), 0.00256m - (0.00002m * quarter)),
            ("USD", _today.AddDays(-90 * quarter), 0.86m + (0.008m * quarter)),
            ("RON", _today.AddDays(-90 * quarter), 0.1966m + (0.0006m * quarter)),
        }),
    ];

    public IReadOnlyList<DemoAccount> Make()
    {
        var stories = new[]
        {
            ("maria.c0", Story.LatePayer), ("maria.c1", Story.Drifting), ("nikos.c0", Story.Growing), ("maria.c2", Story.Wholesaler),
            ("nikos.c1", Story.SendsBack), ("maria.g0", Story.ThreeCurrencies),
        }.ToDictionary(one => DemoCustomer.Named(one.Item1, people).Id, one => one.Item2);
        return [.. people.Where(person => stories.ContainsKey(person.Id) || person.Threads >= 2)
            .Select(person => stories.TryGetValue(person.Id, out var story) ? Of(person, story) : Usual(person))];
    }

    private DemoAccount Of(DemoCustomer customer, Story story)
    {
        var books = new Books(this, customer);
        switch (story)
        {
            case Story.LatePayer:
                books.Buy("1040", 162, 860, paidAfter: 24);
                books.Buy("1041", 128, 1490, paidAfter: 47);
                books.Buy("1042", 88, 920, paidAfter: 55);
                books.Buy("1043", Terms + 12, 1240, paidAfter: null);
                books.Buy("1047", 9, 480, paidAfter: null);
                break;
            case Story.Drifting:
                foreach (var ago in (int[])[330, 297, 262, 229, 194, 161, 128, 95, 81])
                {
                    books.Buy(null, ago, 600 + (ago % 7 * 35), paidAfter: 20);
                }

                break;
            case Story.Growing:
                for (var month = 11; month >= 0; month--)
                {
                    books.Buy(null, 6 + (month * 29), 400 + ((12 - month) * 150), paidAfter: month == 0 ? null : 12);
                }

                break;
            case Story.Wholesaler:
                books.Buy(null, 240, 48_600, paidAfter: 28);
                break;
            case Story.SendsBack:
                books.Buy(null, 190, 1800, paidAfter: 15);
                books.Buy("1052", 75, 2400, paidAfter: 20);
                books.GiveBack("1052", 61, 800);
                books.Buy(null, 20, 1250, paidAfter: null);
                break;
            default:
                books.Buy(null, 300, 1100, paidAfter: 25);
                books.Buy(null, 210, 640_000, paidAfter: 31, currency: "HUF");
                books.Buy(null, 120, 1900, paidAfter: 29, currency: "USD");
                books.Buy(null, 34, 980, paidAfter: 21);
                break;
        }

        return books.Close();
    }

    private DemoAccount Usual(DemoCustomer customer)
    {
        var books = new Books(this, customer);
        var gap = _dice.Between(18, 85);
        var size = _dice.Between(6, 60) * 20;
        var isPunctual = _dice.Chance(0.7);
        for (var ago = Math.Min(700, customer.From + _dice.Between(0, gap)); ago > Math.Max(3, customer.Until - gap);
            ago -= Math.Max(3, (int)(gap * (0.5 + _dice.Fraction()))))
        {
            var paidAfter = isPunctual ? _dice.Between(8, Terms) : _dice.Between(22, 55);
            books.Buy(null, ago, size * (6 + _dice.Between(0, 8)) / 10, paidAfter > ago ? null : paidAfter);
        }

        return books.Close();
    }

    private sealed class Books(DemoSales sales, DemoCustomer customer)
    {
        private readonly List<SaleDocument> _documents = [];
        private readonly List<Payment> _payments = [];

        public void Buy(string? number, int ago, int total, int? paidAfter, string currency = "EUR")
        {
            var day = sales._today.AddDays(-ago);
            var quantity = sales._dice.Between(1, 5);
            var what = sales._dice.Pick(DemoData.Words("product", "en"));
            Add(SaleKind.Invoice, number ?? Next(), day, total, currency, null,
                [Line(what, quantity, Math.Round((decimal)total / quantity, 2))]);
            if (paidAfter is { } days)
            {
                _payments.Add(new(sales._dice.Guid(), day.AddDays(days), total, currency, "bank transfer",
                    $"Invoice {_documents[^1].Number}", [new(_documents[^1].Id, total)], null, By(day.AddDays(days)), null));
            }
        }

        public void GiveBack(string number, int ago, int total) => Add(
            SaleKind.CreditNote, $"CN-{number}", sales._today.AddDays(-ago), total, "EUR", number,
            [Line("Damaged in transit", 1, total)]);

        public DemoAccount Close() => new(customer, _documents, _payments);

        private void Add(SaleKind kind, string number, DateOnly day, int total, string currency, string? corrects, SaleLine[] lines)
        {
            DateOnly? due = kind == SaleKind.Invoice ? day.AddDays(Terms) : null;
            var document = new SaleDocument(
                default, kind, number, null, day, due, currency, total, null, total, null, null, corrects, false, null, lines.Length, lines,
                null, null, By(day), null);
            _documents.Add(document with { Id = document.IdOr(default) });
        }

        private string Next() => sales._number++.ToString(CultureInfo.InvariantCulture);

        private DoneBy By(DateOnly day) =>
            new(customer.Owner.ObjectId, customer.Owner.DisplayName, new(day.ToDateTime(new(9, 30)), TimeSpan.Zero));

        private static SaleLine Line(string description, int quantity, decimal price) =>
            new(null, null, description, quantity, null, price, 0, quantity * price);
    }
}
