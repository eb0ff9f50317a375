using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

// Whether the family name stands first. Behind a comma may also stand a role, a department, a place or a degree.
internal static partial class PersonName
{
    private const int MostInitials = 4;

    // Frequent given names, as search compares words. They decide only where the family name has two words or more.
    private static readonly FrozenSet<string> s_given = SearchText.TokensOf(
        "Frederic Daniel Bob Bill Jim Joe Dan Dave Mike Steve Tony Matt Nick Rob Ed Ted Ken Ron Greg Jeff Amy Sue Liz Kurt Fritz Dirk "
        + "Adam Alan Albert Alex Alexander Alexandra Alice Ana Andrea Andreas Andrew Anna Anne Anthony Antonio Barbara Ben Bernd Brian "
        + "Bruno Carlos Carmen Caroline Catherine Charles Charlotte Chris Christian Christina Christine Christoph Claire Claudia "
        + "David Diana Diego Edward Elena Eleni Elizabeth Emily Emma Eric Erik Eva Felix Fernando Francesca Francesco Francisco Frank "
        + "Gabriel George Giovanni Giulia Giuseppe Hannah Hans Heike Helen Helena Henry Hugo Ian Ines Isabel Ivan Jack Jakob James Jan "
        + "Jane Jean Jennifer Jens Joan João Johan Johannes John Jonas Jonathan Jorge José Joseph Juan Julia Julian Jürgen Karen Karin "
        + "Karl Katalin Kate Katharina Katherine Kevin Klaus Laura Lea Lena Linda Lisa Louis Louise Lucas Lucia Lucy Luis Lukas Manuel "
        + "Marc Marco Margaret Maria Marie Mario Mark Markus Marta Martha Martin Martina Mary Matthew Matthias Max Michael Michel Miguel "
        + "Monica Monika Nadia Natalia Nicholas Nicolas Nicole Nina Nora Olga Olivia Oscar Pablo Patricia Patrick Paul Paula Pedro Peter "
        + "Philip Philippe Pierre Pieter Rachel Rafael Ralf Raúl Rebecca Ricardo Richard Robert Roberto Roger Rosa Ruth Sabine Sally Sam "
        + "Samuel Sandra Sara Sarah Sebastian Sergio Silvia Simon Sofia Sophia Sophie Stefan Stefanie Stephen Steven Susan Susanne Sven "
        + "Teresa Thomas Tim Tobias Tom Tomas Ursula Uwe Vera Veronica Victor Victoria Vincent Walter William Wolfgang Yvonne "
        + "Attila Béla Csaba Éva Ferenc Gábor György Ildikó Ilona István János József Judit Krisztina László Mária Mihály Péter Sándor "
        + "Tamás Zoltán Zsófia Zsuzsanna Balázs Gergely Bence Réka Dóra Ádám Dávid Anikó Erzsébet Márta Orsolya Ágnes "
        + "Adrian Alina Andrei Bogdan Cătălin Cristian Cristina Florin Gheorghe Ioana Ion Ionuț Irina Mihai "
        + "Mihaela Mircea Nicolae Radu Ștefan Vasile Șerban Dragoș Răzvan Alexandru Gabriela Simona "
        + "Anneke Gerrit Hendrik Kobus Willem Annelie Elsa "
        + "Αλέξανδρος Αλίκη Ανδρέας Αντώνης Άννα Βασίλης Γεωργία Γιάννης Γεώργιος Γιώργος Δημήτρης Δημήτριος Δήμητρα Ειρήνη Ελένη Ηλίας "
        + "Ιωάννα Ιωάννης Κατερίνα Κώστας Κωνσταντίνος Μαρία Μιχάλης Νίκος Νικόλαος Παναγιώτης Πέτρος Σοφία Στέλιος Χρήστος "
        + "Александр Алексей Анна Андрей Виктор Владимир Дмитрий Екатерина Елена Иван Ирина Мария Михаил Наталья Николай Ольга Пётр Сергей "
        + "علی محمد رضا حسین مریم زهرا فاطمه سارا").ToFrozenSet();

    // "Given Family" where the family name stands first; what stands behind a comma and is no name of a person goes, or keeps its place.
    private static string GivenFirst(string name, EmailAddress address)
    {
        var company = address.UnicodeDomain.Split('.')[0];

        // "Schmidt, Eva; Acme": the firm stands behind.
        name = name.Contains(',', StringComparison.Ordinal) && name.IndexOf(';', StringComparison.Ordinal) is var end
            && end > name.IndexOf(',', StringComparison.Ordinal) ? name[..end].TrimEnd() : name;
        var parts = name.Split([',', '،', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 3 && Array.FindIndex(parts, 1, part => Junior().IsMatch($" {part}") && part.Length <= MostInitials) is > 0
            and var junior)
        {
            var whole = GivenFirst($"{parts[0]}, {parts[3 - junior]}", address);
            return whole.Contains(',', StringComparison.Ordinal) ? name : $"{whole} {Generation(parts[junior])}";
        }

        if (parts.Length > 2 && IsListed(parts, address))
        {
            return name;
        }

        if (parts.Length == 3 && Particle().IsMatch($" {parts[1]} ") && parts[1].Split(' ').All(IsParticle))
        {
            parts = [$"{parts[1]} {parts[0]}", parts[2]];
        }

        if (parts.Length == 3 && (IsNoName(parts[2]) || IsCompany(parts[2], company) || IsPosition(parts[2], parts[1])))
        {
            parts = parts[..2];
        }

        if (parts.Length != 2)
        {
            return parts.Length == 1 ? WithoutCapitals(name, company, address) : name;
        }

        if (Junior().Match(parts[1]) is { Success: true } generation
            && GivenFirst($"{parts[0]}, {parts[1][..generation.Index]}", address) is var older && !older.Contains(','))
        {
            return $"{older} {Generation(generation.Value.Trim())}";
        }

        var (family, given) = (Note().Replace(parts[0], "") is { Length: > 0 } left ? left : parts[0], parts[1]);

        // A directory counts those who have one name.
        given = Count().Replace(given, "") is var uncounted && IsGiven(uncounted, family, address) ? uncounted : given;
        if (given.Contains(' ', StringComparison.Ordinal) && LegalForm().IsMatch(given) && family.Contains(' ', StringComparison.Ordinal)
            && SearchText.TokensOf(family) is { Count: > 0 } names && (s_given.Contains(names[0]) || names.Any(WordsOf(address).Contains)))
        {
            return family;
        }

        if (given.Contains(' ', StringComparison.Ordinal) && !IsNoName(given) && !IsGiven(given, family, address)
            && !IsPosition(given, family) && !IsPlace(given)
            && (LegalForm().IsMatch(family) || IsCompany(family, company)))
        {
            return given;
        }

        if (FormOrInitials().IsMatch(given) && !IsWhose(address, family))
        {
            return name;
        }

        if ((IsNoName(Junior().Replace(family, "")) && !IsShortFamily(family, given, address)) || IsNoName(given)
            || Joined().IsMatch(given) || Office().IsMatch(family) || IsPlace(given))
        {
            return name;
        }

        return IsCompany(given, company) ? family
            : IsPosition(given, family) ? family.Contains(' ', StringComparison.Ordinal) ? family : name
            : family.Count(char.IsWhiteSpace) >= MostFamilyWords
                || given.Split(' ').Count(word => !IsParticle(word)) > MostGivenWords ? name
            : !IsFamily(family) && !IsGiven(given, family, address) ? name
            : IsWrittenTogether(family) && IsWrittenTogether(given) ? family + given
            : InOrder(Lowered(Titles().Replace(given, "")), FamilyOf(family));
    }

    // "Lamps, Lights, and More" and "Smith, Jones, LLP": goods or partners in a row are a firm's name.
    private static bool IsListed(string[] parts, EmailAddress address) => Joined().Match(parts[^1]) is { Success: true, Index: 0 }
        || (BareForm().IsMatch(parts[^1]) && !IsGiven(parts[1], parts[0], address));

    // "VAN DER MERWE" is van der Merwe. Of "DE VRIES" and "LE GOFF" nothing tells how the family writes its small word.
    private static string FamilyOf(string part)
    {
        var words = Lowered(part).Split(' ');
        return part.Any(char.IsLower) ? string.Join(' ', words)
            : string.Join(' ', words.Select((word, i) => i < words.Length - 1 && IsSmall(word)
                && (i > 0 || word.Length > 2 || IsSmall(words[1])) ? word.ToLowerInvariant() : Capital(word)));
    }

    private static string InOrder(string given, string family) => $"{given} {family}" is var name && name.Any(char.IsUpper) ? name
        : InCase(name.Split(' '));

    private static bool IsSmall(string word) => SmallWord().IsMatch(word);

    private static bool IsParticle(string word) => Particle().IsMatch($"{word} ");

    // "JR." is written "Jr."; "III" stays.
    private static string Generation(string junior) =>
        junior.StartsWith('i') || junior.StartsWith('I') ? junior : Capital(junior);

    // "Sa, Ana": what a firm writes behind its name may be a person's whole family name, before a known given name.
    private static bool IsShortFamily(string family, string given, EmailAddress address) => family.Length is 2 or 3
        && char.IsUpper(family[0]) && family.Skip(1).All(char.IsLower)
        && (IsGivenName(Titles().Replace(given, "")) || IsGiven(given, family, address));

    // One word, or several that a particle ties: "van der Merwe". Of two other words the second may be a given name, or both a shop's.
    private static bool IsFamily(string part)
    {
        var bare = Titles().Replace(Junior().Replace(part, ""), "");
        return !bare.Contains(' ', StringComparison.Ordinal) || Particle().IsMatch(bare);
    }

    [GeneratedRegex(@"\s\d{1,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Count();

    // "and", as the languages of the product and their neighbours say it. No name has it in small letters before a word more.
    [GeneratedRegex(@"(?:^|\s)(?:and|und|et|és|και|κι|și|şi|si|en|и|y|ed?|og|och|oraz|ve|و|&|\+)\s\S", RegexOptions.NonBacktracking)]
    private static partial Regex Joined();

    [GeneratedRegex(
        @"^(?:ltd|limited|llc|llp|lp|inc|incorporated|corp|corporation|plc|pty ltd|gmbh|ag|kg|ohg|kft|zrt|nyrt|bt|s\.?r\.?l|s\.?p\.?a"
        + @"|s\.?a\.?s|s\.?a|b\.?v|n\.?v|α\.?ε|ο\.?ε|ε\.?π\.?ε|ι\.?κ\.?ε|ооо|зао|ао)\.?$", Linear)]
    private static partial Regex BareForm();

    // Known as given names, or the address has them beside the family name.
    private static bool IsGiven(string given, string family, EmailAddress address)
    {
        var words = SearchText.TokensOf(Titles().Replace(given, "")).ToList();
        if (words.Count == 0)
        {
            return false;
        }

        var local = WordsOf(address);
        return (SearchText.TokensOf(family).Any(local.Contains) && local.Contains(words[0]))
            || ((s_given.Contains(words[0]) || words[0].Split('-').All(s_given.Contains))
                && words.TrueForAll(word => word.Length == 1 || word.Split('-').All(s_given.Contains))
                && !SearchText.TokensOf(family).Any(s_given.Contains));
    }

    // A role, a department, or the capitals of one: "HR" behind a name that is not all in capitals.
    private static bool IsPosition(string part, string beside) => Position().IsMatch(part)
        || (part.Length is > 1 and <= MostInitials && part.All(char.IsUpper) && part.All(char.IsAscii) && beside.Any(char.IsLower)
            && !IsGivenName(part));

    private static bool IsPlace(string part) => SignaturePlace.IsCountry(part) || Place().IsMatch(part);

    // Chinese, Japanese and Korean names: the family name first, without a space.
    private static bool IsWrittenTogether(string part) =>
        part.Length is > 0 and <= MostInitials
        && part.All(c => c is (>= '\u3041' and <= '\u30ff') or (>= '\u4e00' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3'));

    [GeneratedRegex(@"(?:^|\s)(?:van|von|vom|de|del|della|dela|di|da|dos|das|du|des|der|den|ter|ten|zu|zum|zur|le|la|el|al|bin|ben|ibn"
        + @"|mac|mc|ó|ní|nic|uí|ap|lo|dei|degli|st\.?|saint|san|santa|af|av|y|e)\s", Linear)]
    private static partial Regex Particle();

    // Those of them that are written small behind a given name.
    private static bool IsSmallInAddress(string word) => IsSmall(word) || SmallInAddress().IsMatch(word);

    // An address is all in small letters, so that it tells nothing of the capital that some write these with.
    [GeneratedRegex("^(?:di|della|dela|degli|dei|du|des|zum|zur|den|op|aan|in|bin|ibn|el|al)$", Linear)]
    private static partial Regex SmallInAddress();

    [GeneratedRegex("^(?:van|von|vom|de|del|der|den|dem|la|las|los|ter|ten|zu|zum|zur|dos|das|da|do|y|e|af|av)$", Linear)]
    private static partial Regex SmallWord();

    // A word of these anywhere: "Head of Buying", "Service achats". The stems stand for all endings.
    [GeneratedRegex(
        @"(?:^|[^\p{L}])(?:c[efimot]o|coo|vp|svp|evp|hr|it|pr|qa|edv|gm|gf|manage\w*|direct[oe]\w*|direktor\w*|head|chief|officer"
        + @"|presid\w*|präsid\w*|owner|founder|co-founder|partner|engineer\w*|developer|architect|consult\w*|advis\w+|analyst|assist\w*"
        + @"|secretary|supervisor|specialist|coordinator|representative|agent|buyer|purchas\w*|procurement|sales|marketing|account\w*"
        + @"|financ\w*|finanz\w*|logisti\w*|operation\w*|support|service\w*|serviciu\w*|customer\w*|legal|admin\w*|reception|warehouse"
        + @"|production|produktion|quality|dep(?:t|artment)\b\.?|team|office|board|student|intern|external|extern|ltd"
        + @"|\p{L}*kund(?:en)?(?:service|dienst|betreuung)|(?:außen|innen)dienst"
        + @"|\p{L}+(?:abteilung|leiter(?:in)?|leitung)|einkauf\w*|verkauf\w*|vertrieb\w*|buchhalt\w*|leit(?:er|ung)\w*|geschäftsführ\w*"
        + @"|inhaber\w*|vorstand|abteilung"
        + @"|empfang|sekretariat"
        + @"|personal\w*|rechts\w*|anwalt|anwält\w*|entwickl\w*|lager|versand|technik\w*|beratung|berater\w*|praktikant\w*"
        + @"|achats?|ventes?|comptab\w*|gérante?|responsable|comercial\w*|commercial\w*|compras|ventas|gerente|jef[ea]|vendite|acquisti"
        + @"|contabil\w*|vânz[ăa]ri|achiziți\w*|achizitii|șef|manager\w*|administrator\w*|beszerz\w*|értékesít\w*|könyvel\w*|igazgató\w*"
        + @"|vezető\w*|ügyfél\w*|pénzügy\w*|titkár\w*|verkope|aankope|rekeninge|bestuurder\w*|eienaar|hoof|bemarking\w*"
        + @"|πωλήσ\w*|αγορ[έώ]\w*|λογιστ\w*|διευθ\w*|υπεύθυν\w*|τμήμα|γραμματ\w*|προμήθει\w*|μάρκετινγκ|πρόεδρος|ιδιοκτήτ\w*"
        + @"|отдел\w*|директор\w*|менеджер\w*|бухгалт\w*|продаж\w*|закуп\w*|فروش|خرید|مدیر\w*|حسابداری|بازرگانی|واحد|مهندس)(?:[^\p{L}]|$)",
        Linear)]
    private static partial Regex Position();

    // Large towns of the countries that the product serves, and of their neighbours. A family name is seldom followed by them.
    [GeneratedRegex(
        @"^(?:athens|athen|athènes|piraeus|thessaloniki|patras?|heraklion|larissa|volos|αθήνα|πειραιάς|θεσσαλονίκη|πάτρα|ηράκλειο|λάρισα"
        + @"|βόλος|χανιά|ρόδος|chania|rhodes|bucharest|bucurești|bucuresti|cluj(?:-napoca)?|timișoara|timisoara|iași|iasi|brașov|brasov"
        + @"|constanța|constanta|craiova|sibiu|oradea|budapest|debrecen|szeged|pécs|győr|miskolc|tehran|teheran|isfahan|shiraz|tabriz"
        + @"|mashhad|تهران|اصفهان|شیراز|تبریز|مشهد|cape town|kaapstad|johannesburg|pretoria|durban|stellenbosch|bloemfontein|berlin|hamburg"
        + @"|munich|münchen|muenchen|cologne|köln|koeln|frankfurt|stuttgart|düsseldorf|leipzig|dresden|hannover|bremen|nürnberg|kiel|vienna"
        + @"|wien|graz|linz|salzburg|innsbruck|zurich|zürich|basel|bern|geneva|genève|genf|lausanne|paris|lyon|marseille|bordeaux|lille"
        + @"|nantes|strasbourg|toulouse|rome|roma|milano?|milan|turin|torino|napoli|naples|firenze|florence|bologna|venezia|venice|genova"
        + @"|madrid|barcelona|valencia|sevilla|seville|málaga|bilbao|lisbon|lisboa|porto|amsterdam|rotterdam|utrecht|den haag|the hague"
        + @"|eindhoven|brussels|bruxelles|brüssel|brussel|antwerp|antwerpen|gent|luxembourg|london|manchester|birmingham|leeds|liverpool"
        + @"|glasgow|edinburgh|bristol|dublin|cork|new york|los angeles|chicago|boston|san francisco|seattle|washington|toronto|montreal"
        + @"|warsaw|warszawa|kraków|krakow|prague|praha|brno|bratislava|ljubljana|zagreb|belgrade|beograd|istanbul|ankara|izmir"
        + @"|moscow|moskva|москва|санкт-петербург|kyiv|київ|nicosia|limassol|λευκωσία|λεμεσός|dubai|stockholm|oslo|copenhagen|københavn"
        + @"|helsinki|sydney|melbourne|tokyo|beijing|shanghai|singapore|hong kong)$", Linear)]
    private static partial Regex Place();
}
