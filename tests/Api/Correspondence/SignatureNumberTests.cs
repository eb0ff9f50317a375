using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Numbers of a signature that nobody calls, numbers as Americans write them, and lines that say nothing of a person.</summary>
public sealed class SignatureNumberTests
{
    [Theory]
    [InlineData("firm.hu", "Bankszámla: 11700024-20000001-00000000")]
    [InlineData("firm.hu", "Számlaszám: 11700024-20000001-00000000")]
    [InlineData("firm.ro", "C.I.F.: 0212345678")]
    [InlineData("firm.ro", "Cod client: 0212345678")]
    [InlineData("firm.ir", "شماره حساب: ۰۲۱۱۲۳۴۵۶۷۸")]
    [InlineData("firm.ir", "شماره کارت: ۰۲۱۱۲۳۴۵۶۷۸")]
    [InlineData("firm.co.za", "Rekening 0218871239")]
    [InlineData("firm.co.za", "Rekeningnommer: 0218871239")]
    [InlineData("firm.co.uk", "PO 02079460001")]
    [InlineData("firm.co.uk", "P.O. No: 02079460001")]
    [InlineData("firm.co.uk", "Meeting ID: 020 7946 0018")]
    [InlineData("firm.co.uk", "Passcode: 02079460018")]
    [InlineData("firm.gr", "Αρ. λογαριασμού: 2103456789")]
    [InlineData("firm.de", "Kontonummer 0431 2201234")]
    [InlineData("firm.at", "FN 123456a, HG Wien")]
    [InlineData("firm.pl", "KRS 0000123456 REGON 123456785")]
    [InlineData("firm.cz", "IČO: 12345678, DIČ: CZ12345678")]
    [InlineData("firm.com", "Zoom ID 555 012 3456")]
    [InlineData("firm.ae", "فاكس: +971 4 555 0124")]
    public void What_nobody_calls_is_no_telephone_number(string domain, string line)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{line}", "Anna Kis", domain);

        Assert.Equal([], signature.Phones);
        Assert.Equal("Buyer", signature.Role);
    }

    [Theory]
    [InlineData("firm.de", "Steuernr. 20/123/45678")]
    [InlineData("firm.de", "St.-Nr. 20/123/45678")]
    [InlineData("firm.de", "GLS DE 276 45110 2233")]
    [InlineData("firm.de", "DHL 0431 2201234")]
    [InlineData("firm.de", "Art.-Nr. 0431-123456")]
    [InlineData("firm.de", "Artikelnummer 0431-123456")]
    [InlineData("firm.de", "54.3233, 10.1228")]
    [InlineData("firm.de", "54.3233° 10.1228°")]
    [InlineData("firm.de", "Fx 0431 123457")]
    [InlineData("firm.de", "📠 0431 123457")]
    [InlineData("firm.de", "Kern GmbH - Hafenstr. 5 - 24103 Kiel")]
    [InlineData("firm.de", "Kern GmbH – Hafenstr. 5a – 24103 Kiel")]
    [InlineData("firm.hk", "BR No. 12345678-000-01-26-9")]
    [InlineData("firm.ir", "کدپستی: ۸۱۳۶۷-۱۲۳۴۵")]
    public void Numbers_of_goods_places_and_offices_are_not_called(string domain, string line)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{line}\nTel. +49 431 123456", "Anna Kis", domain);

        Assert.Equal(["+49 431 123456"], signature.Phones);
        Assert.Equal("Buyer", signature.Role);
    }

    [Theory]
    [InlineData("Bank Clerk")]
    [InlineData("Order Manager")]
    [InlineData("Case Handler")]
    [InlineData("Customer Success Manager")]
    [InlineData("Account Executive")]
    [InlineData("Teamleitung Kundenservice")]
    [InlineData("Sachbearbeiterin Rechnungswesen")]
    [InlineData("Auftragskoordination")]
    public void A_post_may_be_called_as_a_number_is(string role) =>
        Assert.Equal(role, Signature.Of($"Hello.\n\nAnna Kis\n{role}\n+49 431 123456", "Anna Kis", "firm.com").Role);

    [Theory]
    [InlineData("O: (650) 253-0000 ext. 12 | C: 650.253.0001", "(650) 253-0000 ext. 12 ; 650.253.0001")]
    [InlineData("(650) 253-0000", "(650) 253-0000")]
    [InlineData("650-253-0000", "650-253-0000")]
    [InlineData("C 650.253.0001", "650.253.0001")]
    [InlineData("D: 650-253-0000, F: 650-253-0002", "650-253-0000")]
    public void American_numbers_need_no_country(string line, string phones) => Assert.Equal(phones,
        string.Join(" ; ", Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{line}", "Anna Kis", "firm.com").Phones));

    [Theory]
    [InlineData("firm.com", "1600 Amphitheatre Pkwy, Mountain View, CA 94043", "1600 Amphitheatre Pkwy | 94043 | Mountain View | US")]
    [InlineData("firm.com", "350 5th Ave\nNew York NY 10118", "350 5th Ave | 10118 | New York | US")]
    [InlineData("firm.com", "12345 Main St\nSpringfield, IL 62701-1234", "12345 Main St | 62701-1234 | Springfield | US")]
    [InlineData("firm.com", "20 W 34th St, New York, NY 10001, USA", "20 W 34th St | 10001 | New York | US")]
    [InlineData("firm.it", "Via Roma 12 - 20121 Milano (MI)", "Via Roma 12 | 20121 | Milano | IT")]
    [InlineData("firm.it", "Via Roma 12 – 20121 Milano MI", "Via Roma 12 | 20121 | Milano | IT")]
    [InlineData("firm.fr", "5 avenue Foch - 69006 LYON CEDEX 03", "5 avenue Foch | 69006 | LYON | FR")]
    [InlineData("firm.fr", "5 avenue Foch\n69006 Lyon Cedex", "5 avenue Foch | 69006 | Lyon | FR")]
    [InlineData("firm.ro", "Str. Eroilor 5, București, cod poștal 030823", "Str. Eroilor 5 | 030823 | București | RO")]
    [InlineData("firm.de", "Holzstraße 12, PLZ 24103 Kiel", "Holzstraße 12 | 24103 | Kiel | DE")]
    [InlineData("firm.hu", "Váci utca 8, Budapest, irányítószám: 1052", "Váci utca 8 | 1052 | Budapest | HU")]
    [InlineData("firm.it", "Via Garibaldi, 15\n20121 Milano", "Via Garibaldi, 15 | 20121 | Milano | IT")]
    [InlineData("firm.es", "C/ Mayor, 12, 3º B\n28013 Madrid", "C/ Mayor, 12 | 28013 | Madrid | ES")]
    [InlineData("firm.fr", "12 bis, rue de la Paix\n75002 Paris", "12 bis, rue de la Paix | 75002 | Paris | FR")]
    [InlineData("firm.co.za", "Kerkstraat 12\nStellenbosch\n7600", "Kerkstraat 12 | 7600 | Stellenbosch | ZA")]
    [InlineData("firm.ru", "119019, г. Москва, ул. Новый Арбат, д. 10", "ул. Новый Арбат, д. 10 | 119019 | Москва | RU")]
    [InlineData("firm.ro", "Str. Victoriei 10\n400001 mun. Cluj-Napoca", "Str. Victoriei 10 | 400001 | Cluj-Napoca | RO")]
    [InlineData("firm.tr", "34000 İstanbul / Türkiye", " | 34000 | İstanbul | TR")]
    [InlineData("firm.pl", "ul. Długa 12, 00-238 Warszawa", "ul. Długa 12 | 00-238 | Warszawa | PL")]
    [InlineData("firm.cz", "Dlouhá 12, 110 00 Praha 1", "Dlouhá 12 | 110 00 | Praha 1 | CZ")]
    [InlineData("firm.pt", "Rua Augusta 12, 1100-048 Lisboa", "Rua Augusta 12 | 1100-048 | Lisboa | PT")]
    [InlineData("firm.com.au", "12 George Street, Sydney NSW 2000", "12 George Street | 2000 | Sydney | AU")]
    [InlineData("firm.ca", "12 King Street W, Toronto, ON M5H 1A1", "12 King Street W | M5H 1A1 | Toronto | CA")]
    [InlineData("firm.ie", "12 Dame Street, Dublin 2, D02 AF30", "12 Dame Street | D02 AF30 | Dublin 2 | IE")]
    [InlineData("firm.example", "1-2-3 Marunouchi, Tokyo 100-0005, Japan", "1-2-3 Marunouchi | 100-0005 | Tokyo | JP")]
    [InlineData("firm.com.tr", "İstiklal Cad. No: 12, 34430 İstanbul", "İstiklal Cad. No: 12 | 34430 | İstanbul | TR")]
    [InlineData("firm.example", "Building 3-801, 88 Keji Road, Shenzhen 518057, China",
        "Building 3-801, 88 Keji Road | 518057 | Shenzhen | CN")]
    [InlineData("firm.cn", "Keji Road 88-801, Shenzhen 518057", "Keji Road 88-801 | 518057 | Shenzhen | CN")]
    [InlineData("firm.cn", "科技路88号-801", "科技路88号-801 |  |  | CN")]
    [InlineData("firm.co.uk", "Unit 4, Dock Road, London E16 1AB", "Unit 4, Dock Road | E16 1AB | London | GB")]
    [InlineData("firm.co.uk", "Flat 2, 12 High Street, London SW1A 1AA", "Flat 2, 12 High Street | SW1A 1AA | London | GB")]
    [InlineData("firm.ro", "Bd. Unirii 12, bl. A, sc. 2, ap. 14, 030823 București",
        "Bd. Unirii 12, bl. A, sc. 2, ap. 14 | 030823 | București | RO")]
    [InlineData("firm.com.au", "Level 3, 12 George Street, Sydney NSW 2000", "Level 3, 12 George Street | 2000 | Sydney | AU")]
    [InlineData("firm.co.za", "PO Box 1234, Stellenbosch 7600", "PO Box 1234 | 7600 | Stellenbosch | ZA")]
    [InlineData("firm.ae", "P.O. Box 55123, Dubai, UAE", "P.O. Box 55123 |  | Dubai | AE")]
    [InlineData("firm.de", "Postfach 12 34, 24103 Kiel", "Postfach 12 34 | 24103 | Kiel | DE")]
    [InlineData("firm.nl", "Postbus 123, 1015 CS Amsterdam", "Postbus 123 | 1015 CS | Amsterdam | NL")]
    [InlineData("firm.gr", "Τ.Θ. 1234, 105 63 Αθήνα", "Τ.Θ. 1234 | 105 63 | Αθήνα | GR")]
    [InlineData("firm.fr", "BP 123, 75002 Paris", "BP 123 | 75002 | Paris | FR")]
    [InlineData("firm.de", "Besucheradresse: Holzstraße 12\n24103 Kiel", "Holzstraße 12 | 24103 | Kiel | DE")]
    public void An_address_is_read_as_its_country_writes_it(string domain, string lines, string expected)
    {
        var there = Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{lines}", "Anna Kis", domain).Place!;

        Assert.Equal(expected, $"{there.Street} | {there.PostalCode} | {there.City} | {there.Country}");
    }

    [Theory]
    [InlineData("firm.ir", "کد ملی ۰۰۱۲۳۴۵۶۷۸")]
    [InlineData("firm.fr", "APE 4791B")]
    [InlineData("firm.ro", "Nr. Reg. Com.: J40/1234/2009")]
    [InlineData("firm.ro", "F. 678")]
    [InlineData("firm.ro", "CNP 1960101123456")]
    [InlineData("firm.de", "Durchwahl -17")]
    [InlineData("firm.de", "Durchwahl 17")]
    [InlineData("firm.com", "\"Quality since 1920\"")]
    [InlineData("firm.com", "Lat 51.5074 Long 0.1278")]
    [InlineData("janepoe.com", "Skype: janepoe1985")]
    [InlineData("janepoe.com", "Instagram: @janepoe")]
    [InlineData("firm.com", "ext. 17")]
    [InlineData("firm.com", "Order no. 4501234567")]
    [InlineData("firm.com", "Ticket 45012 Kiel")]
    [InlineData("firm.de", "Kundennummer 24103")]
    public void Lines_of_something_else_say_nothing(string domain, string line)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\n{line}", "Anna Kis", domain);

        Assert.Equal((null, null), (signature.Role, signature.Company));
        Assert.Null(signature.Place?.Street ?? signature.Place?.PostalCode ?? signature.Place?.City);
    }

    [Theory]
    [InlineData("Lin Wei (李伟)", "Lin Wei")]
    [InlineData("Maria Ivanova (Мария Иванова)", "Maria Ivanova")]
    public void A_name_in_its_own_letters_is_no_role(string line, string name) =>
        Assert.Equal("Buyer", Signature.Of($"Hello.\n\n{line}\nBuyer", name, null).Role);

    [Fact]
    public void A_company_may_stand_before_its_street() => Assert.Equal("Firm GmbH", Signature.Of(
        "Hello.\n\nAnna Kis\nBuyer\nFirm GmbH, Mariahilfer Straße 77, 1060 Wien", "Anna Kis", "other.at").Company);
}
