using System.Runtime.InteropServices;

namespace OutlookCrm.Sales;

/// <summary>Gathers what each product really sold for, line by line. Pure.</summary>
public sealed class PricePoints
{
    /// <summary>Prices of a product that are kept, those with the most lines.</summary>
    public const int MostPrices = 30;

    /// <summary>Places that a price names.</summary>
    public const int MostPlaces = 3;

    // A price of a unit is rounded to a hundredth of the smallest coin of most currencies.
    private const int Digits = 4;

    private readonly Dictionary<(Guid Product, string Currency, decimal Price), Point> _points = [];

    /// <summary>Adds a line of a document that counts. Returns, gifts and lines without a product are no price.</summary>
    public void Add(SaleDocument document, SaleLine line)
    {
        if (line is not { ProductId: { } product, Quantity: > 0, Amount: > 0 } || document.Kind.SaleSign() <= 0)
        {
            return;
        }

        var key = (product, document.Currency, Math.Round(line.Amount / line.Quantity, Digits));
        ref var point = ref CollectionsMarshal.GetValueRefOrAddDefault(_points, key, out var isKnown);
        point ??= new() { First = document.Day, Last = document.Day };
        point.Quantity += line.Quantity;
        point.Lines++;
        point.Discounted += line.Discount > 0 ? 1 : 0;
        (point.First, point.Last) = isKnown
            ? (document.Day < point.First ? document.Day : point.First, document.Day > point.Last ? document.Day : point.Last)
            : (document.Day, document.Day);
        if (document.Place is { } place)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(point.Places ??= new(StringComparer.Ordinal), place, out _)++;
        }
    }

    /// <summary>By product, those prices with the most lines first.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<PricePoint>> ByProduct() => _points.GroupBy(point => point.Key.Product)
        .ToDictionary(own => own.Key, own => (IReadOnlyList<PricePoint>)
        [
            .. own.OrderByDescending(point => point.Value.Lines).ThenByDescending(point => point.Value.Last)
                .ThenBy(point => point.Key.Currency, StringComparer.Ordinal).ThenBy(point => point.Key.Price).Take(MostPrices)
                .Select(point => new PricePoint(
                    point.Key.Price, point.Key.Currency, point.Value.Quantity, point.Value.Lines, point.Value.First, point.Value.Last,
                    [
                        .. (point.Value.Places ?? []).OrderByDescending(place => place.Value)
                            .ThenBy(place => place.Key, StringComparer.Ordinal).Take(MostPlaces).Select(place => place.Key),
                    ],
                    (double)point.Value.Discounted / point.Value.Lines)),
        ]);

    private sealed class Point
    {
        public decimal Quantity { get; set; }

        public int Lines { get; set; }

        public int Discounted { get; set; }

        public DateOnly First { get; set; }

        public DateOnly Last { get; set; }

        public Dictionary<string, int>? Places { get; set; }
    }
}
