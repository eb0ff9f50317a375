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

    /// <summary>What is sold, with ids of the seed.</summary>
    public static IReadOnlyList<Product> Products()
    {
        var dice = new Dice(Seed + 1);
        return [.. DemoProduct.All.Values.Select(product => product.ToProduct(dice.Guid()))];
    }

    private DemoAccount Of(DemoCustomer customer, Story story)
    {
        var books = new Books(this, customer);
        switch (story)
        {
            case Story.LatePayer:
                books.Buy("1040", 162, paidAfter: 24, ("D10", 1));
                books.Buy("1041", 128, paidAfter: 47, ("N4", 2));
                books.Buy("1042", 88, paidAfter: 55, ("K5", 2));
                books.Buy("1043", Terms + 12, paidAfter: null, ("B1", 1));
                books.Buy("1047", 9, paidAfter: null, ("L20", 1));
                break;
            case Story.Drifting:
                foreach (var ago in (int[])[322, 290, 256, 223, 190, 157, 124, 91, 58])
                {
                    books.Buy(null, ago, paidAfter: 20, ("WF", 8), ("CT", 4), ("S1", 1 + (ago % 2)));
                }

                break;
            case Story.Growing:
                for (var month = 11; month >= 0; month--)
                {
                    books.Buy(null, 6 + (month * 29), paidAfter: month == 0 ? null : 12,
                        (month % 2 == 0 ? "K5" : "L20", 1 + ((11 - month) / 3)), ("WF", 2 * (12 - month)));
                }

                break;
            case Story.Wholesaler:
                books.Buy(null, 240, paidAfter: 28, ("F3", 12));
                break;
            case Story.SendsBack:
                books.Buy(null, 190, paidAfter: 15, ("K8", 3));
                books.Buy("1052", 75, paidAfter: 20, ("L20", 5));
                books.GiveBack("1052", 61, ("L20", 2), "Two coolers were damaged in transit");
                books.Buy(null, 20, paidAfter: null, ("B1", 1));
                break;
            default:
                books.Buy(null, 300, paidAfter: 25, ("B1", 1));
                books.Buy(null, 210, paidAfter: 31, "HUF", 390, ("D10", 2));
                books.Buy(null, 120, paidAfter: 29, "USD", 1.15m, ("B1", 1), ("K5", 1));
                books.Buy(null, 34, paidAfter: 21, ("L20", 2));
                books.Buy(null, 12, paidAfter: null, "HUF", 390, ("WF", 10), ("S1", 1));
                break;
        }

        return books.Close();
    }

    // Some buy once, some stop one day: a model that never sees anybody leave cannot tell who has left.
    private DemoAccount Usual(DemoCustomer customer)
    {
        var books = new Books(this, customer);
        var (gap, isPunctual) = (_dice.Between(18, 85), _dice.Chance(0.7));
        var until = _dice.Chance(0.4) ? Math.Max(customer.Until, _dice.Between(120, 560)) : Math.Max(3, customer.Until - gap);
        var isOnce = _dice.Chance(0.15);
        (string Code, int Quantity)[] usual =
            [.. Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => (_dice.Pick(DemoProduct.Often).Code, _dice.Between(1, 12)))];
        for (var ago = Math.Min(700, customer.From + _dice.Between(0, gap)); ago > until;
            ago -= Math.Max(3, (int)(gap * (0.5 + _dice.Fraction()))))
        {
            var paidAfter = isPunctual ? _dice.Between(8, Terms) : _dice.Between(22, 55);
            var machine = (_dice.Pick(DemoProduct.Seldom).Code, 1);
            books.Buy(null, ago, paidAfter > ago ? null : paidAfter, _dice.Chance(0.25) ? [.. usual, machine] : usual);
            if (isOnce)
            {
                break;
            }
        }

        return books.Close();
    }

    private sealed class Books(DemoSales sales, DemoCustomer customer)
    {
        private readonly List<SaleDocument> _documents = [];
        private readonly List<Payment> _payments = [];

        public void Buy(string? number, int ago, int? paidAfter, params (string Code, int Quantity)[] goods) =>
            Buy(number, ago, paidAfter, "EUR", 1, goods);

        public void Buy(
            string? number, int ago, int? paidAfter, string currency, decimal rate, params (string Code, int Quantity)[] goods)
        {
            var day = sales._today.AddDays(-ago);
            var invoice = Add(SaleKind.Invoice, number ?? Next(), day, currency, null, null,
                [.. goods.Select(one => DemoProduct.All[one.Code].Line(one.Quantity, rate))]);
            if (paidAfter is { } days)
            {
                _payments.Add(new(sales._dice.Guid(), day.AddDays(days), invoice.Total, currency, "bank transfer",
                    $"Invoice {invoice.Number}", [new(invoice.Id, invoice.Total)], null, By(day.AddDays(days)), null));
            }
        }

        public void GiveBack(string number, int ago, (string Code, int Quantity) goods, string why) =>
            Add(SaleKind.CreditNote, $"CN-{number}", sales._today.AddDays(-ago), "EUR", number, why,
                [DemoProduct.All[goods.Code].Line(goods.Quantity)]);

        public DemoAccount Close() => new(customer, _documents, _payments);

        private SaleDocument Add(
            SaleKind kind, string number, DateOnly day, string currency, string? corrects, string? note, SaleLine[] lines)
        {
            DateOnly? due = kind == SaleKind.Invoice ? day.AddDays(Terms) : null;
            var total = lines.Sum(line => line.Amount);
            var document = new SaleDocument(
                default, kind, number, null, day, due, currency, total, null, total, null, null, corrects, false, null, lines.Length, lines,
                note, null, By(day), null);
            _documents.Add(document with { Id = document.IdOr(default) });
            return _documents[^1];
        }

        private string Next() => sales._number++.ToString(CultureInfo.InvariantCulture);

        private DoneBy By(DateOnly day) =>
            new(customer.Owner.ObjectId, customer.Owner.DisplayName, new(day.ToDateTime(new(9, 30)), TimeSpan.Zero));
    }
}
