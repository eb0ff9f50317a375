using PhoneNumbers;

namespace OutlookCrm.Customers.Search;

/// <summary>Whether two telephone numbers are one, however they are written. Pure.</summary>
public static class SamePhone
{
    private const string NoRegion = "ZZ";

    /// <summary>
    /// Whether two numbers are one. A number without the country's code is read as a number of its country; where the country is not known,
    /// either, the digits at the end decide.
    /// </summary>
    /// <param name="one">As written.</param>
    /// <param name="oneCountry">ISO 3166, two letters; null where it is not known.</param>
    /// <param name="other">As written.</param>
    /// <param name="otherCountry">As <paramref name="oneCountry"/>.</param>
    public static bool Is(string one, string? oneCountry, string other, string? otherCountry)
    {
        if (Read(one, oneCountry) is { } first && Read(other, otherCountry) is { } second)
        {
            return first.CountryCode == second.CountryCode && first.NationalNumber == second.NationalNumber
                && first.Extension == second.Extension;
        }

        var (digits, otherDigits) = (SearchText.DigitsOf(one), SearchText.DigitsOf(other));
        return digits.Length >= PhoneOwners.FewestDigits && otherDigits.Length >= PhoneOwners.FewestDigits
            && (digits.EndsWith(otherDigits, StringComparison.Ordinal) || otherDigits.EndsWith(digits, StringComparison.Ordinal));
    }

    /// <summary>The digits by which a number is told from others: with the country's code, where that is known.</summary>
    public static string KeyOf(string phone, string? country) => Read(phone, country) is { } read
        ? string.Create(CultureInfo.InvariantCulture, $"{read.CountryCode}{read.NationalNumber}") : SearchText.DigitsOf(phone);

    /// <summary>
    /// The digits of a number as they are typed within its country, without zeros at their beginning: the number without the code of the
    /// country, and the same behind what is dialled first at home where that is more than a zero ("06" in Hungary). Empty where the
    /// country is not known.
    /// </summary>
    public static IEnumerable<string> AtHome(string phone, string? country)
    {
        if (Read(phone, country) is not { } read)
        {
            return [];
        }

        var util = PhoneNumberUtil.GetInstance();
        var number = util.GetNationalSignificantNumber(read);
        var first = util.GetNddPrefixForRegion(util.GetRegionCodeForCountryCode(read.CountryCode), true) ?? "";
        return new[] { number, $"{first}{number}" }.Select(digits => digits.TrimStart('0')).Distinct();
    }

    // Null where the country is not known, or where the country has no such number.
    private static PhoneNumber? Read(string phone, string? country)
    {
        var util = PhoneNumberUtil.GetInstance();
        var typed = phone.Trim();
        try
        {
            var read = util.Parse(typed.StartsWith("00", StringComparison.Ordinal) ? $"+{typed[2..]}" : typed, country ?? NoRegion);
            return util.IsPossibleNumber(read) ? read : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
