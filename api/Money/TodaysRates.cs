namespace OutlookCrm.Money;

/// <summary>What the currencies are worth today.</summary>
public sealed class TodaysRates
{
    private readonly Dictionary<string, decimal> _values;

    private TodaysRates(Dictionary<string, decimal> values) => (_values, Stamp) = (values, string.Join(';', values
        .OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}{one.Value}"))));

    /// <summary>Equal for equal rates.</summary>
    public string Stamp { get; }

    /// <summary>Of the rates into a home currency, which is worth one.</summary>
    public static TodaysRates Of(string home, IEnumerable<DatedRate> rates)
    {
        var values = rates.ToDictionary(rate => rate.Currency, rate => rate.Value, StringComparer.Ordinal);
        values[home] = 1;
        return new(values);
    }

    /// <summary>An amount in another currency; null where one of the two has no rate.</summary>
    public decimal? Into(string currency, decimal amount, string from) => currency == from ? amount
        : _values.TryGetValue(from, out var value) && _values.TryGetValue(currency, out var worth)
            ? Currency.Round(amount * value / worth, currency) : null;
}
