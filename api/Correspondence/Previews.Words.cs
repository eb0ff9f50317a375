using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// Greetings and banners, in the languages of the pane and some others.
internal static partial class Previews
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string Greetings =
        @"hi|hiya|howdy|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|γει[αά]( σας| σου)?|καλημέρα|καλησπέρα|αγαπητ\w+"
        + @"|αξιότιμ\w+|κύριε|κυρία"
        + @"|bun[ăa]( ziua| dimineața| seara)?|salut|stimat\w*|drag[ăa]|szia(sztok)?|hell[oó]|jó (?:reggelt|napot|estét)( kívánok)?"
        + @"|szép (?:napot|estét|reggelt)( kívánok)?"
        + @"|tisztelt|kedves"
        + @"|(?:صبح|روز|ظهر|عصر|شب|وقت)(?:تان|تون)? ?(?:بخیر|به خیر)|سلام|درود|با سلام|جناب|سرکار|hallo|goeie (?:dag|môre|middag|naand)"
        + @"|beste|geagte|liewe|guten (?:tag|morgen|abend)"
        + @"|sehr geehrte\w*|lieber?|moin"
        + @"|servus|grüß\w*|bonjour|bonsoir|cher|chère|hola|buenos días|buenas \w+|estimad\w+|querid\w+|ciao|buongiorno|buonasera"
        + @"|gent(?:il\w+|\.mi|\.mo|\.ma)|egregi\w+|spett(?:abile|\.le)|caro|cara"
        + @"|здравствуйте|добрый день|уважаем\w+|привет|to whom it may concern|مرحبا|السلام عليكم|تحية طيبة|您好|你好|尊敬的|שלום"
        + @"|dobr[ýéy] (?:den|deň|dzień)|cześć|szanown\w+|vážen\w+|merhaba|sayın|olá|prezad\w+|hej|hei|kære|kjære|bästa|goddag";

    private const string InBrowser =
        "im browser|dans (?:le|votre) navigateur|en (?:el|su|tu) navegador|nel(?: tuo)? browser|στο(?: πρόγραμμα περιήγησης"
        + "|ν? φυλλομετρητή)"
        + @"|în browser|a böngészőben|в браузере|در مرورگر|in (?:de|die|jou) (?:browser|blaaier)";

    private const string Look =
        "ansehen|anzeigen|öffnen|lesen|voir|consulter|afficher|ver|visualizza|leggi|δείτε|προβολή|vezi|vizualizați|deschide"
        + "|megtekint|megnyit"
        + "|просмотр|посмотреть|открыть|مشاهده|bekijk|lees";

    // What mail systems and newsletters write above a mail.
    [GeneratedRegex(
        @"^[^\n]{0,100}\b(?:view|read|see)(?: (?:it|this|the)(?: e-?mail| message| newsletter)?)?"
        + @" (?:online|as a web ?page|in (?:your |a |the )?(?:web )?browser)\b[^\n]{0,60}(?:\n|$)"
        + @"|^[^\n.]{0,30}\b(?:web|online) ?version\b[^\n.]{0,20}(?:\n|$)"
        + $@"|^[^\n]{{0,120}}\b(?:(?:{InBrowser})\b[^\n]{{0,40}}\b(?:{Look})\w*"
        + $@"|(?:{Look})\w*\b[^\n]{{0,40}}\b(?:{InBrowser}))\b[^\n]{{0,40}}(?:\n|$)"
        + @"|^[^\n]{0,80}\b(?:originated|sent|comes|came|received)\b[^\n]{0,40}\boutside\b[^\n]{0,30}\borgani[sz]ation\b[^\n]*(?:\n|$)"
        + @"|^[^\n]{0,60}\b(?:don[’']?t|do not) often (?:get|receive) e?-?mail from\b[^\n]*(?:\n|$)"
        + @"|^zjqcmqryfp\w{2,8}banner(?:start|end)[^\n]*(?:\n|$)|^[^\n]{0,20}\b(?:this )?message (?:is|came) from an? (?:external|unknown)"
        + @" sender\b[^\n]*(?:\n|$)|^-----begin pgp signed message-----[^\n]*\n(?:hash:[^\n]*\n)?"
        + @"|^[^\p{L}\p{N}\n]*(?:\*{0,3}\[?\s*(?:caution|warning|achtung|attention|προσοχή|atenție|figyelem)?\W*"
        + @"(?:external|extern|externe|externo)"
        + @"(?: e-?mail| sender| mail)?\s*\]?\*{0,3}[^\p{L}\p{N}\n]*)(?:\n|$)", Linear | RegexOptions.Multiline)]
    private static partial Regex Banner();

    [GeneratedRegex(@"\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex($@"^(?:{Greetings})\b.*$", Linear)]
    private static partial Regex Greeting();

    [GeneratedRegex($@"^(?:{Greetings})\b[^,.!?:;，]*[,!:،，]\s+", Linear)]
    private static partial Regex Greeted();

    // A greeting with a name behind it, and stops of its own: "Good afternoon, Maria. ", "Guten Morgen, Frau Papadaki! ". Of words that
    // say a time as well, only with a name or alone.
    [GeneratedRegex(
        $@"^(?:(?i:{Greetings})(?: (?i:σας|σου|all|everyone|everybody|there|team|again|allen|alle|zusammen|à tous|a tutti|a todos"
        + @"|tuturor|mindenkinek|almal))?|(?i:morning|afternoon|evening|môre|middag|naand|morgen|mahlzeit))"
        + $@"(?:(?:,? {Addressed})?(?<!\s{Shortened})\s?[.!]+|,? {ByTitle}\s?[,:])(?:\s+|$)"
        + $@"|^(?:morning|Morning|Afternoon|Evening|Môre|Middag|Naand|Morgen),? {Addressed}\s?(?:[,:]\s+|$)",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex ByName();

    private const string Name = @"\p{Lu}[\p{L}\p{M}'’-]*(?: (?:(?:van|von|de|der|den|di|da) )*\p{Lu}[\p{L}\p{M}'’-]*){0,2}";

    private const string Titles =
        @"(?i:mr|mrs|ms|miss|mx|sir|madam|dr|prof|frau|herrn?|madame|monsieur|mademoiselle|mme|m|señor(?:a|ita)?|sr|sra|senhora?"
        + @"|signor(?:a|e|ina)?"
        + @"|sig|sig\.ra|dott|dott\.ssa|ing|κυρία|κύριε|κυρίες|κ|κα|doamn[ăa]|domnule|domnișoar[ăa]|d-?na|dl|mevrou|mevrouw|meneer|mnr"
        + @"|mev|dhr|mw"
        + @"|госпожа|господин|pan[ie]?)";

    // Titles whose own full stop ends no greeting.
    private const string Shortened = "(?i:mr|mrs|ms|mx|dr|prof|m|mme|st|sr|sra|sig|dott|ing|κ|κα|dl|mnr|mev|dhr|mw)";

    private const string ByTitle = $@"(?:{Titles}\.? ){{1,2}}{Name}";

    private const string Addressed =
        $@"(?:{ByTitle}|{Name}(?: (?i:and|und|et|és|și|en|και|y|e|&) {Name})?(?: (?i:úr|asszony|kisasszony|hölgyem))?)";

    // Goods named after a greeting: "Hello Kitty lamps, 40 pieces". The small words stand in names and between two.
    [GeneratedRegex(
        @"^(?i:hi|hello|hey|dear|hallo|hola|ciao|bonjour)\s+\p{Lu}\S*\s+(?!(?:and|und|et|és|și|en|van|von|de|der|den|di|da|dos|del|la"
        + @"|le|zu|bin|y|e)\s)\p{Ll}{3,}[^,.!?:;]*,\s+[\p{Ll}\d]", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Goods();

    // A wish for the reader's health, which says nothing of the matter.
    [GeneratedRegex(
        @"^(?:i |we )?(?:hope|trust)(?: that)? (?:this|my|you|all|everything)"
        + @"\b[^.!?,]{0,60}\b(?:well|fine|good|great)\b[^.!?,]{0,20}[.!]\s+"
        + @"|^(?:ich |wir )?hoffen?,? [^.!?]{0,40}\b(?:gut|wohl)\b[^.!?,]{0,10}[.!]\s+"
        + @"|^j['’]espère que (?:vous|tu|tout)\b[^.!?,]{0,30}\bbien[.!]\s+|^espero que [^.!?,]{0,40}\bbien[.!]\s+"
        + @"|^(?:spero|speriamo) (?:che )?[^.!?,]{0,40}\bbene[.!]\s+|^(?:ελπίζω|ελπίζουμε) (?:να|ότι) [^.!?,]{0,40}\bκαλά[.!]\s+"
        + @"|^sper(?:ăm)? că [^.!?,]{0,40}\bbine[.!]\s+|^remél(?:em|jük),? (?:hogy )?jól [^.!?,]{1,20}[.!]\s+"
        + @"|^надеюсь,? [^.!?]{0,40}\bхорошо[.!]\s+|^(?:ek )?hoop [^.!?,]{0,40}\bgoed[^.!?,]{0,12}[.!]\s+"
        + @"|^امیدوارم [^.!?،]{0,40}\bخوب [^.!?،]{1,12}[.!]\s+", Linear)]
    private static partial Regex Wish();

    // "Maria,": one or two names above everything.
    [GeneratedRegex(@"^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?[,،]$|^[\p{L} ]{1,20} ?(?:様|さん|殿)$", RegexOptions.NonBacktracking)]
    private static partial Regex NameAlone();

    // A title's full stop within a greeting.
    [GeneratedRegex(
        @"\b(?:dr|prof|dott|ing|mag|mr|mrs|ms|st|sr|sra|dipl|avv|arch|d-?na|mme|m|κ|κα|med|hr|fr)\.(?=\s|-|ssa\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Title();

    // A full stop within a number, a name or an abbreviation ends nothing, nor does that of a day or of a title.
    // Chinese and Japanese put no blank behind it.
    [GeneratedRegex(@"^[^.!?;؟。！？]{5,}[。！？]"
        + @"|^.{12,}?(?<!\s(?:\d{1,2}|(?i:dr|prof|mr|mrs|ms|st|nr|no|jan|feb|mar|apr|jun|jul|aug|sept?|o[ck]t|nov|de[cz]|ca"
        + @"|approx|bzw|inkl|tel|dott|ing|avv|sr|sra|κ|αρ)))[.!?;؟。](?=\s+[\p{Lu}\p{Lo}\d""“«(]|$)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Sentence();
}
