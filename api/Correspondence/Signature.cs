using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;
using PhoneNumbers;

namespace OutlookCrm.Correspondence;

/// <summary>
/// What the last lines of a mail say about its author. Read by plain rules, so every value is a suggestion that a person confirms: the
/// signature is where the author's own name stands alone on a line near the end; the line below is the role, a company is known by its
/// legal form, telephone numbers by the plans of their countries. Notices of mail programs and lawyers are no part of it. What no line
/// looks like is null.
/// </summary>
public sealed partial record Signature(string? Role, string? Company, IReadOnlyList<string> Phones, SignaturePlace? Place)
{
    private const int Lines = 14;
    private const int LongestLine = 90;
    private const int MostPhones = 4;
    private const int MostTries = 50;
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    public static Signature None { get; } = new(null, null, [], null);

    /// <summary>
    /// Of a mail's own text; <paramref name="name"/> is the author's, <paramref name="companyDomain"/> the address's domain or null for
    /// free mail.
    /// </summary>
    public static Signature Of(string text, string name, string? companyDomain)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile((line, i) => i == 0 || !Disclaimer().IsMatch(line)).Where(line => !Notice().IsMatch(line)).TakeLast(Lines).ToList();
        var start = lines.FindLastIndex(line => IsName(line, name));
        start = start >= 0 ? start : lines.FindLastIndex(line => line is "--" or "—" or "__");
        if (start < 0)
        {
            return None;
        }

        // "Anna Kis | Export manager | Dunabor Kft." is three lines to us.
        var parts = lines.Skip(start)
            .SelectMany(line => line.Split(['|', '•', '·'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(part => part.Length <= LongestLine).ToList();
        var place = SignaturePlace.Of(parts, companyDomain);
        var phones = parts.Where(part => !part.Contains('@', StringComparison.Ordinal)).SelectMany(part => PhonesIn(part, place?.Country))
            .GroupBy(phone => phone.Number).Select(same => same.Select(phone => phone.Written).MaxBy(IsInternational)!)
            .Take(MostPhones).ToList();
        var words = parts.Where(part => !IsName(part, name) && part.Any(char.IsLetter) && !Shape().IsMatch(part) && !Address().IsMatch(part)
            && !Number().IsMatch(part) && !Date().IsMatch(part) && place?.IsPart(part) != true).ToList();
        var company = words.Find(part => LegalForm().IsMatch(part)) ?? words.Find(part => IsNameOfDomain(part, companyDomain));
        var role = words.Find(part => part != company && !Greeting().IsMatch(part) && part.Length <= 60 && !part.EndsWith('.'));
        if (role?.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && company is null)
        {
            company = role[(comma + 1)..].Trim();
            role = role[..comma].Trim();
        }

        return new(role, company, phones, place?.IsEmpty == false ? place : null);
    }

    // As written. What stands before a number says what it is: a fax, a tax number or an account is nothing to call.
    private static IEnumerable<(string Number, string Written)> PhonesIn(string part, string? country)
    {
        var line = Date().Replace(Iban().Replace(part, " "), " ");
        var from = 0;
        var util = PhoneNumberUtil.GetInstance();
        foreach (var match in util.FindNumbers(line, country ?? "ZZ", PhoneNumberUtil.Leniency.POSSIBLE, MostTries))
        {
            var label = line[from..match.Start];
            from = match.Start + match.Length;
            if (!IsOther(label) && (IsInternational(match.RawString) || util.IsValidNumber(match.Number)))
            {
                yield return (util.Format(match.Number, PhoneNumberFormat.E164), match.RawString.Trim());
            }
        }

        // Of a country that nobody names only the shape is known.
        if (from == 0 && Shape().Match(line) is { Success: true } shape && !IsOther(line[..shape.Index])
            && shape.Value.Count(char.IsDigit) is >= 7 and <= 15)
        {
            yield return (shape.Value.Trim(), shape.Value.Trim());
        }
    }

    private static bool IsInternational(string phone) => phone.TrimStart('(').StartsWith('+');

    private static bool IsOther(string label) => Number().IsMatch(label) || (Fax().IsMatch(label) && !Tel().IsMatch(label));

    // Every word of the line is one of the name's, in any order: Hungarians write the family name first.
    private static bool IsName(string line, string name)
    {
        var own = Words(name);
        var written = Words(line.Split('|', '•', '·')[0]);
        return own.Count > 0 && written.Count > 0 && written.Count <= own.Count && written.All(own.Contains)
            && (written.Count > 1 || own.Count == 1);
    }

    private static HashSet<string> Words(string text) => [.. SearchText.TokensOf(text)];

    private static bool IsNameOfDomain(string part, string? domain)
    {
        var label = domain?.Split('.')[0].Replace("-", "", StringComparison.Ordinal);
        return label is { Length: > 2 } && string.Concat(SearchText.Fold(part).Where(char.IsLetterOrDigit))
            .Contains(label, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\w.])(\+|00|۰۰|\(?[0۰])[\d۰-۹]?[\d۰-۹ ()./\-]{6,22}[\d۰-۹]", RegexOptions.None, 2000)]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?![./-]?\d)", RegexOptions.None, 2000)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Iban();

    [GeneratedRegex(@"\b(?:tele)?(?:fax|faks|faksz)\b|φαξ|факс|فکس|فاکس|نمابر|^\s*f\s*[:.]|\bf\s*:", Linear)]
    private static partial Regex Fax();

    [GeneratedRegex(@"\b(?:tel|phone|telefon|mobile?|mob|cell)\b|τηλ|тел|تلفن", Linear)]
    private static partial Regex Tel();

    // Numbers of the tax office, a register or a bank.
    [GeneratedRegex(
        @"\b(?:vat|tva|mwst|ust|uid|iban|bic|swift|siret|siren|cui|cif|nif|hr[ab]|afm|gemi|btw|eori|duns|reg|steuernummer"
        + @"|handelsregister|register"
        + @"|registration|company (?:no|number)|adószám|cégjegyzékszám|partita iva|p\.? ?iva|bankverbindung|account|konto|order"
        + @"|invoice|customer no)\b"
        + @"|α\.?φ\.?μ|γ\.?ε\.?μη|δ\.?ο\.?υ|инн|огрн|кпп|شناسه|کد اقتصادی|شماره ثبت|شبا|out of office",
        Linear)]
    private static partial Regex Number();

    [GeneratedRegex(@"https?://|www\.|@|\b[\w-]+\.(com|eu|gr|ro|hu|ir|za|net|org|de|fr|it|example)\b", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Address();

    // What mail programs write below a mail.
    [GeneratedRegex(
        @"^(?:get outlook for|sent (?:from|via|with) |gesendet (?:von|mit)|von meinem \w+ gesendet|envoyé (?:de|depuis)|enviado desde"
        + @"|inviato da"
        + @"|στάλθηκε από|αποστολή από|trimis (?:de pe|din)|elküldve|az iphone|ارسال شده از|gestuur vanaf|отправлено (?:с|из)|outlook für"
        + @"|télécharger outlook|virus-free|unsubscribe|abmelden|out of office|please consider the environment|think before you print)",
        Linear)]
    private static partial Regex Notice();

    // With it the lawyers' part begins, which ends no earlier than the mail.
    [GeneratedRegex(
        @"^\W*(?:disclaimer|confidential|(?:this|the) (?:e-?mail|message|information|communication)\b.{0,60}\b(?:confidential"
        + @"|intended|privileged)"
        + @"|diese (?:e-?mail|nachricht)|ce (?:message|courriel)|το παρόν (?:μήνυμα|email|e-mail)|αυτό το μήνυμα|acest (?:mesaj|e-?mail)"
        + @"|ez az (?:üzenet|e-?mail)|jelen (?:üzenet|e-?mail)|این (?:ایمیل|پیام|نامه)|hierdie (?:e-pos|boodskap)|vrywaring"
        + @"|настоящее (?:сообщение|письмо)"
        + @"|este (?:mensaje|correo)|questo messaggio|if you (?:are not|have received))",
        Linear)]
    private static partial Regex Disclaimer();

    [GeneratedRegex(
        @"(^|\s)(ltd|limited|llc|inc|corp|gmbh|ag|kg|s\.?a\.?|s\.?r\.?l\.?|s\.?a\.?s\.?|b\.?v\.?|n\.?v\.?|kft|zrt|"
        + @"nyrt|bt|ε\.?π\.?ε|α\.?ε|ο\.?ε|ι\.?κ\.?ε|pty|\(pty\) ltd|plc|oü|oy|ab|a\.?s|d\.?o\.?o)\.?$",
        RegexOptions.IgnoreCase, 2000)]
    private static partial Regex LegalForm();

    [GeneratedRegex(
        @"^((kind|best|warm)( \w+)? regards|regards|thanks|thank you|cheers|sincerely|yours|sent from|üdvözlettel|"
        + @"tisztelettel|köszönettel|cu (stimă|respect)|mulțumesc|με εκτίμηση|ευχαριστώ|φιλικά|با احترام|با تشکر|"
        + @"vriendelike groete|groete|dankie|mit freundlichen grüßen|viele grüße|cordialement|saludos|cordiali saluti|с уважением)",
        RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Greeting();
}
