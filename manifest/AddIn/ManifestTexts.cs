namespace OutlookCrm.AddIn;

/// <summary>
/// Everything the manifests say in one language. Limits: <paramref name="UnifiedName"/> 30 characters, <paramref name="Summary"/> 80,
/// <paramref name="Full"/> and the tips 250, <paramref name="Label"/> and <paramref name="LogLabel"/> 32 (a phone's buttons).
/// </summary>
public sealed record ManifestTexts(
    string Locale, string UnifiedName, string Summary, string Full, string Label, string LogLabel, string ReadTip, string ComposeTip,
    string MeetingTip)
{
    /// <summary>The name is a name in every language.</summary>
    public const string Name = "OutlookCrm";

    /// <summary>The language for users whose own language is not among the others.</summary>
    public static ManifestTexts Default { get; } = new(
        "en-US",
        "OutlookCrm for Microsoft 365",
        "See who is writing and what was said before, and log the email in one click.",
        "Shows the customer behind every email and meeting: history, satisfaction and profile, beside the message. Log an email for the "
            + "whole team with one click, add new customers, and see what your colleagues already know.",
        "Customer card",
        "Log this meeting",
        "Shows who sent this message and logs it for the team.",
        "Shows what is known about the recipients.",
        "Shows what is known about the people in this meeting and logs it for the team.");

    /// <summary>The other languages.</summary>
    public static IReadOnlyList<ManifestTexts> Others { get; } =
    [
        new(
            "el-GR",
            "OutlookCrm για Microsoft 365",
            "Δείτε ποιος σας γράφει και καταχωρίστε το μήνυμα με ένα κλικ.",
            "Δείχνει τον πελάτη πίσω από κάθε μήνυμα και σύσκεψη: ιστορικό, ικανοποίηση και προφίλ, δίπλα στο μήνυμα. Καταχωρίστε το για "
                + "όλη την ομάδα με ένα κλικ, προσθέστε νέους πελάτες και δείτε όσα ήδη γνωρίζουν οι συνάδελφοί σας.",
            "Καρτέλα πελάτη",
            "Καταχώριση σύσκεψης",
            "Δείχνει ποιος έστειλε το μήνυμα και το καταχωρίζει για την ομάδα.",
            "Δείχνει όσα είναι γνωστά για τους παραλήπτες.",
            "Δείχνει όσα είναι γνωστά για τους συμμετέχοντες στη σύσκεψη και την καταχωρίζει για την ομάδα."),
        new(
            "ro-RO",
            "OutlookCrm în Microsoft 365",
            "Aflați cine vă scrie și înregistrați mesajul cu un singur clic.",
            "Arată clientul din spatele fiecărui mesaj și al fiecărei întâlniri: istoricul, satisfacția și profilul, chiar lângă mesaj. "
                + "Înregistrați mesajul pentru toată echipa cu un singur clic, adăugați clienți noi și vedeți ce știu deja colegii.",
            "Fișa clientului",
            "Înregistrați întâlnirea",
            "Arată cine a trimis mesajul și îl înregistrează pentru echipă.",
            "Arată ce se știe despre destinatari.",
            "Arată ce se știe despre participanți și înregistrează întâlnirea pentru echipă."),
        new(
            "hu-HU",
            "OutlookCrm a Microsoft 365-höz",
            "Megmutatja, ki írt, és egyetlen kattintással rögzíti az e-mailt.",
            "Minden e-mail és értekezlet mellett megmutatja az ügyfelet: előzmények, elégedettség és adatlap. Egyetlen kattintással az "
                + "egész csapat számára rögzíti az e-mailt, új ügyfelet vesz fel, és megmutatja, mit tudnak már a kollégák.",
            "Ügyfélkártya",
            "Értekezlet rögzítése",
            "Megmutatja, ki küldte az üzenetet, és rögzíti a csapat számára.",
            "Megmutatja, mit tudunk a címzettekről.",
            "Megmutatja, mit tudunk az értekezlet résztvevőiről, és rögzíti azt a csapat számára."),
        new(
            "fa-IR",
            "OutlookCrm برای Microsoft 365",
            "ببینید چه کسی نوشته است و ایمیل را با یک کلیک ثبت کنید.",
            "مشتری پشت هر ایمیل و هر جلسه را نشان می‌دهد: سابقه، رضایت و مشخصات او، کنار همان پیام. با یک کلیک ایمیل را برای همهٔ گروه "
                + "ثبت کنید، مشتری تازه بیفزایید و آنچه را همکارانتان از پیش می‌دانند ببینید.",
            "کارت مشتری",
            "ثبت این جلسه",
            "نشان می‌دهد پیام را چه کسی فرستاده است و آن را برای گروه ثبت می‌کند.",
            "آنچه را دربارهٔ گیرندگان می‌دانیم نشان می‌دهد.",
            "آنچه را دربارهٔ شرکت‌کنندگان جلسه می‌دانیم نشان می‌دهد و جلسه را برای گروه ثبت می‌کند."),
        new(
            "af-ZA",
            "OutlookCrm vir Microsoft 365",
            "Sien wie skryf en wat vroeër gesê is, en teken die e-pos met een klik aan.",
            "Wys die kliënt agter elke e-pos en vergadering: geskiedenis, tevredenheid en profiel, langs die boodskap. Teken 'n e-pos "
                + "met een klik vir die hele span aan, voeg nuwe kliënte by en sien wat jou kollegas reeds weet.",
            "Kliëntkaart",
            "Teken vergadering aan",
            "Wys wie die boodskap gestuur het en teken dit vir die span aan.",
            "Wys wat oor die ontvangers bekend is.",
            "Wys wat oor die mense in die vergadering bekend is en teken dit vir die span aan."),
    ];

    /// <summary>Every language, the default first.</summary>
    public static IReadOnlyList<ManifestTexts> All { get; } = [Default, .. Others];
}
