using System.Buffers;
using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Lines that mail systems and newsletters write above a mail in languages besides English: that it came from outside, and where it can be
/// seen in a browser. A table, because one expression of all of them would be too large to match in linear time. Pure.
/// </summary>
internal static partial class Banners
{
    private const int LongestLine = 400;
    private const int LongestLink = 50;
    private const int FirstLines = 6;

    // Said of the mail itself.
    private static readonly SearchValues<string> s_external = Folded(
        "stammt von außerhalb", "von außerhalb der organisation", "von außerhalb des unternehmens", "sie erhalten nicht oft",
        "sie erhalten nicht häufig", "provient de l'extérieur", "vous n'obtenez pas souvent", "vous ne recevez pas souvent",
        "fuera de la organización", "fuera de su organización", "no suele recibir correo", "dall'esterno dell'organizzazione",
        "proviene dall'esterno", "non si ricevono spesso", "non ricevi spesso", "van buiten de organisatie",
        "van buiten onze organisatie", "u ontvangt niet vaak", "je ontvangt niet vaak", "krijgt niet vaak e-mail",
        "εκτός του οργανισμού", "εκτός οργανισμού", "εκτός της εταιρείας", "δεν λαμβάνετε συχνά", "din afara organizației",
        "din afara companiei", "nu primiți des", "nu primiți frecvent", "szervezeten kívülről", "nem gyakran kap", "ritkán kap e-mail",
        "van buite die organisasie", "kry nie gereeld e-pos", "ontvang nie dikwels e-pos", "خارج از سازمان", "اغلب از این فرستنده",
        "outside of the organi", "outside of your organi", "outside the organi", "outside your organi");

    // What such a mail or its sender is called: also a word of people's own sentences.
    private static readonly SearchValues<string> s_names = Folded(
        "externer absender", "von einem externen absender", "externe e-mail", "expéditeur externe", "e-mail externe", "courriel externe",
        "remitente externo", "correo externo", "mittente esterno", "e-mail esterna", "externe afzender", "εξωτερικό αποστολέα",
        "εξωτερικός αποστολέας", "expeditor extern", "külső feladó", "külső forrásból", "eksterne afsender", "فرستنده خارجی",
        "فرستنده‌ی خارجی", "ایمیل خارجی", "external sender");

    // The same in other words: a line that begins with what it speaks of, calls it a mail, and says where that came from.
    private static readonly SearchValues<string> s_mail = Folded(
        "mail", "message", "sender", "sent ", "received ", "nachricht", "absender", "courriel", "expéditeur", "correo", "mensaje",
        "remitente", "messaggio", "mittente", "bericht", "afzender", "μήνυμα", "αποστολέας", "mesaj", "expeditor", "üzenet", "levél",
        "feladó", "پیام", "ایمیل", "e-pos", "boodskap", "afsender");

    private static readonly SearchValues<string> s_outside = Folded(
        "from outside", "originated outside", "originates outside", "sender is outside", "von außerhalb", "de l'extérieur",
        "en dehors de l'entreprise", "en dehors de l'organisation", "en dehors de la société", "en dehors de notre", "desde fuera",
        "viene de fuera", "proviene de fuera", "fuera de la empresa", "fuera de nuestra", "dall'esterno", "da fuori", "esterno all'azienda",
        "van buiten", "van buite", "εκτός εταιρ", "εκτός της επιχείρησης", "έξω από την εταιρ", "din afara", "din exteriorul", "kívülről",
        "خارج از شرکت");

    // What follows such a line.
    private static readonly SearchValues<string> s_warning = Folded(
        "klicken sie nicht", "klicken sie auf keine", "öffnen sie keine", "ne cliquez pas", "n'ouvrez pas", "no haga clic", "no abra",
        "non fare clic", "non aprire", "klik niet op", "open geen", "μην κάνετε κλικ", "μην πατάτε", "μην ανοίγετε", "nu faceți clic",
        "nu deschideți", "nu accesați", "ne kattintson", "ne nyissa meg", "moenie op skakels", "moenie klik", "کلیک نکنید", "باز نکنید",
        "do not click", "do not open");

    // Where the mail can be read instead.
    private static readonly SearchValues<string> s_elsewhere = Folded(
        "trouble viewing this", "trouble reading this", "email not displaying", "can't see this email", "can't see the images",
        "nicht richtig angezeigt", "nicht korrekt angezeigt", "nicht richtig dargestellt", "nicht korrekt dargestellt",
        "si ce message ne s'affiche pas", "si cet e-mail ne s'affiche pas", "si vous ne visualisez pas", "si vous n'arrivez pas à lire",
        "si vous ne parvenez pas à lire", "si no puede ver", "si no ve correctamente", "si no visualiza", "si no ves", "se non visualizzi",
        "se non riesci a visualizzare", "se non vedi correttamente", "deze e-mail niet goed", "deze nieuwsbrief niet goed",
        "kunt u deze e-mail niet lezen", "kun je deze e-mail niet lezen", "δεν βλέπετε σωστά", "αν δεν μπορείτε να δείτε",
        "εάν δεν μπορείτε να δείτε", "δεν εμφανίζεται σωστά", "dacă nu puteți vizualiza", "dacă nu vedeți", "dacă nu vizualizați",
        "nu se afișează corect", "ha nem látja", "ha nem jelenik meg", "nem megfelelően jelenik meg", "kan nie hierdie e-pos sien",
        "as jy nie hierdie e-pos", "اگر این ایمیل", "به درستی نمایش داده نمی", "به‌درستی نمایش داده نمی");

    // The same as a short link, such as a person's sentence has only among other words.
    private static readonly SearchValues<string> s_links = Folded(
        "online ansehen", "online-version", "online lesen", "webansicht", "version en ligne", "voir en ligne", "lire en ligne",
        "ver en línea", "versión online", "versión web", "ver online", "versione online", "visualizza online", "versione web",
        "bekijk de webversie", "online bekijken", "bekijk online", "online versie", "δείτε το online", "online έκδοση", "δείτε online",
        "δείτε αυτό το email", "προβολή στον browser", "προβολή σε browser", "vezi online", "versiunea online", "versiune web",
        "vizualizați online", "vizualizează online", "online verzió", "online változat", "megtekintés online", "megtekintés böngészőben",
        "böngészős változat", "sien aanlyn", "bekyk aanlyn", "lees aanlyn", "aanlyn weergawe", "مشاهده آنلاین", "نسخه وب", "نسخه آنلاین",
        "نمایش در مرورگر", "مشاهده نسخه");

    /// <summary>The text without such lines at its top; the whole text where nothing else is in it.</summary>
    /// <param name="text">The text of a mail.</param>
    /// <param name="isGreeting">Tells the line from which on somebody writes.</param>
    public static string TakenOff(string text, Func<string, bool> isGreeting)
    {
        var (kept, at, wasExternal) = (new StringBuilder(), 0, false);
        for (var line = 0; line < FirstLines && at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            var written = text[at..end].Trim();
            if (isGreeting(written) || (written.IndexOf(',') is > 0 and var comma && isGreeting(written[..(comma + 1)])))
            {
                break;
            }

            var folded = written.Length is > 0 and <= LongestLine ? SearchText.Fold(written) : "";
            var isExternal = Says(s_external, folded) || IsNamed(folded)
                || (Says(s_outside, folded) && Says(s_mail, folded) && OfTheMail().IsMatch(folded));
            if (!isExternal && !(wasExternal && Says(s_warning, folded)) && !Says(s_elsewhere, folded)
                && !(written.Length <= LongestLink && !written.EndsWith('?') && Says(s_links, folded)))
            {
                kept.Append(text, at, end - at);
            }

            wasExternal = isExternal || (wasExternal && folded.Length == 0);
            (line, at) = (written.Length > 0 ? line + 1 : line, end);
        }

        return kept.Length == at ? text
            : kept.Append(text, at, text.Length - at).ToString() is var left && !string.IsNullOrWhiteSpace(left) ? left : text;
    }

    // As a label, behind at most a word with a mark of its own; said of this mail; or above a warning.
    private static bool IsNamed(string folded) => folded.AsSpan().IndexOfAny(s_names) is >= 0 and var at
        && (Label().IsMatch(folded[..at]) || OfTheMail().IsMatch(folded) || Says(s_warning, folded));

    private static bool Says(SearchValues<string> phrases, string folded) => folded.AsSpan().ContainsAny(phrases);

    private static SearchValues<string> Folded(params string[] phrases) =>
        SearchValues.Create([.. phrases.Select(SearchText.Fold)], StringComparison.Ordinal);

    [GeneratedRegex(@"^[^\p{L}\p{N}]*(?:\p{L}+[^\p{L}\p{N}\s]*[:!\])–-][^\p{L}\p{N}]*)?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    // "Caution: this e-mail …", "Sent from …", folded. Whoever tells of another mail begins otherwise.
    [GeneratedRegex(
        @"^[^\p{L}\p{N}]*(?:\p{L}+[^\p{L}\p{N}\s]*[:!\])–-][^\p{L}\p{N}]*)?(?:this (?:e-?mail|message|mail|sender)|the sender|sent"
        + @"|received|(?:external )?(?:e-?mail|message)|die(?:se|ser|s) (?:e-?mail|mail|nachricht|absender)"
        + @"|(?:cet|ce) (?:e-?mail|courriel|message)|este (?:correo|mensaje|e-?mail)|quest[ao] (?:e-?mail|messaggio)"
        + @"|deze (?:e-?mail|mail)|dit bericht|αυτο το (?:μηνυμα|e-?mail)|το μηνυμα αυτο|acest (?:e-?mail|mesaj)"
        + @"|ez az? (?:e-?mail|uzenet|level)|hierdie (?:e-?pos|boodskap)|این (?:ایمیل|پیام))(?:[^\p{L}]|$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OfTheMail();
}
