using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>What follows from a customer's purchases today.</summary>
/// <param name="Today">The day in the tenant's time zone.</param>
/// <param name="DaysSinceLast">Days since the last purchase; null without one.</param>
/// <param name="IsSilent">True where that is longer than the usual gap between purchases.</param>
/// <param name="Actions">What to do about it.</param>
public sealed record SalesFigures(DateOnly Today, int? DaysSinceLast, bool IsSilent, IReadOnlyList<NextAction> Actions)
{
    private const int MostWeight = 40;

    /// <summary>The figures of a summary on a day. Pure.</summary>
    public static SalesFigures Of(SalesSummary summary, DateOnly today)
    {
        int? since = summary.LastOn is { } last ? Math.Max(0, today.DayNumber - last.DayNumber) : null;
        var isSilent = since > summary.UsualGapDays;
        var weight = Math.Min(MostWeight, (since - summary.UsualGapDays) ?? 0);
        return new(today, since, isSilent, isSilent ? [new("order-expected", weight, null, since, summary.UsualGapDays, null)] : []);
    }
}

/// <summary>The figures of sales on a card.</summary>
internal sealed class SalesFiguresOfCard(TenantMoney money, TimeProvider clock) : ICustomerFigures
{
    public string Member => SalesSummary.Member;

    public Type Answer => typeof(SalesFigures);

    public async ValueTask PrepareAsync(TenantId tenant, CancellationToken ct) => await money.SettingsAsync(tenant, ct);

    public byte[] Make(TenantId tenant, ReadOnlyMemory<byte> member) => JsonSerializer.SerializeToUtf8Bytes(
        SalesFigures.Of(
            JsonSerializer.Deserialize(member.Span, SalesJson.Rows.SalesSummary)!, money.Known(tenant).DayOf(clock.GetUtcNow())),
        SalesJson.Rows.SalesFigures);
}
