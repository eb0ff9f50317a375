using System.Collections.Frozen;

namespace OutlookCrm.Customers.Addresses;

/// <summary>
/// Domains below which anybody registers, or is given, a name: "co.uk" of a country, "github.io" of a firm that hosts others. Such a domain
/// in an address tells nothing about a company. Facts of the registries and of the hosts, checked against the Public Suffix List; most
/// towns, trades and islands are left out. Pure.
/// </summary>
public static class PublicSuffix
{
    private static readonly FrozenSet<string> s_suffixes = FrozenSet.ToFrozenSet(new (string Seconds, string Tops)[]
    {
        ("com net org edu gov",
            "ac af al ar au az ba bb bh bm bn br bs bz cn co cu do ec eg et ge gn gr hk in iq is jo kg kw kz lb lk lr lv ly mk "
            + "mo mw my ng om ph pk pl ps pt py qa sa sd sg tj tr tt tw ua ve vn ye zm"),
        ("com net org", "ai am bo ci cy dz fj fm gt hn ht im ky lc mt mu mx ni pa pe pr sh tm tn to uy uz vc vi"),
        ("com org", "cv ee es gh gi kp mg na pf ro sn sv ug"),
        ("com", "aw by cm fr hr io"),
        ("net org", "ae gg il je kn ma me nz pn uk za"),
        ("org", "bw hu mn mz rs rw se sz zw"),
        ("net", "cm id ir nf th"),
        ("co",
            "ae am ao at bb bj bw ci cl cm cr gg hu id il im in ir je jp ke kr lc ma me mg mu mw mz na ni nz om pn pw rs rw sz "
            + "th tj tm tt tz ug uk uz ve vi za zm zw"),
        ("edu gov", "ee gh gi me mg mz rs za"),
        ("edu", "bo es gt hn mt mx ni pa pe sn sv uy"),
        ("gov", "ae by cy ie il ir lt ma mu rw tn uk zw"),
        ("gob", "ar bo cl do ec es gt hn mx ni pa pe pk sv ve"),
        ("gouv", "ci fr ht sn"),
        ("ac", "ae at be ci cn cr cy id il im in ir jp ke kr lk ma me mu mw mz ni nz pa rs rw sz th tj tz ug uk vn za zm zw"),
        ("or", "at bi ci cr id it jp ke kr mu na pw th tz ug"),
        ("go ne", "jp ke kr pw tz ug"),
        ("go", "ci cr id th"),
        ("biz info", "az bb et fj in ni pk pl pr tr tt vn"),
        ("info", "au ec hu ke ro"),
        ("asso nom", "fr"),
        ("asso", "ci dz ht mc nc"),
        ("ltd", "cy gi lk uk"),
        ("ed lg ad gr", "jp"),
        ("me nhs plc police", "uk"),
        ("asn id", "au"),
        ("geek gen govt iwi kiwi maori school", "nz"),
        ("agric alt law nom school web", "za"),
        ("muni k12", "il"),
        ("in mi", "th"),
        ("biz desa my sch web", "id"),
        ("id sch", "ir"),
        ("pe re", "kr"),
        ("name", "az my tr vn"),
        ("pro", "az vn"),
        ("firm gen ind coop pro res net", "in"),
        ("av bbs bel dr gen k12 kep pol tel tsk tv web", "tr"),
        ("agrar bolt hotel ingatlan jogasz konyvelo lakas media news reklam shop sport suli tm utazas", "hu"),
        ("arts firm nom nt rec store tm", "ro"),
        ("agro auto mail media nieruchomosci sklep shop szkola targi tourism travel turystyka waw", "pl"),
        ("adm adv agr app arq art ato cim cnt coop des det dev ecn eco emp eng esp etc eti fm fnd g12 imb ind inf jor", "br"),
        ("jus leg lel med mp mus odo ong ppg pro psc psi rec rep seg srv tec tmp trd tur tv vet", "br"),
        ("in cherkassy cherkasy chernigov chernihiv chernivtsi chernovtsy ck cn cr crimea cv dn dnepropetrovsk", "ua"),
        ("dnipropetrovsk donetsk dp if ivano-frankivsk kh kharkiv kharkov kherson khmelnitskiy khmelnytskyi kiev", "ua"),
        ("kirovograd km kr ks kv kyiv lg lt lugansk lutsk lv lviv mk mykolaiv nikolaev od odesa odessa pl poltava rivne", "ua"),
        ("rovno rv sb sebastopol sevastopol sm sumy te ternopil uz uzhgorod vinnica vinnytsia vn volyn yalta zaporizhzhe", "ua"),
        ("zaporizhzhia zhitomir zhytomyr zp zt", "ua"),
        ("ar br cn co de eu gr hk hu it jpn kr mex no qc ru sa uk us uy za", "com"),
        ("gb hu in jp ru se uk za", "net"),
        ("ae eu hk us za", "org"),
    }.SelectMany(row => row.Seconds.Split(' ').SelectMany(second => row.Tops.Split(' ').Select(top => $"{second}.{top}"))));

    // Of these countries every domain of two labels is an ending.
    private static readonly FrozenSet<string> s_whole = FrozenSet.ToFrozenSet(["bd", "ck", "er", "fk", "jm", "kh", "mm", "np", "pg"]);

    private static readonly FrozenSet<string> s_hosts = FrozenSet.ToFrozenSet(
    [
        "github.io", "gitlab.io", "myshopify.com", "onmicrosoft.com", "azurewebsites.net", "cloudapp.net", "sharepoint.com",
        "herokuapp.com", "netlify.app", "vercel.app", "pages.dev", "workers.dev", "web.app", "firebaseapp.com", "appspot.com", "run.app",
        "blogspot.com", "wordpress.com", "wixsite.com", "weebly.com", "webflow.io", "squarespace.com", "amazonaws.com", "cloudfront.net",
        "fly.dev", "onrender.com", "ngrok.io", "duckdns.org", "dyndns.org", "no-ip.org", "mybigcommerce.com", "jimdofree.com",
        "s3.amazonaws.com",
    ]);

    /// <summary>
    /// True for a domain (as <see cref="EmailAddress.DomainOf"/> gives it) below which others register, for a label alone, and for the
    /// address of a machine (IPv4): no ending of a domain begins with a digit.
    /// </summary>
    public static bool Is(string domain) => !domain.Contains('.', StringComparison.Ordinal) || s_suffixes.Contains(domain)
        || s_hosts.Contains(domain)
        || char.IsAsciiDigit(domain[domain.LastIndexOf('.') + 1])
        || (domain.Split('.') is [_, var top] && s_whole.Contains(top));
}
