using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

// Addresses of Britain and Ireland: rooms, houses and estates, a street often without a number, perhaps a village, the town, perhaps the
// county, and a code with letters, on one line or on several.
public sealed partial record SignaturePlace
{
    private const int FurthestToken = 7;

    // Counties of England, Wales, Scotland and Northern Ireland as postal addresses name them (Royal Mail, "postal counties").
    private static readonly FrozenSet<string> s_counties = string.Join('|',
        "Avon|Bedfordshire|Beds|Berkshire|Berks|Buckinghamshire|Bucks|Cambridgeshire|Cambs|Cheshire|Cleveland|Cornwall|County Durham",
        "Cumbria|Derbyshire|Devon|Dorset|East Sussex|East Yorkshire|Essex|Gloucestershire|Glos|Greater London|Greater Manchester|Hampshire",
        "Hants|Herefordshire|Hertfordshire|Herts|Humberside|Isle of Wight|Kent|Lancashire|Lancs|Leicestershire|Leics|Lincolnshire|Lincs",
        "Merseyside|Middlesex|Middx|Norfolk|North Humberside|North Yorkshire|Northamptonshire|Northants|Northumberland|Nottinghamshire",
        "Notts|Oxfordshire|Oxon|Rutland|Shropshire|Somerset|South Yorkshire|Staffordshire|Staffs|Suffolk|Surrey|Sussex|Tyne and Wear",
        "Tyne & Wear|Warwickshire|West Midlands|West Sussex|West Yorkshire|Wiltshire|Wilts|Worcestershire|Worcs|Yorkshire|Clwyd|Dyfed",
        "Gwent|Gwynedd|Mid Glamorgan|South Glamorgan|West Glamorgan|Powys|Aberdeenshire|Angus|Argyll|Ayrshire|Banffshire|Berwickshire",
        "Caithness|Clackmannanshire|Dumfriesshire|East Lothian|Fife|Inverness-shire|Lanarkshire|Midlothian|Morayshire|Perthshire",
        "Renfrewshire|Ross-shire|Roxburghshire|Stirlingshire|Sutherland|West Lothian")
        .Split('|').Select(SearchText.Fold).ToFrozenSet();

    private static SignaturePlace? InBritain(IReadOnlyList<string> parts)
    {
        var tokens = parts.Select(WithCountryApart).SelectMany((part, line) => part.Split([',', ';'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(token => (Text: Label().Replace(token, "").TrimEnd('.', ' '), Line: line))).ToList();
        var at = tokens.FindIndex(1, token => LetteredCode().IsMatch(token.Text));
        if (at < 0)
        {
            return null;
        }

        var coded = LetteredCode().Match(tokens[at].Text);
        var isNamed = tokens.Skip(at + 1).Take(2).Select(token => CountryOf(token.Text)).FirstOrDefault(found => found is not null);
        var before = tokens.Take(at).Skip(1).Where(token => token.Line >= tokens[at].Line - FurthestToken).Select(token => token.Text)
            .Append(coded.Groups["town"].Value.Trim(' ', '-')).Where(text => text.Length > 0).Reverse()
            .SkipWhile(text => IsCounty(text) || CountryOf(text) is not null).Take(FurthestToken).ToList();
        if (before.Count == 0 || !IsTown(before[0]) || EndOfStreet().IsMatch(before[0]) || IsRole(before[0]) || Signature.IsFirm(before[0])
            || !TownName().IsMatch(before[0]) || NoTown().IsMatch(before[0]))
        {
            return null;
        }

        var rest = before.Skip(1).ToList();
        if (rest.Count > 1 && !IsStreetToken(rest[0]) && IsTown(rest[0]) && !IsRole(rest[0]) && !IsHouse(rest[0])
            && IsStreetToken(rest[1]))
        {
            // A village beside the town.
            rest.RemoveAt(0);
        }

        var ways = rest.TakeWhile(text => IsStreetToken(text) || IsHouse(text)).ToList();
        return new(ways.Exists(IsStreetToken) ? string.Join(", ", Enumerable.Reverse(ways)) : null,
            coded.Groups["code"].Value, before[0], isNamed ?? (EireCode().IsMatch(coded.Groups["code"].Value) ? "IE" : "GB"))
        {
            _isNamed = isNamed is not null,
        };
    }

    // "No. 25, Sepehr Building, Ferdowsi Ave., Tehran, Iran": a street in English words before the town and its country.
    private static (string Street, string City, string Country)? InWords(IReadOnlyList<string> parts)
    {
        foreach (var part in parts.Skip(1))
        {
            var tokens = Label().Replace(part, "").Split(',', StringSplitOptions.TrimEntries).ToList();
            var at = tokens.FindLastIndex(EndOfStreet().IsMatch);
            if (at >= 0 && at + 2 == tokens.Count - 1 && CountryOf(tokens[^1]) is { } country && IsTown(tokens[at + 1])
                && TownName().IsMatch(tokens[at + 1]) && tokens.Take(at + 1).All(token => IsStreetToken(token) || IsHouse(token)))
            {
                return (string.Join(", ", tokens.Take(at + 1)), tokens[at + 1], country);
            }
        }

        return null;
    }

    private static string? CountryOf(string text) => s_countries.GetValueOrDefault(SearchText.Fold(text).Trim());

    private static bool IsCounty(string text) => IrishCounty().IsMatch(text) || s_counties.Contains(SearchText.Fold(text));

    private static bool IsStreetToken(string text) => !Other().IsMatch(text) && !IsRole(text) && !Signature.IsFirm(text)
        && (EndOfStreet().IsMatch(text) || StreetWord().IsMatch(text) || Within().IsMatch(text) || Box().IsMatch(text)
            || NumberAndName().IsMatch(text) || NumberAlone().IsMatch(text));

    private static bool IsHouse(string text) => HouseWord().IsMatch(text) && !Signature.IsFirm(text) && !IsRole(text);

    [GeneratedRegex(
        @"^(?:(?<town>\p{Lu}[\p{L} .'’&-]*?(?: \d{1,2})?)[ -]+)?(?<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
        + @"|[AC-FHKNPRTV-Y]\d[\dW] ?[A-Z\d]{4})$",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex LetteredCode();

    [GeneratedRegex(
        @"^\p{Lu}[\p{L}.'’]*(?:[ -](?:\p{Lu}[\p{L}.'’]*|on|upon|in|le|la|by|the|of|under|next|and|super|sub|\d{1,2}))*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex TownName();

    [GeneratedRegex(
        @"\b(?:registered|model|version|order|ref|reference|serial|part|code|type|vat|company|no|number|licen[cs]e|invoice|please|quote"
        + @"|item|batch|case|ticket|key|plate|reg|flight|gate|room|grade|class|series|mark|edition|release|build|office|suite|floor"
        + @"|level|plot|shop|gate"
        + @"|block|sector|flat|villa|tower|box|hall|stand|booth|phase|zone|km|büro|etage|halle|bureau|étage|ufficio|piano|interno|oficina"
        + @"|planta|kantoor|verdieping|etaj|birou|iroda|emelet|γραφείο|όροφος|оф|офис|этаж|корпус)\b", Linear)]
    private static partial Regex NoTown();

    [GeneratedRegex(@"^[AC-FHKNPRTV-Y]\d[\dW] ?[A-Z\d]{4}$", RegexOptions.NonBacktracking)]
    private static partial Regex EireCode();

    [GeneratedRegex(@"^(?:co\.?|county) \p{L}+$", Linear)]
    private static partial Regex IrishCounty();

    [GeneratedRegex(
        @"\b(?:crescent|cres|close|terrace|grove|gardens|mews|hill|row|walk|quay|wharf|yard|parade|broadway|bridge|gate|green|rise|view"
        + @"|estate|park|trading est\.?|ind\.? est\.?)$", Linear)]
    private static partial Regex StreetWord();

    [GeneratedRegex(@"^\d{1,4}(?:[a-z]?(?:[-–/]\d{1,4}[a-z]?)?|st|nd|rd|th) \p{L}", Linear)]
    private static partial Regex NumberAndName();

    [GeneratedRegex(
        @"^the old \p{L}+$|\b(?:house|mill|hall|court|centre|center|buildings?|chambers|works|farm|barn|tower|campus|arcade|lodge"
        + @"|cottage|studios?|exchange"
        + @"|warehouse|business park|science park|technology park)\b", Linear)]
    private static partial Regex HouseWord();
}
