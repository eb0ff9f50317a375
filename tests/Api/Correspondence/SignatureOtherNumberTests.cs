using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Links, years, codes and hours, which have as many digits as telephone numbers, and footers without a role.</summary>
public sealed class SignatureOtherNumberTests
{
    [Theory]
    [InlineData("de", "https://zoom.us/j/85327159921?pwd=abc")]
    [InlineData("de", "www.huber.de/?id=0431123456")]
    [InlineData("de", "huber.de/0431123456")]
    [InlineData("gr", "https://calendly.com/anna/30min-2103456789")]
    [InlineData("gr", "https://maps.app.goo.gl/2103456789")]
    [InlineData("de", "teams.microsoft.com/l/0431123456")]
    [InlineData("de", "2026/2027")]
    [InlineData("de", "Katalog 2026/2027")]
    [InlineData("de", "Season 2026-2027")]
    [InlineData("gr", "2026–2027")]
    [InlineData("de", "Saison 2025 - 2026")]
    [InlineData("at", "ATU12345678")]
    [InlineData("at", "ATU12345678 | FN 123456a")]
    [InlineData("at", "DVR 0123456")]
    [InlineData("at", "ZVR: 0123456789")]
    [InlineData("de", "Kd.-Nr. 0431 123456")]
    [InlineData("de", "Mitglieds-Nr.: 0431 123456")]
    [InlineData("de", "Vertragsnummer 0431 123456")]
    [InlineData("de", "Lieferanten-Nr. 0431 123456")]
    [InlineData("co.uk", "Membership no. 020 7946 0001")]
    [InlineData("co.uk", "Policy number: 020 7946 0001")]
    [InlineData("de", "Az.: 0431/2026-123")]
    [InlineData("de", "S/N 0431123456")]
    [InlineData("de", "Serial number: 0431123456")]
    [InlineData("de", "PIN 4711 0815")]
    [InlineData("de", "EAN 4006381333931")]
    [InlineData("de", "GTIN: 04006381333931")]
    [InlineData("de", "IMEI 490154203237518")]
    [InlineData("de", "Lat 54.3233 Lon 10.1228")]
    [InlineData("de", "Latitude: 54.3233, Longitude: 10.1228")]
    [InlineData("gr", "#2103456789 ticket")]
    [InlineData("de", "Mo-Fr 0900-1730")]
    [InlineData("de", "Mon to Fri 09:00-17:30")]
    [InlineData("com", "+1 323-849-4874,,123456789#")]
    public void A_number_that_nobody_calls_is_no_telephone_number_and_no_street(string ending, string line)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Huber\nBuyer\n{line}", "Anna Huber", $"firm.{ending}");

        Assert.Equal(("", "Buyer", null, null),
            (string.Join(" ; ", signature.Phones), signature.Role, signature.Company, signature.Place?.Street));
    }

    [Theory]
    [InlineData("24/7 0800 123 4567", "0800 123 4567")]
    [InlineData("Tel. 0431 123456 (Mo-Fr 9-17)", "0431 123456")]
    [InlineData("Mo-Fr 9-17: 0431 123456", "0431 123456")]
    [InlineData("Tel.: 0431 123456, Mobil: 0170 1234567", "0431 123456 ; 0170 1234567")]
    [InlineData("Phone # 0431 123456", "0431 123456")]
    [InlineData("Telefonnummer 0431 123456", "0431 123456")]
    [InlineData("TEL0431123456", "0431123456")]
    [InlineData("Kd.-Nr. 4711, Tel. 0431 123456", "0431 123456")]
    [InlineData("www.huber.de, 0431 123456", "0431 123456")]
    [InlineData("Saison 2026/2027, 0431 123456", "0431 123456")]
    public void A_telephone_number_beside_others_is_kept(string line, string phones) => Assert.Equal(phones,
        string.Join(" ; ", Signature.Of($"Hello.\n\nAnna Huber\nBuyer\n{line}", "Anna Huber", "firm.de").Phones));

    [Theory]
    [InlineData("Have a great day!")]
    [InlineData("P.S. Please bring the samples")]
    [InlineData("PS: the samples are on their way")]
    [InlineData("Merry Christmas and a happy new year")]
    [InlineData("Season's greetings from all of us")]
    [InlineData("Frohe Weihnachten und einen guten Rutsch")]
    [InlineData("Joyeuses fêtes")]
    [InlineData("Boldog új évet")]
    [InlineData("Καλά Χριστούγεννα")]
    [InlineData("BA (Hons), MSc")]
    [InlineData("MBA, PhD")]
    [InlineData("Dipl.-Ing. (FH)")]
    [InlineData("Working hours may differ, reply when it suits you")]
    [InlineData("My working days are Monday to Wednesday")]
    [InlineData("Öffnungszeiten: Mo-Fr, 9-17")]
    [InlineData("Join our webinar on 12/12")]
    [InlineData("Register now for our fair")]
    [InlineData("Notruf 112")]
    [InlineData("Mo-Fr 0900-1730")]
    [InlineData("Office 3.12.456\nDesk 2103")]
    [InlineData("Zimmer 12")]
    public void A_wish_hours_degrees_or_a_room_are_nothing_of_the_person(string lines)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Huber\n{lines}", "Anna Huber", "firm.com");

        Assert.Equal((null, null, null), (signature.Role, signature.Company, signature.Place?.Street));
    }

    [Theory]
    [InlineData("Office Manager")]
    [InlineData("Program Manager")]
    [InlineData("Book Buyer")]
    [InlineData("Happiness Officer")]
    [InlineData("Visiting Lecturer")]
    [InlineData("Managing Director, MBA")]
    public void A_role_may_begin_as_such_a_line_does(string role) => Assert.NotNull(
        Signature.Of($"Hello.\n\nAnna Huber\n{role}", "Anna Huber", "firm.com").Role);

    [Theory]
    [InlineData("HUBER, Anna (Purchasing)")]
    [InlineData("Huber, Anna (Purchasing)")]
    [InlineData("Anna Huber (Purchasing)")]
    public void A_department_in_brackets_is_the_role(string line)
    {
        var signature = Signature.Of($"Hello.\n\n--\n{line}\nTel +49 431 123456", "Anna Huber", "firm.de");

        Assert.Equal(("Purchasing", null), (signature.Role, signature.Company));
    }

    [Theory]
    [InlineData("hu", "1051 Bp., Nádor utca 9. II/3.", "Nádor utca 9. II/3. | 1051 | Budapest | HU")]
    [InlineData("hu", "H-1051 Bp, Nádor u. 9.", "Nádor u. 9. | 1051 | Budapest | HU")]
    [InlineData("hu", "Nádor utca 9.\n1051 Bp.", "Nádor utca 9. | 1051 | Budapest | HU")]
    [InlineData("de", "Zeil 5\nFfm. 60313", "Zeil 5 | 60313 | Frankfurt am Main | DE")]
    [InlineData("de", "Zeil 5\n60313 Ffm", "Zeil 5 | 60313 | Frankfurt am Main | DE")]
    [InlineData("gr", "Τσιμισκή 7, 546 24 Θεσ/νίκη", "Τσιμισκή 7 | 546 24 | Θεσσαλονίκη | GR")]
    public void A_town_may_be_shortened(string ending, string lines, string expected)
    {
        var there = Signature.Of($"Hello.\n\nAnna Huber\nBuyer\n{lines}", "Anna Huber", $"firm.{ending}").Place;

        Assert.Equal(expected, $"{there?.Street} | {there?.PostalCode} | {there?.City} | {there?.Country}");
    }
}
