using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>What firms put below a name that says nothing of the person, and places between other words.</summary>
public sealed class SignatureFooterTests
{
    [Theory]
    [InlineData("RC 123456")]
    [InlineData("HRB 12345\nKiel")]
    [InlineData("HRA 5512\nFlensburg")]
    [InlineData("KRS 123456")]
    [InlineData("Raum 12345")]
    [InlineData("Best Workplace 2026")]
    [InlineData("Award 2024")]
    [InlineData("ISO 9001:2015 certified")]
    [InlineData("ISO 9001")]
    [InlineData("B-BBEE level 2")]
    [InlineData("12.500,00 EUR")]
    [InlineData("EUR 12500")]
    public void Registers_rooms_and_praise_are_no_place(string line)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\nKey Account Manager\n{line}\n+49 431 123456", "Anna Kis", "firm.com");

        Assert.Equal((null, "Key Account Manager"), (signature.Place, signature.Role));
    }

    [Theory]
    [InlineData("LinkedIn | Twitter | Facebook")]
    [InlineData("LinkedIn")]
    [InlineData("YouTube | X | TikTok")]
    [InlineData("Schedule a call with me")]
    [InlineData("Book a meeting with me")]
    [InlineData("Termin vereinbaren")]
    [InlineData("B-BBEE level 2")]
    [InlineData("HRB 12345\nKiel")]
    public void What_stands_below_is_no_role(string lines) =>
        Assert.Null(Signature.Of($"Hello.\n\nAnna Kis\n{lines}\n+49 431 123456", "Anna Kis", "firm.com").Role);

    [Theory]
    [InlineData("firm.fr", "8, place Bellecour – 69002 Lyon – France", "8, place Bellecour | 69002 | Lyon | FR")]
    [InlineData("firm.fr", "12 bis, rue de la République - 69002 Lyon - France", "12 bis, rue de la République | 69002 | Lyon | FR")]
    [InlineData("firm.it", "Via Roma, 12 - 20121 Milano (MI) - Italia", "Via Roma, 12 | 20121 | Milano | IT")]
    [InlineData("firm.com", "C/ Mayor 5\n28013 Madrid (España)", "C/ Mayor 5 | 28013 | Madrid | ES")]
    [InlineData("firm.ir", "No. 12, Valiasr St., Tehran 1968643111, Iran", "No. 12, Valiasr St. | 1968643111 | Tehran | IR")]
    [InlineData("firm.de", "Kern GmbH - Hafenstr. 5 - 24103 Kiel", "Hafenstr. 5 | 24103 | Kiel | DE")]
    [InlineData("firm.de", "📍 Hafenstr. 5, 24103 Kiel", "Hafenstr. 5 | 24103 | Kiel | DE")]
    [InlineData("firm.co.uk", "14 High Street\nLeeds\nLS1 4AB", "14 High Street | LS1 4AB | Leeds | GB")]
    [InlineData("firm.co.za", "12 Main Rd, Johannesburg 2001", "12 Main Rd | 2001 | Johannesburg | ZA")]
    public void Dashes_brackets_and_signs_stand_between_the_parts_of_a_place(string domain, string lines, string place)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Kis\n{lines}", "Anna Kis", domain);

        Assert.Equal(place, signature.Place is { } found ? $"{found.Street} | {found.PostalCode} | {found.City} | {found.Country}" : "");
        Assert.Null(signature.Role);
    }
}
