using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Lines of numbers in a signature that are neither a street nor a house.</summary>
public sealed class SignatureRegisterTests
{
    [Theory]
    [InlineData("DUNS 12-345-6789")]
    [InlineData("D-U-N-S 12-345-6789")]
    [InlineData("GLN 4012345000009\nEORI DE123456789012345\nDUNS 12-345-6789")]
    [InlineData("GLN 40-123-4567")]
    [InlineData("EORI 12-345-6789")]
    [InlineData("LEI 5299-0012")]
    [InlineData("KvK 12-345-678")]
    [InlineData("ABN 12-345-678")]
    [InlineData("CVR 12-34-56-78")]
    [InlineData("GTIN 40-1234")]
    [InlineData("EIN 12-3456")]
    [InlineData("WEEE 12-3456")]
    public void A_number_of_a_register_is_no_street(string lines)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Huber\nBuyer\n{lines}", "Anna Huber", "firm.com");

        Assert.Null(signature.Place?.Street);
        Assert.Equal("Buyer", signature.Role);
    }

    [Theory]
    [InlineData("P.O. Box 12345, Dubai, UAE\nOffice: 04 123 4567\nMob: 050 123 4567",
        "P.O. Box 12345 | Dubai | AE", "04 123 4567 ; 050 123 4567")]
    [InlineData("P.O. Box 12345, Dubai, UAE\nOffice 04 323 4567\nMob 050 123 4567",
        "P.O. Box 12345 | Dubai | AE", "04 323 4567 ; 050 123 4567")]
    [InlineData("P.O. Box 12345, Dubai, UAE\nShop: +971 4 323 4567", "P.O. Box 12345 | Dubai | AE", "+971 4 323 4567")]
    [InlineData("Hafenstr. 5\nOffice: 0431 123456\n24103 Kiel, Germany", "Hafenstr. 5 | Kiel | DE", "0431 123456")]
    [InlineData("12 High Street\nOffice: 020 7946 0123\nLondon SW1A 1AA", "12 High Street | London | GB", "020 7946 0123")]
    public void A_telephone_of_the_office_is_no_part_of_the_house(string lines, string place, string phones)
    {
        var signature = Signature.Of($"Hello.\n\nAnna Huber\nBuyer\n{lines}", "Anna Huber", "firm.com");

        Assert.Equal(place, $"{signature.Place?.Street} | {signature.Place?.City} | {signature.Place?.Country}");
        Assert.Equal(phones, string.Join(" ; ", signature.Phones));
    }
}
