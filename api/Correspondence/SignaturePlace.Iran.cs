using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// Iran's addresses go from the large to the small on one line: province, town, quarter, streets, house, floor, and a code of ten digits,
// between commas or dashes.
public sealed partial record SignaturePlace
{
    private static SignaturePlace? InIran(IReadOnlyList<string> parts)
    {
        var (line, tokens) = parts.Skip(1).Where(IsPersian).Select(part => (part, PersianTokens(part)))
            .FirstOrDefault(one => one.Item2.Exists(token => PersianWay().IsMatch(token)), ("", []));
        var coded = tokens.Concat(parts.Skip(1).Where(part => PersianCodeAlone().IsMatch(part))).Select(token => PersianCode().Match(token))
            .FirstOrDefault(match => match.Success)?.Groups["code"].Value;
        var first = tokens.FindIndex(token => PersianWay().IsMatch(token));
        var last = tokens.FindLastIndex(token => PersianPlace().IsMatch(token) && !PersianCode().IsMatch(token));
        var isNamed = tokens.Concat(parts.Skip(1)).Any(IsCountry);
        var city = tokens.Take(Math.Max(0, first)).Where(token => !IsCountry(token) && !PersianProvince().IsMatch(token))
            .Select(token => PersianTown().Replace(token, "")).FirstOrDefault(IsTown);
        if (first < 0 || last < first || (city is null && coded is null))
        {
            return null;
        }

        var (from, to) = (line.IndexOf(tokens[first], StringComparison.Ordinal), line.LastIndexOf(tokens[last], StringComparison.Ordinal));
        return new(line[from..(to + tokens[last].Length)], coded is null ? null : Digits(coded), city, "IR") { _isNamed = isNamed };
    }

    private static List<string> PersianTokens(string line) =>
        [.. PersianDivision().Split(Label().Replace(line, "")).Select(token => token.Trim(' ', '.', '-', '–'))
            .Where(token => token.Length > 0)];

    [GeneratedRegex(@"\s*[،,؛;]\s*|\s+[-–—]\s+|\s*\|\s*", RegexOptions.NonBacktracking)]
    private static partial Regex PersianDivision();

    [GeneratedRegex(@"^(?:خیابان|خ\.|خ |کوچه|بلوار|میدان|بزرگراه|چهارراه|جاده|اتوبان|بن[ \u200c]?بست)", RegexOptions.NonBacktracking)]
    private static partial Regex PersianWay();

    // Also what stands behind the street.
    [GeneratedRegex(
        @"^(?:خیابان|خ\.|خ |کوچه|بلوار|میدان|بزرگراه|چهارراه|جاده|اتوبان|بن[ \u200c]?بست|پلاک|طبقه|واحد|ساختمان|برج|مجتمع|نبش|جنب|روبروی"
        + @"|پشت|بعد از|قبل از|نرسیده به|فاز|بلوک|شماره)\s?", RegexOptions.NonBacktracking)]
    private static partial Regex PersianPlace();

    [GeneratedRegex(@"^استان\s", RegexOptions.NonBacktracking)]
    private static partial Regex PersianProvince();

    [GeneratedRegex(@"^(?:شهر|شهرستان)\s+", RegexOptions.NonBacktracking)]
    private static partial Regex PersianTown();

    [GeneratedRegex(@"^(?:کد[ \u200c]?پستی\s*[:.]?\s*)?[\d۰-۹]{5}-?[\d۰-۹]{5}$", RegexOptions.NonBacktracking)]
    private static partial Regex PersianCodeAlone();

    [GeneratedRegex(@"(?:^|\D)(?<code>[\d۰-۹]{5}-?[\d۰-۹]{5})$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex PersianCode();
}
