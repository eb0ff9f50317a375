using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// What mail systems and people write around a name.
internal static partial class PersonName
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^[\p{L}\d'’-]+([._][\p{L}\d'’-]+)+$", RegexOptions.NonBacktracking)]
    private static partial Regex IsLogin();

    // A family name without doubt, as Irish, Scots and Italians write it.
    [GeneratedRegex(@"^(?:[odl]['’]|mc)(?=\p{L}{3})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex FamilyStart();

    // "ING Maria" may be a bank's.
    [GeneratedRegex(@"^(?:ING|MAG|PROF|DIPL|SIG|MED|NAT|JUR)\s", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shout();

    [GeneratedRegex(@"\.(?:com|net|org|info|biz|shop|store|online|io|eu)$", Linear)]
    private static partial Regex HostEnd();

    [GeneratedRegex(
        @"(?<![\p{L}.])((?:Mc|Mac|Fitz|De|Di|Du|La|Le)?)(\p{Lu}['’]?[\p{Lu}\p{M}]{2,})(?![\p{L}.])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex ShoutedWord();

    [GeneratedRegex(
        @"^(?<author>.+?)\s+\(?(?<word>via|über|μέσω|prin intermediul|prin|(?:ezen )?keresztül:?|через|از طریق|a través de|tramite"
        + @"|par l[’']intermédiaire de"
        + @"|por meio de|za pośrednictwem)\s+(?<through>.+)$", Linear)]
    private static partial Regex Via();

    [GeneratedRegex(
        @"^\(?(?:.*\.\p{L}{2,}|the |(?:sales|support|info|office|orders?|shop|store|contact|kontakt|marketing|service|help(?:desk)?|team"
        + @"|group|list|forum|web|website|form|google|linkedin|xing|facebook|whatsapp|docusign|adobe|dropbox|sharepoint|teams|zoom|paypal"
        + @"|etsy|ebay|amazon|airbnb|expedia|booking|marketplace|mailchimp|slack|trello|asana|jira|github|calendly|eventbrite|vertrieb"
        + @"|verkauf|einkauf|buchhaltung|πωλήσεις|vânzări|értékesítés|verkope|فروش)(?:[^\p{L}]|$))", Linear)]
    private static partial Regex Through();

    // What houses and shops in a street are called, in Italian and in the languages of its visitors.
    [GeneratedRegex(
        @"^(?:hotel|albergo|ostello|residen(?:ce|za)|b&b|bed|ristorante|trattoria|osteria|pizzeria|birreria|bar|caff[eè]|gelateria"
        + @"|pasticceria|panificio|panetteria|macelleria|enoteca|farmacia|libreria|negozio|studio|agenzia|ufficio|sede|filiale|scuola|asilo"
        + @"|istituto|museo|teatro|cinema|palazzo|casa|villa|condominio|parcheggio|garage|autorimessa|officina|restaurant|apartments?)\s",
        Linear)]
    private static partial Regex House();

    [GeneratedRegex(@"^(?:dei|del|della|delle|degli|dell['’]|san|santa|santo)\s?\p{L}|\s\d{1,4}(?:/?[a-z])?$", Linear)]
    private static partial Regex BehindStreet();

    // A directory or a form writes these where it has no name.
    [GeneratedRegex(
        @"^(?:\(?null\)?|undefined|n/?a|none|unknown(?: sender)?|no ?name|unbekannt|inconnu|desconocido|sconosciuto|necunoscut|ismeretlen"
        + @"|άγνωστος|onbekend|неизвестно|ناشناس|[\[(]?ext(?:ern(?:al|e|o|ă)?)?[\])]?|(?:mrs?|ms|miss|dr|herr|frau|mme)\.?|via\s.*)$",
        Linear)]
    private static partial Regex Nobody();

    // A firm's form that may be a person's initials, too.
    [GeneratedRegex(@"^(?:p\.\s?c|l\.\s?p)\.$", Linear)]
    private static partial Regex FormOrInitials();

    // Who writes in another's name: "Anna Berger on behalf of Firm".
    [GeneratedRegex(
        @"^(\S+\s.*?)\s\(?(?:on behalf of|p\.p\.|im (?:auftrag|namen) (?:von|der|des)|au nom d[eu']|de la part de|in opdracht van|namens"
        + @"|εκ μέρους|για λογαριασμό|în numele|in numele|a nome di|per conto di|en nombre de|em nome de|от имени|از طرف)\s.+$", Linear)]
    private static partial Regex ForAnother();

    // "[EXTERNAL]", "EXT:", "(Extern)", "EXT Berger".
    [GeneratedRegex(
        @"^\s*(?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|<[^>]*>|\*+[^*]*\*+|ext(?:ern(?:al|e|o|ă)?)?\s*[:|_-]+"
        + @"|(?-i:EXT(?:ERN(?:AL)?)?)\s)\s*", Linear)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"\s*(?:\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>|\s#\d+"
        + @"|\s[-–—]\s*(?:out of (?:the )?office|ooo|abwesend|im urlaub|on (?:leave|vacation|holiday)|absente?|εκτός γραφείου)"
        + @"|(?:\s[-|–—]{1,3}|\s*[;/,])\s*(?:extern(?:al|e|er|o|a|ă)?|ext\.?)"
        + @"|(?-i:\s+EXT(?:ERN(?:AL)?)?)|(?-i:\s(?:CIV|CTR|MIL)\s[A-Z]+)|\s+\|.*|(?-i:(?:\s*/\s*[A-Z]{2,8})+)"
        + @"|(?:\s*[,;]\s*|\s[-–—]\s*|\s)(?:he|she|they|him|er|sie|ze|elle|ella|ele|ela|lei|lui|hy|sy)\s*/\s*\p{L}+(?:\s*/\s*\p{L}+)*)\s*$",
        Linear)]
    private static partial Regex Note();

    [GeneratedRegex(@"\s[-–—@]\s.*$", RegexOptions.NonBacktracking)]
    private static partial Regex Behind();

    // "Anna Berger @ Firm"; an address has no space before its sign.
    [GeneratedRegex(@"\s+@\s*[^@.]*$", RegexOptions.NonBacktracking)]
    private static partial Regex AtFirm();

    // An address with the name as its comment, as old programs write it.
    [GeneratedRegex(@"^\s*<?[^\s<>()]+@[^\s<>()]+>?\s+\(([^()]*\p{L}[^()]*)\)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Commented();

    // Full-width signs too: they are one with the others in an address.
    [GeneratedRegex(
        @"[^\s<>()\[\]{}""'“”‘’«»,;:|@＠﹫]+[@＠﹫][^\s<>()\[\]{}""'“”‘’«»,;:|@＠﹫]+[.．。][\p{L}\p{N}-]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex AddressWithin();

    // "CN=Anna Berger/OU=Sales/O=Firm" of HCL Notes.
    [GeneratedRegex(@"^cn=([^/]+)/.*$", Linear)]
    private static partial Regex NotesPath();

    [GeneratedRegex(@"\s+[|•·∙●｜¦]+\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Bars();

    [GeneratedRegex(@"\s[-–—]{1,3}\s", RegexOptions.NonBacktracking)]
    private static partial Regex Dash();

    [GeneratedRegex(@"(?:^|[^\p{L}])(?:he|she|they|er|sie|elle|ella|ele|ela|lei|lui|hy|sy)\s*/", Linear)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\s(?:jr|sr|ii|iii|iv)\.?$", Linear)]
    private static partial Regex Junior();

    // What stands before a comma here is no family name.
    [GeneratedRegex(
        @"^(?:the|die|der|das|les?|il|az?|οι?|το|η)\s|^(?:sales|support|info|office|marketing|accounts?|accounting|service"
        + @"|reception|orders?|shop"
        + @"|vertrieb|einkauf|buchhaltung|verkauf|empfang|πωλήσεις|λογιστήριο|vânzări|contabilitate|értékesítés|könyvelés|verkope|rekeninge"
        + @"|فروش|ventes|ventas|vendite|отдел\s.*)$", Linear)]
    private static partial Regex Office();

    [GeneratedRegex(@"^(?:(?:dipl\.?[ -](?:kfm|kffr|kff|inf|phys|chem|math|biol|psych|oec|volksw|betriebsw|wirt\.?-?(?:ing|inf))"
        + @"|ing\.? arch|priv\.-doz|dr|prof|mag|ing|dipl|rer|nat|med|jur|phil|habil|h\.\s?c|univ|mr|mrs|ms|miss|herr|frau|mme|mlle"
        + @"|madame|monsieur|maître|sra?|señora?|dhr|mevr|datuk|shri|smt|(?:سرکار|جناب)(?: آقای| خانم)?"
        + @"|sig(?:\.?ra)?|signora?|dott(?:\.?ssa)?|avv|d-?l|d-?na|domnul|doamna|mnr|mev|mej|κος|κα|κ|κύριος|κυρία|δρ|г-н|г-жа"
        + @"|آقای|خانم|دکتر"
        + @"|مهندس)\.?[ -](?:ing\.? )?(?:\(fh\) )?|dr\.)+",
        Linear)]
    private static partial Regex Titles();

    // Short ones, which firms' names begin with too.
    [GeneratedRegex(
        @"^(?:(?:hr|fr|mgr|bc|judr|mudr|rndr|phdr|lic|arq|arch|eng|capt|col|maj|sgt|rev|adv|drs|ir|mw|geom|rag|καθ)\.\s*"
        + @"|(?-i:RA|RAin|StB|WP|Me|PD|mgr|inż\.|inż)\s|rechtsanw[aä]lt(?:in)?\s)+",
        Linear)]
    private static partial Regex ShortTitles();

    [GeneratedRegex(@"(?:\s*,?\s+(?:ph\.?d\.?|m\.?d\.?|mba|ll\.?\s?m\.?|m\.?sc\.?|b\.?sc\.?|m\.?\s?a\.|b\.?\s?a\.|ceng|mimeche|miet|esq\.?"
        + @"|cpa|cfa|pmp|ph\.?dr\.?|c\.?sc\.?|dr\.?sc\.?|mudr\.?|mph|dds|d\.?phil\.?|dipl\.-\p{L}+\.?|pmp®|cissp|acca"
        + @"|(?-i:OBE|MBE|CBE|KBE|FRSA?|MBBS|DVM|EdD)"
        + @"|(?:dr|ing|prof|mag)\.(?:\s?(?:med|dent|vet|jur|phil|rer|nat|pol|oec|ing|techn|h\.c)\.)*)"
        + @"|\s*,\s*(?:avv|mgr|bc|dis|judr|mudr|rn|jd|do|ing|dr|prof|mag|fca|aca|ca|cma|ba|ma|be|m\.?eng\.?|b\.?eng\.?|p\.\s?eng\.?|peng"
        + @"|eur\s?ing|csm|cspo|rn|np|m\.?arch\.?|b\.?com\.?|cpim|cscp|shrm-s?cp|f?rcs|frics|mrics|llb"
        + @"|ll\.b|p\.?e|bsn|msn|fcca|mcipd|cisa|cism)\.?)+$", Linear)]
    private static partial Regex Degrees();

    [GeneratedRegex(
        @"(?:^|\s)(?:ltd|limited|l\.?l\.?c|llp|lp|s\.?r\.?o|lda|ltda|eireli|s\.?l\.?u|sarl|s\.?\s?(?:a|de r\.?\s?l)\.?\s?de\s?c\.?\s?v"
        + @"|inc|incorporated|corp|corporation|co|company|gmbh|ag|kg|ohg|ug|e\.?\s?v|s\.?a|s\.?r\.?l"
        + @"|s\.?p\.?a|s\.?l"
        + @"|s\.?a\.?s|b\.?v|n\.?v|kft|zrt|nyrt|bt|ε\.?π\.?ε|α\.?ε|ο\.?ε|ι\.?κ\.?ε|pty|plc|oy|ab|a\.?s|aps|d\.?o\.?o|sp\.? z o\.?o"
        + @"|ооо|зао|ао"
        + @"|jr|sr|i{2,3}|iv|and\s.*|und\s.*|et\s.*|και\s.*|team|department|abteilung|support|service)\.?$",
        Linear)]
    private static partial Regex LegalForm();

    // "様", "先生" and the like behind a name.
    [GeneratedRegex(@"^([\u3041-\u9fff\uac00-\ud7a3 ]{2,12}?)\s?(?:先生|女士|小姐|様|さん|殿|님|씨)$", RegexOptions.NonBacktracking)]
    private static partial Regex Honoured();

    [GeneratedRegex(@"^(.+?)\s(?:at|from|bei|chez)\s(.+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OfFirm();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
