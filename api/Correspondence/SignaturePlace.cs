using System.Collections.Frozen;
using System.Text.RegularExpressions;
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

    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // As English, Greek, Romanian, Hungarian, Persian and Afrikaans call them, and the country itself.
    private static readonly FrozenDictionary<string, string> s_countries = new Dictionary<string, string>
    {
        ["GR"] = "Greece|Hellas|Ελλάδα|Ελλάς|Grecia|Görögország|یونان|Griekeland|Griechenland",
        ["RO"] = "Romania|România|Ρουμανία|Románia|رومانی|Roemenië|Rumänien",
        ["HU"] = "Hungary|Magyarország|Ουγγαρία|Ungaria|مجارستان|Hongarye|Ungarn",
        ["IR"] = "Iran|Ιράν|Irán|ایران",
        ["ZA"] = "South Africa|Suid-Afrika|RSA|Νότια Αφρική|Africa de Sud|Dél-Afrika|آفریقای جنوبی|Südafrika",
        ["DE"] = "Germany|Deutschland|Γερμανία|Germania|Németország|آلمان|Duitsland|Allemagne",
        ["AT"] = "Austria|Österreich|Αυστρία|Ausztria|اتریش|Oostenryk",
        ["CH"] = "Switzerland|Schweiz|Suisse|Svizzera|Ελβετία|Elveția|Svájc|سوئیس|Switserland",
        ["FR"] = "France|Γαλλία|Franța|Franciaország|فرانسه|Frankryk|Frankreich",
        ["IT"] = "Italy|Italia|Ιταλία|Olaszország|ایتالیا|Italië|Italien",
        ["ES"] = "Spain|España|Ισπανία|Spania|Spanyolország|اسپانیا|Spanje|Spanien",
        ["NL"] = "Netherlands|The Netherlands|Nederland|Ολλανδία|Olanda|Hollandia|هلند",
        ["BE"] = "Belgium|België|Belgique|Βέλγιο|Belgia|بلژیک",
        ["GB"] = "United Kingdom|UK|Great Britain|England|Ηνωμένο Βασίλειο|Marea Britanie|Egyesült Királyság|انگلستان|Verenigde Koninkryk",
        ["US"] = "United States|USA|U.S.A.|ΗΠΑ|Statele Unite|Egyesült Államok|آمریکا|Verenigde State",
        ["CY"] = "Cyprus|Κύπρος|Cipru|Ciprus|قبرس|Siprus",
        ["BG"] = "Bulgaria|България|Βουλγαρία|Bulgária|بلغارستان|Bulgarye",
        ["TR"] = "Turkey|Türkiye|Τουρκία|Turcia|Törökország|ترکیه|Turkye",
        ["RU"] = "Russia|Россия|Ρωσία|Rusia|Oroszország|روسیه|Rusland",
    }.SelectMany(country => country.Value.Split('|').Select(name => (Name: SearchText.Fold(name), country.Key)))
        .DistinctBy(one => one.Name).ToFrozenDictionary(one => one.Name, one => one.Key);

    /// <summary>True where no line tells anything: the domain alone is no place.</summary>
    [JsonIgnore]
    public bool IsEmpty => Street is null && City is null && !_isNamed;

    private bool _isNamed;

    /// <summary>Of the lines of a signature.</summary>
    public static SignaturePlace? Of(IReadOnlyList<string> parts, string? domain)
    {
        var top = domain?.Split('.')[^1].ToUpperInvariant();
        var byDomain = top is { Length: 2 } && Countries.Has(top == "UK" ? "GB" : top) ? top == "UK" ? "GB" : top : null;
        var place = new SignaturePlace(null, null, null, null);
        foreach (var segment in parts.Skip(1).SelectMany(part => part.Split([',', '،', ';'], StringSplitOptions.TrimEntries)))
        {
            var text = Digits(Label().Replace(segment, "").Trim(' ', '.'));
            if (s_countries.TryGetValue(SearchText.Fold(text).Trim(), out var country))
            {
                place = place with { Country = country, _isNamed = true };
            }
            else if (place.City is null && TownOf(text) is { } town)
            {
                place = place with { PostalCode = town.Code, City = town.City, Country = place.Country ?? town.Country };
            }
            else if (place.Street is null && InStreet().IsMatch(text) && text.Any(char.IsDigit))
            {
                place = place with { Street = segment };
            }
            else if (place is { City: null, PostalCode: null } && Code().Match(text) is { Success: true } code)
            {
                place = place with { PostalCode = code.Value };
            }
        }

        var before = parts.SelectMany(part => part.Split([',', '،'], StringSplitOptions.TrimEntries)).ToList();
        var at = place is { PostalCode: { } alone, City: null }
            ? before.FindIndex(segment => Digits(segment).Contains(alone, StringComparison.Ordinal)) : -1;
        place = at > 1 && before[at - 1].All(c => char.IsLetter(c) || c is ' ' or '-') ? place with { City = before[at - 1] }
            : at >= 0 && place.PostalCode!.Length < LongCode ? place with { PostalCode = null } : place;
        return place with { Country = place.Country ?? byDomain } is { } whole && (whole.Country is not null || !whole.IsEmpty) ? whole
            : null;
    }

    /// <summary>True for a line that the place was read from.</summary>
    public bool IsPart(string line) =>
        (Street is { } street && line.Contains(street, StringComparison.Ordinal))
        || (City is { } city && PostalCode is not null && line.Contains(city, StringComparison.Ordinal))
        || (_isNamed && s_countries.ContainsKey(SearchText.Fold(line).Trim()));

    private static (string Code, string City, string? Country)? TownOf(string text)
    {
        if (CodeFirst().Match(text) is { Success: true } first)
        {
            // As on envelopes: the letter of a car's plate, or the code.
            var prefix = first.Groups["country"].Value;
            var country = prefix switch { "D" => "DE", "H" => "HU", "A" => "AT", "F" => "FR", "I" => "IT", "B" => "BE", _ => prefix };
            return (first.Groups["code"].Value, first.Groups["city"].Value.Trim(), Countries.Has(country) ? country : null);
        }

        return CodeLast().Match(text) is { Success: true } last ? (last.Groups["code"].Value, last.Groups["city"].Value.Trim(), null)
            : null;
    }

    private static string Digits(string text) =>
        string.Concat(text.Select(c => c is >= '۰' and <= '۹' ? (char)('0' + (c - '۰')) : c is >= '٠' and <= '٩'
            ? (char)('0' + (c - '٠')) : c));

    [GeneratedRegex(
        @"^(?:address|διεύθυνση|adres[aă]|cím|نشانی|آدرس|adresse?|anschrift|τ\.?κ\.?|کد پستی|postal code|zip"
        + @"|p\.?o\.? box)\s*[:.]?\s*", Linear)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?:(?<country>[A-Z]{1,2})[- ])?(?<code>\d{3} \d{2}|\d{4} [A-Z]{2}"
        + @"|\d{4,6})\s+(?<city>\p{L}[\p{L}\p{M}.'’ -]{1,40})$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex CodeFirst();

    [GeneratedRegex(
        @"^(?<city>\p{L}[\p{L}\p{M}.'’ -]{1,40}?)\s+(?<code>[A-Z]{2} \d{5}|\d{3} \d{2}|\d{4,6}|\d{10}"
        + @"|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex CodeLast();

    [GeneratedRegex(@"^(?:\d{4,6}|\d{10}|\d{5}-?\d{5})$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"\b(?:street|st|road|rd|avenue|ave|lane|drive|square|boulevard|blvd|rue|via|viale|calle|plaza|strada|str|bulevardul|bd|calea"
        + @"|aleea|șoseaua|utca|u|út|útja"
        + @"|tér|körút|krt|straat|weg|laan|platz|allee|gasse|ulica|ul|ул|улица)\b|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse"
        + @"|straat)\s+\d|οδός|λεωφ|πλατεία"
        + @"|خیابان|خ\.|کوچه|بلوار|میدان|پلاک|^\p{L}[\p{L} .'’-]+ \d{1,4}[a-zA-Zα-ω]?$|^\d{1,4}[a-zA-Z]? \p{L}[\p{L} .'’-]+$", Linear)]
    private static partial Regex InStreet();
}
