using System.Collections.Frozen;

namespace OutlookCrm.Customers.Addresses;

/// <summary>Domains at which anybody has an address: they say nothing about a company.</summary>
public static class FreeMail
{
    private static readonly FrozenSet<string> Domains = FrozenSet.ToFrozenSet(
    [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "windowslive.com",
        "yahoo.com", "ymail.com", "rocketmail.com",
        "icloud.com", "me.com", "mac.com", "aol.com", "proton.me", "protonmail.com", "pm.me", "gmx.com", "gmx.net", "gmx.de", "gmx.at",
        "web.de", "t-online.de", "freenet.de", "mail.com", "email.com", "zoho.com", "fastmail.com", "hey.com", "tutanota.com", "tuta.io",
        "hushmail.com", "inbox.com", "yandex.ru", "yandex.com", "mail.ru", "bk.ru", "list.ru", "inbox.ru", "rambler.ru", "ukr.net",
        "qq.com", "163.com", "126.com", "sina.com", "naver.com", "daum.net", "hanmail.net", "yahoo.co.jp", "yahoo.co.uk", "yahoo.fr",
        "yahoo.de", "yahoo.gr", "yahoo.ro", "hotmail.co.uk", "hotmail.fr", "hotmail.de", "hotmail.gr", "outlook.fr", "outlook.de",
        "outlook.com.gr", "live.co.uk", "live.co.za", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it",
        "virgilio.it", "tiscali.it", "btinternet.com", "sky.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "cox.net",
        "rediffmail.com", "terra.com.br", "uol.com.br", "bol.com.br", "freemail.hu", "citromail.hu", "indamail.hu", "vipmail.hu",
        "t-online.hu", "freemail.gr", "otenet.gr", "forthnet.gr", "hol.gr", "in.gr", "mail.gr", "home.ro", "mail.ro", "clicknet.ro",
        "rdslink.ro", "chmail.ir", "mihanmail.ir", "webmail.co.za", "mweb.co.za", "telkomsa.net", "vodamail.co.za", "seznam.cz",
        "centrum.cz", "wp.pl", "onet.pl", "o2.pl", "interia.pl", "abv.bg", "mail.bg", "azet.sk", "bluewin.ch", "telenet.be", "skynet.be",
        "ziggo.nl", "kpnmail.nl", "telia.com", "online.no", "bigpond.com", "xtra.co.nz", "shaw.ca", "rogers.com", "sympatico.ca",
    ]);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => Domains;

    /// <summary>True for a domain (as <see cref="EmailAddress.Domain"/> gives it) that belongs to no company.</summary>
    public static bool IsFree(string domain) => Domains.Contains(domain);
}
