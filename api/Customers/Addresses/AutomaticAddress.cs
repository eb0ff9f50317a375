using System.Text.RegularExpressions;

namespace OutlookCrm.Customers.Addresses;

/// <summary>Why nobody wrote a mail by hand, as far as it can be told.</summary>
public enum AutomaticReason
{
    /// <summary>One of many alike: it says how to unsubscribe, or its sender's address is a newsletter's.</summary>
    Newsletter,

    /// <summary>A program wrote it, or answered in somebody's absence.</summary>
    Program,

    /// <summary>Nobody reads what is sent to its sender.</summary>
    NoReply,

    /// <summary>A mail server reports that a mail did not arrive.</summary>
    Undeliverable,
}

/// <summary>Tells the addresses of newsletters, programs and mail servers from those of people. Pure.</summary>
public static partial class AutomaticAddress
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>Why no person writes from an address; null for one from which a person may write.</summary>
    public static AutomaticReason? ReasonOf(EmailAddress? address) => address?.LocalPart is not { } local ? null
        : Server().IsMatch(local) ? AutomaticReason.Undeliverable
        : NoReply().IsMatch(local) ? AutomaticReason.NoReply
        : IsNamed(local) ? null
        : News().IsMatch(local) || NewsDomain().IsMatch(address.Domain) ? AutomaticReason.Newsletter
        : Robot().IsMatch(local) || ForAnswers().IsMatch(local) ? AutomaticReason.Program
        : null;

    /// <summary>
    /// True for an address that stands for a place or a program: whoever wrote may be somebody else, whom Reply-To names.
    /// </summary>
    public static bool IsNoPersons(EmailAddress address) =>
        ReasonOf(address) is not null || Place().IsMatch(address.LocalPart) || SendingHost().IsMatch(address.Domain);

    // "lars.news", "p.jenkins": what is a role's word alone may be a family's name behind a given one.
    private static bool IsNamed(string local) => NameAndRole().Match(local) is { Success: true } named
        && !Thing().IsMatch(named.Groups["given"].Value);

    [GeneratedRegex(
        @"^(?<given>\p{L}[\p{L}'’-]*)(?:[._]\p{L})?[._](?:news|jenkins|root|auto|robot|bot|mailer|promo|marketing|cron|daemon|scanner"
        + @"|copier|kopierer|system|offers|alert)$", Linear)]
    private static partial Regex NameAndRole();

    // No given name.
    [GeneratedRegex(
        @"^(?:company|firm|shop|store|web|daily|weekly|monthly|orders?|sales|products?|customers?|services?|info|mail|e-?mail|team|global"
        + @"|local|group|tech|it|hr|press|media|sports?|city|market|business|my|the|our|new|hot|top|best|your|build|chat|server|system"
        + @"|backup|support|admin|stock|price|office|internal|external|corporate|brand|digital|online|special|latest|breaking|world"
        + @"|no|vip|club|member|partner|event|travel|crm|erp|api|app|dev|test|prod|cloud|security|network|print|printer|floor|hp|canon"
        + @"|xerox)$",
        Linear)]
    private static partial Regex Thing();

    // "reply+4f8a…": made for the answers to one mail, or to all mails of a program.
    [GeneratedRegex(@"^(?:reply|replies|reply-to)(?:\+|$)", Linear)]
    private static partial Regex ForAnswers();

    [GeneratedRegex("^(?:mailer-daemon|postmaster|microsoftexchange[0-9a-f]{16,})$", Linear)]
    private static partial Regex Server();

    // "Do not answer" and "without an answer", as the languages of the product and their neighbours say it.
    [GeneratedRegex(
        @"(?:^|[-_.+])(?:(?:no|do[-_.]?not|dont|never|nicht|ne|nu|nao|não|niet|moenie|keine?|geen|non?|ohne|sem|sin|sans|senza|fara|fără"
        + @"|nincs|bez)[-_.]?(?:repl(?:y\w*|ies)|respond(?:er|a|as|ais|ere|ete|eti)?|response|respuestas?|conteste[ns]?|answer|contestar"
        + @"|r[eé]ponses?|resposta|risposta|r[aă]spuns|otveta|v[aá]lasz|antwort(?:en)?|antwoord(?:en)?|beantwoord(?:en)?"
        + @"|r[eé]pond(?:re|ez)[-_.]?pas|pas[-_.]?r[eé]pondre|r[aă]spunde(?:[tț]i|re)?|rispond(?:ere|ete|a|i)|v[aá]laszol\w*|otve[ct]\w*)"
        + @"|v[aá]lasz[-_.]?n[eé]lk[uü]l|antwoord[-_.]?nie|nie[-_.]?odpowiada\w*|neodpovid\w*|ikke[-_.]?svar|svar[-_.]?(?:ej|ikke|inte)"
        + @"|ala[-_.]?vastaa|yan[ıi]tlama\w*|cevap(?:lama\w*|[-_.]?verme\w*)|pas[-_.](?:de[-_.]r[eé]ponse|r[eé]pondre)"
        + @"|(?:m(?:h|i)n?|den)[-_.]?apant(?:ate|hsete|isete|o|ame|iste)|(?:μην?|δεν)[-_.]?απαντ\w*|(?:не|без)[-_.]?ответ?\w*"
        + @"|(?:pasokh|javab)[-_.]?na\w+|un(?:monitored|attended))"
        + @"(?:$|[-_.+\d])", Linear)]
    private static partial Regex NoReply();

    [GeneratedRegex(
        @"(?:^|[-_.+])(?:news|newsletters?|e?news|mailings?|marketing|campaigns?|promo(?:tions?)?|offers|digest|updates|hirlevel|buletin"
        + @"|nuusbrief|nieuwsbrief|enimerosi|khabarname\w*|rassylk[ai]|infolettre|lettre[-_.]?info|boletin|bollettino|rundbrief"
        + @"|unsubscribe|abmeld(?:en|ung))(?:$"
        + @"|[-_.+\d])|^(?:daily|weekly|hot|best)?deals$", Linear)]
    private static partial Regex News();

    // A host below a firm's domain; "news.com.au" is a domain itself.
    [GeneratedRegex(@"^(?:e?news|newsletters?|mailings?|campaigns?|marketing|promo(?:tions?)?)\.[^.]{4,}\..+$", Linear)]
    private static partial Regex NewsDomain();

    [GeneratedRegex(
        @"(?:^|[-_.+])(?:notif(?:y|ications?|ier|icari|icaciones|iche)|[eé]rtes[ií]t\w*|benachrichtigung(?:en)?|kennisgewings?|eidopoiis\w+"
        + @"|ειδοποι\w+|bildirim(?:ler)?|uvedomleni[ey]|opoveshcheni[ey]|notifica[cç][oõ]es|alerts?|bounces?|autorepl\w+|autorespon\w+"
        + @"|auto|a[uf]tomat\w*|avtootvet\w*|robot|(?:mail|chat|slack|build)?bot|mailer|daemon|s[iy]ste?e?m[ae]?|rendszer|cron|monitoring"
        + @"|reminders?|receipts?|tracking|root|voicemail|scanner|copier|kopierer|confirm(?:ations?)?|verif(?:y|ication)|jira|jenkins"
        + @"|gitlab|www-data)(?:$|[-_.+\d])", Linear)]
    private static partial Regex Robot();

    // From such a host programs send, for everybody who rents them.
    [GeneratedRegex(@"^(?:send|sender|sendgrid|mailgun|mailer|em\d+|srv\d+|server\d+|host\d+|vps\d+)\..+\..+$"
        + @"|(?:^|\.)(?:amazonses\.com|sendgrid\.(?:net|com)|mailgun\.(?:org|net)|mandrillapp\.com|sparkpostmail\.com"
        + @"|postmarkapp\.com|mailjet\.com|sendinblue\.com|brevosend\.com|rsgsv\.net|mcsv\.net|mcdlv\.net)$", Linear)]
    private static partial Regex SendingHost();

    [GeneratedRegex(
        @"^(?:info|contact|kontakt?|post|sales|orders?|shop|store|web(?:site|master|shop|form|server|mail)?|forms?(?:ular\w*|ulaire"
        + @"|ulario|ulier|mail(?:er)?|responses?|submissions?)?|submissions?"
        + @"|(?:contact|kontakt?|post|web|online|mail)[-_.]?form(?:ular\w*)?|wordpress|www|www-data|apache|httpd|nginx|nobody|root"
        + @"|server|cpanel|php|admin"
        + @"|support"
        + @"|service|help(?:desk)?|office|mail|hello|enquir(?:y|ies)|inquir(?:y|ies)|bookings?|reservations?|tickets?|jobs|billing"
        + @"|invoices?"
        + @"|accounts?|customer(?:s|care|service)?|leads?|marketplace|team|list|group|anfragen?|bestellung(?:en)?|vertrieb"
        + @"|verkauf|verkoop|verkope|sekretariat|buchung|ventes?|ventas|commandes?"
        + @"|pedidos?|vendite|ordini|comenzi|vanzari|rendeles|ertekesites|iroda|paraggelies|poliseis|kratiseis|epikoinonia|rezervari"
        + @"|reception|foglalas|kapcsolat|bestellings|besprekings|zakaz|hit-reply|messages?|members?"
        + @"|submit|feedback|relay|nachricht(?:en)?|u\d{4,})(?:$|[-_.+\d])", Linear)]
    private static partial Regex Place();
}
