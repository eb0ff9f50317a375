namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>
/// Products that a customer bought and kept. Beside the orders that returns were settled against, all that a customer bought of a product
/// is compared with all that came back: a credit note in several parts, with a fee taken off, or under a number of its own leaves nothing
/// kept either.
/// </summary>
internal sealed class KeptProducts
{
    // Without quantities a return of less money than this is a rebate.
    private const decimal LeastMoneyBack = 0.5m;

    // By line; null where nothing of the product came back from its customer.
    private readonly Balance?[] _balances;

    private KeptProducts(IReadOnlyList<PurchaseLine> lines)
    {
        var (balances, places) = (new Dictionary<(string Customer, string Product), Balance>(), new Balance?[lines.Count]);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (IsBack(line))
            {
                balances[(line.Customer, line.Product!)] = new();
            }
        }

        _balances = places;
        for (var i = 0; i < lines.Count && balances.Count > 0; i++)
        {
            if (lines[i] is { Product: { } product } line && balances.TryGetValue((line.Customer, product), out places[i]))
            {
                places[i]!.Add(line, IsBack(line));
            }
        }
    }

    /// <summary>The places of lines whose product the customer kept, ascending.</summary>
    /// <param name="standing">Orders with their returns settled.</param>
    public static int[] Places(StandingOrders standing)
    {
        var (lines, kept) = (standing.Lines, new KeptProducts(standing.Lines));
        var (places, count) = (standing.Kept().Lines, 0);
        foreach (var i in places)
        {
            if (kept._balances[i] is not { IsGivenBack: true } && lines[i] is { Product: not null, Customer.Length: > 0 })
            {
                places[count++] = i;
            }
        }

        Array.Resize(ref places, count);
        Array.Sort(places);
        return places;
    }

    private static bool IsBack(in PurchaseLine line) => line.Product is not null && (line.Amount < 0 || line.Quantity < 0);

    private sealed class Balance
    {
        private decimal _bought;
        private decimal _back;
        private decimal _units;
        private decimal _unitsBack;
        private int _lines;
        private int _linesBack;
        private bool _hasUnits = true;

        public bool IsGivenBack => _hasUnits ? _unitsBack >= _units : _linesBack >= _lines && _back >= LeastMoneyBack * _bought;

        public void Add(in PurchaseLine line, bool isBack)
        {
            _hasUnits &= line.Quantity is not null;
            var (amount, units) = (Math.Abs(line.Amount), Math.Abs(line.Quantity ?? 0));
            if (isBack)
            {
                (_back, _unitsBack, _linesBack) = (_back + amount, _unitsBack + units, _linesBack + 1);
            }
            else
            {
                (_bought, _units, _lines) = (_bought + amount, _units + units, _lines + 1);
            }
        }
    }
}
