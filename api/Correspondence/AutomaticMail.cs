using System.Text.RegularExpressions;
using OutlookCrm.Customers.Addresses;

namespace OutlookCrm.Correspondence;

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

/// <summary>Tells mails of newsletters, programs and mail servers from those of people. Pure.</summary>
internal static partial class AutomaticMail
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static readonly HashSet<string> s_headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Auto-Submitted", "X-Autoreply", "X-Auto-Response-Suppress", "List-Unsubscribe", "Precedence", "Feedback-ID",
        "X-Autorespond", "List-Id", "X-Original-From", "X-Original-Sender",
    };

    /// <summary>
    /// Null for a mail that a person may have written; <paramref name="headers"/> are the mail's own, where they are known.
    /// </summary>
    public static AutomaticReason? ReasonOf(EmailAddress? author, IReadOnlyList<MailHeader> headers)
    {
        var byAddress = ReasonOf(author);
        return byAddress is AutomaticReason.Undeliverable ? byAddress
            : Has("Auto-Submitted", value => !value.StartsWith("no", StringComparison.OrdinalIgnoreCase))
                || Has("X-Autoreply", value => value.Length > 0) || Has("X-Autorespond", value => value.Length > 0)
                || Has("X-Auto-Response-Suppress", value => value.Contains("All",
                    StringComparison.OrdinalIgnoreCase)) ? AutomaticReason.Program
            : Has("List-Unsubscribe", value => value.Length > 0) || Has("Precedence", value => Bulk().IsMatch(value))
                || Has("Feedback-ID", value => value.Length > 0) ? AutomaticReason.Newsletter
            : byAddress ?? (Has("List-Id", value => value.Length > 0) ? AutomaticReason.Newsletter : null);

        bool Has(string name, Func<string, bool> says) =>
            headers.Any(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase) && says(header.Value.Trim()));
    }

    /// <summary>True for a header that tells something here.</summary>
    public static bool Reads(string? header) => header is not null && s_headers.Contains(header);

    /// <summary>The same by the address alone.</summary>
    public static AutomaticReason? ReasonOf(EmailAddress? author) => author?.LocalPart is not { } local ? null
        : Server().IsMatch(local) ? AutomaticReason.Undeliverable
        : NoReply().IsMatch(local) ? AutomaticReason.NoReply
        : News().IsMatch(local) || NewsDomain().IsMatch(author.Domain) ? AutomaticReason.Newsletter
        : Robot().IsMatch(local) ? AutomaticReason.Program
        : null;

    /// <summary>
    /// True for an address that stands for a place and not for a person, such as a shop's or a form's: whoever wrote is in Reply-To.
    /// <paramref name="name"/> is how the address line calls it.
    /// </summary>
    public static bool IsNoPersons(EmailAddress address, string name) =>
        ReasonOf(address) is not null || Place().IsMatch(address.LocalPart) || SendingHost().IsMatch(address.Domain)
        || Form().IsMatch(name);

    /// <summary>True for an address that a program made for the answers to one mail or one case.</summary>
    public static bool IsForAnswers(EmailAddress address) => ReasonOf(address) is not null || Answers().IsMatch(address.LocalPart);

    [GeneratedRegex("^(?:bulk|list|junk)", Linear)]
    private static partial Regex Bulk();

    [GeneratedRegex("^(?:mailer-daemon|postmaster|microsoftexchange[0-9a-f]{16,})$", Linear)]
    private static partial Regex Server();

    [GeneratedRegex(
        @"(?:^|[-_.+])(?:(?:no|do[-_.]?not|never|nicht|ne|nu|nao|niet|moenie|keine|geen|non?)[-_.]?(?:reply\w*|respond(?:er|a)?"
        + @"|answer|contestar"
        + @"|antwort(?:en)?|antwoord(?:en)?|beantwoorden|pas[-_.]?repondre|raspunde(?:ti)?|rispondere|valaszolj\w*)"
        + @"|(?:pas[-_.]de[-_.]reponse)|m[hi][-_.]?apant(?:ate|hsete|isete)|ne[-_.]?otve[ct]h?(?:ch)?at)"
        + @"(?:$|[-_.+\d])", Linear)]
    private static partial Regex NoReply();

    [GeneratedRegex(
        @"(?:^|[-_.+])(?:news|newsletters?|e?news|mailings?|marketing|campaigns?|promo(?:tions?)?|offers|digest|updates)(?:$"
        + @"|[-_.+\d])", Linear)]
    private static partial Regex News();

    // A host below a firm's domain; "news.com.au" is a domain itself.
    [GeneratedRegex(@"^(?:e?news|newsletters?|mailings?|campaigns?)\.[^.]{4,}\..+$", Linear)]
    private static partial Regex NewsDomain();

    // From such a host programs send, for everybody who rents them.
    [GeneratedRegex(@"^(?:send|sender|sendgrid|mailgun|mailer|em\d+|srv\d+|server\d+|host\d+|vps\d+)\..+\..+$", Linear)]
    private static partial Regex SendingHost();

    [GeneratedRegex(
        @"(?:^|[-_.+])(?:notif(?:y|ications?|ier)|alerts?|bounces?|autoreply|auto|automat\w*|robot|bot|mailer|daemon|system|cron|monitoring"
        + @"|reminders?|receipts?|tracking)(?:$|[-_.+\d])", Linear)]
    private static partial Regex Robot();

    [GeneratedRegex(
        @"^(?:info|contact|kontakt|sales|orders?|shop|store|web(?:site|master|shop|form|server|mail)?|forms?(?:ular\w*|ulaire"
        + @"|ulario|ulier|mail(?:er)?|responses?|submissions?)?|submissions?"
        + @"|(?:contact|kontakt|web|online|mail)[-_.]?form(?:ular\w*)?|wordpress|www|www-data|apache|httpd|nginx|nobody|root"
        + @"|server|cpanel|php|admin"
        + @"|support"
        + @"|service|help(?:desk)?|office|mail|hello|enquir(?:y|ies)|inquir(?:y|ies)|bookings?|reservations?|tickets?|jobs|billing"
        + @"|invoices?"
        + @"|accounts?|customer(?:s|care|service)?|leads?|marketplace|team|list|group|anfragen?|bestellung(?:en)?|vertrieb"
        + @"|verkauf|verkoop|verkope|sekretariat|buchung|ventes?|ventas|commandes?"
        + @"|pedidos?|vendite|ordini|comenzi|vanzari|rendeles|ertekesites|iroda|paraggelies|poliseis|zakaz|hit-reply|messages?|members?"
        + @"|submit|feedback|relay|nachricht(?:en)?|u\d{4,})(?:$|[-_.+\d])", Linear)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"\b(?:contact form|contact us|web ?form|online form|order form|enquiry form|website|web ?shop|online ?shop|web ?site"
        + @"|kontaktformular|formular(?:ul)?"
        + @"|bestellformular|formulaire|formulario|modulo (?:di )?contatt[io]|contactformulier|kontakvorm|webvorm|űrlap"
        + @"|kapcsolatfelvétel|weboldal"
        + @"|honlap|φόρμα|ιστοσελίδα|ηλεκτρονικό κατάστημα|форма|сайт|فرم|وب[ \u200c]?سایت|notifications?|no[- ]?reply)\b", Linear)]
    private static partial Regex Form();

    // "reply+4f8a…", "support+id1234": the answer to one mail, known by its digits. "hit-reply", "reply": a network's for all its members.
    [GeneratedRegex(
        @"^(?:re(?:ply)?|replies|r|in|incoming|inbound|conversation|comment|notifications?|bounce|ticket|case|support"
        + @"|help(?:desk)?|issues?|parse)"
        + @"[+=_-]\w*\d[\w+=.-]*$|^[0-9a-f]{24,}$"
        + @"|^(?:(?:[a-z]+[-_])?hit[-_]?reply|reply|replies|in-?mail)$"
        + @"|^(?:convo|chat|thread|dialog|msg|messages?|discussion)[+=_-]\w*\d[\w+=.-]*$", Linear)]
    private static partial Regex Answers();
}

/// <summary>A header of a mail as it came.</summary>
public sealed record MailHeader(string Name, string Value);
