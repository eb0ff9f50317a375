using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// What the lines of a signature look like.
public sealed partial record Signature
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        @"(?:^|\W)(?:t|m|p|tel|tél|tlf|phone|telefon|office|direct|mobile?|mob|cell|whatsapp|τηλ|κιν|тел|моб|تلفن|همراه|sel"
        + @"|port|móvil)\.?\s*:?\s*"
        + @"([(\d][\d ()./-]{5,20}\d)", Linear)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<![\w.])((?:\+|00|۰۰|\(?[0۰])[\d۰-۹]?[\d۰-۹ ()./\-]{6,22}[\d۰-۹])", RegexOptions.None, 2000)]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?![./-]?\d)", RegexOptions.None, 2000)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?:^|[^\d.+-])\(?[2-9]\d\d(?:\)\s?|[ .-])[2-9]\d\d[ .-]\d{4}(?:[^\d.-]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex American();

    // A motto, a point in time.
    [GeneratedRegex(@"^[""“„«'‘]|\d\d", RegexOptions.NonBacktracking)]
    private static partial Regex Motto();

    // An extension, a point on the map, a name in another program: nothing that a person is.
    [GeneratedRegex(
        @"^(?:skype|teams|zoom|linkedin|instagram|insta|facebook|fb|twitter|x|viber|telegram|wechat|line|signal|threema|tiktok"
        + @"|youtube|whatsapp|ext|extension|durchwahl|dw|εσωτ|lat|latitude|gps)\b\.?\s*(?:[:@-]|\d)", Linear)]
    private static partial Regex Aside();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Iban();

    [GeneratedRegex(@"\b(?:tele)?(?:fax|faks|faksz)\b|φαξ|факс|فاكس|فکس|فاکس|نمابر|(?:^|[^\p{L}])f\s*[:.]?\s*$|\bf\s*:", Linear)]
    private static partial Regex Fax();

    [GeneratedRegex(@"\b(?:tel|phone|telefon|mobile?|mob|cell)\b|τηλ|тел|تلفن", Linear)]
    private static partial Regex Tel();

    // Numbers of the tax office, a register or a bank.
    [GeneratedRegex(
        @"\b(?:vat|tva|mwst|ust|uid|iban|bic|swift|siret|siren|cui|cif|nif|hr[ab]|afm|gemi|btw|eori|duns|reg|steuernummer"
        + @"|handelsregister|register"
        + @"|registration|company (?:no|number)|adószám|cégjegyzékszám|partita iva|p\.? ?iva|bankverbindung|account|konto|order"
        + @"|invoice|customer no|blz|kto|bank|tracking|shipment|ticket|case|rma|ref(?:erence)?|bestell\w*|rechnung\w*|auftrag\w*|kunden\w*"
        + @"|sendung\w*|cont|factur[ăa]|comand[ăa]|számla\w*|rendelés\w*|bestelling|faktuur|facture|commande|pedido|ordine"
        + @"|fattura|tps|rcs|bankszámla\w*|rekening\w*|kontonummer|kontonr|cod (?:client|fiscal|unic)|(?:meeting"
        + @"|webinar|zoom|teams)[ -]?id|passcode|passwort"
        + @"|password|parola|jelszó|kvk|abn|ssn|cnp|ape|naf|nr\. ?reg|national id|passport"
        + @"|fn|rea|nip|krs|regon|ičo|dič|firmenbuch\w*|gst|gstin|org\.? ?nr|customer (?:id|number)|client (?:id|no))\b"
        + @"|\bc\.i\.f\b|\bp\.?o\.?\s*(?:no\.?|nr\.?|number|#)?\s*:?\s*(?:\d|$)|\bid\s*:|^j\d+/|λογαριασμ(?:ός|ού|ό)|κωδικός|μητρώου"
        + @"|شماره حساب|شماره کارت|کد ملی"
        + @"|شماره ملی|کد مشتری"
        + @"|α\.?φ\.?μ|γ\.?ε\.?μη|δ\.?ο\.?υ|инн|огрн|кпп|τιμολόγιο|παραγγελία|заказ|сч[её]т|سفارش|فاکتور|شناسه|کد اقتصادی"
        + @"|شماره ثبت|شبا|out of office",
        Linear)]
    private static partial Regex Number();

    [GeneratedRegex(@"https?://|www\.|@|\b[\w-]+\.(com|eu|gr|ro|hu|ir|za|net|org|de|fr|it|example)\b", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Address();

    // What mail programs write below a mail.
    [GeneratedRegex(
        @"^(?:get outlook for|.{0,40}\boutlook\b.{0,20}\b(?:ios|android)\b|.{0,40}\b(?:ios|android)\b.{0,20}\boutlook\b"
        + @"|.{0,40}\b(?:iphone|ipad|galaxy|blackberry|huawei|xiaomi)\b|yahoo mail|follow us|like us|find us|visit us"
        + @"|folgen sie|besuchen sie"
        + @"|suivez|síguenos|seguici|ακολουθήστε|urmăriți|kövess|volg ons|подписывайтесь"
        + @"|ما را دنبال|.{0,60}\b(?:avast|virus(?:es|free)?|mailscanner)\b"
        + @"|sent (?:from|via|with) |gesendet (?:von|mit)|von meinem \w+ gesendet|envoyé (?:de|depuis)|enviado desde"
        + @"|inviato da"
        + @"|στάλθηκε από|αποστολή από|trimis (?:de pe|din)|elküldve|az iphone|ارسال شده از|gestuur vanaf"
        + @"|odesláno z|odoslané z|wysłan[eo] z|sendt fra|skickat från|enviado do|telefonról küldve|отправлено (?:с|из)|outlook für"
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
        @"^(?:شرکت|ооо|оао|зао|пао|ао|ип)\s|(^|\s)(ltd|limited|llc|llp|inc|corp|gmbh|ag|kg|ohg|ug|e\.k|bpk|sarl|eurl|s\.?n\.?c"
        + @"|s\.?p\.?a\.?|s\.?l\.?|s\.?a\.?|s\.?r\.?l\.?|s\.?a\.?s\.?|b\.?v\.?|n\.?v\.?|kft|zrt|"
        + @"nyrt|bt|(?:μ\.?)?ε\.?π\.?ε|α\.?ε|ο\.?ε|ι\.?κ\.?ε|pty|\(pty\) ltd|plc|oü|oy|ab|a\.?s|d\.?o\.?o)\.?$",
        RegexOptions.IgnoreCase, 2000)]
    private static partial Regex LegalForm();

    [GeneratedRegex(
        @"^((kind|best|warm)( \w+)? regards|regards|thanks|thank you|cheers|sincerely|yours|sent from|üdvözlettel|"
        + @"tisztelettel|köszönettel|cu (stimă|respect)|mulțumesc|με εκτίμηση|ευχαριστώ|φιλικά|با احترام|با تشکر|"
        + @"vriendelike groete|groete|dankie|mit freundlichen grüßen|viele grüße|cordialement|saludos|cordiali saluti|с уважением)",
        RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Greeting();
}
