using System.Collections.Concurrent;
using OutlookCrm.Audit;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Money;

/// <summary>
/// The home currency, the time zone and the rates of each tenant. What was read is kept for a few seconds, because every card and every
/// document asks; another replica's change is seen that much later, this replica's at once.
/// </summary>
public sealed class TenantMoney(IRowStore rows, TimeProvider clock)
{
    private const int MostRatesKept = 20_000;
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_ratesKept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TenantId, Kept> _kept = new();
    private readonly ConcurrentDictionary<TenantId, KeptToday> _today = new();

    /// <summary>What the tenant has set.</summary>
    public async ValueTask<MoneySettings> SettingsAsync(TenantId tenant, CancellationToken ct)
    {
        if (_kept.TryGetValue(tenant, out var kept) && clock.GetElapsedTime(kept.Since) < s_kept)
        {
            return kept.Settings;
        }

        var since = clock.GetTimestamp();
        var row = await rows.FindAsync(RowKeys.Settings(tenant), MoneyKeys.Settings, ct);
        var settings = row is null ? MoneySettings.Usual : JsonSerializer.Deserialize(row.Content.Span, MoneyJson.Rows.MoneySettings)!;
        _kept[tenant] = new(settings, since, new());
        return settings;
    }

    /// <summary>What the tenant has set, as it was read last.</summary>
    public MoneySettings Known(TenantId tenant) => _kept.TryGetValue(tenant, out var kept) ? kept.Settings : MoneySettings.Usual;

    /// <summary>The day of now in the tenant's time zone.</summary>
    public async ValueTask<DateOnly> TodayAsync(TenantId tenant, CancellationToken ct) =>
        (await SettingsAsync(tenant, ct)).DayOf(clock.GetUtcNow());

    /// <summary>
    /// What a currency was worth in the home currency on a day: the latest rate on or before it; null where there is none. The home
    /// currency itself is always worth one.
    /// </summary>
    public async ValueTask<HomeRate?> RateAsync(TenantId tenant, string currency, DateOnly day, CancellationToken ct)
    {
        var home = (await SettingsAsync(tenant, ct)).HomeCurrency;
        if (currency == home)
        {
            return new(home, 1, day);
        }

        var rates = _kept.TryGetValue(tenant, out var kept) ? kept.Rates : [];
        if (rates.TryGetValue((currency, day), out var known))
        {
            return known;
        }

        var found = await rows.ReadAsync(RowKeys.Settings(tenant), MoneyKeys.RatesUntil(home, currency, day), 1, ct);
        var rate = found.Count == 0 ? null : Read(found[0]) is var one ? new HomeRate(home, one.Value, one.Day) : null;
        if (rates.Count < MostRatesKept)
        {
            rates[(currency, day)] = rate;
        }

        return rate;
    }

    /// <summary>Today's rates, read so that <see cref="KnownRates"/> has them. What was read is kept for a minute.</summary>
    public async ValueTask PrepareRatesAsync(TenantId tenant, CancellationToken ct)
    {
        var (settings, today) = (await SettingsAsync(tenant, ct), await TodayAsync(tenant, ct));
        if (!_today.TryGetValue(tenant, out var known) || known.Day != today || clock.GetElapsedTime(known.Since) >= s_ratesKept)
        {
            var since = clock.GetTimestamp();
            _today[tenant] = new(TodaysRates.Of(settings.HomeCurrency, await LatestAsync(tenant, ct)), today, since);
        }
    }

    /// <summary>Today's rates, as they were read last.</summary>
    public TodaysRates KnownRates(TenantId tenant) =>
        _today.TryGetValue(tenant, out var known) ? known.Rates : TodaysRates.Of(Known(tenant).HomeCurrency, []);

    /// <summary>Sets the home currency and the time zone.</summary>
    public async Task SetAsync(Actor actor, MoneySettings settings, CancellationToken ct)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(settings, MoneyJson.Rows.MoneySettings);
        await WriteAsync(actor, $"set the home currency {settings.HomeCurrency} and the time zone {settings.TimeZone}",
            [new RowBatch(RowKeys.Settings(actor.Tenant)).Upsert(MoneyKeys.Settings, content)], ct);
    }

    /// <summary>Enters rates, in place of those of the same currencies and days.</summary>
    public Task EnterAsync(Actor actor, IReadOnlyList<DatedRate> rates, CancellationToken ct) => WriteAsync(
        actor, string.Create(CultureInfo.InvariantCulture, $"entered {rates.Count} rates"),
        [.. rates.Chunk(RowLimits.RowsPerBatch).Select(chunk => BatchOf(actor.Tenant, chunk))], ct);

    /// <summary>Rates into the home currency, by currency and from the latest day on; one more than asked for tells of more.</summary>
    public async Task<IReadOnlyList<DatedRate>> ListAsync(TenantId tenant, int limit, CancellationToken ct)
    {
        var home = (await SettingsAsync(tenant, ct)).HomeCurrency;
        return [.. (await rows.ReadAsync(RowKeys.Settings(tenant), MoneyKeys.RatesInto(home), limit, ct)).Select(Read)];
    }

    /// <summary>
    /// What each currency is worth today in the home currency, by currency: a rate that is entered for a later day does not hold yet.
    /// Takes a read or two for each of them.
    /// </summary>
    public async Task<IReadOnlyList<DatedRate>> LatestAsync(TenantId tenant, CancellationToken ct)
    {
        var (home, today) = ((await SettingsAsync(tenant, ct)).HomeCurrency, await TodayAsync(tenant, ct));
        var latest = new List<DatedRate>();
        var rest = MoneyKeys.RatesInto(home);
        while (await rows.ReadAsync(RowKeys.Settings(tenant), rest, 1, ct) is [var row])
        {
            var newest = Read(row);
            if (newest.Day <= today)
            {
                latest.Add(newest);
            }
            else if (await rows.ReadAsync(
                RowKeys.Settings(tenant), MoneyKeys.RatesUntil(home, newest.Currency, today), 1, ct) is [var now])
            {
                latest.Add(Read(now));
            }

            rest = rest with { From = MoneyKeys.RatesOf(home, newest.Currency).Before };
        }

        return latest;
    }

    // The deed is on record before its effect: a crash in between leaves a deed without effect, never an effect without a deed.
    private async Task WriteAsync(Actor actor, string verb, IReadOnlyList<RowBatch> batches, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changed = new RowBatch(RowKeys.Settings(actor.Tenant))
            .Upsert(MoneyKeys.Changed, JsonSerializer.SerializeToUtf8Bytes(now, MoneyJson.Rows.DateTimeOffset));
        await rows.CommitAsync([[AuditRows.OfTenant(actor.Tenant, actor.Did(verb, now))], batches, [changed]], ct);
        _kept.TryRemove(actor.Tenant, out _);
        _today.TryRemove(actor.Tenant, out _);
    }

    /// <summary>Whether settings or rates were changed since; the clocks of two replicas may differ by a minute.</summary>
    public async Task<bool> IsChangedSinceAsync(TenantId tenant, DateTimeOffset? at, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Settings(tenant), MoneyKeys.Changed, ct) is { } row
        && (at is null
            || JsonSerializer.Deserialize(row.Content.Span, MoneyJson.Rows.DateTimeOffset) + TimeSpan.FromMinutes(1) > at);

    private static RowBatch BatchOf(TenantId tenant, IEnumerable<DatedRate> rates) =>
        rates.Aggregate(new RowBatch(RowKeys.Settings(tenant)), (batch, rate) => batch.Upsert(
            MoneyKeys.Rate(rate.Home, rate.Currency, rate.Day), JsonSerializer.SerializeToUtf8Bytes(rate, MoneyJson.Rows.DatedRate)));

    private static DatedRate Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, MoneyJson.Rows.DatedRate)!;

    private sealed record Kept(
        MoneySettings Settings, long Since, ConcurrentDictionary<(string Currency, DateOnly Day), HomeRate?> Rates);

    private sealed record KeptToday(TodaysRates Rates, DateOnly Day, long Since);
}
