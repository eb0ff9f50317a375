using OutlookCrm.Sales;

namespace OutlookCrm.Payments;

/// <summary>
/// Which payments and credits settle which invoices. Pure, and the same whatever the order in which they arrived: what a payment is said
/// to be for comes first, then credit notes of the invoice they name, then the rest in the order of days, for the invoices that are due
/// first. Money that is left over stays as credit. What another program says is settled of an invoice takes the payments that the program
/// meant, so that no money counts twice: those that an import wrote and those that were there before, up to the day of its file.
/// </summary>
public static class Settlement
{
    /// <summary>All invoices of a customer with what is open of each, and the credit that is left by currency.</summary>
    public static SettledAccount Of(IReadOnlyList<SaleDocument> documents, IReadOnlyList<Payment> payments)
    {
        var counting = SalesBook.Counting(documents).Where(document => document.Kind.DebtSign() != 0).ToList();
        var invoices = new List<SettledInvoice>();
        var currencies = new List<AccountBalance>();
        foreach (var currency in counting.Select(document => document.Currency).Concat(payments.Select(payment => payment.Currency))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var one = new OneCurrency(
                counting.FindAll(document => document.Currency == currency),
                [.. payments.Where(payment => payment.Currency == currency).OrderBy(payment => payment.Day).ThenBy(payment => payment.Id)]);
            var (settled, credit) = one.Settle();
            invoices.AddRange(settled);
            currencies.Add(new(
                currency,
                settled.Sum(invoice => invoice.Open) - credit,
                credit,
                settled.Count(invoice => invoice.Open > 0)));
        }

        return new([.. invoices.OrderBy(invoice => invoice.Order, StringComparer.Ordinal)], currencies);
    }

    private sealed class OneCurrency(List<SaleDocument> documents, IReadOnlyList<Payment> payments)
    {
        private readonly List<Debt> _debts =
            [.. documents.Where(document => document.Debt > 0).Select(document => new Debt(document))
                .OrderBy(debt => debt.Order, StringComparer.Ordinal)];

        private readonly List<Money> _money = [];

        public (IReadOnlyList<SettledInvoice> Settled, decimal Credit) Settle()
        {
            AllotPayments();
            AllotCredits();
            _money.Sort((one, other) => (one.Day, one.Id).CompareTo((other.Day, other.Id)));
            FindSaid();

            // Money that went back to the customer is covered first by what came in: it is no invoice.
            var repaid = new Queue<Money>(payments.Where(payment => payment.Amount < 0)
                .Select(payment => new Money(payment.Day, payment.Id, -payment.Amount, null)));
            var owed = repaid.Sum(one => one.Left);
            var at = 0;
            owed = Spend(ref at, owed);
            foreach (var debt in _debts)
            {
                while (debt.Open > 0 && at < _money.Count)
                {
                    debt.Take(_money[at], Math.Min(debt.Open, _money[at].Left));
                    at += _money[at].Left == 0 ? 1 : 0;
                }
            }

            return ([.. _debts.Select(debt => debt.Settled())], _money.Sum(one => one.Left) - owed);
        }

        private decimal Spend(ref int at, decimal owed)
        {
            while (owed > 0 && at < _money.Count)
            {
                var part = Math.Min(owed, _money[at].Left);
                _money[at].Left -= part;
                owed -= part;
                at += _money[at].Left == 0 ? 1 : 0;
            }

            return owed;
        }

        private void AllotPayments()
        {
            var byId = _debts.ToDictionary(debt => debt.Id);
            foreach (var payment in payments.Where(payment => payment.Amount > 0))
            {
                var money = new Money(payment.Day, payment.Id, payment.Amount, payment);
                foreach (var one in payment.For)
                {
                    if (byId.TryGetValue(one.DocumentId, out var debt))
                    {
                        var said = debt.Find(money, one.Amount);
                        debt.Take(money, Math.Min(Math.Min(one.Amount - said, debt.Open), money.Left));
                    }
                }

                if (money.Left > 0)
                {
                    _money.Add(money);
                }
            }
        }

        // The payment of the very amount is meant before any other.
        private void FindSaid()
        {
            foreach (var isExact in new[] { true, false })
            {
                foreach (var debt in _debts.Where(debt => debt.Said > 0))
                {
                    foreach (var money in _money.Where(money => !isExact || money.Left == debt.Said)
                        .TakeWhile(_ => debt.Said > 0))
                    {
                        debt.Find(money, money.Left);
                    }
                }
            }

            _money.RemoveAll(money => money.Left == 0);
        }

        private void AllotCredits()
        {
            var byId = _debts.ToDictionary(debt => debt.Id);
            var byNumber = documents.Where(document => document is { Number: not null, Debt: > 0 })
                .ToLookup(document => document.Number!, StringComparer.Ordinal);
            foreach (var credit in documents.Where(document => document.Debt < 0).OrderBy(document => document.Day)
                .ThenBy(document => document.Id))
            {
                var money = new Money(credit.Day, credit.Id, -credit.Unsettled, null);
                if (credit.Corrects is { } corrected)
                {
                    var named = NamedDocuments.Of(credit.SellerKey, byNumber[corrected]);
                    foreach (var debt in named.Select(document => byId[document.Id]).OrderBy(debt => debt.Order, StringComparer.Ordinal))
                    {
                        debt.Take(money, Math.Min(debt.Open, money.Left));
                    }
                }

                if (money.Left > 0)
                {
                    _money.Add(money);
                }
            }
        }
    }

    private sealed class Money(DateOnly day, Guid id, decimal amount, Payment? payment)
    {
        public DateOnly Day { get; } = day;
        public Guid Id { get; } = id;
        public Payment? Payment { get; } = payment;
        public decimal Left { get; set; } = amount;
    }

    private sealed class Debt(SaleDocument document)
    {
        private DateOnly _last = document.Day;
        private bool _hasPayment;

        public Guid Id => document.Id;
        public decimal Open { get; private set; } = document.Unsettled;

        /// <summary>What another program says is settled and no payment that is here explains.</summary>
        public decimal Said { get; private set; } = document.Debt - document.Unsettled;

        public string Order { get; } = string.Create(
            CultureInfo.InvariantCulture,
            $"{document.DueOn ?? document.Day:yyyyMMdd}{document.Day:yyyyMMdd}{document.Number}|{document.Id:N}");

        public void Take(Money money, decimal part)
        {
            if (part > 0)
            {
                money.Left -= part;
                Open -= part;
                _last = money.Day > _last ? money.Day : _last;
                _hasPayment |= money.Payment is not null;
            }
        }

        /// <summary>Takes money that the other program meant, up to an amount; how much it was.</summary>
        public decimal Find(Money money, decimal most)
        {
            if (Said == 0 || money.Payment is not { } payment || !SaidPayments.MayBeAmong(payment, document))
            {
                return 0;
            }

            var part = Math.Min(Math.Min(most, Said), money.Left);
            (_last, _hasPayment) = (money.Day > _last ? money.Day : _last, _hasPayment || part > 0);
            money.Left -= part;
            Said -= part;
            return part;
        }

        // The day of a payment that is not here is not known: at the latest it was the day of the file, and nothing follows from it.
        public SettledInvoice Settled() => new(
            Id, document.Number, document.Day, document.DueOn, document.Currency, document.Debt, Open,
            Open > 0 ? null : Said > 0 && document.Paid is { } paid ? DateOnly.FromDateTime(paid.At.UtcDateTime) : _last,
            _hasPayment && Said == 0, Order);
    }
}

/// <summary>An invoice and what is settled of it.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Number">As on the document.</param>
/// <param name="Day">The day of issue.</param>
/// <param name="DueOn">The day by which it is to be paid; null where it states none.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">What was to be paid.</param>
/// <param name="Open">What is still to be paid.</param>
/// <param name="SettledOn">The day on which nothing was left; null while something is open.</param>
/// <param name="IsByPayment">True where money settled it, at least in part; false where credit notes alone did.</param>
/// <param name="Order">Its place among the invoices, by ordinal: by the day it is due, of those of one day the older first.</param>
public sealed record SettledInvoice(
    Guid DocumentId, string? Number, DateOnly Day, DateOnly? DueOn, string Currency, decimal Amount, decimal Open, DateOnly? SettledOn,
    bool IsByPayment, [property: JsonIgnore] string Order)
{
    /// <summary>How far it is, whatever the day.</summary>
    public InvoiceState State => Open == 0 ? InvoiceState.Paid : Open < Amount ? InvoiceState.PartlyPaid : InvoiceState.Open;
}

/// <summary>How far an invoice is. Whether it is overdue follows from its day and today.</summary>
public enum InvoiceState
{
    Open,
    PartlyPaid,
    Paid,
}

/// <summary>All invoices in their order, and the balances.</summary>
public sealed record SettledAccount(IReadOnlyList<SettledInvoice> Invoices, IReadOnlyList<AccountBalance> Balances);

/// <summary>What a customer owes in a currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Balance">All invoices less all credit notes and payments; below zero where the customer is owed money.</param>
/// <param name="Credit">Money that settles no invoice yet; below zero where more was paid back than came in.</param>
/// <param name="OpenInvoices">Invoices of which something is open.</param>
public sealed record AccountBalance(string Currency, decimal Balance, decimal Credit, int OpenInvoices);
