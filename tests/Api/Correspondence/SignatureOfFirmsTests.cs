using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Signatures of firms with all that stands in them: imprints, two languages, disclaimers, several addresses, degrees.</summary>
public sealed class SignatureOfFirmsTests
{
    /// <summary>Name, domain, signature; role, company, telephone numbers, and street | code | city | country.</summary>
    public static TheoryData<string, string, string, string?, string?, string, string?> Signatures { get; } = new()
    {
        {
            "Klaus Meier", "meier-stahl.de",
            """
            Mit freundlichen Grüßen / Kind regards
            i. V. Klaus Meier
            Leiter Vertrieb / Head of Sales
            Meier Stahl GmbH & Co. KG
            Industriestraße 14-16
            45127 Essen
            Germany
            Tel.: +49 201 12345-67
            Fax: +49 201 12345-99
            Mobil: +49 (151) 23456789
            klaus.meier@meier-stahl.de
            www.meier-stahl.de
            Sitz der Gesellschaft: Essen
            Registergericht: Amtsgericht Essen, HRA 1234
            Persönlich haftende Gesellschafterin: Meier Verwaltungs GmbH, Amtsgericht Essen, HRB 5678
            Geschäftsführer: Klaus Meier, Petra Meier
            USt-IdNr.: DE123456789
            """,
            "Leiter Vertrieb / Head of Sales", "Meier Stahl GmbH & Co. KG",
            "+49 201 12345-67 ; +49 (151) 23456789",
            "Industriestraße 14-16 | 45127 | Essen | DE"
        },
        {
            "Andrei Munteanu", "transilvania-mobila.ro",
            """
            Cu stimă,
            Andrei MUNTEANU
            Director Vânzări
            S.C. Transilvania Mobila S.R.L.
            Str. Fabricii nr. 45, Târgu Mureș, jud. Mureș, 540123
            Mob: +40 744 123 456
            Tel/Fax: +40 265 123 456
            CUI: RO 1234567 | Reg. Com.: J26/123/1999
            IBAN: RO49AAAA1B31007593840000 Banca Transilvania
            """,
            "Director Vânzări", "S.C. Transilvania Mobila S.R.L.",
            "+40 744 123 456 ; +40 265 123 456",
            "Str. Fabricii nr. 45 | 540123 | Târgu Mureș | RO"
        },
        {
            "Kovács Péter", "alfold-butor.hu",
            """
            Üdvözlettel:
            Kovács Péter
            értékesítési igazgató
            Alföld Bútor Zrt.
            H-4024 Debrecen, Piac utca 22. I/3.
            T: +36 52 123 456
            M: +36 20 123 4567
            www.alfold-butor.hu
            Cg.: 09-10-000123
            """,
            "értékesítési igazgató", "Alföld Bútor Zrt.",
            "+36 52 123 456 ; +36 20 123 4567",
            "Piac utca 22. I/3. | 4024 | Debrecen | HU"
        },
        {
            "رضا محمدی", "parsian.ir",
            """
            با احترام
            رضا محمدی
            مدیر بازرگانی
            شرکت پارسیان تجارت (سهامی خاص)
            تهران، خیابان شهید بهشتی، خیابان پاکستان، کوچه چهارم، پلاک ۱۰، طبقه ۳
            کدپستی: ۱۵۳۱۷۱۳۴۱۱
            تلفن: ۸۸۵۱۲۳۴۵-۰۲۱ داخلی ۱۰۵
            فکس: ۸۸۵۱۲۳۴۶-۰۲۱
            همراه: ۰۹۱۲۱۲۳۴۵۶۷
            """,
            "مدیر بازرگانی", "شرکت پارسیان تجارت (سهامی خاص)",
            "۰۲۱-۸۸۵۱۲۳۴۵ داخلی ۱۰۵ ; ۰۹۱۲۱۲۳۴۵۶۷",
            "خیابان شهید بهشتی، خیابان پاکستان، کوچه چهارم، پلاک ۱۰، طبقه ۳ | 1531713411 | تهران | IR"
        },
        {
            "Sara Ahmadi", "novin.ir",
            """
            Best regards,
            Sara Ahmadi
            Export Specialist
            Novin Carpet Co.
            No. 25, 3rd Floor, Sepehr Building, Ferdowsi Ave., Tehran, Iran
            Postal Code: 1134567890
            Tel: +98 21 6670 1234 (Ext. 5)
            Mob: +98 912 345 6789
            """,
            "Export Specialist", "Novin Carpet Co.",
            "+98 21 6670 1234 ; +98 912 345 6789",
            "No. 25, 3rd Floor, Sepehr Building, Ferdowsi Ave. | 1134567890 | Tehran | IR"
        },
        {
            "Jean-Luc Perrin", "perrin.fr",
            """
            Cdt,
            Jean-Luc Perrin
            Gérant
            04 72 00 12 34 / 06 98 76 54 32
            """,
            "Gérant", null, "04 72 00 12 34 ; 06 98 76 54 32", null
        },
        {
            "Lucía Fernández", "muebles-sol.es",
            """
            Un saludo,
            Lucía Fernández Ruiz
            Dpto. de Compras
            MUEBLES SOL, S.L.U.
            Polígono Industrial El Pino, Calle Pino Albar, 12 – 41016 Sevilla
            Tlf.: 954 123 456 – Móvil: 600 123 456
            LOPD: Este mensaje se dirige exclusivamente a su destinatario
            """,
            "Dpto. de Compras", "MUEBLES SOL, S.L.U.",
            "954 123 456 ; 600 123 456",
            "Calle Pino Albar, 12 | 41016 | Sevilla | ES"
        },
        {
            "Giulia Conti", "conti-luce.it",
            """
            Cordiali saluti,
            Dott.ssa Giulia Conti
            Ufficio Acquisti
            CONTI LUCE S.p.A.
            Via dell'Industria, 45/B
            36100 Vicenza (VI) - Italy
            Tel. +39 0444 123456 r.a.
            Fax +39 0444 123457
            C.F. e P.IVA 01234567890 - Cap. Soc. € 100.000 i.v.
            """,
            "Ufficio Acquisti", "CONTI LUCE S.p.A.", "+39 0444 123456", "Via dell'Industria, 45/B | 36100 | Vicenza | IT"
        },
        {
            "Anna Kowalska", "meble-pl.pl",
            """
            Pozdrawiam,
            Anna Kowalska
            Specjalista ds. zakupów
            Meble Sp. z o.o.
            ul. Długa 15/3, 31-147 Kraków
            tel. +48 12 345 67 89
            NIP 6761234567
            """,
            "Specjalista ds. zakupów", "Meble Sp. z o.o.", "+48 12 345 67 89", "ul. Długa 15/3 | 31-147 | Kraków | PL"
        },
        {
            "Emma Clarke", "clarke-design.co.uk",
            """
            Thanks
            Emma
            Emma Clarke
            Founder & Creative Director
            Clarke Design Studio
            The Old Bakery, 5a Church Lane, Headington, Oxford, OX3 7AB
            07700 900789
            Instagram: @clarkedesign
            Sent from my iPhone
            """,
            "Founder & Creative Director", "Clarke Design Studio",
            "",
            "The Old Bakery, 5a Church Lane | OX3 7AB | Oxford | GB"
        },
        {
            "Paul O'Brien", "obrien.ie",
            """
            Regards,
            Paul O'Brien
            Managing Director
            O'Brien Timber Ltd.
            Unit 12B, Northpoint Business Park, Mallow Road, Cork, T23 AB12
            Tel: 021 430 1234
            Mobile: 087 123 4567
            """,
            "Managing Director", "O'Brien Timber Ltd.",
            "021 430 1234 ; 087 123 4567",
            "Unit 12B, Northpoint Business Park, Mallow Road | T23 AB12 | Cork | IE"
        },
        {
            "Olga Petrova", "dental.com",
            """
            Olga Petrova, DDS
            Practice Owner
            Bright Dental, LLC
            1234 Elm St., Ste. 5B
            Austin, TX 78701-1234
            Office: 512.555.0144 | Fax: 512.555.0145
            """,
            "Practice Owner", "Bright Dental, LLC", "512.555.0144", "1234 Elm St. | 78701-1234 | Austin | US"
        },
        {
            "Johan Botha", "plaas.co.za",
            """
            Groete
            Johan
            Johan Botha | Besturende Direkteur
            Botha Boerdery BK
            Sel: +27 82 123 4567
            GPS: -33.9321, 18.8602
            """,
            "Besturende Direkteur", "Botha Boerdery BK", "+27 82 123 4567", null
        },
        {
            "Ahmed Hassan", "gulf.ae",
            """
            Best Regards,
            Ahmed Hassan
            Purchasing Manager
            Gulf Trading FZE
            Office 1204, Al Manara Tower, Business Bay
            P.O. Box 12345, Dubai, UAE
            T +971 4 123 4567
            TRN 100123456700003
            """,
            "Purchasing Manager", "Gulf Trading FZE", "+971 4 123 4567", "P.O. Box 12345 |  | Dubai | AE"
        },
        {
            "Carla Rossi", "rossi-marmi.it",
            """
            Carla Rossi
            Export Dept.
            ROSSI MARMI snc di Rossi C. & C.
            Loc. Cave 3 – 54033 Carrara MS
            tel 0585 123456
            skype: rossi.marmi
            """,
            "Export Dept.", "ROSSI MARMI snc di Rossi C. & C.", "0585 123456", "Loc. Cave 3 | 54033 | Carrara | IT"
        },
        {
            "David Green", "greenlaw.co.uk",
            """
            Regards
            David Green
            Partner
            For and on behalf of Green & Co Solicitors LLP
            2 The Parade
            Cardiff
            CF10 1AB
            DX 33012 Cardiff
            DDI: 029 2049 6012
            Authorised and regulated by the Solicitors Regulation Authority (SRA No. 123456)
            """,
            "Partner", "Green & Co Solicitors LLP", "029 2049 6012", "2 The Parade | CF10 1AB | Cardiff | GB"
        },
    };

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Everything_that_is_read_is_right(
        string name, string domain, string lines, string? role, string? company, string phones, string? place)
    {
        var signature = Signature.Of($"Hello.\n\n{lines}", name, domain);

        Assert.Equal((role, company), (signature.Role, signature.Company));
        Assert.Equal(phones, string.Join(" ; ", signature.Phones));
        Assert.Equal(place, signature.Place is { } there
            ? $"{there.Street} | {there.PostalCode} | {there.City} | {there.Country}" : null);
    }
}
