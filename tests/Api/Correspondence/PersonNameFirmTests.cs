using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Firms, titles, directories' counts and marks beside a name, wherever they stand.</summary>
public sealed class PersonNameFirmTests
{
    [Theory]
    [InlineData("Anna Berger • Acme", "Anna Berger")]
    [InlineData("Anna Berger · Acme GmbH", "Anna Berger")]
    [InlineData("Acme | Anna Berger", "Anna Berger")]
    [InlineData("Acme GmbH - Anna Berger", "Anna Berger")]
    [InlineData("Berger, Anna | Sales | Acme", "Anna Berger")]
    [InlineData("Anna Berger @ Acme", "Anna Berger")]
    [InlineData("Anna Berger @Acme", "Anna Berger")]
    [InlineData("Anna Berger, Beta GmbH & Co. KG", "Anna Berger")]
    [InlineData("Anna Berger/Einkauf/Acme/DE", "Anna Berger")]
    [InlineData("Anna Berger/Einkauf", "Anna Berger")]
    [InlineData("CN=Anna Berger/OU=Sales/O=Acme", "Anna Berger")]
    [InlineData("anna.berger@acme.example (Anna Berger)", "Anna Berger")]
    [InlineData("Berger (Acme), Anna", "Anna Berger")]
    [InlineData("Berger [EXT], Anna", "Anna Berger")]
    [InlineData("Anna Berger -- External", "Anna Berger")]
    [InlineData("Extern_Berger, Anna", "Anna Berger")]
    [InlineData("Berger, Anna 2", "Anna Berger")]
    [InlineData("Berger, Anna .", "Anna Berger")]
    [InlineData("‚Berger, Anna‘", "Anna Berger")]
    [InlineData("Anna Berger, Kundenservice", "Anna Berger")]
    [InlineData("Anna Berger, Abteilungsleiterin", "Anna Berger")]
    public void A_firm_or_a_mark_beside_a_name_is_no_part_of_it(string shown, string name) => Assert.Equal(name, NameOf(shown));

    [Theory]
    [InlineData("Müller, Eva-Maria, Dr. med.", "Eva-Maria Müller")]
    [InlineData("Rossi Marco, Avv.", "Rossi Marco")]
    [InlineData("JUDr. Petr Novák", "Petr Novák")]
    [InlineData("Mgr. Petr Novák", "Petr Novák")]
    [InlineData("Lic. Ana García", "Ana García")]
    [InlineData("RAin Lisa Berger", "Lisa Berger")]
    [InlineData("Rechtsanwältin Lisa Berger", "Lisa Berger")]
    [InlineData("Lisa Berger, PMP®", "Lisa Berger")]
    [InlineData("DE VRIES, Jan", "Jan De Vries")]
    [InlineData("VAN DE VELDE, Jan", "Jan van de Velde")]
    [InlineData("LI, Wei", "Wei Li")]
    [InlineData("MCDONALD, Ronald", "Ronald McDonald")]
    [InlineData("Berg, van den, Jan", "Jan van den Berg")]
    [InlineData("Cruz, María José de la", "María José de la Cruz")]
    [InlineData("山田、太郎", "山田太郎")]
    public void Titles_and_small_words_stand_where_people_say_them(string shown, string name) => Assert.Equal(name, NameOf(shown));

    [Theory]
    [InlineData("Ra Moon")]
    [InlineData("WP Engine")]
    [InlineData("OTE A.E.")]
    [InlineData("ΟΤΕ Α.Ε.")]
    [InlineData("DELTA E.P.E.")]
    [InlineData("NIKAS O.E.")]
    [InlineData("VIVARTIA Α.Β.Ε.Ε.")]
    [InlineData("OTP Nyrt.")]
    [InlineData("BARNA Bt.")]
    [InlineData("KISS E.V.")]
    [InlineData("DACIA S.A.")]
    [InlineData("POPA P.F.A.")]
    [InlineData("ROMPETROL S.R.L.")]
    [InlineData("SIEMENS A.G.")]
    [InlineData("MAIER e.K.")]
    [InlineData("BERGER GbR")]
    [InlineData("SHELL N.V.")]
    [InlineData("NOVAK s.r.o.")]
    [InlineData("PETROV d.o.o.")]
    [InlineData("ROSSI s.n.c.")]
    [InlineData("Eng. Department")]
    [InlineData("Mr. & Mrs. Smith")]
    [InlineData("Eng Li")]
    [InlineData("Gal·la Pons")]
    [InlineData("24/7 Support")]
    [InlineData("Alpha Beta, Gamma GmbH")]
    [InlineData("Johnson, Johnson and Co")]
    [InlineData("Jan - Willem")]
    [InlineData("Yamada Taro / 山田太郎")]
    public void What_may_be_a_name_stays(string shown) => Assert.Equal(shown, NameOf(shown));

    [Theory]
    [InlineData("Sales | Anna Berger", "anna.berger@acme.example", "Anna Berger")]
    [InlineData("Hotel Adler • Reception", "reception@adler.example", "Hotel Adler")]
    [InlineData("Mola · Coffee · Athens", "hello@mola.example", "Mola")]
    [InlineData("Team | Firma", "team@firma.example", "Team")]
    public void Of_two_halves_the_address_tells(string shown, string address, string name) =>
        Assert.Equal(name, PersonName.Of(shown, EmailAddress.TryParse(address)!).Name);

    private static string NameOf(string shown) => PersonName.Of(shown, EmailAddress.TryParse("x@acme.example")!).Name;
}
