using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// What the parts of an address look like.
public sealed partial record SignaturePlace
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\s*\([A-Z]{2}\)$|(?<=\p{L}) (?:NSW|VIC|QLD|TAS|ACT)(?= \d{4}$)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Province();

    private const string States =
        "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])";

    // Numbers of persons, registers and telephones, which look like a code or a street.
    [GeneratedRegex(
        @"کد ملی|شماره ملی|شناسه|کد اقتصادی|شماره حساب|شماره کارت|"
        + @"^\W*(?:c/o|cnp|ape|naf|siren|siret|rcs|cui|cif|c\.i\.f|afm|vat|id|passport|national id"
        + @"|nr\.? ?reg"
        + @"|duns|d-u-n-s|gln|eori|lei|gtin|ean|kvk|kbo|bce|abn|acn|cvr|ein|uid|weee|dvr|uen|cnpj|bic|swift"
        + @"|reg|j\d+/|[a-z][.:]\s*\+?\(?\d|ext|extension|durchwahl|dw|tel|fax|mobil|mobile|phone|lat|since|seit|skype|cod client"
        + @"|room|zimmer|raum|salle|stanza|kamer|kancelář|b-?bbee|iso|hr[ab]|rc|krs|nip|regon"
        + @"|st\.? ?-?nr|steuer-?nr|dhl|gls|dpd|ups|fedex|reg\. ?no|blz|kto"
        + @"|[\d.' ]+(?:eur|euro|usd|gbp|chf|ron|lei|huf|zar)|eur|usd|gbp|chf|huf|zar"
        + @"|iban|konto|rekening|számla\w*|bankszámla\w*|α\.?δ\.?τ|αμκα|εσωτ)(?:[^\p{L}]|$)"
        + @"|^\W*(?:order|invoice|ticket|case|tracking|customer|client|ref(?:erence)?|rechnungs?|bestell|auftrags?|kunden)[ .:#-]*"
        + @"(?:no|nr|number|nummer|id|code)?\b[ .:#-]*\d", Linear)]
    private static partial Regex Other();

    // A season, the days of a week, a day behind its preposition, a number to dial in need.
    [GeneratedRegex(
        @"\b(?:19|20)\d\d\s?[/–-]\s?(?:19|20)\d\d$|\b(?:katalog|catalogue?|season|saison|sezon|stagione|temporada|collection|kollektion"
        + @"|messe|expo|κατάλογος|katalógus)\b.*\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?$"
        + @"|^\W*(?:mo|di|mi|do|fr|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|gio|sab|δευ|τρ[ιί]|пн|вт|hé|h|ma|lu)\w{0,6}\.?\s?"
        + @"(?:[-–—/&+]|bis|to|till?|until|έως)\s?(?:fr|sa|so|do|mi|fri|sat|sun|thu|wed|ven|sam|dim|sab|dom|vie|παρ|σάβ|пт|сб|p|v|vr"
        + @"|vi)\w{0,6}\b"
        + @"|\b(?:on|am|le|el|il|op|pe|στις|from|vom)\s\d{1,2}[/.]\d{1,2}\.?$"
        + @"|^\W*(?:notruf|emergency|hotline|helpline|sos|urgences?|emergenza|emergencias?|urgenț[eă]|segélyhívó"
        + @"|noodgeval)\W*\d+$", Linear)]
    private static partial Regex Time();

    // "Office: 04 123 4567": who is called, and no room within a house.
    [GeneratedRegex(@"^(?:unit|office|shop|villa|building|bldg|suite|floor|block|flat)\b\W*(?:\d[ ()./-]{0,3}){7}", Linear)]
    private static partial Regex Call();

    // "Office 3.12.456": a number of a room by floor and wing.
    [GeneratedRegex(@"^\w+ \d{1,2}\.\d{1,3}\.\d{1,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex InHouse();

    [GeneratedRegex(@"(?<=^(?:[A-Z]{1,2}-)?\d{3} ?\d{1,2} )(?:Bp|Ffm|Buc|Jhb|Θεσ/νίκη)$|^(?:Bp|Ffm|Buc|Jhb)\b\.?(?= \d{4,6}$)",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex ShortTown();

    // Praise of a firm ends with its year.
    [GeneratedRegex(
        @"\b(?:best|top|award\w*|winner|workplace|great|leading|certified|since|seit|depuis|desde|dal|sedert|gegründet|established"
        + @"|fond[ée]e?|fundada|fondata|alapítva|óta|înființat[ăa]?|copyright|edition|prize|preis|prix|premio)\b"
        + @".*\b(?:19|20)\d\d$", Linear)]
    private static partial Regex Praise();

    [GeneratedRegex(@"(?:\s[-–—]\s+|\s*\()(?<country>\p{L}[\p{L} .]+)\)?$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex AtEnd();

    [GeneratedRegex(@"^[b-df-hj-np-tv-xz]{1,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex NoVowel();

    [GeneratedRegex(
        @"\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|parkway|pkwy|way|court|ct|highway|hwy|place|pl|square|sq)\.?$",
        Linear)]
    private static partial Regex EndOfStreet();

    [GeneratedRegex(@"\s+cedex(?:\s+\d+)?$", Linear)]
    private static partial Regex Cedex();

    // "Via Roma 12 - 20121 Milano".
    [GeneratedRegex(
        @"(?:\s[-–—]|(?<=\b(?:Kft|Zrt|Bt|u|krt|\d)\.))\s(?=(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{3} \d{2}|\d{4} ?[A-Z]{2})\s\p{L})",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex BeforeCode();

    // "HU-6720 Szeged - Kárász utca 5."
    [GeneratedRegex(@"^(?<town>(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{3} \d{2}) \p{L}[\p{L} .'’-]*?)\s[-–—]\s", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex BehindTown();

    [GeneratedRegex(@"^(?<city>\p{L}[\p{L}.'’ -]+?) " + States + @" (?<code>\d{5}(?:-\d{4})?)$", RegexOptions.NonBacktracking)]
    private static partial Regex AmericanTown();

    [GeneratedRegex(
        "^" + States + @" (\d{5}(?:-\d{4})?)$", RegexOptions.NonBacktracking)]
    private static partial Regex AmericanCode();

    // A street whose number is the next segment.
    [GeneratedRegex(
        @"^(?:خیابان|کوچه|بلوار|میدان|ул\.?|улица|пр\.?|проспект|str\.?|strada|bd\.?|bulevardul|calea|via|viale|piazza|corso"
        + @"|largo|vicolo|calle|c/|avda\.?|avenida|plaza|paseo|rua|οδός|λεωφ\.?|λεωφόρος)\s*[^\d۰-۹]+$", Linear)]
    private static partial Regex WayAlone();

    [GeneratedRegex(
        @"^(?:n(?:r|º|°|o)?\.?\s*)?\d{1,4}\s?(?:bis"
        + @"|ter)?[a-zA-Z]?(?:[/-]\s?[\da-zA-Z]{1,3})?(?:\s*[-–,]\s*\d{1,2}\s?[ºª°.]\s?[a-zA-Z]{0,4})?$",
        Linear)]
    private static partial Regex HouseNumber();

    // "12 bis, rue de la Paix".
    [GeneratedRegex(@"^\d{1,4}\s(?:bis|ter|quater)$|^(?:[Nn]o\.?\s)?\d{1,3}[a-dA-D]?$", Linear)]
    private static partial Regex NumberAlone();

    [GeneratedRegex(@"^(?<code>\d{4,6}\s+)?(?:г\.|гор\.|город|mun\.|municipiul|orașul|loc\.)\s*", Linear)]
    private static partial Regex TownLabel();

    // "34000 İstanbul / Türkiye".
    [GeneratedRegex(@"\s/\s(?=\p{L})", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex BeforeCountry();

    [GeneratedRegex(
        @"^(?:registered (?:office|address)|head ?office|visiting address|postal address|sitz|siège social|sede legale|domicilio social"
        + @"|έδρα|sediu(?:l)? social|székhely|hoofkantoor|indirizzo|dirección|endereço|besucheradresse|адрес"
        + @"|address|διεύθυνση|adres[aă]|cím|نشانی|آدرس|adresse?|anschrift|τ\.?κ\.?|کد پستی|کدپستی|postal code|zip(?: code)?"
        + @"|post ?code|poskode"
        + @"|cod(?:ul)? po[șşs]tal|irányítószám|irsz|plz|postleitzahl|code postal|código postal|cap|c\.?p|индекс|ταχ\.? ?κώδικας"
        + @"|ταχυδρομικός κώδικας"
        + @")\b\s*[:.]?\s*", Linear)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?:(?<country>[A-Z]{1,2})[- ])?(?<code>\d{3} \d{2}|\d{4} ?[A-Z]{2}"
        + @"|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{3}-\d{4}|\d{4,6})\s+(?<city>\p{L}[\p{L}\p{M}.'’ -]{1,40}?(?: \d{1,2})?)(?: [A-Z]{2})?$",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex CodeFirst();

    [GeneratedRegex(
        @"^(?<city>\p{L}[\p{L}\p{M}.'’ -]{1,40}?)\s+(?<code>\d{5}|\d{3} \d{2}|\d{3}-\d{4}|\d{5}-\d{3}|\d{4}-\d{3}|\d{4,6}|\d{10}"
        + @"|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|[A-Z]\d[\dW] [A-Z\d]{4})$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex CodeLast();

    [GeneratedRegex(
        @"^(?:\d{4,6}|\d{10}|\d{5}-?\d{5}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[\dW] [A-Z\d]{4})$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"\b(?:street|st|road|rd|avenue|ave|lane|drive|square|boulevard|blvd|rue|via|viale|calle|plaza|strada|str|bulevardul|bd|calea"
        + @"|aleea|șoseaua|utca|u|út|útja|cad|caddesi|sok|sokak|bulvarı|av"
        + @"|tér|körút|krt|straat|weg|laan|platz|allee|gasse|ulica|ul|ул|улица)\b|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse"
        + @"|straat)\s+\d|οδός|λεωφ|πλατεία"
        + @"|^(?:place|quai|impasse|allée|chemin|cours|piazza|corso|largo)\s"
        + @"|^(?:c/|д\.|nr\.?)\s|خیابان|خ\.|کوچه|بلوار|میدان|پلاک|^\p{L}[\p{L} .'’-]+ \d{1,4}(?: ?[a-zA-Zα-ω])?(?:(?: ?/ ?"
        + @"|-)[\da-zA-Zα-ω]{1,4}){0,3}"
        + @"(?: \((?:unit|bldg|et\.|stock|top) ?[\w.]+\))?$"
        + @"|^\p{L}[\p{L} .'’-]+ \d{1,4}[a-zA-Zα-ω]? ?(?:&|και|und|en|γωνία) \p{L}[\p{L} .'’-]+(?: \d{1,4})?$"
        + @"|^(?:straße|platz|allee|gasse) de[rs] .*\d|^(?:cnr|corner|hoek van|hoek|h/v|γωνία) \p{L}"
        + @"|^\d{1,5}(?:[a-zA-Z]|(?:-\d{1,4}){1,2})? \p{L}[\p{L} .'’-]+$|^\p{L}[\p{L} .'’-]+ \d{1,4}-\d{1,4}$"
        + @"|\p{Lo}(?:路|街|道|巷|弄|胡同)\s?\d", Linear)]
    private static partial Regex InStreet();

    [GeneratedRegex(@"\s\d{1,4}\s?[a-z]?(?:[-/]\w{1,4})*\.?$|^\d{1,4}[a-z]?\s\p{L}", Linear)]
    private static partial Regex HouseAtEnd();

    // "Hoek van Kerk- en Langstraat".
    [GeneratedRegex(@"^(?:cnr|corner|hoek van|hoek|h/v|γωνία)\.? \p{L}", Linear)]
    private static partial Regex Corner();

    // Where in a house, before the street or behind it.
    [GeneratedRegex(
        @"^(?:(?:unit|office|shop|villa|building|bldg|suite|ste|floor|block|apt|apartment|flat|level)\b|(?:bl|sc|ap|et|lok|kat"
        + @"|daire)\.)\s*\S", Linear)]
    private static partial Regex Within();

    // A number that mail is kept under, in the place of a street.
    [GeneratedRegex(
        @"^(?:p\.?\s?o\.?\s?box|private bag|postbus|posbus|postfach|pf\.?|b\.?p\.?|bo[iî]te postale|apartado(?: de correos)?"
        + @"|casella postale|căsuța poștală|τ\.?\s?θ\.?|ταχ\.? θυρίδα|postafiók|а/я|صندوق پستی)\s*[:.]?"
        + @"\s*(?:no\.?\s*)?[X\d][\d -]*$", Linear)]
    private static partial Regex Box();

    [GeneratedRegex(@"^(?:AB|BC|MB|NB|NL|NS|ON|PE|QC|SK|YT) ([A-Z]\d[A-Z] ?\d[A-Z]\d)$", RegexOptions.NonBacktracking)]
    private static partial Regex CanadianCode();
}
