using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Several numbers on a line, what they are called, and towns beside their country alone.</summary>
public sealed class SignatureLineTests
{
    [Theory]
    [InlineData("firm.gr", "Τηλ.: 210 6123456, Κιν.: 6944 123456", "210 6123456 ; 6944 123456")]
    [InlineData("firm.example", "Τηλ.: 210 6123456, Κιν.: 6944 123456", "210 6123456 ; 6944 123456")]
    [InlineData("firm.example", "Τηλ.: 210 6123456; Κιν.: 6944 123456", "210 6123456 ; 6944 123456")]
    [InlineData("firm.example", "Τηλ.: 210 6123456 / Κιν.: 6944 123456", "210 6123456 ; 6944 123456")]
    [InlineData("firm.example", "Τηλ.: 210 6123456 | Κιν.: 6944 123456", "210 6123456 ; 6944 123456")]
    [InlineData("firm.example", "Τηλ.: 210 6123456\tΚιν.: 6944 123456", "210 6123456 ; 6944 123456")]
    [InlineData("firm.example", "Τηλ. 210 6123456 / Φαξ 210 6123457", "210 6123456")]
    [InlineData("firm.example", "Tel: 0264 555 010, Mobil: 0722 123 456, Fax: 0264 555 011", "0264 555 010 ; 0722 123 456")]
    [InlineData("firm.example", "Tel 021 883 1234 / Sel 082 555 1234 / Faks 021 883 1235", "021 883 1234 ; 082 555 1234")]
    [InlineData("firm.example", "تلفن: ۰۲۱-۸۸۷۷۶۶۵۵، همراه: ۰۹۱۲۳۴۵۶۷۸۹، نمابر: ۰۲۱-۸۸۷۷۶۶۵۶", "۰۲۱-۸۸۷۷۶۶۵۵ ; ۰۹۱۲۳۴۵۶۷۸۹")]
    [InlineData("firm.example", "T +44 (0)113 496 0123  M 07911 123456  F +44 113 496 0124", "+44 (0)113 496 0123 ; 07911 123456")]
    [InlineData("firm.example", "Tel. +49 89 1234567, Mobil +49 171 1234567\nE-Fax +49 89 1234568", "+49 89 1234567 ; +49 171 1234567")]
    [InlineData("firm.fr", "Tél : 04 78 12 34 56 | Port. : 06 12 34 56 78 | Télécopie : 04 78 12 34 57", "04 78 12 34 56 ; 06 12 34 56 78")]
    [InlineData("firm.example", "Tél. +33 4 78 12 34 56\nTélécopie : +33 4 78 12 34 57", "+33 4 78 12 34 56")]
    [InlineData("firm.fr", "Tél. : 04 78 12 34 56 - Télécopieur : 04 78 12 34 57", "04 78 12 34 56")]
    [InlineData("firm.com", "(212) 555-0147 office\n212.555.0148 (fax)", "(212) 555-0147")]
    [InlineData("firm.com", "(212) 555-0147 (office), 212.555.0148 (fax), 212.555.0149 (cell)", "(212) 555-0147 ; 212.555.0149")]
    [InlineData("firm.example", "+49 89 1234570\n+49 89 1234571 (F)", "+49 89 1234570")]
    [InlineData("firm.example", "+49 89 1234570\n+49 89 1234571 Fax", "+49 89 1234570")]
    [InlineData("firm.example", "+49 89 1234570 Fax +49 89 1234571", "+49 89 1234570")]
    [InlineData("firm.de", "Telefon 089 1234570\nTelefax 089 1234571", "089 1234570")]
    [InlineData("firm.gr", "Τηλ. 210 6123456\nΦΑΞ 210 6123457", "210 6123456")]
    [InlineData("firm.gr", "Τηλ. 210 6123456\nΤηλεομοιότυπο: 210 6123457", "210 6123456")]
    [InlineData("firm.ru", "Тел.: +7 495 123-45-67, Факс: +7 495 123-45-68", "+7 495 123-45-67")]
    [InlineData("firm.ru", "Тел./факс: +7 495 123-45-67", "+7 495 123-45-67")]
    [InlineData("firm.ru", "Тел.: +7 495 123-45-67\nТелефакс: +7 495 123-45-68", "+7 495 123-45-67")]
    [InlineData("firm.hu", "Tel.: +36 1 234 5678, Faxszám: +36 1 234 5679", "+36 1 234 5678")]
    [InlineData("firm.tr", "Tel: +90 212 345 67 89 Faks: +90 212 345 67 90", "+90 212 345 67 89")]
    [InlineData("firm.ir", "تلفن: ۰۲۱ ۸۸۷۷ ۶۶۵۵\n۰۲۱ ۸۸۷۷ ۶۶۵۶ (نمابر)", "۰۲۱ ۸۸۷۷ ۶۶۵۵")]
    public void Each_number_that_can_be_called_is_read(string domain, string lines, string phones) => Assert.Equal(phones,
        string.Join(" ; ", Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{lines}", "Anna Kis", domain).Phones));

    [Theory]
    [InlineData("firm.example", "Leeds, UK", " |  | Leeds | GB")]
    [InlineData("firm.example", "Tel 0113 496 0123\nLeeds, UK", " |  | Leeds | GB")]
    [InlineData("firm.example", "Leeds (UK)", " |  | Leeds | GB")]
    [InlineData("firm.example", "Paris - France", " |  | Paris | FR")]
    [InlineData("firm.example", "Athens / Greece", " |  | Athens | GR")]
    [InlineData("firm.example", "Austin, Texas, USA", " |  | Austin | US")]
    [InlineData("firm.example", "Wien, Österreich", " |  | Wien | AT")]
    [InlineData("firm.example", "Αθήνα, Ελλάδα", " |  | Αθήνα | GR")]
    [InlineData("firm.example", "București, România", " |  | București | RO")]
    [InlineData("firm.example", "Budapest, Magyarország", " |  | Budapest | HU")]
    [InlineData("firm.example", "تهران، ایران", " |  | تهران | IR")]
    [InlineData("firm.example", "Stellenbosch, Suid-Afrika", " |  | Stellenbosch | ZA")]
    [InlineData("firm.example", "Kaapstad, Suid-Afrika.", " |  | Kaapstad | ZA")]
    [InlineData("firm.example", "1051 Budapest, Nádor u. 3.", "Nádor u. 3. | 1051 | Budapest | HU")]
    [InlineData("firm.example", "1051 Budapest, Nádor utca 3. II/4.", "Nádor utca 3. II/4. | 1051 | Budapest | HU")]
    [InlineData("firm.example", "Budapest 1051, Nádor utca 3.", "Nádor utca 3. | 1051 | Budapest | HU")]
    [InlineData("firm.example", "HU-1051 Budapest, Nádor tér 3.", "Nádor tér 3. | 1051 | Budapest | HU")]
    [InlineData("firm.example", "تهران، خیابان ولیعصر، پلاک ۱۲\nکد پستی: ۱۹۶۸۶۴۳۱۱۱\nایران",
        "خیابان ولیعصر، پلاک ۱۲ | 1968643111 | تهران | IR")]
    [InlineData("firm.example", "خیابان ولیعصر، پلاک ۱۲\nتهران ۱۹۶۸۶۴۳۱۱۱", "خیابان ولیعصر، پلاک ۱۲ | 1968643111 | تهران | IR")]
    [InlineData("firm.example", "تهران، خیابان آزادی، کوچه ۵، کد پستی ۱۹۶۸۶۴۳۱۱۱", "خیابان آزادی، کوچه ۵ | 1968643111 | تهران | IR")]
    [InlineData("firm.example", "اصفهان، خیابان چهارباغ، پلاک ۷، ایران", "خیابان چهارباغ، پلاک ۷ |  | اصفهان | IR")]
    [InlineData("firm.example", "Λεωφόρος Κηφισίας 44\n151 25 Μαρούσι", "Λεωφόρος Κηφισίας 44 | 151 25 | Μαρούσι | GR")]
    [InlineData("firm.example", "Str. Eroilor 5\n400129 Cluj-Napoca", "Str. Eroilor 5 | 400129 | Cluj-Napoca | RO")]
    [InlineData("firm.example", "Kerkstraat 14\nStellenbosch 7600", "Kerkstraat 14 | 7600 | Stellenbosch | ZA")]
    [InlineData("firm.com.br", "Av. Paulista, 1000 - Bela Vista, São Paulo - SP, 01310-100, Brasil",
        "Av. Paulista, 1000 | 01310-100 | São Paulo | BR")]
    [InlineData("firm.com.br", "Rua das Flores, 123, Centro, Curitiba/PR - CEP 80020-000",
        "Rua das Flores, 123 | 80020-000 | Curitiba | BR")]
    [InlineData("firm.example", "Rua Augusta, 1500 - Consolação - São Paulo/SP - 01304-001",
        "Rua Augusta, 1500 | 01304-001 | São Paulo | BR")]
    [InlineData("firm.example", "Rua Augusta, 1500 - 5º andar - Consolação, São Paulo - SP CEP: 01304-001",
        "Rua Augusta, 1500 | 01304-001 | São Paulo | BR")]
    [InlineData("firm.example", "Rua XV de Novembro, nº 50\nCuritiba - PR, 80020-310",
        "Rua XV de Novembro, nº 50 | 80020-310 | Curitiba | BR")]
    [InlineData("firm.ro", "Cluj-Napoca, jud. Cluj, România", " |  | Cluj-Napoca | RO")]
    [InlineData("firm.ru", "г. Москва, Россия", " |  | Москва | RU")]
    [InlineData("firm.example", "Hanoi, Vietnam", " |  | Hanoi | VN")]
    [InlineData("firm.example", "Buenos Aires, Argentina", " |  | Buenos Aires | AR")]
    [InlineData("firm.hu", "Nádor u. 3. 1051 Budapest", "Nádor u. 3. | 1051 | Budapest | HU")]
    [InlineData("firm.ir", "آدرس: تهران، خیابان ملاصدرا، پلاک ۲۲", "خیابان ملاصدرا، پلاک ۲۲ |  | تهران | IR")]
    [InlineData("firm.com.br", "Endereço: Av. Rio Branco 156, sala 12, Centro, Rio de Janeiro, RJ, CEP 20040-003",
        "Av. Rio Branco 156 | 20040-003 | Rio de Janeiro | BR")]
    [InlineData("firm.com.br", "Praça da Sé 10, Salvador - BA", "Praça da Sé 10 |  | Salvador | BR")]
    public void A_town_is_read_with_its_country(string domain, string lines, string expected)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\n{lines}", "Anna Kis", domain);

        Assert.Equal(expected,
            $"{signature.Place?.Street} | {signature.Place?.PostalCode} | {signature.Place?.City} | {signature.Place?.Country}");
        Assert.Equal((null, null), (signature.Role, signature.Company));
        Assert.DoesNotContain(signature.Phones, phone => phone == signature.Place?.PostalCode);
    }

    [Fact]
    public void A_role_may_stand_before_a_town()
    {
        var signature = Signature.Of("Hello.\n\nAnna Kis\nPurchasing, Leeds, UK", "Anna Kis", "firm.example");

        Assert.Equal(("Purchasing", null, "Leeds"), (signature.Role, signature.Company, signature.Place?.City));
    }

    [Theory]
    [InlineData("Sales Manager, Germany", "Sales Manager", null)]
    [InlineData("Leiter Einkauf, Österreich", "Leiter Einkauf", null)]
    [InlineData("مدیر فروش، ایران", "مدیر فروش، ایران", null)]
    [InlineData("Owner, Botha Wines", "Owner", "Botha Wines")]
    [InlineData("Country Director, Greece", "Country Director", null)]
    [InlineData("Buyer\nAlpha One", "Buyer", null)]
    public void A_role_with_a_country_is_no_town(string line, string role, string? company)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\n{line}", "Anna Kis", "firm.example");

        Assert.Equal((role, company, null), (signature.Role, signature.Company, signature.Place?.City));
    }
}
