using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.Sales;

/// <summary>
/// Turns customers' documents into lines for the models, one customer after the other, so that few are whole in memory at a time. Pure.
/// </summary>
public sealed class SoldHistoryBuilder
{
    /// <summary>Lines that are kept: the latest, so that no tenant fills the memory that requests need.</summary>
    public const int MostLines = 2_000_000;

    private const int MostWhere = 100;
    private readonly int _most;
    private readonly string _home;
    private readonly Dictionary<Guid, string> _names;
    private readonly Dictionary<string, Product> _products;
    private readonly KnownProducts _known;
    private PurchaseLines _lines = new();
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly PricePoints _points = new();
    private readonly Where _places = new();
    private readonly Where _countries = new();
    private readonly Where _cities = new();
    private readonly Dictionary<Guid, int> _counts = [];
    private int _documents;
    private int _withoutRate;
    private int _withoutProducts;
    private DateOnly? _since;

    /// <param name="home">The home currency.</param>
    /// <param name="products">The tenant's products, also those that are sold no more.</param>
    /// <param name="most">Lines that are kept.</param>
    public SoldHistoryBuilder(string home, IReadOnlyList<Product> products, int most = MostLines)
    {
        (_home, _most, _known) = (home, most, new(products));
        var alike = products.ToLookup(product => product.Name, StringComparer.OrdinalIgnoreCase);
        _names = products.ToDictionary(product => product.Id, product =>
            alike[product.Name].Count() == 1 ? product.Name : $"{product.Name} ({product.Code ?? product.Id.ToString("N")})");
        _products = products.ToDictionary(product => _names[product.Id], StringComparer.Ordinal);
    }

    /// <summary>Adds all documents of a customer, each with all its lines.</summary>
    public void Add(Guid customer, string? country, string? city, IReadOnlyList<SaleDocument> documents)
    {
        var name = customer.ToString("N");
        _counts[customer] = documents.Count;
        var counting = SalesBook.Counting(documents).Where(document => document.Kind.SaleSign() != 0)
            .OrderBy(document => document.Day).ThenBy(document => document.Id).ToList();
        foreach (var document in counting)
        {
            if (document.Rate is not { } rate || rate.Home != _home)
            {
                _withoutRate++;
                continue;
            }

            _documents++;
            var (sold, order) = (rate.Of(document.Sold), OrderOf(document, counting));
            foreach (var (where, key) in new[] { (_places, document.Place), (_countries, country), (_cities, city) })
            {
                where.Add(key, customer, sold);
            }

            var named = 0;
            foreach (var line in (document.Lines ?? []).Select(_known.Link))
            {
                var said = LineOf(document, line, name, order);
                _points.Add(document, line);
                _lines.Add(said);
                (sold, named) = (sold - said.Amount, named + (said.Product is null ? 0 : 1));
            }

            _withoutProducts += named == 0 ? 1 : 0;
            if (document.Lines is not { Count: > 0 } || (document.Tax is not null && sold != 0))
            {
                _lines.Add(new(name, document.Day, sold, order, Region: Kept(document.Place)));
            }
        }

        if (_lines.Count > _most + (_most / 4))
        {
            LeaveOut();
        }
    }

    /// <summary>Adds an invoice of a customer who was erased: its amount counts, for nobody.</summary>
    public void Add(KeptDocument kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        if (kept.Kind.SaleSign() is var sign && sign == 0)
        {
            return;
        }

        if (kept.Rate is not { } rate || rate.Home != _home)
        {
            _withoutRate++;
            return;
        }

        var sold = rate.Of(sign * (kept.Total - (kept.Tax ?? 0)));
        foreach (var where in new[] { _places, _countries, _cities })
        {
            where.Add(null, null, sold);
        }

        _lines.Add(new("", kept.Day, sold, string.Create(CultureInfo.InvariantCulture, $"kept {_documents}")));
        (_documents, _withoutProducts) = (_documents + 1, _withoutProducts + 1);
    }

    /// <summary>All that was added.</summary>
    public SoldHistory Build()
    {
        LeaveOut();
        return new(
            _lines, _since, _home, _documents, _withoutRate, _withoutProducts, _counts, _products, _points.ByProduct(),
            _places.Best(MostWhere), _countries.Best(MostWhere), _cities.Best(MostWhere));
    }

    // Whole days: an order is known whole or not at all.
    private void LeaveOut()
    {
        if (_lines.Count > _most)
        {
            var days = _lines.Select(line => line.Day.DayNumber).ToArray();
            Array.Sort(days);
            var next = Array.FindIndex(days, days.Length - _most, day => day > days[^(_most + 1)]);
            _since = DateOnly.FromDayNumber(next < 0 ? days[^1] : days[next]);
        }

        if (_since is { } since)
        {
            _lines = PurchaseLines.Of(_lines.Where(line => line.Day >= since));
        }
    }

    private PurchaseLine LineOf(SaleDocument document, SaleLine line, string customer, string order)
    {
        var sign = document.Kind.SaleSign();
        var label = line.ProductId is { } id && _names.TryGetValue(id, out var known) ? known : Kept(line.Code ?? line.Description);
        var product = label is null ? null : _products.GetValueOrDefault(label);
        var cost = product is { Cost: { } one } && product.Currency == _home ? one * line.Quantity * sign : (decimal?)null;
        return new(
            customer, document.Day, document.Rate!.Of(sign * line.Amount), order, label, sign * line.Quantity, cost, product?.Category,
            Kept(document.Place));
    }

    // What a credit note takes back is looked for in the invoice that it names.
    private static string OrderOf(SaleDocument document, List<SaleDocument> counting) =>
        (document.Sold < 0 && document.Corrects is { } number
            ? counting.LastOrDefault(other => other.Number == number && other.Sold > 0 && other.Day <= document.Day) ?? document
            : document).Id.ToString("N");

    // A million lines name a few thousand things: each text once.
    private string? Kept(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_texts, text.Trim(), out _);
        return kept ??= text.Trim();
    }

    private sealed class Where
    {
        private readonly Dictionary<string, (HashSet<Guid> Customers, int Documents, decimal Sold)> _all =
            new(StringComparer.OrdinalIgnoreCase);

        // Of the erased nobody knows how many they were.
        public void Add(string? name, Guid? customer, decimal sold)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(_all, name?.Trim() ?? "", out _);
            own = (own.Customers ?? [], own.Documents + 1, own.Sold + sold);
            if (customer is { } known)
            {
                own.Customers.Add(known);
            }
        }

        public IReadOnlyList<SoldWhere> Best(int most)
        {
            var all = _all.Values.Sum(own => own.Sold);
            return [.. _all.OrderByDescending(own => own.Value.Sold).ThenBy(own => own.Key, StringComparer.Ordinal).Take(most)
                .Select(own => new SoldWhere(own.Key.Length == 0 ? null : own.Key, own.Value.Customers.Count, own.Value.Documents,
                    own.Value.Sold, all > 0 ? (double)(own.Value.Sold / all) : null))];
        }
    }
}
