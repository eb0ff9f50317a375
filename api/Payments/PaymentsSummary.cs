namespace OutlookCrm.Payments;

/// <summary>What the invoices and payments of a customer come to: kept with every change, so that a card need not count.</summary>
/// <param name="Payments">How many payments.</param>
/// <param name="LastPaidOn">The day of the latest payment from the customer.</param>
/// <param name="Balances">By currency.</param>
/// <param name="PaidInvoices">Invoices with a due day that money settled: the base of the next two figures.</param>
/// <param name="PaidOnTime">Those of them that were settled by their due day.</param>
/// <param name="DaysLate">Days after their due day, of all of them together; early ones count as none.</param>
/// <param name="Due">Open invoices by due day and currency, the earliest first, up to 40 such sums.</param>
/// <param name="DueBeyond">Open invoices with a due day that are in none of these sums, all of them due later.</param>
/// <param name="Limit">How much the customer may owe; null where no limit is set.</param>
public sealed record PaymentsSummary(
    int Payments, DateOnly? LastPaidOn, IReadOnlyList<AccountBalance> Balances, int PaidInvoices, int PaidOnTime, int DaysLate,
    IReadOnlyList<DueSum> Due, int DueBeyond, CreditLimit? Limit)
{
    public const string Member = "payments";
    private const int MostDue = 40;

    /// <summary>The summary of a settled account; null for nothing to say.</summary>
    public static PaymentsSummary? Of(SettledAccount account, IReadOnlyList<Payment> payments, CreditLimit? limit)
    {
        if (account.Invoices.Count == 0 && payments.Count == 0 && account.Balances.Count == 0 && limit is null)
        {
            return null;
        }

        var paid = account.Invoices.Where(invoice => invoice is { SettledOn: not null, DueOn: not null, IsByPayment: true }).ToList();
        var due = account.Invoices.Where(invoice => invoice is { Open: > 0, DueOn: not null })
            .GroupBy(invoice => (On: invoice.DueOn!.Value, invoice.Currency))
            .Select(sum => new DueSum(sum.Key.On, sum.Key.Currency, sum.Sum(invoice => invoice.Open), sum.Count(), sum.First().Number,
                sum.Count() == 1 ? null : sum.First().Open))
            .OrderBy(sum => sum.On).ThenBy(sum => sum.Currency, StringComparer.Ordinal).ToList();
        return new(
            payments.Count,
            payments.Where(payment => payment.Amount > 0).Max(payment => (DateOnly?)payment.Day),
            account.Balances,
            paid.Count,
            paid.Count(invoice => invoice.SettledOn <= invoice.DueOn),
            paid.Sum(invoice => Math.Max(0, invoice.SettledOn!.Value.DayNumber - invoice.DueOn!.Value.DayNumber)),
            [.. due.Take(MostDue)],
            due.Skip(MostDue).Sum(sum => sum.Count),
            limit);
    }

    /// <summary>Two customers' summaries as one: what a company and its people owe together.</summary>
    public PaymentsSummary Joined(PaymentsSummary other)
    {
        var due = Due.Concat(other.Due).GroupBy(sum => (sum.On, sum.Currency))
            .Select(same => same.Aggregate((one, two) => one with
            {
                Amount = one.Amount + two.Amount,
                Count = one.Count + two.Count,
                Number = IsFirst(one, two) ? one.Number : two.Number,
                FirstAmount = IsFirst(one, two) ? one.OfNamed : two.OfNamed,
            }))
            .OrderBy(sum => sum.On).ThenBy(sum => sum.Currency, StringComparer.Ordinal).ToList();
        return new(
            Payments + other.Payments,
            LastPaidOn > other.LastPaidOn ? LastPaidOn : other.LastPaidOn ?? LastPaidOn,
            [.. Balances.Concat(other.Balances).GroupBy(balance => balance.Currency, StringComparer.Ordinal)
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new AccountBalance(
                    one.Key, one.Sum(own => own.Balance), one.Sum(own => own.Credit), one.Sum(own => own.OpenInvoices)))],
            PaidInvoices + other.PaidInvoices,
            PaidOnTime + other.PaidOnTime,
            DaysLate + other.DaysLate,
            [.. due.Take(MostDue)],
            DueBeyond + other.DueBeyond + due.Skip(MostDue).Sum(sum => sum.Count),
            null);
    }

    // A number tells more than none.
    private static bool IsFirst(DueSum one, DueSum two) =>
        two.Number is null || (one.Number is not null && string.CompareOrdinal(one.Number, two.Number) <= 0);
}

/// <summary>What is open of the invoices that are due on one day.</summary>
/// <param name="On">The day.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">Of all of them together.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Number">That of the first of them; null for none.</param>
/// <param name="FirstAmount">What is open of the first of them; null where it is the only one.</param>
public sealed record DueSum(
    DateOnly On, string Currency, decimal Amount, int Count, string? Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? FirstAmount = null)
{
    /// <summary>What is open of the invoice that is named; null where an older version has stored it of none.</summary>
    [JsonIgnore]
    public decimal? OfNamed => FirstAmount ?? (Count == 1 ? Amount : null);
}

/// <summary>How much a customer may owe in a currency.</summary>
public sealed record CreditLimit(decimal Amount, string Currency);
