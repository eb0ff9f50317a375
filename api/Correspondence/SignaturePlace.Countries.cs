using System.Collections.Frozen;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

// What signatures call countries.
public sealed partial record SignaturePlace
{
    // As English, Greek, Romanian, Hungarian, Persian and Afrikaans call them, and the country itself.
    private static readonly FrozenDictionary<string, string> s_countries = new Dictionary<string, string>
    {
        ["GR"] = "Greece|Hellas|Ελλάδα|Ελλάς|Grecia|Görögország|یونان|Griekeland|Griechenland|Grèce|Греция",
        ["RO"] = "Romania|România|Ρουμανία|Románia|رومانی|Roemenië|Rumänien|Roumanie|Rumanía|Rumania|Румыния",
        ["HU"] = "Hungary|Magyarország|Ουγγαρία|Ungaria|مجارستان|Hongarye|Ungarn|Hongrie|Hungría|Ungheria|Венгрия",
        ["IR"] = "Iran|Ιράν|Irán|ایران|Islamic Republic of Iran|Иран",
        ["ZA"] = "South Africa|Suid-Afrika|RSA|Νότια Αφρική|Africa de Sud|Dél-Afrika|آفریقای جنوبی|Südafrika|Afrique du Sud"
            + "|Sudáfrica|Sudafrica|ЮАР",
        ["DE"] = "Germany|Deutschland|Γερμανία|Germania|Németország|آلمان|Duitsland|Allemagne|Alemania|Германия",
        ["AT"] = "Austria|Österreich|Αυστρία|Ausztria|اتریش|Oostenryk|Autriche|Австрия",
        ["CH"] = "Switzerland|Schweiz|Suisse|Svizzera|Ελβετία|Elveția|Svájc|سوئیس|Switserland|Suiza|Швейцария",
        ["FR"] = "France|Γαλλία|Franța|Franciaország|فرانسه|Frankryk|Frankreich|Francia|Франция",
        ["IT"] = "Italy|Italia|Ιταλία|Olaszország|ایتالیا|Italië|Italien|Italie|Италия",
        ["ES"] = "Spain|España|Ισπανία|Spania|Spanyolország|اسپانیا|Spanje|Spanien|Espagne|Spagna|Испания",
        ["NL"] = "Netherlands|The Netherlands|Nederland|Ολλανδία|Olanda|Hollandia|هلند|Pays-Bas|Países Bajos|Paesi Bassi"
            + "|Niederlande|Țările de Jos|Нидерланды",
        ["BE"] = "Belgium|België|Belgique|Βέλγιο|Belgia|بلژیک|Belgien|Bélgica|Belgio|Бельгия|België",
        ["GB"] = "United Kingdom|UK|Great Britain|England|Ηνωμένο Βασίλειο|Marea Britanie|Egyesült Királyság|انگلستان"
            + "|Verenigde Koninkryk|U.K.|Scotland|Wales|Royaume-Uni|Reino Unido|Regno Unito|Großbritannien|Vereinigtes Königreich"
            + "|Великобритания|Αγγλία|Anglia|بریتانیا|Engeland",
        ["US"] = "United States|USA|U.S.A.|ΗΠΑ|Statele Unite|Egyesült Államok|آمریکا|Verenigde State|United States of America"
            + "|États-Unis|Estados Unidos|Stati Uniti|США|ایالات متحده|ایالات متحده آمریکا|VSA",
        ["CY"] = "Cyprus|Κύπρος|Cipru|Ciprus|قبرس|Siprus|Zypern|Chypre",
        ["BG"] = "Bulgaria|България|Βουλγαρία|Bulgária|بلغارستان|Bulgarye|Bulgarien|Bulgarie",
        ["TR"] = "Turkey|Türkiye|Τουρκία|Turcia|Törökország|ترکیه|Turkye|Türkei|Turquie|Turquía",
        ["CN"] = "China|PR China|P.R. China|中国|Κίνα|Kína|چین|PRC|中國",
        ["JP"] = "Japan|日本|Ιαπωνία|Japonia|Japán|ژاپن",
        ["KR"] = "South Korea|Korea|Republic of Korea|대한민국",
        ["IN"] = "India|Ινδία|هند|Indien|Индия|Indië",
        ["AE"] = "UAE|U.A.E.|United Arab Emirates|الإمارات|امارات",
        ["SA"] = "Saudi Arabia|KSA|السعودية",
        ["IL"] = "Israel|ישראל",
        ["IE"] = "Ireland|Ιρλανδία|Irlanda|Írország|Ierland|Irland|ایرلند",
        ["CA"] = "Canada|Καναδάς|Kanada|کانادا",
        ["AU"] = "Australia|Αυστραλία|Ausztrália|Australië|استرالیا|Australien",
        ["PT"] = "Portugal|Πορτογαλία|Portugalia|Portugália|پرتغال",
        ["BR"] = "Brazil|Brasil|Βραζιλία|Brazilia|Brazília|برزیل|Brasilië|Brasilien|Brésil|Brasile",
        ["PL"] = "Poland|Polska|Πολωνία|Polonia|Lengyelország|Polen|Pologne|لهستان",
        ["CZ"] = "Czech Republic|Czechia|Česká republika|Česko|Τσεχία|Cehia|Csehország|Tschechien|Tschechische Republik",
        ["SK"] = "Slovakia|Slovensko|Σλοβακία|Slovacia|Szlovákia",
        ["RS"] = "Serbia|Srbija|Србија|Σερβία|Szerbia|Serbien|صربستان",
        ["HR"] = "Croatia|Hrvatska|Κροατία|Croația|Horvátország",
        ["SE"] = "Sweden|Sverige|Σουηδία|Suedia|Svédország|Schweden|سوئد|Suède",
        ["DK"] = "Denmark|Danmark|Δανία|Danemarca|Dánia|Dänemark|دانمارک",
        ["NO"] = "Norway|Norge|Νορβηγία|Norvegia|Norvégia|Norwegen|نروژ|Noorweë",
        ["FI"] = "Finland|Suomi|Φινλανδία|Finlanda|Finnország|Finnland|فنلاند",
        ["UA"] = "Ukraine|Україна|Ουκρανία|Ucraina|Ukrajna|اوکراین",
        ["RU"] = "Russia|Россия|Ρωσία|Rusia|Oroszország|روسیه|Rusland|Russland|Russie|Rusia",
    }.SelectMany(country => country.Value.Split('|').Select(name => (Name: SearchText.Fold(name), country.Key)))
        .DistinctBy(one => one.Name).ToFrozenDictionary(one => one.Name, one => one.Key);
}
