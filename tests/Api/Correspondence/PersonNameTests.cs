using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Berger, Lisa", "lisa@firm.example", "Lisa Berger")]
    [InlineData("'John Doe'", "john@firm.example", "John Doe")]
    [InlineData("\"Doe, John\"", "john@firm.example", "John Doe")]
    [InlineData("“John Doe”", "john@firm.example", "John Doe")]
    [InlineData("Doe, John (Extern)", "john@firm.example", "John Doe")]
    [InlineData("Doe, John [EXT]", "john@firm.example", "John Doe")]
    [InlineData("[EXTERNAL] John Doe", "john@firm.example", "John Doe")]
    [InlineData("[EXT] Doe, John", "john@firm.example", "John Doe")]
    [InlineData("EXTERNAL: John Doe", "john@firm.example", "John Doe")]
    [InlineData("John Doe (Firm GmbH)", "john@firm.example", "John Doe")]
    [InlineData("john.doe", "john.doe@firm.example", "John Doe")]
    [InlineData("john_doe", "jd@firm.example", "John Doe")]
    [InlineData("JOHN.DOE", "jd@firm.example", "John Doe")]
    [InlineData("jean-luc.picard", "jlp@firm.example", "Jean-Luc Picard")]
    [InlineData("john.doe@firm.example", "john.doe@firm.example", "John Doe")]
    [InlineData("", "anna-kis@firm.example", "Anna Kis")]
    [InlineData("", "anna.kis2+crm@firm.example", "Anna Kis")]
    [InlineData("'Jonas Feld' via Sales", "sales@contoso.example", "Jonas Feld")]
    [InlineData("Jonas Feld via Google Docs", "drive@google.example", "Jonas Feld")]
    [InlineData("Jonas Feld über Kleinanzeigen", "x@shop.example", "Jonas Feld")]
    [InlineData("Μαρία Παππά μέσω Φόρμας", "x@shop.example", "Μαρία Παππά")]
    [InlineData("van der Merwe, Anna", "anna@firm.example", "Anna van der Merwe")]
    [InlineData("Van der Merwe, Anna Maria", "anna@firm.example", "Anna Maria Van der Merwe")]
    [InlineData("Berger, Lisa, Firm GmbH", "lisa@firm.example", "Lisa Berger")]
    [InlineData("Lisa Berger, Firm", "lisa@firm.example", "Lisa Berger")]
    [InlineData("Dr. Lisa Berger", "lisa@firm.example", "Lisa Berger")]
    [InlineData("Berger, Dr. Lisa", "lisa@firm.example", "Lisa Berger")]
    [InlineData("Prof. Dr. Lisa Berger", "lisa@firm.example", "Lisa Berger")]
    [InlineData("John Doe, PhD", "john@firm.example", "John Doe")]
    [InlineData("Lisa Berger LL.M.", "lisa@firm.example", "Lisa Berger")]
    [InlineData("John\u200b Doe\u2060", "john@firm.example", "John Doe")]
    [InlineData("Παππά, Μαρία", "m@firm.example", "Μαρία Παππά")]
    public void A_name_as_people_say_it(string shown, string address, string name) => Assert.Equal(name, NameOf(shown, address));

    /// <summary>Guard: what may be a company's name, or is in order, is left alone. Nothing is split at its last space.</summary>
    [Theory]
    [InlineData("Alpha One, Inc.")]
    [InlineData("Alpha One, LLC")]
    [InlineData("Beta Two, S.A.")]
    [InlineData("Gamma, GmbH")]
    [InlineData("Smith, Jones & Partners")]
    [InlineData("Smith, Jones and Partners")]
    [InlineData("van der Merwe")]
    [InlineData("Anna van der Merwe")]
    [InlineData("Nagyné Kiss Éva")]
    [InlineData("John Doe, Jr.")]
    [InlineData("3M, Division 4")]
    [InlineData("Silvia Rossi")]
    [InlineData("Viktor")]
    [InlineData("Olivia Via")]
    [InlineData("علی کریمی")]
    public void What_is_in_order_stays(string shown) => Assert.Equal(shown, NameOf(shown, "x@firm.example"));

    [Theory]
    [InlineData("(((((((((((")]
    [InlineData("[EXTERNAL]")]
    [InlineData("()")]
    [InlineData("''")]
    [InlineData(",")]
    [InlineData(", ,")]
    [InlineData("...")]
    [InlineData(" via ")]
    public void A_name_of_nothing_is_the_address_or_itself(string shown) => Assert.NotEmpty(NameOf(shown, "anna.kis@firm.example"));

    [Fact]
    public void A_hostile_name_takes_no_time() =>
        Assert.NotNull(NameOf(string.Concat(Enumerable.Repeat("[a](b) via ", 20_000)), "x@firm.example"));

    private static string NameOf(string shown, string address) => PersonName.Of(shown, EmailAddress.TryParse(address)!).Name;
}
