using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Who wrote what a form, a program or a list sends, where several addresses are for answers.</summary>
public sealed class AnswersToOthersTests
{
    private static readonly OwnPeople s_own = OwnPeople.Of(["contoso.example"], []);

    [Theory]
    [InlineData("Shop <no-reply@shop.example>", "tickets+4f8a1@shop.example, Eva <eva@buyer.example>", "Eva", "eva@buyer.example")]
    [InlineData("Shop <no-reply@shop.example>", "case-77@shop.example, eva@buyer.example", "", "eva@buyer.example")]
    [InlineData("Shop <no-reply@shop.example>", "info@shop.example, Eva <eva@buyer.example>", "Eva", "eva@buyer.example")]
    [InlineData("Form <web@shop.example>", "sales@buyer.example", "", "sales@buyer.example")]
    [InlineData("'Eva Buyer' via Sales <sales@contoso.example>", "eva@buyer.example", "'Eva Buyer'", "eva@buyer.example")]
    [InlineData("Eva Buyer über Formular <form@shop.example>", "eva@buyer.example", "Eva Buyer", "eva@buyer.example")]
    [InlineData("Laden <0102@eu-west-1.amazonses.com>", "Eva <eva@buyer.example>", "Eva", "eva@buyer.example")]
    [InlineData("Laden <shop@em.sendgrid.net>", "Eva <eva@buyer.example>", "Eva", "eva@buyer.example")]
    [InlineData("Jan Own <jan@personal.example>", "Eva <eva@buyer.example>", "Jan Own", "jan@personal.example")]
    [InlineData("Jan Own <jan@amazonses.com.example>", "Eva <eva@buyer.example>", "Jan Own", "jan@amazonses.com.example")]
    public void The_person_among_the_answers_is_the_author(string from, string answers, string name, string address)
    {
        var parties = MailParties.Of(Message(Person(from), [.. answers.Split(", ").Select(Person)]), s_own);

        Assert.Equal(new MailPerson(name, address), parties.Author);
        Assert.Equal(address, parties.People[0].Address);
        Assert.False(parties.IsOurs);
    }

    private static MailPerson Person(string text) => text.Split(" <") is [var name, var address] ? new(name, address.TrimEnd('>'))
        : new("", text);

    private static MailMessage Message(MailPerson from, IReadOnlyList<MailPerson> replyTo) => new(
        "id", "<a@mail>", null, "Order", from, null, replyTo,
        [new(new("Maria", "maria@contoso.example"), RecipientLine.To)], false,
        DateTimeOffset.UnixEpoch, null, null, "Hello.", false, [], false, [], null);
}
