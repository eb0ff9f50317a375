using System.Collections.Frozen;

namespace OutlookCrm.Sheets;

/// <summary>The days of the week by their names and short names, in the languages of <see cref="MonthNames"/>.</summary>
internal static class WeekdayNames
{
    private static readonly FrozenSet<string> s_names = (
        "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
            + "mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag "
            + "lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche "
            + "lunes martes mié miércoles jue jueves vie viernes sáb sábado dom domingo "
            + "lunedì martedì mercoledì gio giovedì venerdì sab sabato domenica "
            + "ma maandag dinsdag wo woensdag vr vrijdag vry vrydag za zaterdag saterdag zo zondag son sondag "
            + "luni marți mie miercuri joi vin vineri sâm sâmbătă dum duminică "
            + "hétfő kedd sze szerda csüt csütörtök pén péntek szo szombat vas vasárnap "
            + "δευ δευτέρα τρι τρίτη τετ τετάρτη πεμ πέμπτη παρ παρασκευή σαβ σάββατο κυρ κυριακή "
            + "пн понедельник вт вторник ср среда чт четверг пт пятница сб суббота вс воскресенье "
            + "شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه").Split(' ').Select(MonthNames.Plain)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word is the name of a weekday, in any case, with or without its accents.</summary>
    public static bool Has(string word) => s_names.Contains(MonthNames.Plain(word.Replace("\u200c", "", StringComparison.Ordinal)));
}
