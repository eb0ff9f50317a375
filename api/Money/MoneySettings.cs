namespace OutlookCrm.Money;

/// <summary>What a tenant has set about money and days.</summary>
/// <param name="HomeCurrency">The currency (ISO 4217) in which sums over several currencies are told.</param>
/// <param name="TimeZone">The time zone (IANA) whose calendar says which day is today.</param>
public sealed record MoneySettings(string HomeCurrency, string TimeZone)
{
    /// <summary>Until an administrator sets something else.</summary>
    public static MoneySettings Usual { get; } = new("EUR", "Etc/UTC");

    /// <summary>The day of an instant in the tenant's time zone.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, ZoneOf(TimeZone)).DateTime);

    /// <summary>True for a time zone that this machine knows by its IANA name.</summary>
    public static bool IsZone(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    // A zone that another machine knew when it was set.
    private static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}

/// <summary>What one unit of a currency was worth in the home currency.</summary>
/// <param name="Home">The home currency at that time (ISO 4217).</param>
/// <param name="Value">Units of the home currency for one unit of the other.</param>
/// <param name="On">The day of the rate: the document's, or the last day before it that has a rate.</param>
public sealed record HomeRate(string Home, decimal Value, DateOnly On)
{
    /// <summary>An amount in the home currency.</summary>
    public decimal Of(decimal amount) => Currency.Round(amount * Value, Home);
}

/// <summary>A rate as it was entered.</summary>
/// <param name="Currency">The currency that is priced (ISO 4217).</param>
/// <param name="Home">The currency that it is priced in (ISO 4217).</param>
/// <param name="Day">The day of the rate. It holds until the day of the next one.</param>
/// <param name="Value">Units of the home currency for one unit of the other, above zero.</param>
public sealed record DatedRate(string Currency, string Home, DateOnly Day, decimal Value);
