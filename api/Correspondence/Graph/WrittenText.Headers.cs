using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

// The words by which mail programs head an earlier mail, and what they look like.
internal static partial class WrittenText
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // English, Greek, Romanian, Hungarian, Persian, Afrikaans, Russian, German, French, Spanish, Italian; some others besides.
    private const string Wrote =
        @"wrote|έγραψε|έγραψαν|a scris|(?:ezt )?írta|نوشت(?:ه است)?|(?:het )?ge?skryf|skryf|написала?|написал\(а\)"
        + @"|писала?|писал\(а\)|пишет"
        + @"|schrieb|(?:folgendes )?geschrieben|a écrit|escribió|ha scritto|scrisse|schreef|het volgende geschreven|escreveu|skrev"
        + @"|napisała?|napisał\(a\)|pisze|napsala?|napsal\(a\)|napísala?|napísal\(a\)|napisa(?:l|la|o)(?: je)?|написа(?:в|ла)?"
        + @"|writes|schreibt|écrit|escribe|scrive|escreve|schrijft|skriver|γράφει|írja|scrie|می[ \u200c]?نویسد"
        + @"|(?:şunu |şunları )?yazdı|пише|kirjoitti|님이 작성|작성|写道|寫道|كتبت?";

    // Verbs, and words in their place, behind which the name stands.
    private const string WroteBefore = "schrieb|schreef|skrev|skryf|كتبت?|تمت كتابة ما يلي بواسطة|מאת";

    // What stands between a verb and a day.
    private const string OnDay = "am|on|le|sur|el|il|στις|op|la|den";

    private const string Original =
        @"original (?:message|appointment|mail)|forwarded message|reply message|ursprüngliche (?:nachricht|e?-?mail)|originalnachricht"
        + @"|weitergeleitete nachricht|ursprünglicher termin"
        + @"|message (?:d[’']origine|original|transféré)|(?:e-?)?mail original|courriel original|mensaje (?:original|reenviado)"
        + @"|messaggio (?:originale|inoltrato)"
        + @"|исходное (?:сообщение|письмо)"
        + @"|пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение"
        + @"|αρχικό μήνυμα|προωθημένο μήνυμα|mesaj(?:ul)? (?:original|inițial|înaintat|trimis mai departe"
        + @"|redirecționat|redirecţionat)"
        + @"|eredeti üzenet|továbbított üzenet|پی[اغ]ا?م اصلی|پیام ارسال شده|oorspronklike boodskap|aangestuurde boodskap"
        + @"|oorspronkelijk bericht"
        + "|mensagem original|původní (?:e-mail|zpráva)|原始邮件|转发邮件|original";

    // As Apple's programs begin a forwarded mail.
    private const string Begin =
        "begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)"
        + "|inicio del mensaje reenviado"
        + "|inizio (?:del )?messaggio inoltrato|начало пере(?:адресованного|сылаемого|сланного) сообщения"
        + "|(?:έναρξη|αρχή) (?:του )?προωθ(?:ημέν|ούμεν)ου"
        + " μηνύματος|továbbított (?:levél|üzenet) kezdete|(?:începutul|început) mesaj(?:ului)? redirecționat|begin doorgestuurd bericht";

    private const string From =
        "from|από|αποστολέας|de la|de|expeditor|feladó|küldő|küldte|از|از طرف|فرستنده|van|от|от кого|отправитель|von|absender|da|expéditeur"
        + "|mittente"
        + "|remitente|od|kimden|gönderen|från|fra|lähettäjä|від|من|发件人|寄件者|差出人|보낸 사람|מאת";
    // Only of mail one says that it was sent; goods and journeys have a date, too.
    private const string Dispatched =
        @"sent|στάλθηκε|απεστάλη|απεσταλμένα|αποστολή|trimis|trimisă|elküldve|küldve|küldési idő"
        + @"|ارسال(?:[ \u200c]?شده)?(?: در)?|فرستاده[ \u200c]?شده|زمان ارسال|تاریخ ارسال|gestuur|отправлено"
        + @"|gesendet|envoyé(?: le)?|enviad[oa]s?(?: el| em)?"
        + "|inviato|verzonden|wysłano|gönderildi|gönderme tarihi|odesláno|odoslané|skickat|sendt|lähetetty"
        + "|надіслано|изпратено|تم الإرسال|发送时间|送信日時|נשלח";

    private const string Sent = Dispatched
        + "|(?:el)?küldés (?:dátuma|ideje|időpontja)|date d['’]envoi|fecha de envío|data (?:di )?invio|data trimiterii|sendedatum"
        + "|ημερομηνία αποστολής|дата отправки|verzenddatum|datum gestuur|data wysłania"
        + "|date|ημερομηνία|ημ/νία|dat[ăa]|dátum|تاریخ|datum|дата|fecha|tarih|dato|päivämäärä|التاريخ|日期|寄件日期|日付|보낸 날짜|날짜|תאריך";

    private const string To =
        "to|προς|παραλήπτης|către|catre|destinatar|címzett(?:ek)?|به|گیرنده|aan|кому|получатель|an|empfänger|à|pour|destinataire|para"
        + "|destinatario|a|do|kime|alıcı|komu|till|til|vastaanottaja|до|إلى|收件人|宛先|받는 사람|אל";
    private const string Subject =
        "subject|θέμα|subiect|tárgy|موضوع|onderwerp|тема|betreff|thema|objet|asunto|oggetto|assunto|temat|konu|předmět|predmet|ämne"
        + "|emne|aihe|относно|الموضوع|主题|主旨|件名|제목|נושא";
    private const string Cc =
        @"b?cc|κοιν\.?|copie|másolat(?:ot kap)?|kopie|копия|رونوشت|importance|attachments|reply-to|dw|kopia|kopi|kopio|نسخة|抄送|副本"
        + "|참조|עותק|bilgi";

    // A non-joiner within a word and a joiner within an emoji belong there.
    [GeneratedRegex(
        @"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff\uffa0]"
        + @"|(?<![\p{L}\p{M}])\u200c|\u200c(?!\p{L})"
        + @"|(?<![\p{L}\p{M}\p{S}\p{Cs}])\u200d|\u200d(?=\s|$)|(?<![\p{S}\p{Cs}\d#*\u203c\u2049\u200d])[\ufe00-\ufe0f]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    // Filler that a program put into the plain text by its names in HTML. One such name may be what somebody writes about.
    [GeneratedRegex(
        @"(?:&(?:zwnj|zwj|nbsp|shy|ensp|emsp|thinsp|lrm|rlm|#(?:160|173|847|819[2-9]|820[0-7]|8287|828[89]|829\d|830[0-3]"
        + @"|10240|65039|65279)|#x(?:a0|ad|34f|200[0-9a-f]|205f|206[0-9a-f]|2800|fe0f|feff));[ \t]*){3,}", Linear)]
    private static partial Regex NamedFiller();

    // Blanks of odd widths fill a line, too. A few may stand in a number.
    [GeneratedRegex(@"(?:[ \u00a0]*[\u2000-\u200a\u205f]){3,}[ \u00a0]*", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[ \t\u00a0\u2007\u202f]*\n(?:[ \t\u00a0\u2007\u202f]*\n)+", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();

    // Samsung's program puts the header behind it on the same line.
    [GeneratedRegex(
        $@"^[\s>]*(?:[-_\u2010-\u2015]{{2,}}|—)\s*(?:{Original})\s*:?\s*(?:[-_\u2010-\u2015]{{2,}}|—)\s*(?:(?:{From})\s*[:：].*)?$"
        + $@"|^(?:{Begin})\s*:$", Linear)]
    private static partial Regex Separator();

    [GeneratedRegex(
        $@"^-{{3,}}.{{1,300}}\b(?:{Wrote})\s*(?::?\s*-{{3,}}|:)$"
        + @"|^>?\s*message du \d{1,2}/\d{1,2}/\d{2,4} \d{1,2}:\d{2}$"
        + @"|^[-=*#_]{2,}\s.{0,40}(?:reply|respond|answer).{0,20} above this line.{0,20}[-=*#_]{2,}$"
        + @"|^[-=*#_]{2,}\s.{0,40}antwort.{0,30}(?:über|oberhalb) dieser (?:zeile|linie).{0,20}[-=*#_]{2,}$"
        + @"|^[-=*#_]{2,}\s.{0,40}répon.{0,30}au-dessus de cette ligne.{0,20}[-=*#_]{2,}$"
        + @"|^\#\#-?\s[^#]{5,120}\s-?\#\#$"
        + @"|^[^<>]{0,80}---\s?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s+\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]m)?\s?---", Linear)]
    private static partial Regex RuledHeader();

    [GeneratedRegex($@"^(?:{Original})\s*:?\s*-*$", Linear)]
    private static partial Regex Title();

    [GeneratedRegex($@"^\*{{0,2}}(?:{From})\s*[:：]\*{{0,2}}\s*\S.*$", Linear)]
    private static partial Regex FromLine();

    [GeneratedRegex($@"^\*{{0,2}}(?:{Sent})\s*[:：]\*{{0,2}}\s*\S", Linear)]
    private static partial Regex SentLine();

    [GeneratedRegex($@"^\*{{0,2}}(?:{Dispatched})\s*[:：]", Linear)]
    private static partial Regex DispatchedLine();

    [GeneratedRegex(@"\d{1,2}[:.]\d{2}", RegexOptions.NonBacktracking)]
    private static partial Regex TimeOfDay();

    // A label of no mail, such as of a flight or of a price.
    [GeneratedRegex(@"^\p{L}[\p{L} .-]{0,25}[:：]\s*\S", RegexOptions.NonBacktracking)]
    private static partial Regex OtherLabel();

    [GeneratedRegex($@"^\*{{0,2}}(?:{To})\s*[:：]\*{{0,2}}\s*\S", Linear)]
    private static partial Regex ToLine();

    [GeneratedRegex($@"^\*{{0,2}}(?:{Subject})\s*(?::\*{{0,2}}(?:\s|$)|：)", Linear)]
    private static partial Regex SubjectLine();

    [GeneratedRegex($@"^\*{{0,2}}(?:{From}|{Sent}|{To}|{Subject}|{Cc})\s*(?::\*{{0,2}}(?:\s|$)|：)", Linear)]
    private static partial Regex AnyLine();

    [GeneratedRegex($@"^\*{{0,2}}(?:{From}|{Sent}|{To}|{Subject}|{Cc})\s*[:：]\*{{0,2}}$", Linear)]
    private static partial Regex BareLabel();

    [GeneratedRegex(
        @"^\*{0,2}(?:(?:your |ihre? |votre )?(?:name|e-?mail(?: address)?|phone(?: number)?|tel(?:ephone|efon(?:szám)?|éfono"
        + @"|efono)?|mobile|company"
        + @"|message(?: body)?|comments?|enquiry|nachricht|firma|unternehmen|mitteilung|téléphone|société|mensaje|empresa|messaggio|azienda"
        + @"|mesaj(?:ul)?|companie|firm[aă]|üzenet|cég|név|nume|μήνυμα|τηλέφωνο|εταιρεία|όνομα|پیام|تلفن|نام|boodskap|telefoon|maatskappy"
        + @"|сообщение|телефон|компания|имя|nom|nombre|nome))\s*\*{0,2}:", Linear)]
    private static partial Regex FormLine();

    // A header that was on several lines before a program joined them.
    [GeneratedRegex($@"^\*?(?:{From})\s*:.+\s(?:{Sent})\s*:.*\d.*\s(?:{To})\s*:.+\s(?:{Subject})\s*:", Linear)]
    private static partial Regex OneLine();

    // A time, and a year or a day with its month in digits.
    [GeneratedRegex(
        @"(?:\d{1,2}[:.]\d{2}.*(?:\d{4}|\d[./-]\d)|(?:\d{4}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}).*\d{1,2}[:.]\d{2}|\d{4}.*[@<])",
        Linear)]
    private static partial Regex Dated();

    [GeneratedRegex(
        $@"(?:^|[\s,،>)])(?:{Wrote})\s*(?:\([^()]*\)|(?:(?:{OnDay})\s[^@]*)?\d[^@]*)?\s*[:：]$"
        + @"|\d\s?(?:写道|寫道)\s*[:：]$"
        + $@"|(?:{WroteBefore})\s[^:]*(?::\d\d)*[^:]*[:：]$|het .* geskryf\s*[:：]$", Linear)]
    private static partial Regex WroteAtEnd();

    [GeneratedRegex(
        $@"^[>\s\u200e\u200f\u202a-\u202e\u2066-\u2069]*(?:(?:on|am|le|el|il|στις|την|în|in data de|pe|la|op|در|em|at"
        + $@"|den|dňa|dne|на|w dniu|v|في|בתאריך|在|於|于|\d{{1,4}}|\p{{L}}{{1,3}}\.?,)\W|[在於于]\d"
        + @"|\p{L}{2,12}\.?,\s+\d|\p{L}{4,12}\s\d{1,2}\.?\s\p{L}{3,12}\.?\s\d{4}|\p{L}{2,3}\.?\s\d{1,2}\.\s|\d{4}[年년])", Linear)]
    private static partial Regex DateFirst();

    [GeneratedRegex(@"^[^<>@]{0,80}<[^<>\s]+@[^<>\s]+>|^[^<>@\s]+@[^<>@\s]+\s", Linear)]
    private static partial Regex AddressFirst();

    // HCL Notes writes where the author works behind the name: "Maria Papadaki/Contoso".
    [GeneratedRegex($@"^(?:\p{{L}}[\p{{L}}.'’/-]*\s){{1,4}}(?:{Wrote})\s+(?:(?:{OnDay})\s|\d)", Linear)]
    private static partial Regex NameFirst();

    // "Maria Papadaki <maria@…> wrote on Nov 30, 2026:": a whole name, or a name with its address, a day, and nothing else.
    [GeneratedRegex(
        @"^(?:(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*\s){2,4}|[^<>@:]{1,60}<[^<>\s]+@[^<>\s]+>\s)"
        + $@"(?i:(?:{Wrote}|{WroteBefore})\s+(?:(?:{OnDay})\s)?"
        + @"(?:\p{L}{2,12}\.?,?\s)?(?:\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
        + @"|\d{1,2}\.?\s(?:de\s)?\p{L}{3,12}\.?,?\s(?:de\s)?\d{4}"
        + @"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}))\.?\s*:$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameAndDay();

    // "Maria Papadaki 2026-11-30 09:12-kor ezt írta:", "Maria <maria@…> hat am 30.11.2026 09:12 geschrieben:".
    [GeneratedRegex(
        @"^(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*\s){1,4}\d{4}-\d\d-\d\d\s\d{1,2}:\d\d\S*\s",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameAndTime();

    // The Bat! writes to the author of what it quotes. No person writes the seconds of a time.
    [GeneratedRegex(
        @"\d{1,2}:\d{2}:\d{2}.*(?:you wrote|schrieben sie|vous (?:écriviez|avez écrit)|usted escribió|(?:lei )?ha scritto|írta(?: ön)?"
        + @"|ați scris|γράψατε)\s*:$|^вы писали .*\d{1,2}:\d{2}:\d{2}\s*:$"
        + @"|^in a message dated \d.*\d{1,2}:\d{2}:\d{2}.*writes\s*:$", Linear)]
    private static partial Regex YouWrote();

    [GeneratedRegex(@"^\*\s[^<>@]{0,80}<[^<>\s]+@[^<>\s]+>\s*\[[\d :./+-]+\]\s*[:：]$", Linear)]
    private static partial Regex DateLast();

    // Danish, Norwegian and Russian programs write a date, a name and an address, and no verb. A name is quoted or begins with a capital.
    [GeneratedRegex(
        @"^[>\s]*(?:\p{L}{2,12}\.?,?\s+)?(?:\d{1,2}\.?\s\p{L}{3,12}\.?,?\s\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?\s*(?:г\.,?\s*)?"
        + @"(?:(?:в|kl\.?|klo)\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*(?:GMT|UTC)?[+-]\d{2}:?\d{2})?(?:,\s*|\s+от\s+|\s+)"
        + @"(?:[""“][^""”<>@]{1,80}[""”]\s*|(?:[\p{Lu}\p{Lo}][\p{L}\p{M}\d.,'’()-]*\s+){0,6})<[^<>\s]+@[^<>\s]+>\s*[:：]$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WithoutVerb();

    [GeneratedRegex(@"^\d{4}年\d{1,2}月\d{1,2}日.{1,30}?\d{1,2}:\d{2}[^<>@]{0,80}<[^<>\s]+@[^<>\s]+>\s*[:：]$", Linear)]
    private static partial Regex JapaneseDate();

    // Emacs and Alpine write a day without a time: "On Mon, 30 Nov 2026, Maria Papadaki wrote:". A person writes one name.
    [GeneratedRegex(
        @"^[>\s]*(?:on|am|le|el|il|op|pe|em|den)\s\p{L}{2,4}\.?,\s(?:\p{L}{3,9}\.?\s\d{1,2},?|\d{1,2}\.?\s\p{L}{3,9}\.?)\s\d{4},\s"
        + @"(?=\S+\s\S+\s.*\S:$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex DayAlone();

    private const string Quoting =
        "zitat von|quoting|citando(?: a)?|mensaje citado por|scrive|idézet|citát|cituji|citeren|citat(?: din)?|citerar|cytowanie"
        + "|цитирую|παράθεση από|lainaus|en réponse à";

    // Without an address above marked lines only: a person writes such a line too.
    [GeneratedRegex($@"^(?:{Quoting})\s[^:]{{1,120}}[:：]$", Linear)]
    private static partial Regex QuotingSomebody();

    [GeneratedRegex($@"^[>\s]*(?:{Quoting})\s[^:<>@]{{0,80}}<[^<>\s]+@[^<>\s]+>\)?\s*[:：]$", Linear)]
    private static partial Regex QuotingAddress();
}
