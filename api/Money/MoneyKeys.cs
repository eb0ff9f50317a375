using OutlookCrm.Storage;

namespace OutlookCrm.Money;

/// <summary>The keys of this slice's rows among the tenant's settings.</summary>
internal static class MoneyKeys
{
    public const string Settings = "money";

    /// <summary>When settings or rates were changed last.</summary>
    public const string Changed = "moneyChanged";

    /// <summary>A rate; of one currency the latest day comes first.</summary>
    public static string Rate(string home, string currency, DateOnly day) => $"{Of(home, currency)}{Inverted(day)}";

    /// <summary>The rates of a currency on a day and before it, latest first.</summary>
    public static KeyRange RatesUntil(string home, string currency, DateOnly day) =>
        new(Rate(home, currency, day), RatesOf(home, currency).Before);

    /// <summary>The rates of a currency, latest first.</summary>
    public static KeyRange RatesOf(string home, string currency) => KeyRange.StartingWith(Of(home, currency));

    /// <summary>All rates into a home currency.</summary>
    public static KeyRange RatesInto(string home) => KeyRange.StartingWith($"rate|{RowKeys.Encode(home)}|");

    private static string Of(string home, string currency) => $"rate|{RowKeys.Encode(home)}|{RowKeys.Encode(currency)}|";

    private static string Inverted(DateOnly day) =>
        (DateOnly.MaxValue.DayNumber - day.DayNumber).ToString("D7", CultureInfo.InvariantCulture);
}
