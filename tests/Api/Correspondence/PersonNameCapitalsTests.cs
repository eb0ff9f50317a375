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
    [InlineData("VAN DEN BERG Piet", "piet@firm.example", "Piet Van Den Berg")]
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
    [InlineData("Jean-Paul DE LA TOUR", "x@firm.example", "Jean-Paul De La Tour")]
    [InlineData("BERGER Lisa", "x@firm.example", "Lisa Berger")]
    public void A_family_name_in_capitals_stands_last(string shown, string address, string name) =>
        Assert.Equal(name, NameOf(shown, address));

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
    [InlineData("LISA BERGER", "lisa.berger@firm.example")]
    [InlineData("J.R. Ewing", "ewing@firm.example")]
    [InlineData("EVA Air", "x@evaair.example")]
    [InlineData("LEA Software", "x@other.example")]
    [InlineData("Anna KIS KPMG", "anna.kis@kpmg.example")]
    [InlineData("CONTOSO Maria Papadaki", "maria@contoso.example")]
    [InlineData("Anna HR", "x@firm.example")]
    public void What_may_be_a_firms_stays(string shown, string address) => Assert.Equal(shown, NameOf(shown, address));

    private static string NameOf(string shown, string address) => PersonName.Of(shown, EmailAddress.TryParse(address)!).Name;
}
