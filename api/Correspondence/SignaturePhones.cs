using PhoneNumbers;

namespace OutlookCrm.Correspondence;

/// <summary>
/// The telephone numbers in the lines of a signature, as they are written. Their shapes are those of the plan of the country: of the
/// place, or of a number with a country's code in another line. What stands before a number or in brackets behind it says what the number
/// is: nobody calls a fax, a tax number or an account. Pure.
/// </summary>
internal static partial class SignaturePhones
{
    private const int MostTries = 50;
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    private static PhoneNumberUtil Plans => PhoneNumberUtil.GetInstance();

    /// <summary>Each number in one form for all ways to write it, and as it is written.</summary>
    public static IEnumerable<(string Number, string Written)> Of(IReadOnlyList<string> parts, SignaturePlace? place)
    {
        var country = place?.Country ?? parts.Select(DialledCountry).FirstOrDefault(dialled => dialled is not null);
        var code = DigitsOf(place?.PostalCode ?? "");
        return parts.SelectMany(part => In(part, country)).Where(phone => code.Length == 0 || DigitsOf(phone.Written) != code);
    }

    /// <summary>True for a line with a number that has the shape of a telephone number.</summary>
    public static bool IsIn(string line) => Shape().IsMatch(line);

    /// <summary>True for a line with a number of the tax office, a register or a bank.</summary>
    public static bool IsOtherNumber(string line) => Number().IsMatch(line);

    /// <summary>True for a line with a day.</summary>
    public static bool HasDate(string line) => Date().IsMatch(line);

    /// <summary>True for a number with a country's code.</summary>
    public static bool IsInternational(string phone) => phone.TrimStart('(').StartsWith('+');

    private static IEnumerable<(string Number, string Written)> In(string part, string? country)
    {
        var alone = HouseAndCode().Replace(Degrees().Replace(Date().Replace(Iban().Replace(WithoutCodes(part), " "), " "), " "), " ");
        var line = AreaBehind().Replace(alone, swap =>
            $"{swap.Groups["area"].Value}{swap.Groups["between"].Value}{swap.Groups["number"].Value}");
        var region = country ?? (American().IsMatch(line) ? "US" : "ZZ");
        line = Stroke().Replace(line, " ; ");
        line = Series().Replace(line, series => IsOfPlan(series.Groups["first"].Value, region) && !IsOfPlan(series.Value, region)
            ? series.Groups["first"].Value : series.Value);
        var found = Plans.FindNumbers(line, region, PhoneNumberUtil.Leniency.POSSIBLE, MostTries).ToList();
        if (found.Count > 0)
        {
            return Called(line, found.Select(match => (match.Start, match.Length)))
                .Join(found, number => number.Start, match => match.Start, (number, match) => match)
                .Where(match => IsInternational(match.RawString) || Plans.IsValidNumber(match.Number) || IsLabelled(match.Start))
                .Select(match => (Plans.Format(match.Number, PhoneNumberFormat.E164),
                    match.RawString.Trim() + Extension().Match(line[(match.Start + match.Length)..]).Value.TrimEnd()));
        }

        // Of a country that nobody names only the shape is known.
        var shapes = Shape().Matches(line).Concat(Labelled().Matches(line)).Select(match => match.Groups[^1])
            .OrderBy(group => group.Index).ThenByDescending(group => group.Length).Select(group => (group.Index, group.Length));
        return Called(line, shapes).Select(number => line.Substring(number.Start, number.Length).Trim())
            .Where(number => DigitsOf(number).Length is >= FewestDigits and <= MostDigits).Select(number => (number, number));

        // A plan knows the series that are given out; a word for a telephone says as much.
        bool IsLabelled(int start) => Labelled().Matches(line).Any(label => label.Groups[1].Index == start);
    }

    // Numbers within links, meetings, codes, years and hours have the length of a telephone number, too.
    private static string WithoutCodes(string part)
    {
        var line = Code().Replace(Meeting().Replace(Link().Replace(part, " "), " "), " ");
        line = Hours().Replace(AllDay().Replace(line, " "), " ");
        return Tel().IsMatch(line) ? line : Years().Replace(line, years =>
            string.CompareOrdinal(years.Groups["first"].Value, years.Groups["last"].Value) < 0 ? " " : years.Value);
    }

    // Without those that a word beside them calls something else.
    private static IEnumerable<(int Start, int Length)> Called(string line, IEnumerable<(int Start, int Length)> numbers)
    {
        var (from, isOther) = (0, false);
        foreach (var (start, length) in numbers)
        {
            if (start < from)
            {
                continue;
            }

            var label = line[from..start];
            from = start + length;
            var behind = FaxBehind().Match(line[from..]);
            from += behind.Length;

            // The groups of an account stand behind one label.
            isOther = IsOther(label) || (isOther && !label.Any(char.IsLetter) && !IsInternational(line.Substring(start, length)));
            if (!isOther && !behind.Success)
            {
                yield return (start, length);
            }
        }
    }

    private static bool IsOfPlan(string number, string region)
    {
        try
        {
            return Plans.IsValidNumber(Plans.Parse(number, region));
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private static string? DialledCountry(string part) => Plans.FindNumbers(part, "ZZ", PhoneNumberUtil.Leniency.POSSIBLE, MostTries)
        .Select(match => Plans.GetRegionCodeForNumber(match.Number)).FirstOrDefault(region => region is { Length: 2 } and not "ZZ");

    // "Tel/Fax" can be called; a word for a fax may begin as a word for a telephone does.
    private static bool IsOther(string label) =>
        Number().IsMatch(label) || CodeBehind().IsMatch(label) || (Fax().IsMatch(label) && !Tel().IsMatch(Fax().Replace(label, " ")));

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsDigit));
}
