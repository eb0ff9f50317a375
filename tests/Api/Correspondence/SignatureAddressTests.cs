using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>
/// Addresses and numbers in the shapes of their countries, on one line, on several and in cells, and lines that only resemble an address.
/// </summary>
public sealed class SignatureAddressTests
{
    [Theory]
    [InlineData("sepid.ir", "اصفهان - خیابان چهارباغ - پلاک ۱۲", "خیابان چهارباغ - پلاک ۱۲ |  | اصفهان | IR")]
    [InlineData("sepid.ir", "اصفهان - خیابان چهارباغ - کوچه ۵ - پلاک ۱۲ - کد پستی ۸۱۳۶۷۱۲۳۴۵",
        "خیابان چهارباغ - کوچه ۵ - پلاک ۱۲ | 8136712345 | اصفهان | IR")]
    [InlineData("sepid.ir", "آدرس: شیراز - بلوار زند - ساختمان پارس - طبقه ۳", "بلوار زند - ساختمان پارس - طبقه ۳ |  | شیراز | IR")]
    [InlineData("sepid.ir", "نشانی: تهران، خیابان ولیعصر، نبش کوچه نیلوفر، پلاک ۱۲، واحد ۴",
        "خیابان ولیعصر، نبش کوچه نیلوفر، پلاک ۱۲، واحد ۴ |  | تهران | IR")]
    [InlineData("hill.co.uk", "Unit 7, Station Yard, Mill Lane\nStockport SK4 3AB, United Kingdom",
        "Unit 7, Station Yard, Mill Lane | SK4 3AB | Stockport | GB")]
    [InlineData("hill.co.uk", "Unit 7\nStation Yard\nMill Lane\nStockport\nSK4 3AB",
        "Unit 7, Station Yard, Mill Lane | SK4 3AB | Stockport | GB")]
    [InlineData("hill.co.uk", "Hill House, Mill Lane, Stockport, Cheshire, SK4 3AB", "Hill House, Mill Lane | SK4 3AB | Stockport | GB")]
    [InlineData("hill.co.uk", "The Old Mill, Mill Lane\nStockport\nCheshire SK4 3AB", "The Old Mill, Mill Lane | SK4 3AB | Stockport | GB")]
    [InlineData("hill.co.uk", "14 High Street\nLeeds\nLS1 4AB", "14 High Street | LS1 4AB | Leeds | GB")]
    [InlineData("hill.co.uk", "Suite 3, 14 High Street, Leeds, West Yorkshire LS1 4AB", "Suite 3, 14 High Street | LS1 4AB | Leeds | GB")]
    [InlineData("hill.ie", "Unit 4, Westlink Industrial Estate, Kylemore Road\nDublin 10, D10 X2Y3, Ireland",
        "Unit 4, Westlink Industrial Estate, Kylemore Road | D10 X2Y3 | Dublin 10 | IE")]
    [InlineData("hill.ie", "12 Patrick Street\nCork\nT12 AB34", "12 Patrick Street | T12 AB34 | Cork | IE")]
    [InlineData("hill.ie", "12 Patrick Street, Cork T12 AB34", "12 Patrick Street | T12 AB34 | Cork | IE")]
    [InlineData("kern.de", "Kern GmbH\tHafenstr. 5\t24103 Kiel", "Hafenstr. 5 | 24103 | Kiel | DE")]
    [InlineData("kern.de", "Kern GmbH    Hafenstr. 5    24103 Kiel    Deutschland", "Hafenstr. 5 | 24103 | Kiel | DE")]
    [InlineData("kern.de", "Kern GmbH Hafenstr. 5\n24103 Kiel", "Hafenstr. 5 | 24103 | Kiel | DE")]
    [InlineData("kern.de", "Kern GmbH · Hafenstr. 5 · 24103 Kiel", "Hafenstr. 5 | 24103 | Kiel | DE")]
    [InlineData("kern.de", "Kern GmbH, Hafenstr. 5, D-24103 Kiel", "Hafenstr. 5 | 24103 | Kiel | DE")]
    [InlineData("kern.de", "Am Alten Markt 7 // 24103 Kiel // Deutschland", "Am Alten Markt 7 | 24103 | Kiel | DE")]
    [InlineData("kern.de", "Straße des 17. Juni 135\n10623 Berlin", "Straße des 17. Juni 135 | 10623 | Berlin | DE")]
    [InlineData("kern.at", "Mariahilfer Straße 12/3/14, 1060 Wien", "Mariahilfer Straße 12/3/14 | 1060 | Wien | AT")]
    [InlineData("aigaio.gr", "Λεωφόρος Συγγρού 120 - 117 41 Αθήνα", "Λεωφόρος Συγγρού 120 | 117 41 | Αθήνα | GR")]
    [InlineData("aigaio.gr", "Λεωφ. Κηφισίας 44, Μαρούσι 151 25, Αθήνα", "Λεωφ. Κηφισίας 44 | 151 25 | Μαρούσι | GR")]
    [InlineData("aigaio.gr", "Ερμού 25, 10563 Αθήνα, Ελλάδα", "Ερμού 25 | 10563 | Αθήνα | GR")]
    [InlineData("aigaio.gr", "Λ. Βουλιαγμένης 76 & Ηλ. Βενέζη, Γλυφάδα, Τ.Κ. 16675",
        "Λ. Βουλιαγμένης 76 & Ηλ. Βενέζη | 16675 | Γλυφάδα | GR")]
    [InlineData("duna.hu", "Budapest, Váci út 12., 1132", "Váci út 12. | 1132 | Budapest | HU")]
    [InlineData("duna.hu", "1132 Budapest\nVáci út 12. fszt. 3", "Váci út 12. fszt. 3 | 1132 | Budapest | HU")]
    [InlineData("duna.hu", "6720 Szeged, Kárász u. 5.", "Kárász u. 5. | 6720 | Szeged | HU")]
    [InlineData("duna.hu", "HU-6720 Szeged - Kárász utca 5.", "Kárász utca 5. | 6720 | Szeged | HU")]
    [InlineData("ceramica.ro", "B-dul Unirii nr. 12, bl. A3, sc. 2, ap. 15, sector 3, București, 030823",
        "B-dul Unirii nr. 12, bl. A3, sc. 2, ap. 15 | 030823 | București | RO")]
    [InlineData("ceramica.ro", "Calea Victoriei 12, București 010061, România", "Calea Victoriei 12 | 010061 | București | RO")]
    [InlineData("ceramica.ro", "Cluj-Napoca, str. Memorandumului nr. 28, cod poștal 400114, jud. Cluj",
        "str. Memorandumului nr. 28 | 400114 | Cluj-Napoca | RO")]
    [InlineData("wyn.co.za", "Unit 5, Wynberg Business Park, 12 Main Road\nWynberg, Cape Town, 7800",
        "12 Main Road | 7800 | Cape Town | ZA")]
    [InlineData("wyn.co.za", "Posbus 1234, Stellenbosch, 7599", "Posbus 1234 | 7599 | Stellenbosch | ZA")]
    [InlineData("wyn.co.za", "Hoek van Voortrekker- en Kerkstraat\nBellville 7530\nSuid-Afrika",
        "Hoek van Voortrekker- en Kerkstraat | 7530 | Bellville | ZA")]
    [InlineData("bois.fr", "12 bis rue de la République – BP 123 – 69002 Lyon Cedex 02",
        "12 bis rue de la République – BP 123 | 69002 | Lyon | FR")]
    [InlineData("bois.fr", "ZI Nord - 4 rue des Frères Lumière - 67000 Strasbourg - France",
        "ZI Nord - 4 rue des Frères Lumière | 67000 | Strasbourg | FR")]
    [InlineData("bois.fr", "Immeuble Le Parc, 25 avenue Jean Jaurès\n93200 Saint-Denis",
        "25 avenue Jean Jaurès | 93200 | Saint-Denis | FR")]
    [InlineData("legno.it", "Via Giuseppe Garibaldi, 12/A – 37121 Verona (VR) – Italia",
        "Via Giuseppe Garibaldi, 12/A | 37121 | Verona | IT")]
    [InlineData("legno.it", "P.zza Duomo 1 | 20122 Milano MI", "P.zza Duomo 1 | 20122 | Milano | IT")]
    [InlineData("legno.it", "Sede legale: Corso Italia 5, 10121 Torino (TO)", "Corso Italia 5 | 10121 | Torino | IT")]
    [InlineData("madera.es", "Avda. de la Constitución, 12 - 3º B\n41001 Sevilla (España)",
        "Avda. de la Constitución, 12 - 3º B | 41001 | Sevilla | ES")]
    [InlineData("madera.es", "Pol. Ind. Las Mercedes, C/ Torres Quevedo 4, 28022 Madrid", "C/ Torres Quevedo 4 | 28022 | Madrid | ES")]
    [InlineData("hout.nl", "Keizersgracht 123-B\n1015 CJ Amsterdam\nNederland", "Keizersgracht 123-B | 1015 CJ | Amsterdam | NL")]
    [InlineData("hout.nl", "Postbus 1234, 3500 BA Utrecht", "Postbus 1234 | 3500 BA | Utrecht | NL")]
    [InlineData("hout.nl", "Stationsplein 45 (unit 4.012) | 3013AK Rotterdam", "Stationsplein 45 (unit 4.012) | 3013AK | Rotterdam | NL")]
    [InlineData("huber.de", "c/o Huber Architekten\nRosenheimer Straße 145 b\n81671 München",
        "Rosenheimer Straße 145 b | 81671 | München | DE")]
    public void An_address_is_read_in_its_countrys_shape(string domain, string lines, string place)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{lines}", "Anna Kis", domain);

        Assert.Equal(place, Shown(signature.Place));
        Assert.Equal("Buyer", signature.Role);
        Assert.Empty(signature.Phones);
    }

    [Theory]
    [InlineData("hill.co.uk", "Registered in England AB1 2CD")]
    [InlineData("hill.co.uk", "Ref: Leeds LS1 4AB")]
    [InlineData("hill.co.uk", "Model X1 4AB")]
    [InlineData("hill.co.uk", "Please quote order SK4 3AB")]
    [InlineData("hill.co.uk", "ISO 9001, EN1 2AB")]
    [InlineData("hill.co.uk", "Working hours: Mon-Fri 9-5")]
    [InlineData("hill.co.uk", "Book a room at Hill House")]
    [InlineData("hill.ie", "Version A65 F4E2")]
    [InlineData("sepid.ir", "دوشنبه - جمعه ۹ - ۱۷")]
    [InlineData("sepid.ir", "شماره ملی ۱۲۳۴۵۶۷۸۹۰")]
    [InlineData("kern.de", "Öffnungszeiten Mo 8 - Fr 17")]
    [InlineData("kern.de", "Halle 4 - Stand 4012 Messe")]
    [InlineData("kern.de", "Kern GmbH seit 1950")]
    [InlineData("kern.de", "Kern GmbH HRB 12345 Kiel")]
    [InlineData("kern.de", "Auflage 12000 Stück")]
    [InlineData("duna.hu", "Ügyfélszám 1234 Budapest")]
    [InlineData("duna.hu", "2026 - Év munkahelye")]
    [InlineData("hout.nl", "KVK 1234 AB Amsterdam")]
    [InlineData("hout.nl", "Order 3013AK Rotterdam")]
    [InlineData("bois.fr", "Stand 12 - Hall 4")]
    [InlineData("bois.fr", "Capital 10000 euros")]
    [InlineData("legno.it", "Capitale sociale 50000 i.v.")]
    [InlineData("madera.es", "Abierto de 9 - 14")]
    [InlineData("ceramica.ro", "Capital social 90000 lei")]
    [InlineData("wyn.co.za", "Sedert 1998 Stellenbosch")]
    [InlineData("firm.com", "Team of 12 people")]
    [InlineData("aigaio.gr", "Αρ. Μητρώου 12345 Αθήνα")]
    public void What_resembles_an_address_is_none(string domain, string line)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{line}", "Anna Kis", domain);

        Assert.Null(signature.Place);
        Assert.Equal("Buyer", signature.Role);
    }

    /// <summary>The code of the town behind the number goes before it, so that the number can be dialled.</summary>
    [Theory]
    [InlineData("sepid.ir", "تلفن: ۰۲۱-۸۸۷۷۶۶۵۵ و ۰۲۱-۸۸۷۷۶۶۵۶", "۰۲۱-۸۸۷۷۶۶۵۵ ; ۰۲۱-۸۸۷۷۶۶۵۶")]
    [InlineData("sepid.ir", "تلفن: ۸۸۷۷۶۶۵۵ - ۰۲۱", "۰۲۱ - ۸۸۷۷۶۶۵۵")]
    [InlineData("sepid.ir", "تلفن: ۳۲۱۲۳۴۵۶ (۰۳۱) داخلی ۱۲", "(۰۳۱) ۳۲۱۲۳۴۵۶ داخلی ۱۲")]
    [InlineData("sepid.ir", "تلفن: ۳۲۱۲۳۴۵۶-۰۳۱", "۰۳۱-۳۲۱۲۳۴۵۶")]
    [InlineData("sepid.ir", "تلفن: (۰۳۱) ۳۲۱۲۳۴۵۶ الی ۸", "(۰۳۱) ۳۲۱۲۳۴۵۶")]
    [InlineData("sepid.ir", "Tel: 32123456 (031), Fax: 32123457 (031)", "(031) 32123456")]
    [InlineData("sepid.ir", "تلفکس: ۰۳۱-۳۲۱۲۳۴۵۶", "۰۳۱-۳۲۱۲۳۴۵۶")]
    [InlineData("kern.de", "Tel. 2201234 (0431)", "(0431) 2201234")]
    [InlineData("kern.de", "Tel. 0431 2201234 / 2201235", "0431 2201234 ; 2201235")]
    [InlineData("kern.de", "Tel. 0431 220-1234, -1235", "0431 220-1234")]
    [InlineData("kern.de", "Tel. 0431 2201234 Durchwahl 12", "0431 2201234 Durchwahl 12")]
    [InlineData("kern.de", "Tel. 0431 2201234 DW 12", "0431 2201234 DW 12")]
    [InlineData("aigaio.gr", "Τηλ.: 2310 555123 εσωτ. 12", "2310 555123 εσωτ. 12")]
    [InlineData("aigaio.gr", "Τηλ.: 2310 555123-4", "2310 555123")]
    [InlineData("aigaio.gr", "Τηλ.: 2310 555123, 2310 555124", "2310 555123 ; 2310 555124")]
    [InlineData("duna.hu", "Tel.: 06 1 234 5678 / 12-es mellék", "06 1 234 5678 / 12-es mellék")]
    [InlineData("duna.hu", "Tel.: 06 1 234 5678 (12 mellék)", "06 1 234 5678 (12 mellék)")]
    [InlineData("duna.hu", "Tel.: +36-1-234-5678/112 mellék", "+36-1-234-5678/112 mellék")]
    [InlineData("ceramica.ro", "Tel: 0264 555 010 int. 12", "0264 555 010 int. 12")]
    [InlineData("ceramica.ro", "Tel: 0264 555 010; 0264 555 011 interior 12", "0264 555 010 ; 0264 555 011 interior 12")]
    [InlineData("wyn.co.za", "Tel: 021 887 1234 x12", "021 887 1234 x12")]
    [InlineData("wyn.co.za", "Tel: 021 887 1234 bylyn 12", "021 887 1234 bylyn 12")]
    [InlineData("bois.fr", "Tél. 01 42 68 53 00 poste 12", "01 42 68 53 00 poste 12")]
    [InlineData("madera.es", "Tel. 91 123 45 67 ext. 12", "91 123 45 67 ext. 12")]
    [InlineData("legno.it", "Tel. 02 12345678 int. 12", "02 12345678 int. 12")]
    [InlineData("les.ru", "Тел.: +7 (495) 123-45-67 доб. 12", "+7 (495) 123-45-67 доб. 12")]
    [InlineData("les.ru", "Тел.: 123-45-67 (495)", "(495) 123-45-67")]
    [InlineData("hill.co.uk", "Tel 0113 496 0456 or 0113 496 0457", "0113 496 0456 ; 0113 496 0457")]
    [InlineData("hill.co.uk", "(m) 07911 123456 (t) 0113 496 0456", "07911 123456 ; 0113 496 0456")]
    [InlineData("hill.co.uk", "07911 123456 (mobile) / 0113 496 0456 (office)", "07911 123456 ; 0113 496 0456")]
    [InlineData("firm.com", "555-0123 (217)", "(217) 555-0123")]
    [InlineData("sepid.ir", "فکس: ۳۲۱۲۳۴۵۶ (۰۳۱)", "")]
    [InlineData("sepid.ir", "فاکتور: ۳۲۱۲۳۴۵۶ (۰۳۱)", "")]
    [InlineData("firm.com", "Invoice 123456 (031)", "")]
    [InlineData("firm.com", "2201234 (see 123)", "")]
    public void A_number_is_read_with_its_area_and_its_extension(string domain, string line, string phones) => Assert.Equal(phones,
        string.Join(" ; ", Signature.Of($"Hello.\n\nAnna Kis\nBuyer\n{line}", "Anna Kis", domain).Phones));

    private static string? Shown(SignaturePlace? place) =>
        place is null ? null : $"{place.Street} | {place.PostalCode} | {place.City} | {place.Country}".Trim();
}
