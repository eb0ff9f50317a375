using System.Collections.Frozen;

namespace OutlookCrm.Sheets;

/// <summary>The months by their names and short names in English, German, French, Spanish, Italian, Dutch, Afrikaans, Romanian, Hungarian,
/// Greek, Russian and Persian (Gregorian months). A name counts whole: three letters alike make no month.</summary>
internal static class MonthNames
{
    private static readonly string[] s_names =
    [
        "jan january januar jän jänner janvier janv enero ene gennaio gen januari januarie ian ianuarie január ιαν ιανουάριος ιανουαρίου "
            + "γενάρης γενάρη ژانویه янв январь января",
        "feb february februar feber février févr fév fevr febrero febbraio februari februarie febr február φεβ φεβρ φεβρουάριος "
            + "φεβρουαρίου φλεβάρης φλεβάρη فوریه фев февр февраль февраля",
        "mar march mär märz maerz mrz mars marzo maart mrt martie márc március μαρ μάρτ μάρτιος μαρτίου μάρτης μάρτη مارس мар март марта",
        "apr april avril avr abril abr aprile aprilie ápr április απρ απρίλιος απριλίου απρίλης απρίλη آوریل آپریل апр апрель апреля",
        "may mai mayo maggio mag mei máj május μαϊ μάι μάιος μαΐου μάης μάη مه می май мая",
        "jun june juni juin junio giugno giu junie iun iunie jún június ιουν ιούν ιούνιος ιουνίου ιούνης ιούνη ژوئن июн июнь июня",
        "jul july juli juillet juil julio luglio lug julie iul iulie júl július ιουλ ιούλ ιούλιος ιουλίου ιούλης ιούλη ژوئیه جولای июл "
            + "июль июля",
        "aug august août agosto ago augustus augusztus αυγ αύγουστος αυγούστου اوت آگوست авг август августа",
        "sep sept september septembre septiembre setiembre settembre set sett septembrie szept szeptember σεπ σεπτ σεπτέμβριος σεπτεμβρίου "
            + "σεπτέμβρης σεπτέμβρη سپتامبر сен сент сентябрь сентября",
        "oct october okt oktober octobre octubre ottobre ott octombrie október οκτ οκτώβριος οκτωβρίου οκτώβρης οκτώβρη اکتبر окт "
            + "октябрь октября",
        "nov november novembre noviembre noiembrie noi νοε νοέ νοέμ νοέμβριος νοεμβρίου νοέμβρης νοέμβρη نوامبر ноя нояб ноябрь ноября",
        "dec december dez dezember décembre diciembre dic dicembre des desember decembrie δεκ δεκέμβριος δεκεμβρίου δεκέμβρης δεκέμβρη "
            + "دسامبر дек декабрь декабря",
    ];

    private static readonly FrozenDictionary<string, int> s_months = s_names
        .SelectMany((names, at) => names.Split(' ').Select(Plain).Distinct(StringComparer.Ordinal).Select(name => (name, Month: at + 1)))
        .ToFrozenDictionary(own => own.name, own => own.Month, StringComparer.Ordinal);

    /// <summary>The month, from 1; null for a word that is no month's name.</summary>
    /// <param name="name">A word in any case, with or without its accents and without a point behind it.</param>
    public static int? Of(string name) => s_months.TryGetValue(Plain(name), out var month) ? month : null;

    /// <summary>A word as names are compared. Capitals and quick typing leave accents out; Arabic and Persian keyboards differ in two
    /// letters.</summary>
    public static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        .Select(c => char.ToLowerInvariant(c) switch
        {
            'ς' => 'σ',
            'ي' => 'ی',
            'ك' => 'ک',
            var letter => letter,
        }));
}
