using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// What the lines of a signature look like.
public sealed partial record Signature
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // A motto, a point in time.
    [GeneratedRegex(@"^[""“„«'‘]|\d\d", RegexOptions.NonBacktracking)]
    private static partial Regex Motto();

    [GeneratedRegex(
        @"\b(?:manager|executive|clerk|director|officer|handler|specialist|coordinator|assistant|representative|consultant|supervisor"
        + @"|planner|controller|analyst)s?\b", Linear)]
    private static partial Regex Post();

    [GeneratedRegex(@"\s[-–—]\s", RegexOptions.NonBacktracking)]
    private static partial Regex Dash();

    // Between cells of a table, and where people put a stroke or a wide gap for a bar.
    [GeneratedRegex(@"(?<=\S)(?:[ \u00a0]{3,}|[ \t]//[ \t]|[ \t][–—-]{2,}[ \t](?=\S))", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Cells();

    // What the law wants on a firm's letters: where it is registered and who leads it.
    [GeneratedRegex(
        @"^(?:sitz der gesellschaft|registergericht|amtsgericht|handelsregister|geschäftsführ(?:er|ung|erin)(?:innen)?\s*:|vorstand\s*:"
        + @"|aufsichtsrat|persönlich haftende|vertretungsberechtigt|ust-?id|registered in |registered (?:number|no)|company (?:no|reg)"
        + @"|authorised and regulated|vat (?:no|reg|number)|sas au capital|sarl au capital|s\.?a\.? au capital|rcs |siret"
        + @"|cap(?:itale)?\.? soc"
        + @"|inscrita en el registro|lopd|cégjegyzékszám|cég?\.?j|reg\. com|nr\. reg|capital social|γ\.?ε\.?μη|directors?\s*:)", Linear)]
    private static partial Regex Imprint();

    [GeneratedRegex(@"\b(?:dept|mgr|dir|asst|exec|eng|div|abt|rep|tech|dpto|uff|serv|coord)\.$", Linear)]
    private static partial Regex Abbreviated();

    [GeneratedRegex(@"^c/o\s+|^(?:for and )?on behalf of\s+|^im auftrag (?:von|der)\s+|^pour le compte de\s+", Linear)]
    private static partial Regex OnBehalf();

    // A sign on a map before an address.
    [GeneratedRegex(@"^(?:📍|📌|🏠|🏢|🏬|🏭|🗺)\uFE0F?\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Pin();

    // An extension, a point on the map, a name in another program: nothing that a person is.
    [GeneratedRegex(
        @"^(?:skype|teams|zoom|linkedin|instagram|insta|facebook|fb|twitter|x|viber|telegram|wechat|line|signal|threema|tiktok"
        + @"|youtube|whatsapp|b-?bbee level|ext|extension|durchwahl|dw|εσωτ|lat|latitude|gps)\b\.?\s*(?:[:@-]|\d|$)"
        + @"|^(?:schedule|book|arrange|pick) (?:an?|some|your|time)\b|^termin (?:buchen|vereinbaren)|^prendre rendez-vous|^reservar"
        + @"|^foglaljon|^prenota|^programează|^записаться", Linear)]
    private static partial Regex Aside();

    [GeneratedRegex(@"https?://|www\.|@|\b[\w-]+\.(com|eu|gr|ro|hu|ir|za|net|org|de|fr|it|example)\b", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Address();

    // What people wish, offer and say about their hours.
    [GeneratedRegex(
        @"^\W*(?:p\.?\s?(?:p\.?\s?)?s\b\.?\s*:?\s*\p{L}|υ\.?\s?γ\.?\s|u\.?\s?i\.:?\s|have an? |enjoy (?:your|the) |wish(?:ing)? (?:you"
            + @"|all|everyone)\b"
        + @"|merry (?:christmas|x-?mas)|happy (?:new|holiday|christmas|easter|friday|monday|weekend|birthday)|season['’]?s greetings"
        + @"|best wishes|stay (?:safe|healthy|well)|see you |looking forward|please |kindly |feel free|don['’]?t |do not |let (?:me|us) "
        + @"|we (?:are|have|wish|will) |we['’](?:re|ll|ve) |i (?:am|work|will|may) |i['’](?:m|ll|ve) |you (?:can|may) "
        + @"|(?:my |our )?(?:regular |usual |normal )?(?:working|office|opening|business|visiting|store|shop) (?:hours|days|times)\b"
        + @"|(?:join|meet|visit|follow|call|contact|ask) (?:us|our|me)\b|save the date|register (?:now|here|for)|sign up|closed (?:on"
        + @"|from|for)"
        + @"|frohe |fröhliche |ein(?:en?)? (?:schöne|frohe|gute)|schöne[ns]? (?:tag|woche|feier|weihnacht)|guten rutsch|bitte "
        + @"|wir (?:sind|haben|wünschen|suchen) "
        + @"|ich (?:bin|arbeite) |(?:unsere )?(?:öffnungs|büro|sprech|arbeits|geschäfts)zeit|erreichbar |besuchen sie"
        + @"|joyeu(?:x|ses?) |bonnes? (?:journée|année|soirée|fêtes|fin) |bonnes? (?:journée|année|soirée|fêtes)\b|bon (?:week|après)"
        + @"|horaires|heures d|nous (?:sommes|vous) |veuillez "
        + @"|buon(?:a|e)? (?:giornata|lavoro|natale|feste|anno|week)|orari(?:o)? |feliz |felices |horario|por favor "
        + @"|boldog |kellemes |szép (?:nap|het)|nyitva|munkaid|kérjük|crăciun |sărbători |la mulți ani|o zi (?:bună|frumoasă)"
        + @"|program(?:ul)? de lucru|vă rugăm"
        + @"|καλ(?:ά|ή|ό|ές|ώς)\s(?:χριστού|χρόν|πάσχα|μέρα|ημέρα|συνέχεια|σαββατ|εβδομ|εορτ|γιορτ)|χρόνια πολλά|ωράριο"
        + @"|ώρες (?:λειτουργίας|γραφείου)|παρακαλ"
        + @"|geseënde |voorspoedige |kantoorure|fijne |prettige |openingstijden|с (?:новым|рождеством|праздник)|часы работы|режим работы"
        + @"|سال نو|نوروز|ساعات? کار|لطفا)", Linear)]
    private static partial Regex Saying();

    // A line of degrees and letters behind a name: "BA (Hons), MSc".
    [GeneratedRegex(
        @"^(?:(?:B\.?A|M\.?A|B\.?Sc|M\.?Sc|B\.?Eng|M\.?Eng|LL\.?[BM]|E?MBA|Ph\.?\s?D|D\.?Phil|M\.?Phil|BBA|B\.?Com|M\.?Com|[BM]\.?Ed"
            + @"|[BM]\.?Arch|ACCA|CFA|PMP"
        + @"|[MF]RICS|RIBA|CEng|[MF]?IMechE|A?FCA|ACA|[MF]CIPS|[MF]CIM|Dipl\.?\s?-?\s?(?:Ing|Kfm|Kffr|Betrw|Wirt)|Mag|Dr|Prof)\.?"
        + @"(?:\s?\(?(?:Hons|FH|Univ|Cantab|Oxon|TU)\.?\)?)?(?:\s?[,/&;]\s?|\s|$))+$", RegexOptions.NonBacktracking)]
    private static partial Regex Degrees();

    // Where somebody sits within the house.
    [GeneratedRegex(
        @"^(?:room|desk|office|cubicle|raum|zimmer|büro|salle|bureau|stanza|ufficio|kamer|kantoor|birou|camera|szoba|iroda|γραφείο|oficina"
        + @"|booth|stand|hall|halle|gate)\s*(?:nr\.?|no\.?|:)?\s*(?:[A-Z]?\d{1,2}(?:\.\d+)+|[A-Z]?\d+[A-Z]?)$", Linear)]
    private static partial Regex Room();

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
        + @"nyrt|bt|sp\.? z o\.? ?o|s\.?r\.?o|ges\.?m\.?b\.?h|bk|cc|fze|fzco|pjsc|a/s|aps|oyj|s\.?l\.?u|s\.?a\.?u|sasu|pvt\.? ltd|doo"
        + @"|e\.g|(?:μ\.?)?ε\.?π\.?ε|α\.?ε|ο\.?ε|ι\.?κ\.?ε|pty|\(pty\) ltd|plc|oü|oy|ab|a\.?s|d\.?o\.?o)\.?$",
        RegexOptions.IgnoreCase, 2000)]
    private static partial Regex LegalForm();

    [GeneratedRegex(
        @"^((kind|best|warm)( \w+)? regards|regards|thanks|thank you|cheers|sincerely|yours|sent from|üdvözlettel|"
        + @"tisztelettel|köszönettel|cu (stimă|respect)|mulțumesc|με εκτίμηση|ευχαριστώ|φιλικά|با احترام|با تشکر|"
        + @"vriendelike groete|groete|dankie|mit freundlichen grüßen|viele grüße|cordialement|saludos|cordiali saluti|с уважением)",
        RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Greeting();
}
