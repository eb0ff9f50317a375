using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

// Towns without a postal code beside them.
public sealed partial record SignaturePlace
{
    // "Leeds, UK" on a line alone; in Iran the town stands before its street.
    private static (string Town, string? Country)? TownWithoutCode(IReadOnlyList<string> parts, string? street, string? domain)
    {
        var firm = domain?.Split('.')[0] ?? "";
        foreach (var part in parts.Skip(1))
        {
            if (TownAndCountry(part, behindRole: true) is var (town, country)
                && string.Concat(SearchText.Fold(town).Where(char.IsLetterOrDigit)) is var plain
                && (firm.Length == 0 || !firm.Contains(plain, StringComparison.Ordinal)))
            {
                return (town, country);
            }

            if (street is not null && IsPersian(street) && part.Contains(street, StringComparison.Ordinal)
                && part.Split([',', '،'], StringSplitOptions.TrimEntries)[0] is var begin
                && Label().Replace(begin, "") is var first && IsTown(first)
                && !street.StartsWith(first, StringComparison.Ordinal))
            {
                return (first, null);
            }
        }

        return null;
    }

    // The town may be followed by its region. A role is often followed by a country, or by the town and its country.
    private static (string Town, string Country)? TownAndCountry(string line, bool behindRole = false)
    {
        var segments = BetweenNames().Split(TownLabel().Replace(line.TrimEnd('.', ' ', ')'), ""))
            .Select(segment => segment.Trim()).ToList();
        if (behindRole && segments.Count == 3 && Role().IsMatch(segments[0]))
        {
            segments.RemoveAt(0);
        }

        // "P.O. Box 12345, Dubai, UAE": no street stands between.
        if (segments.Count > 2 && Box().IsMatch(segments[0]))
        {
            segments.RemoveAt(0);
        }

        return segments.Count is 2 or 3 && s_countries.TryGetValue(SearchText.Fold(segments[^1]).Trim(), out var country)
            && IsTown(segments[0]) && !segments[^2].Any(char.IsDigit) && !Role().IsMatch(segments[0]) && !Signature.IsFirm(segments[0])
            ? (segments[0], country) : null;
    }

    // A country that the shape of its addresses tells where nothing names it.
    private static string? CountryByShape(SignaturePlace place) => place switch
    {
        { PostalCode: { Length: LongCode or LongCode + 1 } code } when code.Count(char.IsDigit) == LongCode => "IR",
        { PostalCode: { Length: 6 } code, City: { } city } when code[3] == ' ' && city[0] is >= 'Ͱ' and <= 'Ͽ' => "GR",
        { PostalCode.Length: 4, Street: { } street } when HungarianWay().IsMatch(street) => "HU",
        { PostalCode.Length: 4, Street: { } street } when AfrikaansWay().IsMatch(street) => "ZA",
        { PostalCode.Length: 6, Street: { } street } when RomanianWay().IsMatch(street) => "RO",
        _ => null,
    };

    // Only Iran's codes have ten digits.
    private static string? IranOf(string segment, string code) => code.Count(char.IsDigit) == LongCode && IsPersian(segment) ? "IR" : null;

    // A county or a province beside a town.
    [GeneratedRegex(@"^(?:jud(?:ețul|etul)?\.?|prov(?:incia)?\.?|обл\.?|область|استان|νομός|ν\.)\s|\smegye$|\sобласть$", Linear)]
    private static partial Regex InCounty();

    [GeneratedRegex(@"\s*[,،(]\s*|\s+[-–—/]\s+", RegexOptions.NonBacktracking)]
    private static partial Regex BetweenNames();

    [GeneratedRegex(@"\b(?:utca|u|út|útja|tér|tere|krt|körút|köz|sétány|sor)\b\.?\s*\d", Linear)]
    private static partial Regex HungarianWay();

    [GeneratedRegex(@"(?:straat|weg|laan|rylaan|singel)\s\d|^\d+\s\p{L}+(?:straat|weg|laan)\b", Linear)]
    private static partial Regex AfrikaansWay();

    [GeneratedRegex(@"^(?:str|strada|bd|b-dul|bulevardul|calea|aleea|șos|șoseaua|splaiul|piața)\b", Linear)]
    private static partial Regex RomanianWay();

    // Parts of the words for what somebody does.
    [GeneratedRegex(
        @"manage|direct|head\b|chief|officer|lead\b|leader|engineer|sales|marketing|buyer|buying|purchas|procure|consult|account|analyst"
        + @"|assist|owner|founder|partner|president|\b(?:ceo|cto|cfo|coo|vp|hr|it)\b|export|import|logisti|service|support|represent"
        + @"|agent|special|coordinat|koordinat|executiv|supervis|operation|admin|design|develop|editor|teacher|lawyer|architect|office"
        + @"|leit|verkauf|einkauf|vertrieb|geschäft|berat|ingenieur|inhaber|sachbearbeit|referent|respons|chef|achat|achet|commerc"
        + @"|gérant|vente|dirett|acquist|vendit|jefe|compras|ventas|gerente|encargad|διευθυ|υπεύθυν|πωλήσ|αγορ|ιδιοκτ|προϊστ|γραμματ"
        + @"|μηχανικ|σύμβουλ|λογιστ|vânz|vanz|achizi|administr|inginer|contabil|vezető|igazgat|értékesít|beszerz|mérnök|ügyint"
        + @"|tanácsad|مدیر|کارشناس|رئیس|فروش|خرید|مسئول|مهندس|مشاور|معاون|دفتر|bestuur|verkoop|aankop|hoof\b|eienaar|ingenieur"
        + @"|директ|менедж"
        + @"|secretar|sekret|techni|intern\b|trainee|profess|doctor|student|clerk|broker|trader|planner|controll|produc|quality|finan"
        + @"|legal|research|scien|customer|client|retail|warehouse|regional|country|area|global"
        + @"|отдел|инженер|специал|бухгалт|department|abteilung|team|division|group|region|branch|filiale",
        Linear)]
    private static partial Regex Role();
}
