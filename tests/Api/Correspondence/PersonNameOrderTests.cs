using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>What stands behind a comma is a given name, or else says what a person is or where.</summary>
public sealed class PersonNameOrderTests
{
    [Theory]
    [InlineData("John Doe, CEO", "John Doe")]
    [InlineData("Maria Lopez, Marketing Director", "Maria Lopez")]
    [InlineData("Anna Kis, Sales", "Anna Kis")]
    [InlineData("Kovács Anna, HR", "Kovács Anna")]
    [InlineData("Berger Lisa, Einkauf", "Berger Lisa")]
    [InlineData("Νίκος Παππάς, Λογιστήριο", "Νίκος Παππάς")]
    [InlineData("Ion Popescu, Director General", "Ion Popescu")]
    [InlineData("Nagy Katalin, beszerzés", "Nagy Katalin")]
    [InlineData("Jean Martin, Service achats", "Jean Martin")]
    [InlineData("Johan Botha, Bestuurder", "Johan Botha")]
    [InlineData("Berger, Lisa, Einkauf", "Lisa Berger")]
    [InlineData("Doe, John, CEO", "John Doe")]
    [InlineData("Jan Novák, CSc.", "Jan Novák")]
    [InlineData("Lisa Berger, RN", "Lisa Berger")]
    [InlineData("Novák Jan, Ing.", "Novák Jan")]
    [InlineData("Petr Malý, DrSc.", "Petr Malý")]
    [InlineData("Jane Poe, MPH", "Jane Poe")]
    [InlineData("Kis, Anna dr.", "Anna Kis")]
    [InlineData("Doe, John; Extern", "John Doe")]
    [InlineData("Berger, Lisa / Extern", "Lisa Berger")]
    [InlineData("Doe, John, External", "John Doe")]
    [InlineData("Doe John EXT", "Doe John")]
    [InlineData("John Doe, he/him", "John Doe")]
    [InlineData("Jane Poe (she/her)", "Jane Poe")]
    [InlineData("Poe, Jane - she/they", "Jane Poe")]
    [InlineData("Smith, Jr., John", "John Smith Jr.")]
    [InlineData("Doe, Jr., John", "John Doe Jr.")]
    [InlineData("Smith, John, Jr.", "John Smith Jr.")]
    [InlineData("Smith, Jr, John M.", "John M. Smith Jr")]
    [InlineData("KING, SR., Martin", "Martin King Sr.")]
    [InlineData("Ford, III, Henry", "Henry Ford III")]
    [InlineData("Ford, Henry, II", "Henry Ford II")]
    [InlineData("van der Berg, Jr., Piet", "Piet van der Berg Jr.")]
    [InlineData("Smith Jr., John", "John Smith Jr.")]
    [InlineData("John Smith, Jr.", "John Smith, Jr.")]
    [InlineData("DOE John (EXT)", "DOE John")]
    [InlineData("Doe John - EXT", "Doe John")]
    [InlineData("Doe John [Extern]", "Doe John")]
    [InlineData("Doe John EXTERN", "Doe John")]
    [InlineData("Doe, John EXT", "John Doe")]
    [InlineData("Berger, Lisa/EXT", "Lisa Berger")]
    [InlineData("Berger, Lisa - Extern", "Lisa Berger")]
    [InlineData("Berger, Lisa | Externe", "Lisa Berger")]
    [InlineData("Berger, Lisa / ACME / Extern", "Lisa Berger")]
    [InlineData("John Doe (he/him/his)", "John Doe")]
    [InlineData("John Doe - they/them", "John Doe")]
    [InlineData("Doe, Jane, she/her/hers", "Jane Doe")]
    [InlineData("Lisa Berger, sie/ihr", "Lisa Berger")]
    [InlineData("Jane Poe [she/her]", "Jane Poe")]
    [InlineData("Jane Poe she/her", "Jane Poe")]
    [InlineData("李, 小龙", "李小龙")]
    [InlineData("欧阳, 娜娜", "欧阳娜娜")]
    [InlineData("王，伟", "王伟")]
    [InlineData("山田, 太郎", "山田太郎")]
    [InlineData("やまだ, たろう", "やまだたろう")]
    [InlineData("Acme, John Doe", "John Doe")]
    [InlineData("Acme GmbH, Lisa Berger", "Lisa Berger")]
    [InlineData("王, 伟", "王伟")]
    [InlineData("김, 철수", "김철수")]
    [InlineData("García López, María", "María García López")]
    [InlineData("Smith Jones, Emily", "Emily Smith Jones")]
    public void Roles_and_degrees_are_no_given_name(string shown, string name) => Assert.Equal(name, NameOf(shown, "x@acme.example"));

    [Theory]
    [InlineData("Café Roma, Athens")]
    [InlineData("Hotel Astoria, Budapest")]
    [InlineData("Bäckerei Schmidt, Lüneburg")]
    [InlineData("Astoria, Budapest")]
    [InlineData("Ταβέρνα Νίκος, Πάτρα")]
    [InlineData("Casa Verde, Cluj")]
    [InlineData("Berlin, Germany")]
    [InlineData("Office, Hamburg")]
    public void A_place_keeps_the_order(string shown) => Assert.Equal(shown, NameOf(shown, "x@acme.example"));

    /// <summary>The address tells which word is the given name where no list has it.</summary>
    [Theory]
    [InlineData("Ndlovu Khumalo, Sibusiso", "sibusiso.ndlovu@acme.example", "Sibusiso Ndlovu Khumalo")]
    [InlineData("Ndlovu, Sibusiso", "x@acme.example", "Sibusiso Ndlovu")]
    [InlineData("Acme, Lisa Maria", "lisa.acme@acme.example", "Lisa Maria Acme")]
    public void An_unknown_given_name_is_put_first(string shown, string address, string name) =>
        Assert.Equal(name, NameOf(shown, address));

    private static string NameOf(string shown, string address) => PersonName.Of(shown, EmailAddress.TryParse(address)!).Name;
}
