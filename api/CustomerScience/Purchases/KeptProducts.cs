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
    private readonly Dictionary<(string Customer, string Product), Balance> _balances = [];

    private KeptProducts(IReadOnlyList<PurchaseLine> lines)
    {
        foreach (var line in lines)
        {
            if (IsBack(line))
            {
                _balances[(line.Customer, line.Product!)] = new();
            }
        }

        for (var i = 0; i < lines.Count && _balances.Count > 0; i++)
        {
            if (lines[i] is { Product: { } product } line && _balances.TryGetValue((line.Customer, product), out var balance))
            {
                balance.Add(line, IsBack(line));
            }
        }
    }

    /// <summary>The places of lines whose product the customer kept, ascending.</summary>
    /// <param name="standing">Orders with their returns settled.</param>
    public static int[] Places(StandingOrders standing)
    {
        var (lines, kept) = (standing.Lines, new KeptProducts(standing.Lines));
        int[] places = [.. standing.KeptLines().Where(i => lines[i] is { Product: { } product, Customer.Length: > 0 } line
            && !kept.IsGivenBack(line.Customer, product))];
        Array.Sort(places);
        return places;
    }

    private static bool IsBack(in PurchaseLine line) => line.Product is not null && (line.Amount < 0 || line.Quantity < 0);

    private bool IsGivenBack(string customer, string product) =>
        _balances.TryGetValue((customer, product), out var balance) && balance.IsGivenBack;

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
