using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Signatures as people of each country write them.</summary>
public sealed class SignatureCountriesTests
{
    /// <summary>Name, domain, signature; role, company, telephone numbers, and street | code | city | country.</summary>
    public static TheoryData<string, string?, string, string?, string?, string, string?> Signatures { get; } = new()
    {
        {
            "Anna Kis", "firm.de",
            """
            Mit freundlichen Grüßen
            Anna Kis
            Leiterin Einkauf
            Holzwerk Kiel GmbH & Co. KG
            Holzstraße 12, 24103 Kiel
            Telefon: 0431 2201234
            Mobil: 0171 1234567
            Telefax: 0431 2201235
            HRB 12345 Amtsgericht Kiel, USt-IdNr. DE123456789
            """,
            "Leiterin Einkauf", "Holzwerk Kiel GmbH & Co. KG", "0431 2201234 ; 0171 1234567", "Holzstraße 12 | 24103 | Kiel | DE"
        },
        {
            "Anna Kis", "firm.de",
            """
            i.A. Anna Kis
            Einkauf
            T +49 (0)431 220-1234
            F +49 (0)431 220-1235
            M +49 171 1234567
            """,
            "Einkauf", null, "+49 (0)431 220-1234 ; +49 171 1234567", null
        },
        {
            "Γιώργος Παππάς", "aigaio.gr",
            """
            Με εκτίμηση,
            Γιώργος Παππάς
            Διευθυντής Πωλήσεων
            ΑΙΓΑΙΟ Α.Ε.
            Τσιμισκή 10, Τ.Κ. 546 24 Θεσσαλονίκη
            Τηλ.: 2310 555123 | Κιν.: 6944 123456 | Fax: 2310 555124
            ΑΦΜ: 094012345 ΔΟΥ ΦΑΕ Θεσσαλονίκης
            """,
            "Διευθυντής Πωλήσεων", "ΑΙΓΑΙΟ Α.Ε.", "2310 555123 ; 6944 123456", "Τσιμισκή 10 | 546 24 | Θεσσαλονίκη | GR"
        },
        {
            "Ion Popescu", "ceramica.ro",
            """
            Cu stimă,
            Ion Popescu
            Director comercial
            SC Ceramica SRL
            Str. Eroilor nr. 5, Cluj-Napoca 400129, jud. Cluj
            Tel: 0264-555.010
            Mobil: 0722 123 456
            CUI: RO12345678; J12/345/2009
            Cont: RO49 AAAA 1B31 0075 9384 0000
            """,
            "Director comercial", "SC Ceramica SRL", "0264-555.010 ; 0722 123 456", "Str. Eroilor nr. 5 | 400129 | Cluj-Napoca | RO"
        },
        {
            "Nagy Katalin", "dunabor.hu",
            """
            Üdvözlettel:
            Nagy Katalin
            beszerzési vezető
            Dunabor Kft.
            1052 Budapest, Váci utca 8. II. em. 3.
            Tel.: 06 1 234 5678
            Mobil: +36 30 123 4567
            Fax: 06-1-234-5679
            Adószám: 12345678-2-41
            """,
            "beszerzési vezető", "Dunabor Kft.", "06 1 234 5678 ; +36 30 123 4567", "Váci utca 8. II. em. 3. | 1052 | Budapest | HU"
        },
        {
            "علی کریمی", "sepid.ir",
            """
            با احترام،
            علی کریمی
            مدیر فروش
            شرکت سپید
            تهران، خیابان ولیعصر، پلاک ۱۲، کد پستی ۱۹۶۸۶-۴۳۱۱۱
            تلفن: ۰۲۱-۸۸۷۷۶۶۵۵
            همراه: ۰۹۱۲ ۱۲۳ ۴۵۶۷
            فکس: ۰۲۱-۸۸۷۷۶۶۵۶
            """,
            "مدیر فروش", "شرکت سپید", "۰۲۱-۸۸۷۷۶۶۵۵ ; ۰۹۱۲ ۱۲۳ ۴۵۶۷", "خیابان ولیعصر، پلاک ۱۲ | 19686-43111 | تهران | IR"
        },
        {
            "Johan Botha", "wyn.co.za",
            """
            Vriendelike groete
            Johan Botha
            Bemarkingsbestuurder
            Wynland (Edms) Bpk
            Kerkstraat 12, Stellenbosch 7600
            Tel: 021 887 1234
            Sel: 082 123 4567
            Faks: 021 887 1235
            BTW Nr: 4123456789
            Reg. Nr: 2001/012345/07
            """,
            "Bemarkingsbestuurder", "Wynland (Edms) Bpk", "021 887 1234 ; 082 123 4567", "Kerkstraat 12 | 7600 | Stellenbosch | ZA"
        },
        {
            "Pierre Martin", "bois.fr",
            """
            Cordialement,
            Pierre Martin
            Responsable achats
            Bois du Nord SARL
            12 rue de la Paix
            75002 Paris
            Tél. : 01 42 68 53 00
            Port. : 06 12 34 56 78
            SIRET 123 456 789 00012 - TVA FR12123456789
            """,
            "Responsable achats", "Bois du Nord SARL", "01 42 68 53 00 ; 06 12 34 56 78", "12 rue de la Paix | 75002 | Paris | FR"
        },
        {
            "Marco Rossi", "legno.it",
            """
            Cordiali saluti
            Marco Rossi
            Responsabile acquisti
            Legno S.r.l.
            Via Roma 12, 20121 Milano (MI)
            Tel. 02 12345678
            Cell. 333 1234567
            P.IVA 01234567890
            """,
            "Responsabile acquisti", "Legno S.r.l.", "02 12345678 ; 333 1234567", "Via Roma 12 | 20121 | Milano | IT"
        },
        {
            "José García", "madera.es",
            """
            Un saludo,
            José García
            Jefe de compras
            Maderas S.L.
            C/ Mayor 12, 28013 Madrid
            Tel. 91 123 45 67
            Móvil 612 345 678
            CIF B12345678
            """,
            "Jefe de compras", "Maderas S.L.", "91 123 45 67 ; 612 345 678", "C/ Mayor 12 | 28013 | Madrid | ES"
        },
        {
            "Иван Петров", "les.ru",
            """
            С уважением,
            Иван Петров
            Менеджер по закупкам
            ООО «Лес»
            127051, Москва, ул. Петровка, д. 12
            Тел.: +7 (495) 123-45-67
            Моб.: 8 916 123-45-67
            ИНН 7701234567 КПП 770101001
            """,
            "Менеджер по закупкам", "ООО «Лес»", "+7 (495) 123-45-67 ; 8 916 123-45-67", "ул. Петровка, д. 12 | 127051 | Москва | RU"
        },
        {
            "John Doe", "firm.co.uk",
            """
            Kind regards,
            John Doe
            Buyer
            Firm Ltd
            12 High Street, London SW1A 1AA
            T: 020 7946 0123
            M: 07700 900123
            Company No. 01234567
            VAT GB123456789
            """,
            "Buyer", "Firm Ltd", "020 7946 0123 ; 07700 900123", "12 High Street | SW1A 1AA | London | GB"
        },
        {
            "John Doe", "firm.com",
            """
            Best,
            John Doe, MBA
            VP of Sales, Firm Inc.
            123 Main St, Suite 400, Springfield, IL 62701
            Office: (217) 555-0123 ext. 45
            Cell: 217.555.0124
            Fax: 217-555-0125
            """,
            "VP of Sales", "Firm Inc.", "(217) 555-0123 ext. 45 ; 217.555.0124", "123 Main St | 62701 | Springfield | US"
        },
        {
            "Anna Kis", "firm.example",
            """
            Anna Kis
            Buyer
            Beta Two Ltd
            Invoice 2026-0042 of 01.11.2026
            Customer no. 4711 0815 22
            DUNS 12 345 6789
            EORI DE1234567890123
            +49 431 2201234
            """,
            "Buyer", "Beta Two Ltd", "+49 431 2201234", null
        },
        {
            "Anna Kis", "firm.example",
            """
            Anna Kis
            Buyer
            On holiday 05.11.2026-09.11.2026
            Order 2026 11 05 4711
            Tracking 1Z 999 AA1 01 2345 6784
            Tel. +49 431 2201234 / Fax -35
            """,
            "Buyer", null, "+49 431 2201234", null
        },
        {
            "Anna Kis", "firm.de",
            """
            Anna Kis
            Buyer
            Bank: Sparkasse Kiel, BLZ 210 501 70, Kto 1234567890
            Öffnungszeiten 08:00-17:00
            0431 / 220 12 34
            """,
            "Buyer", null, "0431 / 220 12 34", null
        },
        {
            "Anna Kis", "firm.example",
            """
            Anna Kis | Buyer
            Tel/Fax: +49 431 2201234
            """,
            "Buyer", null, "+49 431 2201234", null
        },
        {
            "Anna Kis", "firm.example",
            """
            Anna Kis
            Buyer
            WhatsApp: +49 171 1234567
            Skype: anna.kis1
            """,
            "Buyer", null, "+49 171 1234567", null
        },
    };

    [Theory]
    [MemberData(nameof(Signatures))]
    public void A_signature_is_read_as_its_country_writes_it(
        string name, string? domain, string lines, string? role, string? company, string phones, string? place)
    {
        var signature = Signature.Of($"Hello.\n\n{lines}", name, domain);

        Assert.Equal((role, company), (signature.Role, signature.Company));
        Assert.Equal(phones, string.Join(" ; ", signature.Phones));
        Assert.Equal(place, signature.Place is { } there
            ? $"{there.Street} | {there.PostalCode} | {there.City} | {there.Country}" : null);
    }
}
