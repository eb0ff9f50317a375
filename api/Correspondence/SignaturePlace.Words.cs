using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// What the parts of an address look like.
public sealed partial record SignaturePlace
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\s*\([A-Z]{2}\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Province();

    [GeneratedRegex(
        @"^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
        + @" (\d{5}(?:-\d{4})?)$", RegexOptions.NonBacktracking)]
    private static partial Regex AmericanCode();

    // A street whose number is the next segment.
    [GeneratedRegex(@"^(?:خیابان|کوچه|بلوار|میدان|ул\.?|улица|пр\.?|проспект|str\.?|strada|bd\.?|bulevardul|calea)\s+[^\d۰-۹]+$", Linear)]
    private static partial Regex WayAlone();

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
        + @"|^(?:c/|д\.|nr\.?)\s|خیابان|خ\.|کوچه|بلوار|میدان|پلاک|^\p{L}[\p{L} .'’-]+ \d{1,4}[a-zA-Zα-ω]?$"
        + @"|^\d{1,4}[a-zA-Z]? \p{L}[\p{L} .'’-]+$", Linear)]
    private static partial Regex InStreet();
}
