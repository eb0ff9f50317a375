using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

public sealed class SignaturePlaceTests
{
    [Theory]
    [InlineData("Holzstraße 12\n24103 Kiel, Deutschland", "holz.de", "Holzstraße 12", "24103", "Kiel", "DE")]
    [InlineData("Τσιμισκή 10, 546 24 Θεσσαλονίκη\nΕλλάδα", "aigaio.gr", "Τσιμισκή 10", "546 24", "Θεσσαλονίκη", "GR")]
    [InlineData("Str. Eroilor 5\nRO-400129 Cluj-Napoca", "ceramica.ro", "Str. Eroilor 5", "400129", "Cluj-Napoca", "RO")]
    [InlineData("H-1052 Budapest, Váci utca 8", "dunabor.hu", "Váci utca 8", "1052", "Budapest", "HU")]
    [InlineData("تهران، خیابان ولیعصر، پلاک ۱۲، کد پستی ۱۹۶۸۶۴۳۱۱۱\nایران", "sepid.ir",
        "خیابان ولیعصر، پلاک ۱۲", "1968643111", "تهران", "IR")]
    [InlineData("12 Long Street, Cape Town 8001\nSuid-Afrika", "wyn.example", "12 Long Street", "8001", "Cape Town", "ZA")]
    [InlineData("12 rue de la Paix\nF-75002 Paris", null, "12 rue de la Paix", "75002", "Paris", "FR")]
    public void Street_code_town_and_country_are_read(string lines, string? domain, string? street, string? code, string? city,
        string country)
    {
        var place = Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{lines}", "Anna Kis", domain).Place;

        Assert.Equal((street, code, country), (place?.Street, place?.PostalCode, place?.Country));
        Assert.Equal(city ?? place?.City, place?.City);
    }

    [Theory]
    [InlineData("Anna Kis\nExport manager\nBeta Two Ltd\nVAT 094012345\nOut of office from 05.11.2026 to 09.11.2026\n+30 210 3456789", null,
        "+30 210 3456789")]
    [InlineData("Anna Kis\nBuyer\nTel 0431 220 1234\nFax 0431 220 1235", "holz.de", "0431 220 1234")]
    [InlineData("Anna Kis\nBuyer\nTel. +49 431 2201234, Fax +49 431 2201235", "holz.de", "+49 431 2201234")]
    [InlineData("Anna Kis\nBuyer\nIBAN DE89 3704 0044 0532 0130 00\n+49 431 2201234", "holz.de", "+49 431 2201234")]
    [InlineData("Anna Kis\nBuyer\nΑΦΜ 094012345, ΓΕΜΗ 001234567000\nΤηλ. 210 3456789", "aigaio.gr", "210 3456789")]
    [InlineData("Anna Kis\nBuyer\nCégjegyzékszám: 01-09-123456\nAdószám: 12345678-2-41\n+36 1 234 5678", "dunabor.hu", "+36 1 234 5678")]
    [InlineData("Anna Kis\nBuyer\nتلفن: ۰۲۱ ۸۸۷۷ ۶۶۵۵\nفکس: ۰۲۱ ۸۸۷۷ ۶۶۵۶", "sepid.ir", "۰۲۱ ۸۸۷۷ ۶۶۵۵")]
    [InlineData("Anna Kis\nBuyer\nCUI RO12345678, J12/345/2009\n0264 555 010", "ceramica.ro", "0264 555 010")]
    public void Only_what_can_be_called_is_a_number(string lines, string? domain, string phone) =>
        Assert.Equal([phone], Signature.Of($"Hello.\n\n{lines}", "Anna Kis", domain).Phones);

    [Theory]
    [InlineData("Get Outlook for iOS")]
    [InlineData("Sent from my iPhone")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Στάλθηκε από το iPhone μου")]
    [InlineData("Trimis de pe iPhone")]
    [InlineData("This e-mail is confidential and intended for its recipient only")]
    [InlineData("Acest mesaj este confidențial")]
    [InlineData("این ایمیل محرمانه است")]
    [InlineData("Please consider the environment before printing")]
    [InlineData("VAT 094012345")]
    [InlineData("24103 Kiel")]
    [InlineData("Telefonról küldve")]
    [InlineData("Odesláno z iPhonu")]
    [InlineData("Odoslané z iPhonu")]
    [InlineData("Wysłane z iPhone'a")]
    [InlineData("Sendt fra min telefon")]
    [InlineData("Skickat från min mobil")]
    [InlineData("Enviado do meu telemóvel")]
    public void A_notice_is_no_role(string line)
    {
        var signature = Signature.Of($"Ok.\n\nAnna Kis\n{line}", "Anna Kis", "firm.example");

        Assert.Null(signature.Role);
        Assert.Empty(signature.Phones);
    }

    [Fact]
    public void A_long_disclaimer_hides_no_signature() => Assert.Equal("Buyer", Signature.Of(
        "Hello.\n\nAnna Kis\nBuyer\nCONFIDENTIALITY NOTICE\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"clause {i}")),
        "Anna Kis", null).Role);
}
