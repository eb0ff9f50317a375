using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// What the numbers of a signature look like, and what they are called.
internal static partial class SignaturePhones
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string FaxWords =
        @"(?:e-?)?(?:tele)?(?:fax|faks|faksz)(?:szám|nummer|nommer|number|i|u|ul)?|fx|📠|fakszimile|t[ée]l[ée]copi(?:e|eur)|φ[αά]ξ"
        + @"|τηλεομοι[οό]τυπ\w*|(?:теле)?факс|فاكس|فکس|فاکس|نمابر|دورنگار";

    [GeneratedRegex(
        @"(?:^|\W)(?:t|m|p|tel|tél|tlf|phone|telefon|office|direct|mobile?|mob|cell?|whatsapp|τηλ|κιν|тел|моб|تلفن|همراه|sel"
        + @"|port|móvil|telefoon|selfoon|τηλέφωνο|κινητό|телефон|мобильный|موبایل|telefonszám|handy|teléfono|telefono|celular)\.?\s*:?\s*"
        + @"([(\d][\d ()./-]{5,20}\d)", Linear)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<![\w.])((?:\+|00|۰۰|\(?[0۰])[\d۰-۹]?[\d۰-۹ ()./\-]{6,22}[\d۰-۹])", RegexOptions.None, 2000)]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"(?<![\d./-])\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d{2})\s?[-–]\s?\d{1,2}\1\d{1,2}\1(?:\d{4}|\d{2})(?![./-]?\d)"
        + @"|(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?![./-]?\d)", RegexOptions.None, 2000)]
    private static partial Regex Date();

    // "32123456 (031)", and in Persian "32123456-031": the code of the town behind the number.
    [GeneratedRegex(
        @"(?<![\d+(][ ./-]?)(?<number>[1-9۱-۹][\d۰-۹ -]{3,8}[\d۰-۹])(?<between> ?)(?<area>\([0۰]?[1-9۱-۹][\d۰-۹]{1,3}\))(?! ?[\d۰-۹])"
        + @"|(?<![۰-۹+(][ ./-]?)(?<number>[۱-۹][۰-۹]{6,7})(?<between> ?[-–] ?)(?<area>۰[۱-۹][۰-۹])(?! ?[۰-۹-])",
        RegexOptions.None, 2000)]
    private static partial Regex AreaBehind();

    // "2310 555123-4": the first of several numbers, and how the last ends.
    [GeneratedRegex(@"(?<![\d+])(?<first>\(?\d[\d ()]{6,12}\d)\s?[-/]\s?\d{1,2}(?![\d/.-])", RegexOptions.None, 2000)]
    private static partial Regex Series();

    // Two numbers with a stroke between them.
    [GeneratedRegex(@"(?<=\d(?:[ .()-]{0,2}\d){6,14})\s*/\s*(?=[(+]?\d(?:[ .()-]{0,2}\d){6,})", RegexOptions.None, 2000)]
    private static partial Regex Stroke();

    // The number within the house.
    [GeneratedRegex(
        @"^\s*[,;/(]?\s*(?:(?:durchwahl|dw|nst|nebenstelle|app|apparat|εσωτ(?:ερικό)?|interior|bylyn|uitbr(?:eiding)?|poste|toestel"
        + @"|interno|anexo|extensión|mellék|داخلی)\b\.?\s*:?\s*[\d۰-۹]{1,5}|[\d]{1,5}(?:-[aeáéoö]s)?\.? mellék)\)?", Linear)]
    private static partial Regex Extension();

    // Degrees of latitude and longitude.
    [GeneratedRegex(@"(?<![\d.])-?\d{1,3}\.\d{3,}°?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}°?(?![\d.])", RegexOptions.None, 2000)]
    private static partial Regex Degrees();

    // The house and the code behind it: "Hafenstr. 5 - 24103 Kiel".
    [GeneratedRegex(@"(?<![\d+(/-] ?)\b\d{1,4}[a-z]?\s[-–—]\s\d{4,6}(?=\s\p{L})", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex HouseAndCode();

    [GeneratedRegex(@"(?:^|[^\d.+-])\(?[2-9]\d\d(?:\)\s?|[ .-])[2-9]\d\d[ .-]\d{4}(?:[^\d.-]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex American();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Iban();

    // "F" alone is a label, too.
    [GeneratedRegex($@"(?:^|[^\p{{L}}])(?:{FaxWords})(?:[^\p{{L}}]|$)|(?:^|[^\p{{L}}])f\s*[:.]?\s*$|\bf\s*:", Linear)]
    private static partial Regex Fax();

    // Behind a number: "(fax)", "(F)", or the word as the last of its line or of its item.
    [GeneratedRegex($@"^\s*(?:[(\[]\s*(?:{FaxWords}|f)\.?\s*[)\]]|[-–—]?\s*(?:{FaxWords})\.?\s*(?:$|[,;|/]))", Linear)]
    private static partial Regex FaxBehind();

    [GeneratedRegex(@"\b(?:t[ée]l|phone|t[ée]l[ée](?:fon|phone|foon)|mobile?|mob|cell)\b|τηλ|тел|تلفن", Linear)]
    private static partial Regex Tel();

    // A link; that of a chat holds the telephone number.
    [GeneratedRegex(
        @"(?:https?://(?!wa\.me/)|\bwww\.)\S+"
        + @"|(?<![\p{L}\d.:/-])(?!(?:wa\.me|tel|phone|fax|mob|tél|τηλ|κιν)\b)[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.[a-z]{2,}[/?#]\S*",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Link();

    // The number of a meeting's provider, and the meeting's own behind it: "+1 323-555-0100,,123456789#".
    [GeneratedRegex(@"\+?\d[\d ()./-]{5,20}\d\s?,{2,}\s?\d+#?", RegexOptions.NonBacktracking)]
    private static partial Regex Meeting();

    // "ATU12345678", "SN0431123456"; a word for a telephone may stand as close.
    [GeneratedRegex(@"(?<![\p{L}\d])(?!TEL|MOB|CEL|GSM|PH|HP|FON|WA)[A-Z]{2,4}\d{6,}(?!\d)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Code();

    // A season, a span of years.
    [GeneratedRegex(
        @"(?<![\d./+(-]|[\d)] )(?<first>(?:19|20)\d\d)\s?[/–-]\s?(?<last>(?:19|20)\d\d)(?!\s?[\d./-])",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Years();

    [GeneratedRegex(@"(?<![\d/])24\s?[/x]\s?7(?![\d/])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex AllDay();

    private const string Days =
        @"(?:mo|tu|we|th|fr|sa|su|di|mi|do|so|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|gio|sab|dom|mié|jue|vie|sáb"
        + @"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?"
        + @"|ma|di|wo|do|vr|za|zo|hé|h|k|sze|cs|p|szo|v|lu|mi|jo|vi|sâ|du|δευ(?:τέρα)?|τρ[ιί]|τετ|πέμ|παρ(?:ασκευή)?|σάβ|κυρ|пн|вт|ср|чт"
        + @"|пт|сб|вс)";

    // When people are there, with the days before it: "Mo-Fr 0900-1730".
    [GeneratedRegex(
        $@"(?<!\p{{L}}){Days}\.?\s?(?:[-–—/&+]|bis|to|till?|until|έως|t/m)\s?{Days}\.?\s?[,:]?\s?"
        + @"\d{1,2}[:.h]?(?:[0-5]\d)?\s?(?:[ap]\.?m\.?)?\s?(?:[-–—]|bis|to|έως)\s?\d{1,2}[:.h]?(?:[0-5]\d)?(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Hours();

    // What the next number is: a number of goods, of a customer or a file, a secret, a point on the map.
    [GeneratedRegex(
        @"(?:^|[^\p{L}\d])(?:(?:kd|mitgl|vertr|pers|lief|serien|serie|serial|s/n|sn|p/n|pin|puk|ean|gtin|isbn|issn|upc|imei|iccid|asin|hs"
        + @"|lot|batch|charge|lat|latitude|lon|long|lng|longitude|gps|breite|länge|dvr|zvr|lei|lucid|weee|az|gz|aktenzeichen"
        + @"|geschäftszeichen|unser zeichen|member(?:ship)?|mitglieds?|vertrags?|contract|policy|polic[ey]n?|versicherungs?|lizenz"
        + @"|licen[cs]e"
        + @"|supplier|vendor|lieferanten|debitoren|kreditoren|personal|employee|ausweis|projekt|project|vorgangs?|incident|issue|bug"
        + @"|quote|quotation|angebots?|offer|liefer(?:schein)?|delivery note|geräte?|device|model|modell|teile|zoll|customs|mandats?"
        + @"|(?:access|door|zugangs?|promo|discount|voucher|entry|gate)[ -]?code"
        + @"|πελάτη|συμβολαίου|σειριακός|προσφορά|ügyfél\w*|szerződés\w*|gyári|sorozat\w*|client|contract(?:ul)?|serie|kliënt|kontrak"
        + @"|номер заказа|договор|серийный|مشتری|قرارداد|سریال)[ .:#№()/-]*"
        + @"(?:(?:nr|no|num|nummer|nommer|number|code|id|szám|αρ|αριθμός|номер|شماره)\b)?[ .:#№()/-]*|^[^\p{L}\d]*#\s?)$", Linear)]
    private static partial Regex CodeBehind();

    // Numbers of the tax office, a register or a bank.
    [GeneratedRegex(
        @"\b(?:vat|tva|mwst|ust|uid|iban|bic|swift|siret|siren|cui|cif|nif|hr[ab]|afm|gemi|btw"
        + @"|eori|duns|d-u-n-s|gln|gtin|ein|cvr|weee|lei|reg|steuernummer"
        + @"|handelsregister|register"
        + @"|registration|company (?:no|number)|adószám|cégjegyzékszám|cg|cégj\.? ?sz|partita iva|p\.? ?iva|bankverbindung|account"
        + @"|konto|order"
        + @"|invoice|customer no|blz|kto|bank|tracking|shipment|ticket|case|rma|ref(?:erence)?|bestell\w*|rechnung\w*|auftrag\w*|kunden\w*"
        + @"|sendung\w*|cont|factur[ăa]|comand[ăa]|számla\w*|rendelés\w*|bestelling|faktuur|facture|commande|pedido|ordine"
        + @"|fattura|tps|rcs|bankszámla\w*|rekening\w*|kontonummer|kontonr|cod (?:client|fiscal|unic)|(?:meeting"
        + @"|webinar|zoom|teams)[ -]?id|passcode|passwort"
        + @"|password|parola|jelszó|kvk|abn|steuer-?nr|st\.? ?-?nr|art(?:ikel)?\.?[ -]*n(?:umme)?r"
        + @"|item no|part no|sku|gls|dhl|dpd|ups|fedex|tnt|br no|cr no|uen|trn"
        + @"|ssn|cnp|ape|naf|nr\. ?reg|national id|passport"
        + @"|fn|rea|nip|krs|regon|ičo|dič|firmenbuch\w*|gst|gstin|org\.? ?nr|customer (?:id|number)|client (?:id|no))\b"
        + @"|\bc\.i\.f\b|\bp\.?o\.?\s*(?:no\.?|nr\.?|number|#)?\s*:?\s*(?:\d|$)|\bid\s*:|^j\d+/|λογαριασμ(?:ός|ού|ό)|κωδικός|μητρώου"
        + @"|شماره حساب|شماره کارت|کد ملی|کد ?پستی"
        + @"|شماره ملی|کد مشتری"
        + @"|α\.?φ\.?μ|γ\.?ε\.?μη|δ\.?ο\.?υ|инн|огрн|кпп|τιμολόγιο|παραγγελία|заказ|сч[её]т|سفارش|فاکتور|شناسه|کد اقتصادی"
        + @"|شماره ثبت|شبا|out of office",
        Linear)]
    private static partial Regex Number();
}
