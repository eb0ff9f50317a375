using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Where a signature says that its author is. <paramref name="Country"/> is a code of ISO 3166-1, of the address's own domain where no line
/// names one. What no line looks like is null. Pure.
/// </summary>
public sealed partial record SignaturePlace(string? Street, string? PostalCode, string? City, string? Country)
{
    // No other number of an address has so many digits: without a town a shorter one may be anything.
    private const int LongCode = 10;

    // As people of the country shorten their large towns.
    private static readonly Dictionary<string, string> s_shortTowns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Bp"] = "Budapest",
        ["Buc"] = "București",
        ["Ffm"] = "Frankfurt am Main",
        ["Θεσ/νίκη"] = "Θεσσαλονίκη",
        ["Jhb"] = "Johannesburg",
    };

    private static readonly char[] s_digits = [.. "0123456789"];

    /// <summary>True where no line tells anything: the domain alone is no place.</summary>
    [JsonIgnore]
    public bool IsEmpty => Street is null && City is null && !_isNamed;

    private bool _isNamed;

    /// <summary>Of the lines of a signature.</summary>
    public static SignaturePlace? Of(IReadOnlyList<string> parts, string? domain)
    {
        parts = [.. parts.Where((part, i) => i == 0 || !Call().IsMatch(part))];
        var top = domain?.Split('.')[^1].ToUpperInvariant();
        var byDomain = top is { Length: 2 } && Countries.Has(top == "UK" ? "GB" : top) ? top == "UK" ? "GB" : top : null;
        if ((InBrazil(parts, byDomain) ?? InBritain(parts) ?? InIran(parts)) is { } known)
        {
            return known;
        }

        var place = new SignaturePlace(null, null, null, null);
        string? way = null;
        var segments = Segments(parts);
        var isAmerican = byDomain is null or "US" && segments.Exists(segment => IsAmerican(Digits(segment)));
        foreach (var segment in segments.Where(segment => !IsNoPlace(segment)))
        {
            var text = Digits(Cedex().Replace(Province().Replace(TownLabel().Replace(Label().Replace(segment, ""), "${code}"), ""),
                "").Trim(' ', '.'));
            text = ShortTown().Replace(text, town => s_shortTowns[town.Value.TrimEnd('.')]);
            if (s_countries.TryGetValue(SearchText.Fold(text).Trim(), out var country))
            {
                place = place with { Country = country, _isNamed = true };
            }
            else if (Within().IsMatch(segment))
            {
                place = place.Street is { } house && place.City is null && !isAmerican
                    ? place with { Street = $"{house}, {segment}" } : place;
            }
            else if (Box().IsMatch(text))
            {
                place = place with { Street = place.Street ?? segment };
            }
            else if (place.City is null && CanadianCode().Match(text) is { Success: true } there && Before(parts, segment) is { } city)
            {
                place = place with { PostalCode = there.Groups[1].Value, City = city, Country = place.Country ?? "CA" };
            }
            else if (place.City is null && AmericanCode().Match(text) is { Success: true } zip && Before(parts, segment) is { } before)
            {
                place = place with { PostalCode = zip.Groups[1].Value, City = before, Country = place.Country ?? "US" };
            }
            else if (place.City is null && isAmerican && AmericanTown().Match(text) is { Success: true } state)
            {
                place = place with
                {
                    PostalCode = state.Groups["code"].Value,
                    City = state.Groups["city"].Value,
                    Country = place.Country ?? "US",
                };
            }
            else if (place.City is null && !isAmerican && TownOf(text) is { } town && !IsAbbreviation(town.City)
                && IsCodeOf(town.Code, town.Country ?? place.Country ?? byDomain ?? IranOf(segment, town.Code)))
            {
                place = place with { PostalCode = town.Code, City = town.City, Country = place.Country ?? town.Country };
            }
            else if (place.Street is null && way is not null && WayAlone().IsMatch(way) && HouseNumber().IsMatch(text))
            {
                place = place with { Street = $"{way}, {segment}" };
            }
            else if (place.Street is null && InStreet().IsMatch(text) && !NumberAlone().IsMatch(text)
                && (text.Any(char.IsDigit) || Corner().IsMatch(text)
                    || (way is not null && (NumberAlone().IsMatch(way) || Within().IsMatch(way)))))
            {
                place = place with
                {
                    Street = way is null ? Label().Replace(segment, "") : $"{way}{(IsPersian(segment) ? "،" : ",")} {segment}",
                };
            }
            else if (place is { City: null, PostalCode: null } && !isAmerican && Code().Match(text) is { Success: true } alone
                && IsCodeOf(alone.Value, place.Country ?? byDomain ?? IranOf(segment, alone.Value)))
            {
                place = place with { PostalCode = alone.Value };
            }

            way = WayAlone().IsMatch(segment) || NumberAlone().IsMatch(segment) || (Within().IsMatch(segment) && place.Street is null)
                ? segment : null;
        }

        if (place is { Street: null, City: null } && InWords(parts) is var (english, its, where))
        {
            place = place with { Street = english, City = its, Country = place.Country ?? where, _isNamed = true };
        }

        if (place is { PostalCode: { } lone, City: null })
        {
            place = CityBeside(parts, lone, place.Street) is { } beside ? place with { City = beside }
                : lone.Length < LongCode ? place with { PostalCode = null } : place;
        }

        if (place.City is null && TownWithoutCode(parts, place.Street, domain) is var (found, itsCountry))
        {
            place = place with { City = found, Country = place.Country ?? itsCountry, _isNamed = place._isNamed || itsCountry is not null };
        }

        return place with { Country = place.Country ?? byDomain ?? CountryByShape(place) } is { } whole
            && (whole.Country is not null || !whole.IsEmpty) ? whole : null;
    }

    /// <summary>True for a country's name in one of the languages, or for a town beside one.</summary>
    internal static bool IsPlace(string text) => IsCountry(text) || TownAndCountry(text) is not null;

    /// <summary>True for a street with the number of a house.</summary>
    internal static bool IsStreet(string text) => !Other().IsMatch(text) && InStreet().IsMatch(text.Split(',')[0])
        && HouseAtEnd().IsMatch(text.Split(',')[0]);

    /// <summary>True for a word for what somebody does.</summary>
    internal static bool IsRole(string text) => Role().IsMatch(text);

    /// <summary>True for a country's name in one of the languages.</summary>
    internal static bool IsCountry(string text) => s_countries.ContainsKey(SearchText.Fold(text).Trim());

    /// <summary>True for a line that the place was read from.</summary>
    public bool IsPart(string line) =>
        (Street is { } street && (line.Contains(street, StringComparison.Ordinal)
            || (line.Length > 2 && $", {street}, ".Contains($", {line}, ", StringComparison.Ordinal))))
        || (Country is "GB" or "IE" && IsCounty(line))
        || (City is { } city && PostalCode is { } code && line.Contains(city, StringComparison.Ordinal)
            && Digits(line).Contains(code, StringComparison.Ordinal))
        || (_isNamed && s_countries.ContainsKey(SearchText.Fold(line).Trim()))
        || line == City || (PostalCode is { } alone && Digits(line).Trim() == alone)
        || (City is not null && TownAndCountry(line) is not null);

    private static bool IsNoPlace(string segment) => Other().IsMatch(segment) || Praise().IsMatch(segment) || Time().IsMatch(segment)
        || (Signature.IsSaying(segment) && !Within().IsMatch(segment)) || InHouse().IsMatch(segment)
        || Call().IsMatch(segment);

    // "HRB 12345", "RC 123456": a register. No town is written without a vowel.
    private static bool IsAbbreviation(string city) => NoVowel().IsMatch(SearchText.Fold(city)) || NoTown().IsMatch(city);

    private static (string Code, string City, string? Country)? TownOf(string text)
    {
        if (CodeFirst().Match(text) is { Success: true } first && !EndOfStreet().IsMatch(text))
        {
            // As on envelopes: the letter of a car's plate, or the code.
            var prefix = first.Groups["country"].Value;
            var country = prefix switch { "D" => "DE", "H" => "HU", "A" => "AT", "F" => "FR", "I" => "IT", "B" => "BE", _ => prefix };
            return (first.Groups["code"].Value, first.Groups["city"].Value.Trim(), Countries.Has(country) ? country : null);
        }

        return CodeLast().Match(text) is { Success: true } last ? (last.Groups["code"].Value, last.Groups["city"].Value.Trim(), null)
            : null;
    }

    // Of a code that stands alone: the town is the segment before it, in Iran the first of the line, in Russia the one behind
    // it; of a code on a line of its own, the line between it and the street.
    private static string? CityBeside(IReadOnlyList<string> parts, string code, string? street)
    {
        for (var line = 0; line < parts.Count; line++)
        {
            var segments = parts[line].Split([',', '،'], StringSplitOptions.TrimEntries).Where(segment => !InCounty().IsMatch(segment))
                .ToArray();
            if (line > 1 && street is not null && Digits(parts[line]).Trim() == code && IsTown(parts[line - 1])
                && parts[line - 2].Contains(street, StringComparison.Ordinal))
            {
                return parts[line - 1];
            }


            if (Array.FindIndex(segments, segment => Digits(segment).Contains(code, StringComparison.Ordinal)) is >= 0 and var at)
            {
                var beside = segments[Math.Max(0, at - 1)..at].Append(at > 1 ? segments[0] : "").Concat(segments[(at + 1)..].Take(1));
                return beside.Select(segment => TownLabel().Replace(segment, "")).FirstOrDefault(IsTown);
            }
        }

        return null;
    }

    // Of a large town the district may stand behind it: "Dublin 2".
    private static bool IsTown(string segment) => segment.TrimEnd(s_digits).TrimEnd() is { Length: > 1 } town
        && town.All(c => char.IsLetter(c) || c is ' ' or '-') && !InStreet().IsMatch(town) && !Other().IsMatch(town) && !IsCountry(town);

    private static List<string> Segments(IReadOnlyList<string> parts) =>
        [.. parts.Skip(1).Select(WithCountryApart).SelectMany(part => BeforeCode().Split(part))
            .SelectMany(part => BehindTown().Match(part) is { Success: true } town && InStreet().IsMatch(part[town.Length..])
                ? new[] { town.Groups["town"].Value, part[town.Length..] } : [part])
            .SelectMany(part => BeforeCountry().Split(part))
            .SelectMany(part => part.Split([',', '،', ';'], StringSplitOptions.TrimEntries))];

    // "69002 Lyon – France", "28013 Madrid (España)".
    private static string WithCountryApart(string part) =>
        AtEnd().Match(part) is { Success: true } end && IsCountry(end.Groups["country"].Value)
            ? $"{part[..end.Index]}, {end.Groups["country"].Value}" : part;

    private static bool IsAmerican(string text) => AmericanCode().IsMatch(text) || AmericanTown().IsMatch(text);

    private static string? Before(IReadOnlyList<string> parts, string segment)
    {
        var segments = Segments(parts);
        return segments.IndexOf(segment) is > 0 and var at && segments[at - 1].All(c => char.IsLetter(c) || c is ' ' or '-' or '.')
            ? segments[at - 1] : null;
    }

    // How many digits a country's codes have, where the country is known.
    private static bool IsCodeOf(string code, string? country) => code.Count(char.IsDigit) is var digits && country switch
    {
        "HU" or "ZA" or "AT" or "CH" or "BE" or "NL" or "BG" or "CY" => digits == 4,
        "DE" or "GR" or "FR" or "IT" or "ES" or "TR" or "US" or "PL" or "CZ" or "SK" or "SE" or "FI" => digits == 5,
        "RO" or "RU" or "CN" or "IN" => digits == 6,
        "IR" => digits == 10,
        "GB" => code.Any(char.IsLetter),
        _ => digits < LongCode,
    };

    private static bool IsPersian(string text) => text.Any(c => c is >= '\u0600' and <= '\u06ff');

    private static string Digits(string text) =>
        string.Concat(text.Select(c => c is >= '۰' and <= '۹' ? (char)('0' + (c - '۰')) : c is >= '٠' and <= '٩'
            ? (char)('0' + (c - '٠')) : c));
}
