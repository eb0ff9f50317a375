using OutlookCrm.Identity;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Payments;

/// <summary>What a customer owes and how the customer pays, as it is today.</summary>
/// <param name="Today">The day in the tenant's time zone.</param>
/// <param name="Overdue">What is overdue; null for nothing.</param>
/// <param name="OnTime">How the customer pays; null before the first invoice with a due day is paid or overdue.</param>
/// <param name="OverLimit">
/// By how much the customer owes more than allowed, debts in other currencies by today's rates; null where that is not so.
/// </param>
/// <param name="WithoutRate">What the customer owes that the limit cannot be compared with, because a currency has no rate.</param>
/// <param name="Actions">What to do about it.</param>
public sealed record PaymentsFigures(
    DateOnly Today, OverdueInvoices? Overdue, PaymentHabit? OnTime, Amount? OverLimit, IReadOnlyList<Amount> WithoutRate,
    IReadOnlyList<NextAction> Actions)
{
    private const int MostActions = 2;
    private const int LimitWeight = 50;

    /// <summary>The figures of a summary on a day. Pure.</summary>
    public static PaymentsFigures Of(PaymentsSummary summary, DateOnly today, TodaysRates rates)
    {
        var late = summary.Due.TakeWhile(sum => sum.On < today).ToList();
        var overdue = late.Count == 0 ? null : new OverdueInvoices(
            late.Sum(sum => sum.Count),
            late.Count == summary.Due.Count && summary.DueBeyond > 0,
            [.. late.GroupBy(sum => sum.Currency, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new Amount(one.Sum(sum => sum.Amount), one.Key))],
            late[0].Number,
            late[0].On,
            today.DayNumber - late[0].On.DayNumber);

        // Open invoices that are overdue count with the days so far: without them, who never pays would look punctual.
        var of = summary.PaidInvoices + (overdue?.Count ?? 0);
        var daysLate = summary.DaysLate + late.Sum(sum => sum.Count * (today.DayNumber - sum.On.DayNumber));
        var habit = of == 0 ? null
            : new PaymentHabit(summary.PaidOnTime, of, Math.Round((decimal)daysLate / of, 1, MidpointRounding.AwayFromZero));
        var (over, without) = OverOf(summary, rates);
        return new(today, overdue, habit, over, without, [.. ActionsOf(late, overdue, over).Take(MostActions)]);
    }

    // What is owed to the customer in one currency is taken off what the customer owes in another.
    private static (Amount? Over, IReadOnlyList<Amount> WithoutRate) OverOf(PaymentsSummary summary, TodaysRates rates)
    {
        if (summary.Limit is not { } limit)
        {
            return (null, []);
        }

        var (owed, without) = (0m, new List<Amount>());
        foreach (var balance in summary.Balances.Where(balance => balance.Balance != 0))
        {
            if (rates.Into(limit.Currency, balance.Balance, balance.Currency) is { } amount)
            {
                owed += amount;
            }
            else
            {
                without.Add(new(balance.Balance, balance.Currency));
            }
        }

        return (owed > limit.Amount ? new(owed - limit.Amount, limit.Currency) : null, without);
    }

    private static IEnumerable<NextAction> ActionsOf(List<DueSum> late, OverdueInvoices? overdue, Amount? over)
    {
        if (overdue is not null)
        {
            yield return new("invoice-overdue", LimitWeight + overdue.WorstDays, overdue.WorstNumber, overdue.WorstDays, null,
                late[0].OfNamed is { } open ? new(open, late[0].Currency) : null);
        }

        if (over is not null)
        {
            yield return new("over-credit-limit", LimitWeight, null, null, null, over);
        }
    }
}

/// <summary>Invoices of which something is open after their due day.</summary>
/// <param name="Count">How many.</param>
/// <param name="IsAtLeast">True where there may be more.</param>
/// <param name="Amounts">What is open of them, by currency.</param>
/// <param name="WorstNumber">The number of the one that is late for the longest.</param>
/// <param name="WorstDueOn">Its due day.</param>
/// <param name="WorstDays">Days since then.</param>
public sealed record OverdueInvoices(
    int Count, bool IsAtLeast, IReadOnlyList<Amount> Amounts, string? WorstNumber, DateOnly WorstDueOn, int WorstDays);

/// <summary>How a customer pays invoices that state a due day. Credit notes are left out.</summary>
/// <param name="OnTime">Invoices that were settled by their due day.</param>
/// <param name="Of">Of so many: settled ones, and open ones that are overdue.</param>
/// <param name="AverageDaysLate">Mean of the days after the due day; open ones with the days so far, early ones with none.</param>
public sealed record PaymentHabit(int OnTime, int Of, decimal AverageDaysLate);

/// <summary>The figures of payments on a card.</summary>
internal sealed class PaymentsFiguresOfCard(TenantMoney money, TimeProvider clock) : ICustomerFigures
{
    // A shorter member is read in a few microseconds.
    private const int LeastKept = 1000;
    private const int MostKept = 1000;
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    // Of hundreds of open invoices the figures take a quarter of a card. They follow from the member and the day alone.
    private readonly BoundedCache<(int Hash, int Length, DateOnly Today, string Rates), KeptFigures> _kept = new(MostKept, clock);

    public string Member => PaymentsSummary.Member;

    public Type Answer => typeof(PaymentsFigures);

    public async ValueTask PrepareAsync(TenantId tenant, CancellationToken ct) => await money.PrepareRatesAsync(tenant, ct);

    public byte[] Make(TenantId tenant, ReadOnlyMemory<byte> member)
    {
        var (today, rates) = (money.Known(tenant).DayOf(clock.GetUtcNow()), money.KnownRates(tenant));
        if (member.Length < LeastKept)
        {
            return Of(member.Span, today, rates);
        }

        var key = (HashOf(member.Span), member.Length, today, rates.Stamp);
        if (_kept.Find(key) is { } kept && member.Span.SequenceEqual(kept.Member))
        {
            return kept.Figures;
        }

        var figures = Of(member.Span, today, rates);
        _kept.Set(key, new(member.ToArray(), figures), s_day);
        return figures;
    }

    private static byte[] Of(ReadOnlySpan<byte> member, DateOnly today, TodaysRates rates) => JsonSerializer.SerializeToUtf8Bytes(
        PaymentsFigures.Of(JsonSerializer.Deserialize(member, PaymentsJson.Rows.PaymentsSummary)!, today, rates),
        PaymentsJson.Rows.PaymentsFigures);

    private static int HashOf(ReadOnlySpan<byte> member)
    {
        var hash = new HashCode();
        hash.AddBytes(member);
        return hash.ToHashCode();
    }

    private sealed record KeptFigures(byte[] Member, byte[] Figures);
}
