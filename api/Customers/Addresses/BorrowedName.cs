using System.Collections.Frozen;

namespace OutlookCrm.Customers.Addresses;

/// <summary>
/// The domains whose whole name a longer domain carries: "acme-mail.com" and "acme.com.de" look like "acme.com", and so does
/// "acme.com.login.example". Whether one of them is known is for the reader to find out. Pure.
/// </summary>
public static class BorrowedName
{
    // A reader asks for each of them. What a forger wants to be read stands in front.
    private const int MostBefore = 6;

    // Words of mail and money that a forger puts beside a name. A firm's own shop or group has other words.
    private static readonly FrozenSet<string> s_words = FrozenSet.ToFrozenSet(
    [
        "mail", "email", "mails", "webmail", "mailer", "smtp", "login", "signin", "secure", "security", "verify", "account", "accounts",
        "billing", "invoice", "invoices", "payment", "payments", "pay", "bank", "support", "helpdesk", "rechnung", "rechnungen", "zahlung",
        "konto", "facture", "factures", "paiement", "fattura", "pagamento", "factura", "pago", "szamla", "plata", "faktuur", "betaling",
    ]);

    // Of these countries nobody registers "name.com.de" but those who bought "com.de".
    private static readonly FrozenSet<string> s_withoutCom = FrozenSet.ToFrozenSet(
        ["de", "se", "nl", "ch", "be", "at", "dk", "cz", "no", "fi", "it", "us", "eu", "ie", "uk"]);

    /// <summary>The registered domains within the name, the likeliest first; none for a domain that carries no other.</summary>
    public static IReadOnlyList<string> Of(string domain)
    {
        var look = DomainLook.Of(domain);
        return [.. (look is null ? [] : Beside(look)).Concat(Before(domain.Split('.')))
            .Where(meant => meant != look?.Registered && !FreeMail.IsFree(meant)).Distinct()];
    }

    // "acme-mail.com", "mail-acme.com".
    private static IEnumerable<string> Beside(DomainLook look)
    {
        var words = look.Registered[..^(look.Ending.Length + 1)].Split('-');
        var names = words.Length < 2 ? []
            : new[] { s_words.Contains(words[^1]) ? words[..^1] : [], s_words.Contains(words[0]) ? words[1..] : [] };
        return names.Where(name => name.Length > 0).Select(name => $"{string.Join('-', name)}.{look.Ending}")
            .Select(DomainLook.Of).OfType<DomainLook>().Select(name => name.Registered);
    }

    // "acme.com.de", "acme.com.login.example", "acme.de.com". Whoever sends chooses what follows, so that no list of endings would do.
    private static IEnumerable<string> Before(string[] labels) => Enumerable.Range(2, Math.Max(0, labels.Length - 2))
        .Where(count => !DomainLook.IsEnding(labels[count - 1], labels[count])
            || (labels[count - 1] == "com" && s_withoutCom.Contains(labels[count])))
        .Select(count => DomainLook.Of(string.Join('.', labels[..count]))).OfType<DomainLook>().Select(look => look.Registered)
        .Take(MostBefore);
}
