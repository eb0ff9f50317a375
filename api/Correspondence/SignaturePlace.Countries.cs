using System.Collections.Frozen;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

// What signatures call countries.
public sealed partial record SignaturePlace
{
    // As English, Greek, Romanian, Hungarian, Persian and Afrikaans call them, and the country itself.
    private static readonly FrozenDictionary<string, string> s_countries = new Dictionary<string, string>
    {
        ["GR"] = "Greece|Hellas|Ελλάδα|Ελλάς|Grecia|Görögország|یونان|Griekeland|Griechenland",
        ["RO"] = "Romania|România|Ρουμανία|Románia|رومانی|Roemenië|Rumänien",
        ["HU"] = "Hungary|Magyarország|Ουγγαρία|Ungaria|مجارستان|Hongarye|Ungarn",
        ["IR"] = "Iran|Ιράν|Irán|ایران",
        ["ZA"] = "South Africa|Suid-Afrika|RSA|Νότια Αφρική|Africa de Sud|Dél-Afrika|آفریقای جنوبی|Südafrika",
        ["DE"] = "Germany|Deutschland|Γερμανία|Germania|Németország|آلمان|Duitsland|Allemagne",
        ["AT"] = "Austria|Österreich|Αυστρία|Ausztria|اتریش|Oostenryk",
        ["CH"] = "Switzerland|Schweiz|Suisse|Svizzera|Ελβετία|Elveția|Svájc|سوئیس|Switserland",
        ["FR"] = "France|Γαλλία|Franța|Franciaország|فرانسه|Frankryk|Frankreich",
        ["IT"] = "Italy|Italia|Ιταλία|Olaszország|ایتالیا|Italië|Italien",
        ["ES"] = "Spain|España|Ισπανία|Spania|Spanyolország|اسپانیا|Spanje|Spanien",
        ["NL"] = "Netherlands|The Netherlands|Nederland|Ολλανδία|Olanda|Hollandia|هلند",
        ["BE"] = "Belgium|België|Belgique|Βέλγιο|Belgia|بلژیک",
        ["GB"] = "United Kingdom|UK|Great Britain|England|Ηνωμένο Βασίλειο|Marea Britanie|Egyesült Királyság|انگلستان|Verenigde Koninkryk",
        ["US"] = "United States|USA|U.S.A.|ΗΠΑ|Statele Unite|Egyesült Államok|آمریکا|Verenigde State",
        ["CY"] = "Cyprus|Κύπρος|Cipru|Ciprus|قبرس|Siprus",
        ["BG"] = "Bulgaria|България|Βουλγαρία|Bulgária|بلغارستان|Bulgarye",
        ["TR"] = "Turkey|Türkiye|Τουρκία|Turcia|Törökország|ترکیه|Turkye",
        ["CN"] = "China|PR China|P.R. China|中国|Κίνα|Kína|چین",
        ["JP"] = "Japan|日本|Ιαπωνία|Japonia|Japán|ژاپن",
        ["KR"] = "South Korea|Korea|Republic of Korea|대한민국",
        ["IN"] = "India|Ινδία|هند",
        ["AE"] = "UAE|U.A.E.|United Arab Emirates|الإمارات|امارات",
        ["SA"] = "Saudi Arabia|KSA|السعودية",
        ["IL"] = "Israel|ישראל",
        ["IE"] = "Ireland|Ιρλανδία|Irlanda|Írország|Ierland|Irland",
        ["CA"] = "Canada|Καναδάς|Kanada",
        ["AU"] = "Australia|Αυστραλία|Ausztrália|Australië",
        ["PT"] = "Portugal|Πορτογαλία|Portugalia|Portugália",
        ["BR"] = "Brazil|Brasil|Βραζιλία",
        ["PL"] = "Poland|Polska|Πολωνία|Polonia|Lengyelország|Polen|Pologne",
        ["CZ"] = "Czech Republic|Czechia|Česká republika|Česko|Τσεχία|Cehia|Csehország|Tschechien",
        ["SK"] = "Slovakia|Slovensko|Σλοβακία|Slovacia|Szlovákia",
        ["RS"] = "Serbia|Srbija|Србија|Σερβία|Szerbia",
        ["HR"] = "Croatia|Hrvatska|Κροατία|Croația|Horvátország",
        ["SE"] = "Sweden|Sverige|Σουηδία|Suedia|Svédország|Schweden",
        ["DK"] = "Denmark|Danmark|Δανία|Danemarca|Dánia|Dänemark",
        ["NO"] = "Norway|Norge|Νορβηγία|Norvegia|Norvégia|Norwegen",
        ["FI"] = "Finland|Suomi|Φινλανδία|Finlanda|Finnország|Finnland",
        ["UA"] = "Ukraine|Україна|Ουκρανία|Ucraina|Ukrajna",
        ["RU"] = "Russia|Россия|Ρωσία|Rusia|Oroszország|روسیه|Rusland",
    }.SelectMany(country => country.Value.Split('|').Select(name => (Name: SearchText.Fold(name), country.Key)))
        .DistinctBy(one => one.Name).ToFrozenDictionary(one => one.Name, one => one.Key);
}
