using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>A family name in capitals stands first in some countries; a firm's own name in capitals looks the same.</summary>
public sealed class PersonNameCapitalsTests
{
    [Theory]
    [InlineData("MÜLLER Hans", "x@firm.example", "Hans Müller")]
    [InlineData("DUPONT Jean", "x@firm.example", "Jean Dupont")]
    [InlineData("DUPONT Marie-Claire", "mc.dupont@firm.example", "Marie-Claire Dupont")]
    [InlineData("NAGY Péter", "x@firm.example", "Péter Nagy")]
    [InlineData("KISS Katalin Anna", "x@firm.example", "Katalin Anna Kiss")]
    [InlineData("POPESCU Ion", "x@firm.example", "Ion Popescu")]
    [InlineData("ΠΑΠΠΑΣ Γιώργος", "x@firm.example", "Γιώργος Παππας")]
    [InlineData("ИВАНОВ Сергей", "x@firm.example", "Сергей Иванов")]
    [InlineData("LE GOFF Yann", "yann.legoff@firm.example", "Yann Le Goff")]
    [InlineData("VAN DEN BERG Piet", "piet@firm.example", "Piet van den Berg")]
    [InlineData("O'BRIEN Kate", "x@firm.example", "Kate O'Brien")]
    [InlineData("SCHMIDT-MEIER Anna", "x@firm.example", "Anna Schmidt-Meier")]
    [InlineData("WANG Wei", "wang.wei@firm.example", "Wei Wang")]
    [InlineData("KIM Min-jun", "minjun@firm.example", "Min-jun Kim")]
    [InlineData("TANAKA Hiroshi", "h.tanaka@firm.example", "Hiroshi Tanaka")]
    [InlineData("Dr. MÜLLER Hans", "x@firm.example", "Hans Müller")]
    [InlineData("M. DUPONT Jean", "x@firm.example", "Jean Dupont")]
    [InlineData("Jean DUPONT", "x@firm.example", "Jean Dupont")]
    [InlineData("LISA Berger", "lisa.berger@firm.example", "Lisa Berger")]
    [InlineData("PAPADAKI Maria E.", "x@firm.example", "Maria E. Papadaki")]
    [InlineData("Jean-Paul DE LA TOUR", "x@firm.example", "Jean-Paul de la Tour")]
    [InlineData("BERGER Lisa", "x@firm.example", "Lisa Berger")]
    public void A_family_name_in_capitals_stands_last(string shown, string address, string name) =>
        Assert.Equal(name, NameOf(shown, address));

    /// <summary>In capitals only, or without any: the order stays, for nothing tells which word is the family name.</summary>
    [Theory]
    [InlineData("JEAN-PIERRE DUPONT", "jpd@firm.example", "Jean-Pierre Dupont")]
    [InlineData("LISA BERGER", "x@firm.example", "Lisa Berger")]
    [InlineData("LISA BERGER", "lisa.berger@firm.example", "Lisa Berger")]
    [InlineData("lisa berger", "x@firm.example", "Lisa Berger")]
    [InlineData("SZABÓ PÉTER", "x@firm.example", "Szabó Péter")]
    [InlineData("ΓΙΩΡΓΟΣ ΠΑΠΠΑΣ", "x@firm.example", "Γιωργος Παππας")]
    [InlineData("PIETER VAN DER MERWE", "x@firm.example", "Pieter van der Merwe")]
    [InlineData("pieter van der merwe", "x@firm.example", "Pieter van der Merwe")]
    [InlineData("MARIA DE LA CRUZ", "x@firm.example", "Maria de la Cruz")]
    [InlineData("marie-claire o'brien", "x@firm.example", "Marie-Claire O'Brien")]
    [InlineData("JOHN MCDONALD", "x@firm.example", "John McDonald")]
    [InlineData("JOHN MACARTHUR", "x@firm.example", "John Macarthur")]
    [InlineData("DR. HANS MÜLLER", "x@firm.example", "Hans Müller")]
    [InlineData("DIPL.-ING. MARIA KOS", "x@firm.example", "Maria Kos")]
    [InlineData("JOHN F. SMITH", "x@firm.example", "John F. Smith")]
    [InlineData("J. SMITH", "j.smith@firm.example", "J. Smith")]
    [InlineData("WEI WANG", "wei.wang@firm.example", "Wei Wang")]
    [InlineData("sibusiso ndlovu", "sibusiso@firm.example", "Sibusiso Ndlovu")]
    [InlineData("JOHN SMITH III", "x@firm.example", "John Smith III")]
    [InlineData("O'NEIL MARY", "x@firm.example", "Mary O'Neil")]
    [InlineData("berger, lisa", "x@firm.example", "Lisa Berger")]
    [InlineData("van der merwe, anna", "x@firm.example", "Anna van der Merwe")]
    [InlineData("POPA ȘERBAN", "x@firm.example", "Popa Șerban")]
    public void A_name_without_its_capitals_gets_them(string shown, string address, string name) =>
        Assert.Equal(name, NameOf(shown, address));

    [Theory]
    [InlineData("McDONALD John", "x@firm.example", "John McDonald")]
    [InlineData("John McDONALD", "x@firm.example", "John McDonald")]
    [InlineData("MacDONALD Mary", "x@firm.example", "Mary MacDonald")]
    [InlineData("d'ANGELO Marco", "x@firm.example", "Marco d'Angelo")]
    [InlineData("van der MERWE Pieter", "x@firm.example", "Pieter van der Merwe")]
    [InlineData("de la CRUZ María", "x@firm.example", "María de la Cruz")]
    [InlineData("María de la CRUZ", "x@firm.example", "María de la Cruz")]
    [InlineData("McDONALD, John", "x@firm.example", "John McDonald")]
    [InlineData("McDONALD, JOHN", "x@firm.example", "John McDonald")]
    [InlineData("Berger, ANNA", "x@firm.example", "Anna Berger")]
    [InlineData("L'HERMITE Paul", "x@firm.example", "Paul L'Hermite")]
    [InlineData("VAN DER MERWE, Pieter", "x@firm.example", "Pieter van der Merwe")]
    [InlineData("MACARTHUR John", "x@firm.example", "John Macarthur")]
    [InlineData("DUPONT J.", "j.dupont@firm.example", "J. Dupont")]
    [InlineData("DUPONT J.-P.", "jp.dupont@firm.example", "J.-P. Dupont")]
    public void Small_parts_of_a_family_name_in_capitals_go_with_it(string shown, string address, string name) =>
        Assert.Equal(name, NameOf(shown, address));

    /// <summary>An academic title in capitals is a title only before two words more.</summary>
    [Theory]
    [InlineData("ING Maria", "x@firm.example", "ING Maria")]
    [InlineData("ING Maria Kos", "x@firm.example", "Maria Kos")]
    [InlineData("Ing. Maria Kos", "x@firm.example", "Maria Kos")]
    [InlineData("Dr. Maria", "x@firm.example", "Maria")]
    [InlineData("Dipl.-Ing. (FH) Hans Huber", "x@firm.example", "Hans Huber")]
    [InlineData("DR MÜLLER Hans", "x@firm.example", "Hans Müller")]
    [InlineData("MAG Maria", "x@firm.example", "MAG Maria")]
    public void A_title_in_capitals_may_be_a_firms_name(string shown, string address, string name) =>
        Assert.Equal(name, NameOf(shown, address));

    [Theory]
    [InlineData("o'neil.mary", "Mary O'Neil")]
    [InlineData("mary.o'neil", "Mary O'Neil")]
    [InlineData("o'brien.xolani", "O'Brien Xolani")]
    [InlineData("d'angelo.marco", "Marco D'Angelo")]
    [InlineData("mcdonald.john", "John McDonald")]
    [InlineData("o’neil_mary", "Mary O’Neil")]
    [InlineData("macarthur.john", "Macarthur John")]
    [InlineData("berger.lisa", "Berger Lisa")]
    public void A_login_with_an_apostrophe_is_a_name(string login, string name)
    {
        Assert.Equal(name, NameOf(login, "x@firm.example"));
        Assert.Equal(name, NameOf("", $"{login}@firm.example"));
    }

    [Theory]
    [InlineData("BMW Bank", "info@bmw.example")]
    [InlineData("IKEA Kundenservice", "info@ikea.example")]
    [InlineData("DHL Paket", "noreply@dhl.example")]
    [InlineData("BAUER Media", "x@bauer.example")]
    [InlineData("MEYER Werft", "meyer@werft.example")]
    [InlineData("KRONES Academy", "krones@other.example")]
    [InlineData("KLM Customer Care", "care@klm.example")]
    [InlineData("IBM Deutschland", "ibm@firm.example")]
    [InlineData("SALES Maria", "x@firm.example")]
    [InlineData("MEIER GmbH", "meier@firm.example")]
    [InlineData("J.R. Ewing", "ewing@firm.example")]
    [InlineData("EVA Air", "x@evaair.example")]
    [InlineData("LEA Software", "x@other.example")]
    [InlineData("Anna KIS KPMG", "anna.kis@kpmg.example")]
    [InlineData("CONTOSO Maria Papadaki", "maria@contoso.example")]
    [InlineData("Anna HR", "x@firm.example")]
    [InlineData("IBM DEUTSCHLAND", "info@ibm.example")]
    [InlineData("ACME TRADING LTD", "x@acme.example")]
    [InlineData("MARTIN GUITARS GMBH", "martin@guitars.example")]
    [InlineData("adidas", "x@adidas.example")]
    [InlineData("iPhone", "anna@firm.example")]
    [InlineData("bol.com", "anna@bol.example")]
    [InlineData("Sales Team, Acme Ltd", "info@firm.example")]
    [InlineData("Accounts Payable, Acme Ltd", "ap@firm.example")]
    [InlineData("Acme Ltd, Sales Team", "info@acme.example")]
    [InlineData("EVA AIR", "x@evaair.example")]
    public void What_may_be_a_firms_stays(string shown, string address) => Assert.Equal(shown, NameOf(shown, address));

    private static string NameOf(string shown, string address) => PersonName.Of(shown, EmailAddress.TryParse(address)!).Name;
}
