using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// Greetings and banners, in the languages of the pane and some others.
internal static partial class Previews
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string Greetings =
        @"hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|γει[αά]( σας| σου)?|καλημέρα|καλησπέρα|αγαπητ\w+"
        + @"|αξιότιμ\w+|κύριε|κυρία"
        + @"|bun[ăa]( ziua| dimineața| seara)?|salut|stimat\w*|drag[ăa]|szia(sztok)?|hell[oó]|jó (?:reggelt|napot|estét)( kívánok)?"
        + @"|tisztelt|kedves"
        + @"|سلام|درود|با سلام|جناب|سرکار|hallo|goeie (?:dag|môre|middag|naand)|beste|geagte|liewe|guten (?:tag|morgen|abend)"
        + @"|sehr geehrte\w*|lieber?|moin"
        + @"|servus|grüß\w*|bonjour|bonsoir|cher|chère|hola|buenos días|buenas \w+|estimad\w+|querid\w+|ciao|buongiorno|buonasera"
        + @"|gentil\w+|egregi\w+|caro|cara"
        + @"|здравствуйте|добрый день|уважаем\w+|привет";

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
        + @"|^[^\n]{0,20}\b(?:don[’']?t|do not) often (?:get|receive) e?-?mail from\b[^\n]*(?:\n|$)"
        + @"|^\s*(?:\*{0,3}\[?\s*(?:caution|warning|achtung|attention|προσοχή|atenție|figyelem)?\W*(?:external|extern|externe|externo)"
        + @"(?: e-?mail| sender| mail)?\s*\]?\*{0,3}\W*)(?:\n|$)", Linear | RegexOptions.Multiline)]
    private static partial Regex Banner();

    [GeneratedRegex(@"\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex($@"^(?:{Greetings})\b.*$", Linear)]
    private static partial Regex Greeting();

    [GeneratedRegex($@"^(?:{Greetings})\b[^,.!?:;]*[,!:،]\s+", Linear)]
    private static partial Regex Greeted();

    // A full stop within a number, a name or an abbreviation ends nothing.
    [GeneratedRegex(@"^.{12,}?[.!?;؟。](?=\s+[\p{Lu}\p{Lo}\d""“«(]|$)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Sentence();
}
