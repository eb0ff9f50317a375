using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Streets, legal forms, marks and words for nobody in the name of an address line.</summary>
public sealed class PersonNameStreetTests
{
    [Theory]
    [InlineData("Ristorante Via Veneto")]
    [InlineData("Hotel via Roma")]
    [InlineData("Pizzeria Via Appia")]
    [InlineData("Farmacia via Garibaldi")]
    [InlineData("Caffè Via Dante")]
    [InlineData("Studio Rossi Via Emilia")]
    [InlineData("Panificio via dei Mille 12")]
    [InlineData("Hotel Adria via Nazionale")]
    public void Via_is_a_street_in_the_name_of_a_house(string shown)
    {
        Assert.Equal(shown, NameOf(shown));
        Assert.Null(PersonName.OnWhoseBehalf(shown));
    }

    [Theory]
    [InlineData("Hotel Adria via Booking.com", "Hotel Adria")]
    [InlineData("'Hotel Adria' via Sales", "Hotel Adria")]
    [InlineData("Anna Berger Via Sales", "Anna Berger")]
    [InlineData("Jonas via LinkedIn", "Jonas")]
    [InlineData("Eva Schmidt via Acme", "Eva Schmidt")]
    [InlineData("Eva Schmidt <eva@x.example> via Acme", "Eva Schmidt")]
    [InlineData("Schmidt, Eva <eva@x.example> via Sales", "Eva Schmidt")]
    public void Via_before_a_mailbox_or_a_service_is_cut(string shown, string name) => Assert.Equal(name, NameOf(shown));

    [Theory]
    [InlineData("Beta, L.L.C.")]
    [InlineData("Beta, s.r.o.")]
    [InlineData("Beta, Lda")]
    [InlineData("Beta, Ltda.")]
    [InlineData("Beta, S.L.U.")]
    [InlineData("Beta, P.C.")]
    [InlineData("Beta, S.A. de C.V.")]
    [InlineData("Beta, S. de R.L. de C.V.")]
    [InlineData("Beta, SARL")]
    [InlineData("Beta, EIRELI")]
    [InlineData("Beta, A/S")]
    [InlineData("Beta, L.P.")]
    public void A_legal_form_behind_a_comma_is_no_given_name(string shown) => Assert.Equal(shown, NameOf(shown));

    [Theory]
    [InlineData("Khumalo, P.C.", "khumalo@firm.example", "P.C. Khumalo")]
    [InlineData("Naidoo, L.P.", "lp.naidoo@firm.example", "L.P. Naidoo")]
    public void Initials_behind_a_family_name_are_turned(string shown, string address, string name) =>
        Assert.Equal(name, NameOf(shown, address));

    [Theory]
    [InlineData("Doe, John {DEEP~Basel}", "John Doe")]
    [InlineData("Schmidt, Eva {EXT}", "Eva Schmidt")]
    [InlineData("Schmidt, Eva #1234", "Eva Schmidt")]
    [InlineData("Schmidt, Eva; Acme", "Eva Schmidt")]
    [InlineData("山田太郎（営業部）", "山田太郎")]
    [InlineData("Eva Schmidt (Acme) - Out of office", "Eva Schmidt")]
    [InlineData("Eva Schmidt – abwesend", "Eva Schmidt")]
    [InlineData(", John", "John")]
    public void Marks_behind_a_name_are_no_part_of_it(string shown, string name) => Assert.Equal(name, NameOf(shown));

    [Theory]
    [InlineData("[External]")]
    [InlineData("(External)")]
    [InlineData("EXT")]
    [InlineData("via LinkedIn")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("N/A")]
    [InlineData("Unknown")]
    [InlineData("Mrs.")]
    [InlineData("unbekannt")]
    public void A_word_for_nobody_is_no_name(string shown) =>
        Assert.Equal(("Eva Schmidt", false), PersonName.Of(shown, EmailAddress.TryParse("eva.schmidt@zeta.example")!));

    private static string NameOf(string shown, string address = "x@zeta.example") =>
        PersonName.Of(shown, EmailAddress.TryParse(address)!).Name;
}
